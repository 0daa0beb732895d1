package index

import "testing"

func TestBM25(t *testing.T) {
	c := Collection{Texts: 100, Tokens: 2000}
	base := c.BM25(1, 20, 10)
	for _, tt := range []struct {
		name string
		got  float64
		more bool // than base
	}{
		{"a rarer term", c.BM25(1, 20, 2), true},
		{"a term twice", c.BM25(2, 20, 10), true},
		{"a shorter text", c.BM25(1, 5, 10), true},
		{"a term in every text", c.BM25(1, 20, 100), false},
		{"no term", c.BM25(0, 20, 10), false},
	} {
		if (tt.got > base) != tt.more || tt.got < 0 {
			t.Errorf("%s: %g beside %g", tt.name, tt.got, base)
		}
	}
	// Of average length the score is idf * f * (k1+1) / (f+k1): ln(1 + 90.5/10.5) here.
	if got := Round(base); got != 2.2637 {
		t.Errorf("BM25(1, 20, 10) = %g, want 2.2637", got)
	}
	if got := (Collection{}).BM25(1, 1, 0); got != 0 {
		t.Errorf("in an empty collection: %g, want 0", got)
	}
}
