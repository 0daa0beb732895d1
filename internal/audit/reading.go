package audit

import (
	"slices"
	"strings"

	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// A reading is an analysis prepared for questions about it.
type reading struct {
	*policy.Analysis
	list     *taxonomy.Checklist
	said     []policy.Label // the analysis's, and those that facts stand for
	asOf     string
	profile  map[string]string
	byLeaf   map[string][]int // labels, in the order of the text
	byClause [][]int          // labels
	facts    [][]int          // by clause
	words    [][]string       // folded words by clause, filled on demand
	named    []document       // other documents that the text names
	share    float64          // of the text's bytes that clauses and headings hold
}

func newReading(c *taxonomy.Checklist, a *policy.Analysis, o Options) *reading {
	r := &reading{
		Analysis: a, list: c, said: saidBy(a), asOf: o.AsOf, profile: map[string]string{},
		byLeaf: map[string][]int{}, byClause: make([][]int, len(a.Clauses)), facts: make([][]int, len(a.Clauses)), words: make([][]string, len(a.Clauses)),
	}
	if r.asOf == "" {
		r.asOf = a.Version.Date
	}
	for k, v := range o.Profile {
		r.profile[strings.TrimPrefix(k, "profile.")] = strings.ToLower(strings.TrimSpace(v))
	}
	for i, l := range r.said {
		r.byLeaf[l.Leaf] = append(r.byLeaf[l.Leaf], i)
		r.byClause[l.Clause] = append(r.byClause[l.Clause], i)
	}
	for i, f := range a.Facts {
		if f.Clause >= 0 && f.Clause < len(r.facts) {
			r.facts[f.Clause] = append(r.facts[f.Clause], i)
		}
	}
	r.share = covered(a)
	r.named = namedDocuments(r)
	return r
}

// labels returns the labels that an atom is about, in the order of the text,
// whatever their polarity and attributes.
func (r *reading) labels(n *taxonomy.Need) []*policy.Label {
	var at []int
	if !n.Wild() {
		at = r.byLeaf[n.Leaf]
	} else {
		for leaf, is := range r.byLeaf {
			if n.Matches(leaf) {
				at = append(at, is...)
			}
		}
		slices.Sort(at)
	}
	out := make([]*policy.Label, len(at))
	for i, j := range at {
		out[i] = &r.said[j]
	}
	return out
}

// factsNear calls f for the facts of the clause and of the next few clauses of
// its section: a contact often stands below the sentence that announces it.
func (r *reading) factsNear(clause, following int, f func(*policy.Fact)) {
	for i := clause; i <= clause+following && i < len(r.Clauses); i++ {
		if r.Clauses[i].Section != r.Clauses[clause].Section {
			return
		}
		for _, j := range r.facts[i] {
			f(&r.Facts[j])
		}
	}
}

// covered returns the share of the bytes of the text, white space apart, that
// lie in clauses and headings: what was read.
func covered(a *policy.Analysis) float64 {
	all := visible(a.Text)
	if all == 0 {
		return 1
	}
	n := 0
	for _, c := range a.Clauses {
		n += visible(c.Of(a.Text))
	}
	for _, s := range a.Sections {
		if !slices.ContainsFunc(a.Clauses, func(c policy.Clause) bool { return c.Overlaps(s.Heading) }) {
			n += visible(s.Heading.Of(a.Text))
		}
	}
	return min(1, float64(n)/float64(all))
}

func visible(s string) int {
	n := 0
	for _, r := range s {
		if !policy.IsSpace(r) {
			n++
		}
	}
	return n
}
