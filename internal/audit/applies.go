package audit

import (
	"strings"

	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// A truth is the value of a condition of which the text may say nothing.
type truth int

const (
	unknown truth = iota
	yes
	no
)

func (t truth) String() string { return [...]string{"unknown", "yes", "no"}[t] }

// A ground is a truth and what it rests on.
type ground struct {
	truth   truth
	because []string
	hits    []hit
	spans   []policy.Evidence
}

// applies tells whether an item applies, from what the text says and what is
// known of the organisation. A leaf that is merely absent leaves it open:
// "no" takes words that say so.
func (r *reading) applies(it *taxonomy.ChecklistItem) ground {
	switch {
	case it.ValidFrom != "" && r.asOf != "" && r.asOf < it.ValidFrom:
		return ground{truth: no, because: []string{"the requirement is law from " + it.ValidFrom + " only"}}
	case it.ValidTo != "" && r.asOf != "" && r.asOf > it.ValidTo:
		return ground{truth: no, because: []string{"the requirement was law until " + it.ValidTo}}
	}
	return r.ground(it.Rules.When)
}

func (r *reading) ground(n *taxonomy.Need) ground {
	switch n.Kind {
	case taxonomy.NeedAlways:
		return ground{truth: yes, because: []string{"it applies to every policy"}}
	case taxonomy.NeedProfile:
		return r.profileGround(n)
	case taxonomy.NeedAnd:
		return r.fold(n, no, yes)
	case taxonomy.NeedOr:
		return r.fold(n, yes, no)
	case taxonomy.NeedCount:
		g := r.leafGround(n.Args[0])
		if g.truth == yes && r.count(n).state != whole {
			g.truth = unknown
		}
		return g
	}
	return r.leafGround(n)
}

// fold joins the grounds of several conditions: one that is "decides" decides,
// else one that is unknown leaves it open, else it is the other.
func (r *reading) fold(n *taxonomy.Need, decides, other truth) ground {
	var decided, open, rest ground
	rest.truth, decided.truth, open.truth = other, decides, unknown
	found, left := false, false
	for _, arg := range n.Args {
		g := r.ground(arg)
		into := &rest
		switch g.truth {
		case decides:
			into, found = &decided, true
		case unknown:
			into, left = &open, true
		}
		into.because = append(into.because, g.because...)
		into.hits = append(into.hits, g.hits...)
		into.spans = append(into.spans, g.spans...)
	}
	switch {
	case found:
		return decided
	case left:
		return open
	}
	return rest
}

// leafGround reads a condition from what the text says of a leaf.
func (r *reading) leafGround(n *taxonomy.Need) ground {
	var says, other []hit
	for _, l := range r.labels(n) {
		h := hit{l, firm(r.Text, l)}
		switch {
		case !h.firm:
		case polarityFits(n, l) && r.holds(l, n.Attrs):
			says = append(says, h)
		case r.contradicts(n, l):
			other = append(other, h)
		}
	}
	name := r.nameOf(n)
	switch {
	case len(says) > 0:
		return ground{truth: yes, because: []string{"the text speaks of " + name}, hits: says}
	case len(other) > 0:
		return ground{truth: no, because: []string{"the text says that there is no " + name}, hits: other}
	}
	return ground{because: []string{"the text does not tell about " + name}}
}

// contradicts reports whether a label says the opposite of a condition: it
// denies the leaf for everybody, or gives its polarity another value.
func (r *reading) contradicts(n *taxonomy.Need, l *policy.Label) bool {
	if len(r.Clauses[l.Clause].Audience) > 0 {
		return false // a denial about one audience answers for that audience
	}
	if n.Polarity == "" && l.Polarity == policy.Denied && len(n.Attrs) == 0 && !n.Wild() {
		return true
	}
	for _, t := range n.Attrs {
		if t.Name == "polarity" && t.Op == "=" && len(l.Attrs["polarity"]) > 0 && !r.passes(t, l.Attrs["polarity"]) {
			return true
		}
	}
	return false
}

// nameOf names an atom for a reader.
func (r *reading) nameOf(n *taxonomy.Need) string {
	if n.Wild() {
		return "any of " + strings.TrimSuffix(n.Leaf, ".*")
	}
	if l := r.list.Leaf(n.Leaf); l != nil {
		return "“" + l.Name + "”"
	}
	return n.Leaf
}
