package taxonomy

import "testing"

func TestLoad(t *testing.T) {
	tax, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	tier1 := 0
	for _, l := range tax.Leaves() {
		if l.Tier == 1 {
			tier1++
		}
	}
	if got := len(tax.Categories); got != 20 {
		t.Errorf("%d categories, want 20", got)
	}
	if got := len(tax.Leaves()); got != 189 {
		t.Errorf("%d leaves, want 189", got)
	}
	if tier1 != 123 {
		t.Errorf("%d leaves of tier 1, want 123", tier1)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}
