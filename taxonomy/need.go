package taxonomy

import (
	"fmt"
	"strconv"
	"strings"
)

// A NeedKind is the kind of a node of a Need.
type NeedKind string

// The kinds of node.
const (
	NeedAlways  NeedKind = "always"  // true
	NeedManual  NeedKind = "-"       // no text can tell: a person has to ask
	NeedLeaf    NeedKind = "leaf"    // a clause speaks of the leaf, or of some leaf of the category
	NeedCount   NeedKind = "count"   // at least so many leaves
	NeedProfile NeedKind = "profile" // what is known of the organisation
	NeedAnd     NeedKind = "&"
	NeedOr      NeedKind = "|"
	NeedAll     NeedKind = "all" // the items named, of which it is the sum
)

// A Need is a condition over what a policy says: what answers a requirement, or
// when one applies. It is a tree; ParseNeed reads it, String writes it.
type Need struct {
	Kind NeedKind
	Args []*Need // of NeedAnd and NeedOr; the counted atom of NeedCount

	Leaf     string   // "rights.access", or "purpose.*" for any leaf of the category
	Except   []string // names of leaves of the category that do not count
	Attrs    []AttrTest
	Polarity string // "" affirmed or conditional, "deny" denied, "any" either

	AtLeast int      // of NeedCount
	Profile string   // name of the fact, without "profile."
	Values  []string // of NeedProfile: one of them; none means "yes"
	Items   []string // of NeedAll
}

// An AttrTest is a condition on one attribute of a leaf. Op is "" (the attribute
// is filled, or true), "=" (has one of Values), "!=" (has none of Values), ">="
// (at least Number different values) or "<=" (a duration or age not above
// Values[0], a date not older than it).
type AttrTest struct {
	Name   string
	Op     string
	Values []string
	Number int
}

// Wild reports whether the atom stands for any leaf of a category.
func (n *Need) Wild() bool { return strings.HasSuffix(n.Leaf, ".*") }

// Matches reports whether the atom is about the leaf.
func (n *Need) Matches(leaf string) bool {
	category, ok := strings.CutSuffix(n.Leaf, "*")
	if !ok {
		return n.Leaf == leaf
	}
	name, ok := strings.CutPrefix(leaf, category)
	if !ok {
		return false
	}
	for _, x := range n.Except {
		if x == name {
			return false
		}
	}
	return true
}

// Walk calls f for n and every node below it.
func (n *Need) Walk(f func(*Need)) {
	if n == nil {
		return
	}
	f(n)
	for _, a := range n.Args {
		a.Walk(f)
	}
}

// String returns n in the form that ParseNeed reads, with as few brackets as it takes.
func (n *Need) String() string {
	switch n.Kind {
	case NeedAlways, NeedManual:
		return string(n.Kind)
	case NeedAnd, NeedOr:
		parts := make([]string, len(n.Args))
		for i, a := range n.Args {
			parts[i] = a.String()
			if a.Kind == NeedOr || n.Kind == a.Kind {
				parts[i] = "(" + parts[i] + ")"
			}
		}
		return strings.Join(parts, " "+string(n.Kind)+" ")
	case NeedCount:
		return fmt.Sprintf("count(%s) >= %d", n.Args[0], n.AtLeast)
	case NeedAll:
		return "all(" + strings.Join(n.Items, ", ") + ")"
	case NeedProfile:
		s := "profile." + n.Profile
		if len(n.Values) > 0 {
			s += "=" + strings.Join(n.Values, "|")
		}
		return s
	}
	return n.atomString()
}

func (n *Need) atomString() string {
	s := n.Leaf
	if len(n.Except) > 0 {
		s += " except " + strings.Join(n.Except, ", ")
	}
	if len(n.Attrs) > 0 {
		tests := make([]string, len(n.Attrs))
		for i, t := range n.Attrs {
			tests[i] = t.String()
		}
		s += "{" + strings.Join(tests, ", ") + "}"
	}
	if n.Polarity != "" {
		s += "=" + n.Polarity
	}
	return s
}

// String returns t in the form that ParseNeed reads.
func (t AttrTest) String() string {
	if t.Op == ">=" {
		return t.Name + t.Op + strconv.Itoa(t.Number)
	}
	return t.Name + t.Op + strings.Join(t.Values, "|")
}
