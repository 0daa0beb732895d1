package eval

import (
	"strings"

	"lacuna/corpus"
	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

// headings compares the titles in order.
func (s *Scores) headings(a *policy.Analysis, g *corpus.Gold) {
	var titles []string
	for _, sec := range a.Sections {
		if sec.Title != "" {
			titles = append(titles, nlp.FoldText(sec.Title))
		}
	}
	next := 0
	used := make([]bool, len(titles))
	for _, want := range g.Sections {
		if i := find(titles, next, func(t string) bool { return t == nlp.FoldText(want.Title) }); i >= 0 {
			s.Headings.TP++
			used[i], next = true, i+1
			continue
		}
		s.Headings.FN++
		s.wrong(g, "heading", true, want.Title, "")
	}
	for i, t := range titles {
		if !used[i] {
			s.Headings.FP++
			s.wrong(g, "heading", false, t, "")
		}
	}
}

// align returns for each gold clause the number of the clause that starts with
// its words, -1 for none. Both lists keep their order.
func align(a *policy.Analysis, g *corpus.Gold) []int {
	texts := make([]string, len(a.Clauses))
	for i, c := range a.Clauses {
		texts[i] = nlp.FoldText(c.Of(a.Text))
	}
	out := make([]int, len(g.Clauses))
	next := 0
	for i, gc := range g.Clauses {
		want := nlp.FoldText(gc.Text)
		out[i] = find(texts, next, func(t string) bool { return starts(t, want) })
		if out[i] >= 0 {
			next = out[i] + 1
		}
	}
	return out
}

// starts reports whether the folded text begins with the folded words of the gold.
func starts(text, words string) bool {
	return strings.HasPrefix(text, words) && (len(text) == len(words) || text[len(words)] == ' ')
}

func find(list []string, from int, ok func(string) bool) int {
	for i := from; i < len(list); i++ {
		if ok(list[i]) {
			return i
		}
	}
	return -1
}

// clauses scores the boundaries and, of the clauses found, the lead-ins.
func (s *Scores) clauses(a *policy.Analysis, g *corpus.Gold, at []int) {
	matched := make([]bool, len(a.Clauses))
	for i, gc := range g.Clauses {
		n := at[i]
		if n < 0 {
			s.Clauses.FN++
			s.wrong(g, "clause", true, gc.Kind, gc.Text)
			continue
		}
		s.Clauses.TP++
		matched[n] = true
		s.lead(a, g, a.Clauses[n], gc)
	}
	for n, c := range a.Clauses {
		if !matched[n] {
			s.Clauses.FP++
			s.wrong(g, "clause", false, string(c.Kind), c.Of(a.Text))
		}
	}
}

func (s *Scores) lead(a *policy.Analysis, g *corpus.Gold, c policy.Clause, gc corpus.GoldClause) {
	got := !c.Lead.IsZero()
	right := got && gc.Lead != "" && starts(nlp.FoldText(c.Lead.Of(a.Text)), nlp.FoldText(gc.Lead))
	switch {
	case right:
		s.Leads.TP++
		return
	case got:
		s.Leads.FP++
		s.wrong(g, "lead", false, c.Lead.Of(a.Text), gc.Text)
	}
	if gc.Lead != "" {
		s.Leads.FN++
		s.wrong(g, "lead", true, gc.Lead, gc.Text)
	}
}

func (s *Scores) wrong(g *corpus.Gold, what string, miss bool, name, text string) {
	s.Wrong = append(s.Wrong, Mistake{File: g.File, What: what, Miss: miss, Name: name, Text: text})
}
