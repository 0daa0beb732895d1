package compare

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

// redline writes edits the way a person would mark them.
func redline(ta, tb string, edits []policy.Edit) string {
	var b strings.Builder
	for _, e := range edits {
		switch e.Op {
		case "=":
			b.WriteString(ta[e.A[0]:e.A[1]])
		case "-":
			b.WriteString("[-" + ta[e.A[0]:e.A[1]] + "]")
		case "+":
			b.WriteString("[+" + tb[e.B[0]:e.B[1]] + "]")
		}
	}
	return b.String()
}

func whole(s string) policy.Span { return policy.Span{End: len(s)} }

func TestWordEdits(t *testing.T) {
	for _, tt := range []struct{ a, b, want string }{
		{"We keep logs for 30 days.", "We keep logs for 90 days.", "We keep logs for [-30][+90] days."},
		{"We keep logs.", "We keep logs.", "We keep logs."},
		{"", "We sell data.", "[+We sell data.]"},
		{"We will not sell it.", "We will sell it.", "We will [-not ]sell it."},
		{"It costs 1,000 euros.", "It costs 1,500 euros.", "It costs [-1,000][+1,500] euros."},
		{"Say “yes” to it.", `Say "yes" to it.`, `Say [-“][+"]yes[-”][+"] to it.`},
		{"a\u00a0few\u00a0words here", "a few words here", "a[-\u00a0][+ ]few[-\u00a0][+ ]words here"},
		{"ask at help@example.com now", "ask at privacy@example.com now", "ask at [-help@example.com][+privacy@example.com] now"},
	} {
		if got := redline(tt.a, tt.b, wordEdits(tt.a, whole(tt.a), tt.b, whole(tt.b))); got != tt.want {
			t.Errorf("wordEdits(%q, %q):\n got %s\nwant %s", tt.a, tt.b, got, tt.want)
		}
	}
}

// TestEditsRebuild holds the promise of the contract: both clauses come back
// byte for byte, "=" is equal bytes, and no word or number is cut.
func TestEditsRebuild(t *testing.T) {
	piece := rapid.SampledFrom([]string{"we", "We", "may", "not", "share", "30", "1,000", "days", "a.b@c.org", "don’t", " ", "  ", "\u00a0", "\n", ". ", ", ", "“", "”", `"`, "• ", "· ", "–", "-", "é", "Ж", "\u200b", "\U000F0001", "https://x.org/a"})
	text := rapid.Map(rapid.SliceOfN(piece, 0, 60), func(ps []string) string { return strings.Join(ps, "") })
	rapid.Check(t, func(t *rapid.T) {
		checkRebuild(t, text.Draw(t, "a"), text.Draw(t, "b"))
	})
}

// TestEditsRebuildAny does the same with arbitrary strings.
func TestEditsRebuildAny(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkRebuild(t, rapid.String().Draw(t, "a"), rapid.String().Draw(t, "b"))
	})
}

func checkRebuild(t *rapid.T, a, b string) {
	pad := "## " // offsets count in the whole text, not in the clause
	ta, tb := pad+a, pad+pad+b
	sa, sb := policy.Span{Start: len(pad), End: len(ta)}, policy.Span{Start: 2 * len(pad), End: len(tb)}
	var ra, rb strings.Builder
	cuts := func(text string, sp policy.Span) map[int]bool {
		inner := map[int]bool{}
		for _, tok := range nlp.Tokenize(nil, sp.Of(text)) {
			for i := int(tok.Start) + 1; i < int(tok.End); i++ {
				inner[sp.Start+i] = true
			}
		}
		return inner
	}
	innerA, innerB := cuts(ta, sa), cuts(tb, sb)
	for _, e := range wordEdits(ta, sa, tb, sb) {
		if e.A != nil {
			ra.WriteString(ta[e.A[0]:e.A[1]])
			if innerA[e.A[0]] || innerA[e.A[1]] {
				t.Fatalf("%q, %q: edit %v cuts a word of A", a, b, *e.A)
			}
		}
		if e.B != nil {
			rb.WriteString(tb[e.B[0]:e.B[1]])
			if innerB[e.B[0]] || innerB[e.B[1]] {
				t.Fatalf("%q, %q: edit %v cuts a word of B", a, b, *e.B)
			}
		}
		if e.Op == "=" && ta[e.A[0]:e.A[1]] != tb[e.B[0]:e.B[1]] {
			t.Fatalf("%q, %q: unequal bytes under =", a, b)
		}
		if (e.A == nil) != (e.Op == "+") || (e.B == nil) != (e.Op == "-") {
			t.Fatalf("%q, %q: sides of %s", a, b, e.Op)
		}
	}
	if ra.String() != a || rb.String() != b {
		t.Fatalf("rebuilt %q and %q\nwant %q and %q", ra.String(), rb.String(), a, b)
	}
	if !utf8.ValidString(ra.String()) {
		t.Fatalf("invalid UTF-8")
	}
}
