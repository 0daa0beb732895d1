package taxonomy

import (
	"strconv"

	"github.com/goccy/go-yaml/ast"
)

// note records the positions of a node's parts under path: "path/key" for the
// keys of a mapping and "path/key/3" for the elements of a list.
func (l *loader) note(path, file string, n ast.Node) {
	l.tax.positions[path] = at(file, n)
	for _, p := range pairs(n) {
		below := path + "/" + p.Key.String()
		l.tax.positions[below] = at(file, p.Key)
		if s, ok := p.Value.(*ast.SequenceNode); ok {
			for i, v := range s.Values {
				l.tax.positions[below+"/"+strconv.Itoa(i)] = at(file, v)
			}
		}
	}
}

// at returns where n starts, the start of the file for a nil node.
func at(file string, n ast.Node) position {
	if n == nil || n.GetToken() == nil {
		return position{file, 1, 1}
	}
	if ps := pairs(n); len(ps) > 0 { // a mapping's own token is the colon of its first pair
		n = ps[0].Key
	}
	p := n.GetToken().Position
	return position{file, p.Line, p.Column}
}

// value returns the value of a key of a mapping, nil when n does not have it.
func value(n ast.Node, key string) ast.Node {
	for _, p := range pairs(n) {
		if p.Key.String() == key {
			return p.Value
		}
	}
	return nil
}

// element returns the i-th element of a list, nil when n does not have it.
func element(n ast.Node, i int) ast.Node {
	if s, ok := n.(*ast.SequenceNode); ok && i < len(s.Values) {
		return s.Values[i]
	}
	return nil
}
