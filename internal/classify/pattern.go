package classify

import (
	"regexp"
	"regexp/syntax"
	"slices"

	"lacuna/internal/policy"
)

// A rawPattern is an "@" cue: a regular expression over the characters of a
// sentence. It runs only where the literals that it cannot do without stand in
// the text.
type rawPattern struct {
	pattern int32
	re      *regexp.Regexp
	needs   []need
}

func newRawPattern(pattern int32, re *regexp.Regexp) *rawPattern {
	p := &rawPattern{pattern: pattern, re: re}
	tree, err := syntax.Parse(re.String(), syntax.Perl)
	if err != nil {
		return p
	}
	parts := []*syntax.Regexp{tree}
	if tree.Op == syntax.OpConcat {
		parts = tree.Sub
	}
	for _, part := range parts {
		if n, ok := needOf(part); ok {
			p.needs = append(p.needs, n)
		}
	}
	// The cheaper questions come first.
	slices.SortStableFunc(p.needs, func(a, b need) int { return len(a.words) - len(b.words) })
	return p
}

// may reports whether the expression can match in text, without running it.
func (p *rawPattern) may(text string) bool {
	for i := range p.needs {
		if !p.needs[i].in(text) {
			return false
		}
	}
	return true
}

// findRaw adds the patterns over characters, sentence by sentence; part is the
// text of all of them.
func (s *scratch) findRaw(part string) {
	for _, p := range s.c.match.raw {
		if !p.may(part) {
			continue
		}
		for i := range s.sents {
			sent := &s.sents[i]
			text := sent.span.Of(s.text)
			if sent.from == sent.to || len(s.sents) > 1 && !p.may(text) {
				continue
			}
			if loc := p.re.FindStringIndex(text); loc != nil {
				sp := policy.Span{Start: sent.span.Start + loc[0], End: sent.span.Start + loc[1]}
				from, to := s.wordsIn(sent, sp)
				s.found = append(s.found, found{pattern: p.pattern, from: from, to: to, sentence: int32(i), span: sp})
			}
		}
	}
}
