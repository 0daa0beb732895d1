package eval

import (
	"slices"
	"strings"

	"lacuna/corpus"
	"lacuna/internal/policy"
)

// labels scores leaves, categories and polarity clause by clause. Labels of a
// clause that the gold does not know are wrong, labels of one that was not found are missed.
func (s *Scores) labels(a *policy.Analysis, g *corpus.Gold, at []int) {
	want := map[int]map[string][]string{} // clause, leaf → polarities
	for i, gc := range g.Clauses {
		leaves := map[string][]string{}
		for _, l := range gc.Labels {
			leaf, polarity := goldLabel(l)
			leaves[leaf] = append(leaves[leaf], polarity)
		}
		n := at[i]
		if n < 0 {
			n = -1 - i // no clause of the analysis has this number
		}
		want[n] = leaves
	}
	got := map[int]map[string][]policy.Label{}
	for _, l := range a.Labels {
		if got[l.Clause] == nil {
			got[l.Clause] = map[string][]policy.Label{}
		}
		got[l.Clause][l.Leaf] = append(got[l.Clause][l.Leaf], l)
	}
	for n, leaves := range want {
		for leaf, polarities := range leaves {
			s.label(leaf, polarities, got[n][leaf])
			if got[n][leaf] == nil {
				s.wrong(g, "label", true, leaf, goldText(g, at, n))
			}
		}
		s.categories(leaves, got[n])
	}
	for n, leaves := range got {
		for leaf, ls := range leaves {
			if want[n][leaf] != nil {
				continue
			}
			s.Labels.FP++
			count(s.Leaves, leaf).FP++
			if slices.ContainsFunc(ls, strong) {
				s.Strong.FP++
			}
			s.wrong(g, "label", false, leaf, a.Clauses[n].Of(a.Text))
		}
		if want[n] == nil {
			s.categories(nil, leaves)
		}
	}
}

// goldLabel parses "leaf", "leaf denied", "leaf conditional".
func goldLabel(s string) (leaf, polarity string) {
	leaf, polarity, found := strings.Cut(s, " ")
	if !found {
		polarity = string(policy.Affirmed)
	}
	return leaf, polarity
}

func goldText(g *corpus.Gold, at []int, n int) string {
	if n < 0 {
		return g.Clauses[-1-n].Text
	}
	return g.Clauses[slices.Index(at, n)].Text
}

func strong(l policy.Label) bool { return l.Strength == policy.Strong }

// label scores one leaf that the gold has on a clause.
func (s *Scores) label(leaf string, polarities []string, got []policy.Label) {
	if got == nil {
		s.Labels.FN++
		count(s.Leaves, leaf).FN++
		return
	}
	s.Labels.TP++
	count(s.Leaves, leaf).TP++
	if slices.ContainsFunc(got, strong) {
		s.Strong.TP++
	}
	for _, p := range polarities {
		if p == string(policy.Affirmed) {
			continue
		}
		if slices.ContainsFunc(got, func(l policy.Label) bool { return string(l.Polarity) == p }) {
			s.Polarity.TP++
		} else {
			s.Polarity.FN++
		}
	}
}

func (s *Scores) categories(want map[string][]string, got map[string][]policy.Label) {
	a, b := map[string]bool{}, map[string]bool{}
	for leaf := range want {
		a[category(leaf)] = true
	}
	for leaf := range got {
		b[category(leaf)] = true
	}
	for c := range a {
		if b[c] {
			count(s.Categories, c).TP++
		} else {
			count(s.Categories, c).FN++
		}
	}
	for c := range b {
		if !a[c] {
			count(s.Categories, c).FP++
		}
	}
}

func category(leaf string) string {
	c, _, _ := strings.Cut(leaf, ".")
	return c
}
