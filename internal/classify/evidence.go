package classify

import (
	"slices"
	"strings"
	"unicode"

	"lacuna/internal/policy"
)

// quoteReach is how far, in bytes, the words of a match are extended to each side.
const quoteReach = 60

// quote extends the words that matched to what a person can read: to the
// punctuation around them, or to a word within that, inside the bound.
func quote(text string, sp, bound policy.Span) policy.Span {
	out := sp
	for i := sp.Start; i > bound.Start && sp.Start-i <= quoteReach; i-- {
		if isStop(text, i-1) {
			break
		}
		if wordEdge(text, i) {
			out.Start = i
		}
	}
	for i := sp.End; i <= bound.End && i-sp.End <= quoteReach; i++ {
		if i == bound.End || wordEdge(text, i) || isStop(text, i) {
			out.End = i
		}
		if i == bound.End || isStop(text, i) {
			break
		}
	}
	return trim(text, out)
}

// wordEdge reports whether a word of ASCII letters starts or ends at i.
func wordEdge(text string, i int) bool {
	return i > 0 && i < len(text) && (text[i-1] == ' ' || text[i] == ' ')
}

// isStop reports whether a quote may end at the punctuation at i. The dot of an
// initial or of "U.S." is none.
func isStop(text string, i int) bool {
	switch text[i] {
	case ',', ';', ':', '(', ')', '\n', '|', '?', '!':
		return true
	case '.':
		return i == 0 || text[i-1] < 'A' || text[i-1] > 'Z' || i > 1 && text[i-2] != '.' && text[i-2] != ' '
	}
	return false
}

func trim(text string, sp policy.Span) policy.Span {
	part := strings.TrimLeftFunc(sp.Of(text), policy.IsSpace)
	sp.Start = sp.End - len(part)
	sp.End = sp.Start + len(strings.TrimRightFunc(part, policy.IsSpace))
	return sp
}

// bare is a heading without the punctuation around its words.
func bare(text string, sp policy.Span) policy.Span {
	part := sp.Of(text)
	end := strings.TrimRightFunc(part, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if end == "" {
		return sp
	}
	start := strings.TrimLeftFunc(end, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return policy.Span{Start: sp.Start + len(end) - len(start), End: sp.Start + len(end)}
}

// merge sorts spans and joins those that overlap or touch.
func merge(spans []policy.Span) []policy.Span {
	slices.SortFunc(spans, func(a, b policy.Span) int { return a.Start - b.Start })
	out := spans[:0]
	for _, sp := range spans {
		if n := len(out); n > 0 && sp.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, sp.End)
			continue
		}
		out = append(out, sp)
	}
	return out
}
