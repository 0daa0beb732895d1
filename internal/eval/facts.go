package eval

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"lacuna/corpus"
	"lacuna/internal/policy"
)

// facts scores the facts clause by clause: a fact is right when its kind and
// all the values that the gold names agree.
func (s *Scores) facts(a *policy.Analysis, g *corpus.Gold, at []int) {
	left := slices.Clone(a.Facts)
	for i, gc := range g.Clauses {
		for _, want := range gc.Facts {
			kind, _, _ := strings.Cut(want, " ")
			n := slices.IndexFunc(left, func(f policy.Fact) bool { return f.Clause == at[i] && matches(f, want) })
			if n < 0 {
				s.Facts.FN++
				count(s.FactKinds, kind).FN++
				s.wrong(g, "fact", true, want, gc.Text)
				continue
			}
			s.Facts.TP++
			count(s.FactKinds, kind).TP++
			left = slices.Delete(left, n, n+1)
		}
	}
	for _, f := range left {
		s.Facts.FP++
		count(s.FactKinds, f.Kind).FP++
		b, _ := json.Marshal(f.Value)
		s.wrong(g, "fact", false, f.Kind+" "+string(b), f.Of(a.Text))
	}
}

// matches reports whether f has the kind and the values of the gold's line. A
// value is one word, with "~" for a blank inside it; the name of a field asks
// only that it is filled.
func matches(f policy.Fact, want string) bool {
	words := strings.Fields(want)
	if len(words) == 0 || words[0] != f.Kind {
		return false
	}
	b, err := json.Marshal(f.Value)
	if err != nil {
		return false
	}
	var fields map[string]any
	if err := json.Unmarshal(b, &fields); err != nil {
		return false
	}
	for _, w := range words[1:] {
		w = strings.ReplaceAll(w, "~", " ")
		found := false
		for name, v := range fields {
			filled := v != false && v != ""
			found = found || name == w && filled || strings.EqualFold(fmt.Sprint(v), w)
		}
		if !found {
			return false
		}
	}
	return true
}
