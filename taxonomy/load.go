package taxonomy

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strings"
	"sync"

	"github.com/goccy/go-yaml/ast"
)

//go:embed *.yaml
var files embed.FS

// Load returns the taxonomy that is built in.
func Load() (*Taxonomy, error) { return LoadFS(files) }

// LoadFS reads a taxonomy from the root of fsys: taxonomy.yaml, schemes.yaml and
// one file for each category. It is strict; the error joins all problems, each
// as "file:line:column: problem". What Lint finds is no error here.
func LoadFS(fsys fs.FS) (*Taxonomy, error) {
	l := loader{fsys: fsys, tax: &Taxonomy{
		leaf: map[string]*Leaf{}, category: map[string]*Category{}, stop: map[string]bool{}, positions: map[string]position{},
	}}
	l.load()
	if err := errors.Join(l.problems...); err != nil {
		return nil, err
	}
	return l.tax, nil
}

// A position is a place in a file.
type position struct {
	file         string
	line, column int
}

type loader struct {
	fsys     fs.FS
	tax      *Taxonomy
	hash     strings.Builder
	problems []error
}

// headYAML is the form of taxonomy.yaml.
type headYAML struct {
	Version    string            `yaml:"version"`
	Categories []string          `yaml:"categories"`
	Macros     map[string]string `yaml:"macros"`
	Prefixes   map[string]string `yaml:"prefixes"`
	Stop       []string          `yaml:"stop"`
}

// categoryYAML is the form of a category's file.
type categoryYAML struct {
	ID         string     `yaml:"id"`
	Name       string     `yaml:"name"`
	Code       string     `yaml:"code"`
	Definition string     `yaml:"definition"`
	Leaves     []leafYAML `yaml:"leaves"`
}

type leafYAML struct {
	ID         string      `yaml:"id"`
	Name       string      `yaml:"name"`
	Tier       int         `yaml:"tier"`
	Definition string      `yaml:"definition"`
	In         string      `yaml:"in"`
	Out        string      `yaml:"out"`
	Attrs      []attrYAML  `yaml:"attrs"`
	Map        mappingYAML `yaml:"map"`
	Cues       []string    `yaml:"cues"`
	Weak       []string    `yaml:"weak"`
	Heading    []string    `yaml:"heading"`
	Deny       []string    `yaml:"deny"`
	Veto       []string    `yaml:"veto"`
	Denial     bool        `yaml:"denial"`
	ReplacedBy string      `yaml:"replaced_by"`
	Yes        []string    `yaml:"yes"`
	No         []string    `yaml:"no"`
}

type attrYAML struct {
	Name   string      `yaml:"name"`
	Fact   string      `yaml:"fact"`
	Values []valueYAML `yaml:"values"`
}

type valueYAML struct {
	Name string   `yaml:"name"`
	Cues []string `yaml:"cues"`
}

type mappingYAML struct {
	OPP115 []string `yaml:"opp115"`
	DPV    []string `yaml:"dpv"`
	Law    []string `yaml:"law"`
	TCF    string   `yaml:"tcf"`
	Store  string   `yaml:"store"`
}

func (l *loader) load() {
	var head headYAML
	root, ok := l.read("taxonomy.yaml", &head)
	if !ok {
		return
	}
	t := l.tax
	t.Version, t.Macros, t.vocabulary = head.Version, head.Macros, head.Prefixes
	for _, w := range head.Stop {
		t.stop[w] = true
	}
	if !semver.MatchString(head.Version) {
		l.problem(at("taxonomy.yaml", value(root, "version")), "version %q is not of the form 1.2.3", head.Version)
	}
	l.loadCategories(head.Categories, root)
	l.loadSchemes()
	l.checkStray(head.Categories)
	sum := sha256.Sum256([]byte(l.hash.String()))
	t.Hash = hex.EncodeToString(sum[:])
	t.index()
}

var semver = regexp.MustCompile(`^\d+\.\d+\.\d+$`)

func (l *loader) loadCategories(ids []string, root ast.Node) {
	// Decoding is most of the time to start; the order of what follows does not depend on it.
	decoded := make([]categoryYAML, len(ids))
	files := make([]fetched, len(ids))
	var wg sync.WaitGroup
	for i, id := range ids {
		wg.Go(func() { files[i] = l.fetch(id+".yaml", &decoded[i]) })
	}
	wg.Wait()
	for i, id := range ids {
		c, file := decoded[i], files[i].file
		node, ok := l.take(files[i])
		if !ok {
			continue
		}
		if c.ID != id {
			l.problem(at(file, value(node, "id")), "category id is %q, the file's name says %q", c.ID, id)
		}
		if l.tax.category[id] != nil {
			l.problem(at("taxonomy.yaml", element(value(root, "categories"), i)), "category %q stands twice", id)
			continue
		}
		l.tax.category[id] = &Category{}
		l.tax.Categories = append(l.tax.Categories, l.category(file, c, node))
	}
}

// category converts a decoded file, notes the positions of its parts and checks what the index relies on.
func (l *loader) category(file string, c categoryYAML, node ast.Node) Category {
	out := Category{ID: c.ID, Name: c.Name, Code: c.Code, Definition: c.Definition}
	l.note(c.ID, file, node)
	list := value(node, "leaves")
	for i, y := range c.Leaves {
		n := element(list, i)
		where := at(file, value(n, "id"))
		if name, ok := strings.CutPrefix(y.ID, c.ID+"."); !ok || !leafName.MatchString(name) {
			l.problem(where, "leaf id %q is not of the form %s.name", y.ID, c.ID)
		}
		if first, ok := l.tax.positions[y.ID]; ok {
			l.problem(where, "leaf %q stands twice, first in %s:%d", y.ID, first.file, first.line)
			continue
		}
		l.note(y.ID, file, n)
		out.Leaves = append(out.Leaves, y.leaf(c.ID))
	}
	return out
}

var leafName = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)

func (y leafYAML) leaf(category string) Leaf {
	l := Leaf{
		ID: y.ID, Name: y.Name, Category: category, Tier: y.Tier, Definition: y.Definition, In: y.In, Out: y.Out, Map: Mapping(y.Map),
		Cues: y.Cues, Weak: y.Weak, Heading: y.Heading, Deny: y.Deny, Veto: y.Veto,
		Denial: y.Denial, ReplacedBy: y.ReplacedBy, Yes: y.Yes, No: y.No,
	}
	for _, a := range y.Attrs {
		attr := Attr{Name: a.Name, Fact: a.Fact}
		for _, v := range a.Values {
			attr.Values = append(attr.Values, AttrValue(v))
		}
		l.Attrs = append(l.Attrs, attr)
	}
	return l
}

// read decodes a file into v; it reports the problem and returns false when that fails.
func (l *loader) read(file string, v any) (ast.Node, bool) { return l.take(l.fetch(file, v)) }

// A fetched file is what became of decoding it.
type fetched struct {
	file string
	data []byte
	root ast.Node
	err  error
}

// fetch decodes a file into v. It changes nothing in l.
func (l *loader) fetch(file string, v any) fetched {
	data, err := fs.ReadFile(l.fsys, file)
	if err != nil {
		return fetched{file: file, err: fmt.Errorf("%s:1:1: %w", file, err)}
	}
	root, err := decode(file, data, v)
	return fetched{file, data, root, err}
}

// take adds a fetched file to the hash and reports its problem.
func (l *loader) take(f fetched) (ast.Node, bool) {
	fmt.Fprintf(&l.hash, "%s\n%d\n%s", f.file, len(f.data), f.data)
	if f.err != nil {
		l.problems = append(l.problems, f.err)
		return nil, false
	}
	return f.root, true
}

// checkStray reports YAML files that nothing reads.
func (l *loader) checkStray(categories []string) {
	known := map[string]bool{"taxonomy.yaml": true, "schemes.yaml": true}
	for _, id := range categories {
		known[id+".yaml"] = true
	}
	names, err := fs.Glob(l.fsys, "*.yaml")
	if err != nil {
		l.problems = append(l.problems, err)
	}
	for _, name := range names {
		if !known[path.Base(name)] {
			l.problem(position{name, 1, 1}, "not listed under categories in taxonomy.yaml")
		}
	}
}

func (l *loader) problem(p position, format string, args ...any) {
	l.problems = append(l.problems, fmt.Errorf("%s:%d:%d: %s", p.file, p.line, p.column, fmt.Sprintf(format, args...)))
}

// index builds the look-up tables once all categories are in place.
func (t *Taxonomy) index() {
	clear(t.category)
	for i := range t.Categories {
		c := &t.Categories[i]
		t.category[c.ID] = c
		for j := range c.Leaves {
			t.leaf[c.Leaves[j].ID] = &c.Leaves[j]
			t.leaves = append(t.leaves, &c.Leaves[j])
		}
	}
}
