package audit

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lacuna/internal/policy"
)

// evidence turns hits into spans a person can read, the best few first: one for
// each clause.
func (r *reading) evidence(hits []hit) []policy.Evidence {
	hits = slices.Clone(hits)
	slices.SortStableFunc(hits, firmer)
	out := []policy.Evidence{}
	seen := map[int]bool{}
	for _, h := range hits {
		if len(out) == maxEvidence {
			break
		}
		if seen[h.label.Clause] {
			continue
		}
		seen[h.label.Clause] = true
		out = append(out, policy.Evidence{Clause: h.label.Clause, Span: r.quote(h.label), Leaf: h.label.Leaf, Score: h.label.Score})
	}
	return out
}

// quote returns the sentence of the label's clause that its first evidence is in.
func (r *reading) quote(l *policy.Label) policy.Span {
	for _, e := range l.Evidence {
		if r.Clauses[l.Clause].Contains(e) {
			return r.sentence(l.Clause, e)
		}
	}
	return r.firstSentence(&r.Clauses[l.Clause])
}

// sentence returns the sentence of a clause that holds a span; the clause where
// the span is in its lead or heading.
func (r *reading) sentence(clause int, at policy.Span) policy.Span {
	c := &r.Clauses[clause]
	if !c.Contains(at) {
		return r.firstSentence(c)
	}
	out := at
	for _, s := range c.Sentences {
		if s.Overlaps(at) {
			out.Start, out.End = min(out.Start, s.Start), max(out.End, s.End)
		}
	}
	return out
}

func (r *reading) firstSentence(c *policy.Clause) policy.Span {
	if len(c.Sentences) > 0 {
		return c.Sentences[0]
	}
	return c.Span
}

// firmer sorts hits: firm ones first, then by score, then as they stand in the text.
func firmer(x, y hit) int {
	return cmp.Or(cmp.Compare(btoi(y.firm), btoi(x.firm)), -cmp.Compare(x.label.Score, y.label.Score), cmp.Compare(x.label.Clause, y.label.Clause))
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// names lists the leaves of hits by name, each once.
func (r *reading) names(hits []hit) string {
	const most = 4
	var out []string
	for _, h := range hits {
		if n := "“" + r.leafName(h.label.Leaf) + "”"; !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	if len(out) > most {
		out = append(out[:most], "…")
	}
	return strings.Join(out, ", ")
}

func (r *reading) leafName(id string) string {
	if l := r.list.Leaf(id); l != nil {
		return l.Name
	}
	return id
}

// scoped names the audience to which all hits are confined, "" when one speaks to everybody.
func (r *reading) scoped(hits []hit) string {
	return r.confined(hits, func(string) bool { return true })
}

// foreign names the audience when all hits are confined to people for whom the
// requirement was not made: those of another jurisdiction, children, applicants.
func (r *reading) foreign(hits []hit) string {
	return r.confined(hits, func(a string) bool {
		region, ok := strings.CutPrefix(a, "region:")
		if !ok {
			return a == "child" || a == "applicant"
		}
		switch r.list.Jurisdiction {
		case "EU", "UK":
			return region != "EU" && region != "EEA" && region != "UK" && region != "GB" && region != "CH" && !inEEA(region)
		}
		return false
	})
}

func (r *reading) confined(hits []hit, counts func(string) bool) string {
	var out []string
	for _, h := range hits {
		audience := r.Clauses[h.label.Clause].Audience
		if len(audience) == 0 || !allOf(audience, counts) {
			return ""
		}
		for _, a := range audience {
			if !slices.Contains(out, a) {
				out = append(out, a)
			}
		}
	}
	return strings.Join(out, ", ")
}

func allOf(list []string, f func(string) bool) bool {
	return !slices.ContainsFunc(list, func(s string) bool { return !f(s) })
}

// sentence gives s a capital and a full stop.
func sentence(s string) string {
	if s == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:] + "."
}
