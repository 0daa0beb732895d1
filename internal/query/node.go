package query

import (
	"strconv"
	"strings"

	"lacuna/internal/nlp"
)

// A Node is a part of the tree: *And, *Or, *Not, *All, *Field or a Text.
type Node interface {
	write(b *strings.Builder)
}

// A Text is a part of the tree that looks at the words of a clause: *Word,
// *Prefix, *Phrase or *Near.
type Text interface {
	Node
	find(w *words) []match
}

type (
	// And holds where all of its parts do. It has at least two, none an And.
	And struct{ Nodes []Node }
	// Or holds where one of its parts does. It has at least two, none an Or.
	Or struct{ Nodes []Node }
	// Not holds where its part does not.
	Not struct{ Node Node }
	// All holds everywhere.
	All struct{}

	// Word matches a token with the same stem.
	Word struct {
		Text string // folded
		Stem string
	}
	// Prefix matches a folded token that starts with Text.
	Prefix struct{ Text string }
	// Phrase matches these folded tokens in a row.
	Phrase struct{ Words []string }
	// Near matches where one of A and one of B stand within Distance words of
	// each other and do not overlap.
	Near struct {
		A, B     []Text // *Word, *Prefix, *Phrase
		Distance int    // at least 1; neighbours are 1 apart
	}
)

// The strength of binding, for parentheses.
const (
	inOr = iota + 1
	inAnd
	inNot
)

// str returns n as it stands inside a node that binds as strongly as parent.
func str(n Node, parent int) string {
	var b strings.Builder
	own := 9
	switch n.(type) {
	case *Or:
		own = inOr
	case *And:
		own = inAnd
	case *Near:
		own = inNot
	}
	// An And in an Or needs no parentheses, but few readers are sure of that.
	if own < parent || own == inAnd && parent == inOr {
		b.WriteByte('(')
		n.write(&b)
		b.WriteByte(')')
	} else {
		n.write(&b)
	}
	return b.String()
}

func join(b *strings.Builder, nodes []Node, op string, parent int) {
	for i, n := range nodes {
		if i > 0 {
			b.WriteString(op)
		}
		b.WriteString(str(n, parent))
	}
}

func (n *And) write(b *strings.Builder)    { join(b, n.Nodes, " AND ", inAnd) }
func (n *Or) write(b *strings.Builder)     { join(b, n.Nodes, " OR ", inOr) }
func (n *Not) write(b *strings.Builder)    { b.WriteString("NOT " + str(n.Node, inNot)) }
func (n *All) write(b *strings.Builder)    { b.WriteByte('*') }
func (n *Word) write(b *strings.Builder)   { b.WriteString(n.Text) }
func (n *Prefix) write(b *strings.Builder) { b.WriteString(n.Text + "*") }
func (n *Phrase) write(b *strings.Builder) { b.WriteString(`"` + strings.Join(n.Words, " ") + `"`) }

func (n *Near) write(b *strings.Builder) {
	writeSide(b, n.A)
	b.WriteString(" NEAR/" + strconv.Itoa(n.Distance) + " ")
	writeSide(b, n.B)
}

func writeSide(b *strings.Builder, side []Text) {
	if len(side) == 1 {
		side[0].write(b)
		return
	}
	sep := "("
	for _, n := range side {
		b.WriteString(sep)
		n.write(b)
		sep = " OR "
	}
	b.WriteByte(')')
}

// walk calls visit for n and, where it returns true, for the parts of n.
func walk(n Node, visit func(Node) bool) {
	if !visit(n) {
		return
	}
	switch n := n.(type) {
	case *And:
		for _, p := range n.Nodes {
			walk(p, visit)
		}
	case *Or:
		for _, p := range n.Nodes {
			walk(p, visit)
		}
	case *Not:
		walk(n.Node, visit)
	}
}

// newWord returns the node for one token of a query.
func newWord(folded string) *Word { return &Word{Text: folded, Stem: nlp.Stem(folded)} }
