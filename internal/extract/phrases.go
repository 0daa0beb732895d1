package extract

import (
	"slices"
	"strings"

	"lacuna/internal/nlp"
)

// A set is a few words by their hashes: alternatives, or a sequence.
type set []uint64

// words returns the hashes of the words of s, which are written in folded form.
func words(s string) set {
	var hs set
	for _, w := range strings.Fields(s) {
		hs = append(hs, nlp.HashWord(w))
	}
	return hs
}

// phrases maps word sequences to values, by their first word, longest first.
type phrases map[uint64][]phrase

type phrase struct {
	words set
	value string
	upper bool // the first letter must be a capital in the text: "US", "Turkey"
}

// list makes phrases from lines "value: phrase | phrase". A phrase that starts
// with a capital letter needs one in the text.
func list(lines string) phrases {
	t := phrases{}
	for line := range strings.Lines(lines) {
		value, rest, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		for s := range strings.SplitSeq(rest, "|") {
			s = strings.TrimSpace(s)
			if s == "" {
				continue
			}
			ph := phrase{value: strings.TrimSpace(value), upper: s[0] >= 'A' && s[0] <= 'Z'}
			for _, tok := range nlp.Tokenize(nil, s) {
				ph.words = append(ph.words, tok.Hash)
			}
			t[ph.words[0]] = append(t[ph.words[0]], ph)
		}
	}
	for _, list := range t {
		slices.SortStableFunc(list, func(a, b phrase) int { return len(b.words) - len(a.words) })
	}
	return t
}

// at returns the value of the longest phrase at token i and its number of
// tokens, 0 where there is none.
func (t phrases) at(p *page, i int) (string, int) {
	for _, ph := range t[p.toks[i].Hash] {
		if ph.upper && p.toks[i].Flags&nlp.Upper == 0 {
			continue
		}
		if p.follows(i, ph.words) {
			return ph.value, len(ph.words)
		}
	}
	return "", 0
}
