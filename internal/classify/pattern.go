package classify

import (
	"regexp"
	"regexp/syntax"
	"strings"
)

// A rawPattern is an "@" cue: a regular expression over the characters of a
// sentence. It runs only where one of the literals that it cannot do without
// stands in the text.
type rawPattern struct {
	pattern  int32
	re       *regexp.Regexp
	literals []string // lower case; nil when none is known
}

func newRawPattern(pattern int32, re *regexp.Regexp) *rawPattern {
	p := &rawPattern{pattern: pattern, re: re}
	if tree, err := syntax.Parse(re.String(), syntax.Perl); err == nil {
		p.literals = required(tree)
	}
	return p
}

// may reports whether the expression can match in text, without running it.
func (p *rawPattern) may(text string) bool {
	if p.literals == nil {
		return true
	}
	for _, l := range p.literals {
		if containsFold(text, l) {
			return true
		}
	}
	return false
}

// required returns lower-case strings one of which is in every match of re, nil when there is no short list.
func required(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		return []string{strings.ToLower(string(re.Rune))}
	case syntax.OpCharClass:
		return requiredClass(re.Rune)
	case syntax.OpCapture, syntax.OpPlus:
		return required(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return required(re.Sub[0])
		}
	case syntax.OpConcat:
		var best []string
		for _, s := range re.Sub {
			if l := required(s); l != nil && (best == nil || shortest(l) > shortest(best)) {
				best = l
			}
		}
		return best
	case syntax.OpAlternate:
		var all []string
		for _, s := range re.Sub {
			l := required(s)
			if l == nil {
				return nil
			}
			all = append(all, l...)
		}
		return all
	}
	return nil
}

// requiredClass lists the characters of a small class.
func requiredClass(ranges []rune) []string {
	var out []string
	for i := 0; i < len(ranges); i += 2 {
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			if len(out) == 12 {
				return nil
			}
			out = append(out, strings.ToLower(string(r)))
		}
	}
	return out
}

func shortest(list []string) int {
	n := len(list[0])
	for _, s := range list {
		n = min(n, len(s))
	}
	return n
}

// containsFold reports whether text contains the lower-case ASCII string s in any case.
func containsFold(text, s string) bool {
	for i := 0; i+len(s) <= len(text); i++ {
		if text[i]|0x20 == s[0]|0x20 && strings.EqualFold(text[i:i+len(s)], s) {
			return true
		}
	}
	return false
}
