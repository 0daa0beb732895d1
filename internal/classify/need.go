package classify

import (
	"regexp/syntax"
	"strings"
)

// A need is something without which a regular expression cannot match: one of
// some words, or a run of digits.
type need struct {
	words  []string // one must be there; in lower case when fold is set
	fold   bool     // case does not count
	digits int      // in place of words: the length of the run
}

// maxNeed bounds the words of a need: more are no filter.
const maxNeed = 40

// needOf returns what re cannot do without, if that is little enough to ask for.
func needOf(re *syntax.Regexp) (need, bool) {
	if n := digitsIn(re); n > 0 {
		return need{digits: n}, true
	}
	words, _ := prefixes(re)
	if len(words) == 0 || len(words) > maxNeed {
		return need{}, false
	}
	n := need{words: words, fold: folds(re)}
	for i, w := range words {
		if w == "" {
			return need{}, false
		}
		if n.fold {
			n.words[i] = strings.ToLower(w)
		}
	}
	return n, true
}

// in reports whether text has what n asks for.
func (n *need) in(text string) bool {
	if n.digits > 0 {
		return hasDigits(text, n.digits)
	}
	for _, w := range n.words {
		if n.fold && containsFold(text, w) || !n.fold && strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// digitsIn returns the number of digits that a match of re, a digit or a
// repetition of one, has at least; 0 for anything else.
func digitsIn(re *syntax.Regexp) int {
	switch re.Op {
	case syntax.OpCharClass:
		if len(re.Rune) == 2 && re.Rune[0] == '0' && re.Rune[1] == '9' {
			return 1
		}
	case syntax.OpPlus, syntax.OpCapture:
		return digitsIn(re.Sub[0])
	case syntax.OpRepeat:
		return digitsIn(re.Sub[0]) * re.Min
	}
	return 0
}

// folds reports whether a literal in re does not mind case.
func folds(re *syntax.Regexp) bool {
	if re.Op == syntax.OpLiteral && re.Flags&syntax.FoldCase != 0 {
		return true
	}
	for _, s := range re.Sub {
		if folds(s) {
			return true
		}
	}
	return false
}

// prefixes returns strings with one of which every match of re begins, and
// whether they are whole matches; nil when there is no short list.
func prefixes(re *syntax.Regexp) (list []string, whole bool) {
	switch re.Op {
	case syntax.OpLiteral:
		return []string{string(re.Rune)}, true
	case syntax.OpEmptyMatch, syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpBeginLine, syntax.OpEndLine:
		return []string{""}, true
	case syntax.OpCharClass:
		return classPrefixes(re.Rune), true
	case syntax.OpCapture:
		return prefixes(re.Sub[0])
	case syntax.OpPlus:
		list, _ = prefixes(re.Sub[0])
		return list, false
	case syntax.OpQuest:
		list, whole = prefixes(re.Sub[0])
		return append(list, ""), whole && list != nil
	case syntax.OpConcat:
		return concatPrefixes(re.Sub)
	case syntax.OpAlternate:
		return alternatePrefixes(re.Sub)
	}
	return nil, false
}

func concatPrefixes(parts []*syntax.Regexp) (list []string, whole bool) {
	list = []string{""}
	for _, part := range parts {
		next, exact := prefixes(part)
		if len(next) == 0 || len(list)*len(next) > maxNeed {
			return list, false
		}
		var longer []string
		for _, a := range list {
			for _, b := range next {
				longer = append(longer, a+b)
			}
		}
		list = longer
		if !exact {
			return list, false
		}
	}
	return list, true
}

func alternatePrefixes(parts []*syntax.Regexp) (list []string, whole bool) {
	whole = true
	for _, part := range parts {
		l, exact := prefixes(part)
		if l == nil {
			return nil, false
		}
		list = append(list, l...)
		whole = whole && exact
	}
	return list, whole
}

// classPrefixes lists the characters of a small class.
func classPrefixes(ranges []rune) []string {
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

func hasDigits(text string, n int) bool {
	run := 0
	for i := 0; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			run = 0
		} else if run++; run == n {
			return true
		}
	}
	return false
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
