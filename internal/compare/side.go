package compare

import (
	"slices"

	"lacuna/internal/policy"
)

// A side is one of the two versions with what comparing asks of it.
type side struct {
	*policy.Analysis
	vectors []vector
	labels  [][]policy.Label // by clause
	facts   map[int][]policy.Fact
	leaves  map[string][]int // clauses by leaf, in order
}

func newSide(a *policy.Analysis, vs []vector) *side {
	s := &side{Analysis: a, vectors: vs, labels: make([][]policy.Label, len(a.Clauses)), facts: factsByClause(a), leaves: map[string][]int{}}
	for _, l := range telling(a) {
		s.labels[l.Clause] = append(s.labels[l.Clause], l)
		at := s.leaves[l.Leaf]
		if len(at) == 0 || at[len(at)-1] != l.Clause {
			s.leaves[l.Leaf] = append(at, l.Clause)
		}
	}
	return s
}

// telling returns the labels that practices are compared by. Where a version
// speaks of a leaf firmly, clauses that do so weakly tell nothing more, unless a
// clause would be left without any.
func telling(a *policy.Analysis) []policy.Label {
	firm := map[string]bool{}
	for _, l := range a.Labels {
		if l.Strength == policy.Strong {
			firm[l.Leaf] = true
		}
	}
	tells := func(l policy.Label) bool { return l.Strength == policy.Strong || !firm[l.Leaf] }
	told := map[int]bool{}
	for _, l := range a.Labels {
		told[l.Clause] = told[l.Clause] || tells(l)
	}
	return slices.DeleteFunc(slices.Clone(a.Labels), func(l policy.Label) bool { return told[l.Clause] && !tells(l) })
}

// of returns the labels of a clause for one leaf.
func (s *side) of(clause int, leaf string) []policy.Label {
	var out []policy.Label
	for _, l := range s.labels[clause] {
		if l.Leaf == leaf {
			out = append(out, l)
		}
	}
	return out
}

// all returns the labels of all clauses for one leaf.
func (s *side) all(leaf string) []policy.Label {
	var out []policy.Label
	for _, clause := range s.leaves[leaf] {
		out = append(out, s.of(clause, leaf)...)
	}
	return out
}

// has reports whether the clause speaks of the leaf.
func (s *side) has(clause int, leaf string) bool {
	return slices.ContainsFunc(s.labels[clause], func(l policy.Label) bool { return l.Leaf == leaf })
}

// fact returns the key fact of a clause for a leaf.
func (s *side) fact(clause int, leaf string) string {
	if ls := s.of(clause, leaf); len(ls) > 0 {
		return keyFact(ls[0], s.facts[clause])
	}
	return ""
}

// text returns the words of a clause.
func (s *side) text(clause int) string { return s.Clauses[clause].Of(s.Text) }

// alone says why a clause has no counterpart in the other version.
func (c *comparer) alone(leaf string, other *side, name string) string {
	switch at := other.leaves[leaf]; {
	case leaf == "":
		return name + " has no clause like it."
	case len(at) > 0:
		return name + " speaks of this elsewhere, but has no clause like it."
	}
	return name + " does not speak of this."
}
