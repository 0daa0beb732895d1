package query

import (
	"slices"

	"lacuna/internal/policy"
)

// A Subject is what a query is asked of: one version of a policy. Of Policy,
// the id, vendor, title and type count.
type Subject struct {
	Policy   *policy.Policy
	Analysis *policy.Analysis
	Latest   bool // it is the newest version of its policy
}

// Eval returns the clauses of s that match q, in order. It reads every clause:
// it is the definition of what a query means, not a fast way to answer it.
func (q *Query) Eval(s Subject) []int {
	if !s.Latest && !q.AllVersions() {
		return nil
	}
	e := newEvaluator(s)
	var out []int
	for i := range s.Analysis.Clauses {
		e.clause = i
		e.words = nil
		if e.holds(q.Root, nil) {
			out = append(out, i)
		}
	}
	return out
}

// An evaluator answers for one clause at a time.
type evaluator struct {
	Subject
	labels   [][]policy.Label // by clause
	findings [][]string
	periods  [][]string
	facts    []string // kinds in the version
	clause   int
	words    *words // of the clause, nil until asked for
}

func newEvaluator(s Subject) *evaluator {
	n := len(s.Analysis.Clauses)
	e := &evaluator{Subject: s, labels: make([][]policy.Label, n), findings: make([][]string, n), periods: make([][]string, n)}
	for _, l := range s.Analysis.Labels {
		e.labels[l.Clause] = append(e.labels[l.Clause], l)
	}
	for _, f := range s.Analysis.Findings {
		if f.Clause >= 0 {
			e.findings[f.Clause] = append(e.findings[f.Clause], f.ID)
		}
	}
	e.facts = FactKinds(s.Analysis.Facts)
	for _, f := range s.Analysis.Facts {
		if p := Period(f); p != "" && f.Clause >= 0 {
			e.periods[f.Clause] = append(e.periods[f.Clause], p)
		}
	}
	return e
}

// FactKinds returns the kinds of the facts, sorted, each once.
func FactKinds(facts []policy.Fact) []string {
	var out []string
	for _, f := range facts {
		out = append(out, f.Kind)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Period returns the ISO 8601 duration that period: compares: that of a
// retention or a deadline, else "".
func Period(f policy.Fact) string {
	switch v := f.Value.(type) {
	case policy.Retention:
		return v.Period
	case policy.Deadline:
		return v.Period
	}
	return ""
}

// holds reports whether n holds for the clause. Polarity holds the polarity:
// terms that stand in an AND around n and so bind its labels.
func (e *evaluator) holds(n Node, polarity []Node) bool {
	switch n := n.(type) {
	case *All:
		return true
	case *Not:
		return !e.holds(n.Node, nil)
	case *Or:
		return slices.ContainsFunc(n.Nodes, func(p Node) bool { return e.holds(p, polarity) })
	case *And:
		polarity = append(slices.Clip(polarity), Polarities(n)...)
		return !slices.ContainsFunc(n.Nodes, func(p Node) bool { return !e.holds(p, polarity) })
	case *Field:
		return e.field(n, polarity)
	case Text:
		if e.words == nil {
			e.words = newWords(e.Analysis.Clauses[e.clause].Of(e.Analysis.Text))
		}
		return len(n.find(e.words)) > 0
	}
	panic("unknown node")
}

// Polarities returns those parts of n that speak of polarity alone: polarity:
// terms, and such joined by OR.
func Polarities(n *And) []Node {
	var out []Node
	for _, p := range n.Nodes {
		if ofPolarity(p) {
			out = append(out, p)
		}
	}
	return out
}

func ofPolarity(n Node) bool {
	switch n := n.(type) {
	case *Field:
		return n.Name == "polarity"
	case *Or:
		return !slices.ContainsFunc(n.Nodes, func(p Node) bool { return !ofPolarity(p) })
	}
	return false
}

// HoldsPolarity reports whether a label of this polarity agrees with the terms.
func HoldsPolarity(terms []Node, p policy.Polarity) bool {
	for _, t := range terms {
		switch t := t.(type) {
		case *Field:
			if !t.Match(string(p)) {
				return false
			}
		case *Or:
			if !slices.ContainsFunc(t.Nodes, func(n Node) bool { return HoldsPolarity([]Node{n}, p) }) {
				return false
			}
		}
	}
	return true
}

func (e *evaluator) field(f *Field, polarity []Node) bool {
	a := e.Analysis
	c := &a.Clauses[e.clause]
	switch f.Name {
	case "leaf":
		return e.label(polarity, func(l policy.Label) bool { return f.Match(l.Leaf) })
	case "category":
		return e.label(polarity, func(l policy.Label) bool { return f.Match(l.Category) })
	case "polarity":
		return e.label(nil, func(l policy.Label) bool { return f.Match(string(l.Polarity)) })
	case "section":
		return slices.ContainsFunc(c.Heading, f.Match)
	case "kind":
		return f.Match(string(c.Kind))
	case "audience":
		return slices.ContainsFunc(c.Audience, f.Match)
	case "period":
		return slices.ContainsFunc(e.periods[e.clause], f.Match)
	case "defect":
		return slices.ContainsFunc(e.findings[e.clause], f.Match)
	case "vendor":
		return f.Match(e.Policy.Vendor)
	case "policy":
		return f.MatchPolicy(e.Policy.ID, e.Policy.Title)
	case "type":
		return f.Match(e.Policy.Type)
	case "lang":
		return f.Match(a.Version.Language)
	case "date":
		return f.Match(a.Version.Date)
	case "version":
		return f.MatchVersion(a.Version.ID, e.Latest)
	}
	return f.MatchProfile(a.Profile, e.facts)
}

func (e *evaluator) label(polarity []Node, ok func(policy.Label) bool) bool {
	return slices.ContainsFunc(e.labels[e.clause], func(l policy.Label) bool {
		return HoldsPolarity(polarity, l.Polarity) && ok(l)
	})
}
