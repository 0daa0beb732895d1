package web

import (
	"strings"
	"testing"
	"unicode/utf8"

	"lacuna/internal/policy"
	"pgregory.net/rapid"
)

func TestClip(t *testing.T) {
	for _, test := range []struct {
		s    string
		n    int
		want string
	}{
		{"short", 10, "short"},
		{"one two three", 9, "one two…"},
		{"one\n  two", 20, "one two"},
		{"ääääää", 5, "ää…"},
		{"", 3, ""},
	} {
		if got := clip(test.s, test.n); got != test.want {
			t.Errorf("clip(%q, %d) = %q, want %q", test.s, test.n, got, test.want)
		}
	}
	if got := clipStart("one two three", 9); got != "…three" {
		t.Errorf("clipStart = %q", got)
	}
}

// TestSnippet holds for any text and marks: what is shown is valid, the marks
// inside the window are marked, and a short text is shown whole.
func TestSnippet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[a-zäж]{1,9}`), 1, 300).Draw(t, "words")
		text := strings.Join(words, " ")
		var marks []policy.Span
		at := 0
		for _, w := range words {
			if rapid.IntRange(0, 40).Draw(t, "marked") == 0 {
				marks = append(marks, policy.Span{Start: at, End: at + len(w)})
			}
			at += len(w) + 1
		}
		var shown strings.Builder
		marked := 0
		for _, p := range snippet(text, marks) {
			shown.WriteString(p.Text)
			if p.Marked {
				marked++
			}
		}
		if !utf8.ValidString(shown.String()) {
			t.Fatalf("cut inside a character: %q", shown.String())
		}
		if len(text) <= hitBytes && shown.String() != text {
			t.Fatalf("got %q, want all of %q", shown.String(), text)
		}
		if len(marks) > 0 && marked == 0 {
			t.Fatalf("no mark of %v is shown in %q", marks, shown.String())
		}
	})
}
