package query

import (
	"slices"
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

// words are the tokens of a clause as text nodes see them.
type words struct {
	tokens []nlp.Token
	folded []string
	stems  []string
}

func newWords(text string) *words {
	w := &words{tokens: nlp.Tokenize(nil, text)}
	for _, t := range w.tokens {
		f := nlp.Fold(text[t.Start:t.End])
		w.folded = append(w.folded, f)
		w.stems = append(w.stems, nlp.Stem(f))
	}
	return w
}

// A match is a run of tokens, half open.
type match struct{ from, to int }

func (n *Word) find(w *words) []match {
	return where(w.stems, func(s string) bool { return s == n.Stem })
}

func (n *Prefix) find(w *words) []match {
	return where(w.folded, func(s string) bool { return strings.HasPrefix(s, n.Text) })
}

func where(list []string, ok func(string) bool) []match {
	var out []match
	for i, s := range list {
		if ok(s) {
			out = append(out, match{i, i + 1})
		}
	}
	return out
}

func (n *Phrase) find(w *words) []match {
	var out []match
	for i := 0; i+len(n.Words) <= len(w.folded); i++ {
		if slices.Equal(w.folded[i:i+len(n.Words)], n.Words) {
			out = append(out, match{i, i + len(n.Words)})
		}
	}
	return out
}

// find returns the matches of A and of B that have one of the other side near.
func (n *Near) find(w *words) []match {
	as, bs := findSide(n.A, w), findSide(n.B, w)
	var out []match
	out = appendNear(out, as, bs, n.Distance)
	return appendNear(out, bs, as, n.Distance)
}

func findSide(side []Text, w *words) []match {
	var out []match
	for _, n := range side {
		out = append(out, n.find(w)...)
	}
	return out
}

func appendNear(out, of, to []match, distance int) []match {
	for _, a := range of {
		if slices.ContainsFunc(to, func(b match) bool { return near(a, b, distance) }) {
			out = append(out, a)
		}
	}
	return out
}

// near reports whether a and b are apart by at most d words, neighbours being 1 apart.
func near(a, b match, d int) bool {
	return b.from >= a.to && b.from-a.to < d || a.from >= b.to && a.from-b.to < d
}

// Marks returns the spans of text that q finds: its words, prefixes and
// phrases that are not under a NOT, sorted, merged where they overlap.
func (q *Query) Marks(text string) []policy.Span {
	out := []policy.Span{}
	texts := q.Texts()
	if len(texts) == 0 {
		return out
	}
	w := newWords(text)
	var all []match
	for _, n := range texts {
		all = append(all, n.find(w)...)
	}
	slices.SortFunc(all, func(a, b match) int {
		if a.from != b.from {
			return a.from - b.from
		}
		return b.to - a.to
	})
	to := 0 // tokens up to here are marked
	for _, m := range all {
		if m.to <= to {
			continue
		}
		s := policy.Span{Start: int(w.tokens[m.from].Start), End: int(w.tokens[m.to-1].End)}
		if m.from < to {
			out[len(out)-1].End = s.End
		} else {
			out = append(out, s)
		}
		to = m.to
	}
	return out
}
