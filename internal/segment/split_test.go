package segment

import (
	"testing"

	"pgregory.net/rapid"

	"lacuna/internal/parse"
	"lacuna/internal/policy"
)

func FuzzSplit(f *testing.F) {
	for _, s := range []string{
		"Acme Privacy Policy\n\nWe log.\n\n1. SCOPE\n\nAll of:\n\n- this\n- that\n\nWHO?\n\nUs.",
		"A. Data\n\nWe keep:\n\nName\n\nAge\n\nHow long?\n\nLong.", "^", "", "•", "1.", "a:\n\n• b:\n\no c\n\no d\n\n• e",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, name := range []string{"x.txt", "x.md"} {
			text, err := parse.Parse(name, []byte(s))
			if err != nil {
				continue
			}
			if err := Split(text).Check(); err != nil {
				t.Fatalf("Split(%s %q): %v", name, s, err)
			}
		}
	})
}

// TestSplitAnyBlocks feeds blocks as no parser makes them.
func TestSplitAnyBlocks(t *testing.T) {
	piece := rapid.SampledFrom([]string{
		"Acme Privacy Policy", "1. SCOPE", "2.1 Data", "WHO WE ARE", "How long?", "We keep it. We do.", "We share with:", "•", "• one", "o two:", "é", "\n", "\n\n", " ", "\u00a0", "Name. We may.", "Contact:", "Page 3", "^", "x",
	})
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		for _, p := range rapid.SliceOfN(piece, 0, 30).Draw(t, "pieces") {
			text += p
		}
		at := func(name string) int { return rapid.IntRange(-1, len(text)+2).Draw(t, name) }
		src := &parse.Text{Text: text}
		for range rapid.IntRange(0, 12).Draw(t, "blocks") {
			start := at("start")
			src.Blocks = append(src.Blocks, parse.Block{
				Span:     policy.Span{Start: start, End: start + rapid.IntRange(-1, 20).Draw(t, "len")},
				Kind:     parse.BlockKind(rapid.IntRange(0, 3).Draw(t, "kind")),
				Level:    rapid.IntRange(-1, 8).Draw(t, "level"),
				Depth:    rapid.IntRange(-1, 5).Draw(t, "depth"),
				Marker:   policy.Span{Start: start, End: at("marker")},
				Bold:     rapid.Bool().Draw(t, "bold"),
				IsHeader: rapid.Bool().Draw(t, "header"),
			})
		}
		if err := Split(src).Check(); err != nil {
			t.Fatalf("Split(%q, %+v): %v", text, src.Blocks, err)
		}
	})
}
