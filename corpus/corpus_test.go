package corpus

import (
	"slices"
	"strings"
	"testing"

	"lacuna/taxonomy"
)

func load(t *testing.T) []Sample {
	t.Helper()
	samples, err := Samples()
	if err != nil {
		t.Fatal(err)
	}
	return samples
}

func TestEverySampleHasGold(t *testing.T) {
	samples := load(t)
	if len(samples) < 8 {
		t.Errorf("%d samples, want at least 8", len(samples))
	}
	for _, s := range samples {
		if s.Gold == nil {
			t.Errorf("%s: no gold", s.Name)
		}
	}
}

// TestGoldIsWellFormed checks every label against the taxonomy, and that the
// samples together show every category.
func TestGoldIsWellFormed(t *testing.T) {
	tax, err := taxonomy.Load()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, s := range load(t) {
		if s.Gold == nil {
			continue
		}
		for i, c := range s.Gold.Clauses {
			if c.Text == "" || !slices.Contains([]string{"paragraph", "item", "row", "heading"}, c.Kind) {
				t.Errorf("%s: clause %d: text %q, kind %q", s.Name, i, c.Text, c.Kind)
			}
			for _, l := range c.Labels {
				leaf, polarity, _ := strings.Cut(l, " ")
				if tax.Leaf(leaf) == nil {
					t.Errorf("%s: clause %d: no leaf %q", s.Name, i, leaf)
				}
				if !slices.Contains([]string{"", "denied", "conditional"}, polarity) {
					t.Errorf("%s: clause %d: polarity %q", s.Name, i, polarity)
				}
				seen[strings.Split(leaf, ".")[0]] = true
			}
			for _, f := range c.Facts {
				kind, _, _ := strings.Cut(f, " ")
				if !slices.Contains([]string{"retention", "date", "contact", "party", "place", "deadline", "safeguard", "basis", "law", "age"}, kind) {
					t.Errorf("%s: clause %d: fact %q", s.Name, i, f)
				}
			}
		}
	}
	for _, c := range tax.Categories {
		if !seen[c.ID] {
			t.Errorf("no sample shows category %s", c.ID)
		}
	}
}
