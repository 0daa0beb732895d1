package classify

import (
	"slices"

	"lacuna/internal/policy"
)

// describe fills the hedges and the attributes of a label from the sentences
// that voted for it.
func (s *scratch) describe(l *policy.Label, c *count) {
	for _, f := range s.found {
		if !s.voted(c, f.sentence) {
			continue
		}
		for _, n := range s.c.of[f.pattern] {
			r := &s.c.rules[n]
			switch {
			case r.kind == grammatical && (r.role == vague || r.role == example):
				l.Hedges = append(l.Hedges, f.span)
			case r.kind == attribute && r.leaf == c.leaf:
				if l.Attrs == nil {
					l.Attrs = map[string][]string{}
				}
				if !slices.Contains(l.Attrs[r.attr], r.value) {
					l.Attrs[r.attr] = append(l.Attrs[r.attr], r.value)
				}
			}
		}
	}
	l.Hedges = merge(l.Hedges)
	for _, v := range l.Attrs {
		slices.Sort(v)
	}
}

// voted reports whether a vote for c lies in the sentence.
func (s *scratch) voted(c *count, sentence int32) bool {
	sent := s.sents[sentence]
	for _, sp := range c.spans {
		if sent.span.Overlaps(sp) {
			return true
		}
	}
	return false
}
