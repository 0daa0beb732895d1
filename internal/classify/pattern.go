package classify

import (
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
)

// A rawPattern is an "@" cue: a regular expression over the characters of a
// sentence. It runs only where the literals that it cannot do without stand in
// the text.
type rawPattern struct {
	pattern int32
	re      *regexp.Regexp
	needs   []literals // of each, one must be there
}

// literals are strings of which one must be there.
type literals struct {
	any  []string
	fold bool   // case does not count; any is in lower case
	set  string // in place of any: characters
}

func newRawPattern(pattern int32, re *regexp.Regexp) *rawPattern {
	p := &rawPattern{pattern: pattern, re: re}
	tree, err := syntax.Parse(re.String(), syntax.Perl)
	if err != nil {
		return p
	}
	fold := tree.Flags&syntax.FoldCase != 0 || strings.HasPrefix(re.String(), "(?i)")
	parts := []*syntax.Regexp{tree}
	if tree.Op == syntax.OpConcat {
		parts = tree.Sub
	}
	for _, part := range parts {
		if l := required(part); l != nil {
			p.needs = append(p.needs, newLiterals(l, fold))
		}
	}
	// Looking for characters is the cheaper question.
	slices.SortStableFunc(p.needs, func(a, b literals) int { return len(b.set) - len(a.set) })
	return p
}

func newLiterals(any []string, fold bool) literals {
	l := literals{any: any, fold: fold}
	for i, s := range any {
		if len(s) > 1 {
			l.set = ""
			break
		}
		l.set += s
		if fold && i == 0 && len(any) == 1 {
			l.set += strings.ToUpper(s)
		}
	}
	if fold {
		for i, s := range any {
			any[i] = strings.ToLower(s)
		}
		if len(l.set) > 1 {
			l.set += strings.ToUpper(l.set)
		}
	}
	return l
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

func (l *literals) in(text string) bool {
	if l.set != "" {
		return strings.ContainsAny(text, l.set)
	}
	for _, s := range l.any {
		if l.fold && containsFold(text, s) || !l.fold && strings.Contains(text, s) {
			return true
		}
	}
	return false
}

// required returns strings one of which is in every match of re, nil when there is no short list.
func required(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		return []string{string(re.Rune)}
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
			out = append(out, string(r))
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

// containsFold reports whether text contains the lower-case string s in any case.
func containsFold(text, s string) bool {
	first := s[0]
	for i := 0; i+len(s) <= len(text); i++ {
		if c := text[i]; (c == first || c|0x20 == first) && strings.EqualFold(text[i:i+len(s)], s) {
			return true
		}
	}
	return false
}
