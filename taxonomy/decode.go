package taxonomy

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// DecodeYAML decodes one YAML document into the struct that into points to,
// strictly: a field that the struct does not have is an error, and so is a key
// that stands twice. The error joins all problems found, each as
// "file:line:column: problem"; lines and columns count from 1.
func DecodeYAML(file string, data []byte, into any) error {
	_, err := decode(file, data, into)
	return err
}

// decode is DecodeYAML; it also returns the document's tree for the positions in it.
func decode(file string, data []byte, into any) (ast.Node, error) {
	tree, err := parser.ParseBytes(data, 0)
	if err != nil {
		return nil, yamlError(file, err)
	}
	if len(tree.Docs) != 1 || tree.Docs[0].Body == nil {
		return nil, fmt.Errorf("%s:1:1: want one YAML document", file)
	}
	root := tree.Docs[0].Body
	w := fieldWalk{file: file}
	w.walk(root, reflect.TypeOf(into).Elem())
	if err := errors.Join(w.problems...); err != nil {
		return nil, err
	}
	if err := yaml.NodeToValue(root, into, yaml.Strict()); err != nil {
		return nil, yamlError(file, err)
	}
	return root, nil
}

// yamlError gives the library's error the form "file:line:column: problem".
func yamlError(file string, err error) error {
	var y yaml.Error
	if !errors.As(err, &y) || y.GetToken() == nil {
		return fmt.Errorf("%s:1:1: %w", file, err)
	}
	p := y.GetToken().Position
	return fmt.Errorf("%s:%d:%d: %s", file, p.Line, p.Column, y.GetMessage())
}

// A fieldWalk collects the keys of a tree that its Go type does not have: the
// library stops at the first.
type fieldWalk struct {
	file     string
	problems []error
}

func (w *fieldWalk) walk(n ast.Node, t reflect.Type) {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch t.Kind() {
	case reflect.Struct:
		w.walkStruct(n, t)
	case reflect.Slice:
		if s, ok := n.(*ast.SequenceNode); ok {
			for _, v := range s.Values {
				w.walk(v, t.Elem())
			}
		}
	case reflect.Map:
		for _, p := range pairs(n) {
			w.walk(p.Value, t.Elem())
		}
	}
}

func (w *fieldWalk) walkStruct(n ast.Node, t reflect.Type) {
	if custom(t) {
		return
	}
	fields := fieldTypes(t)
	for _, p := range pairs(n) {
		ft, ok := fields[p.Key.String()]
		if !ok {
			pos := p.Key.GetToken().Position
			w.problems = append(w.problems, fmt.Errorf("%s:%d:%d: unknown field %q", w.file, pos.Line, pos.Column, p.Key.String()))
			continue
		}
		w.walk(p.Value, ft)
	}
}

// custom reports whether values of t decode themselves: their fields say nothing about their YAML.
func custom(t reflect.Type) bool {
	p := reflect.PointerTo(t)
	for _, i := range []reflect.Type{
		reflect.TypeFor[yaml.InterfaceUnmarshaler](), reflect.TypeFor[yaml.BytesUnmarshaler](), reflect.TypeFor[yaml.NodeUnmarshaler](),
	} {
		if p.Implements(i) {
			return true
		}
	}
	return false
}

// fieldTypes maps the YAML name of each field of t to its type, inlined structs opened.
func fieldTypes(t reflect.Type) map[string]reflect.Type {
	fields := map[string]reflect.Type{}
	for f := range t.Fields() {
		name, opts, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		switch {
		case name == "-" || !f.IsExported():
		case strings.Contains(opts, "inline"):
			for n, ft := range fieldTypes(f.Type) {
				fields[n] = ft
			}
		case name == "":
			fields[strings.ToLower(f.Name)] = f.Type
		default:
			fields[name] = f.Type
		}
	}
	return fields
}

// pairs returns the key-value pairs of a mapping, none for another node.
func pairs(n ast.Node) []*ast.MappingValueNode {
	switch n := n.(type) {
	case *ast.MappingNode:
		return n.Values
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}
	}
	return nil
}
