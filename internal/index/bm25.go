package index

import "math"

// The usual parameters of BM25.
const (
	k1 = 1.2
	b  = 0.75
)

// A Collection is what BM25 needs to know of all texts.
type Collection struct {
	Texts  int // number of distinct texts
	Tokens int // in all of them
}

// BM25 returns the score of a text of length tokens in which a term occurs
// frequency times, found being the number of texts that have the term. It
// depends on the collection alone, never on how an index has laid it out.
func (c Collection) BM25(frequency, length, found int) float64 {
	if frequency == 0 || c.Tokens == 0 {
		return 0
	}
	idf := math.Log(1 + (float64(c.Texts-found)+0.5)/(float64(found)+0.5))
	average := float64(c.Tokens) / float64(c.Texts)
	f := float64(frequency)
	return idf * f * (k1 + 1) / (f + k1*(1-b+b*float64(length)/average))
}

// Round rounds a score to what hits show, so that hits of one shown score are in the order of ties.
func Round(score float64) float64 { return math.Round(score*1e4) / 1e4 }
