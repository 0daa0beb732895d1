package compare

import (
	"slices"

	"lacuna/internal/nlp"
)

// words returns the folded words that were deleted and inserted, in order.
func (d *difference) words() (deleted, inserted []string) {
	for _, e := range d.edits {
		switch e.Op {
		case "-":
			deleted = appendWords(deleted, d.c.a.Text[e.A[0]:e.A[1]])
		case "+":
			inserted = appendWords(inserted, d.c.b.Text[e.B[0]:e.B[1]])
		}
	}
	return deleted, inserted
}

func appendWords(dst []string, text string) []string {
	for _, t := range nlp.Tokenize(nil, text) {
		dst = append(dst, nlp.Fold(text[t.Start:t.End]))
	}
	return dst
}

var negators = []string{"not", "never", "no", "cannot", "don't", "won't", "doesn't", "isn't", "aren't", "nor", "neither", "without"}

// fewEdits is the number of words on either side up to which a lone negation
// turns the sentence: in a rewritten one it may belong to anything.
const fewEdits = 4

// negated reports whether a small edit puts in or takes out one negation.
func negated(deleted, inserted []string) bool {
	return len(deleted) <= fewEdits && len(inserted) <= fewEdits &&
		countOf(deleted, negators)%2 != countOf(inserted, negators)%2
}

// negatorsIn reports whether the negations are in what was inserted.
func (d *difference) negatorsIn() bool {
	_, in := d.words()
	return countOf(in, negators) > 0
}

func countOf(words, set []string) int {
	n := 0
	for _, w := range words {
		if slices.Contains(set, w) {
			n++
		}
	}
	return n
}

// first returns the first word of the set, "" when none is there.
func first(words, set []string) string {
	for _, w := range words {
		if slices.Contains(set, w) {
			return w
		}
	}
	return ""
}

// moreOf returns the words of the set that are in words more often than in others.
func moreOf(words, others, set []string) []string {
	var out []string
	for _, w := range set {
		one := []string{w}
		if countOf(words, one) > countOf(others, one) {
			out = append(out, w)
		}
	}
	return out
}
