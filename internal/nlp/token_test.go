package nlp

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestTokenize(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"We do NOT sell, rent or trade.", "we do not sell rent or trade"},
		{"We don't share; they don’t either", "we don't share they don't either"},
		{"third-party and/or Third Party", "third party and or third party"},
		{"e.g. the U.S. and 1,000.5 items. End", "e.g the u.s and 1,000.5 items end"},
		{"mail privacy@acme-shop.co.uk. Or see https://acme.example/a?b=1, now", "mail privacy@acme-shop.co.uk or see https://acme.example/a?b=1 now"},
		{"communicatе with you", "communicate with you"}, // Cyrillic е
		{"ﬁle café", "file cafe"},
		{"per\u00adsonal\u00a0data", "personal data"},
		{"", ""},
		{"www.example.org/privacy is it", "www.example.org/privacy is it"},
		{"Users' data: a@ b", "users data a b"},
	} {
		if got := FoldText(tt.in); got != tt.want {
			t.Errorf("FoldText(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestBreaks(t *testing.T) {
	text := "One, two. Three\nfour\n\nfive • six"
	var got []string
	for _, tok := range Tokenize(nil, text) {
		w := text[tok.Start:tok.End]
		if tok.Flags&Break != 0 {
			w = "|" + w
		}
		got = append(got, w)
	}
	want := []string{"|One", "two", "|Three", "four", "|five", "|six"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("Tokenize(%q): -want +got\n%s", text, d)
	}
}

func FuzzTokenize(f *testing.F) {
	for _, s := range []string{"a@b.c", "don’t", "http://", "1.2.3", "x'", "ä\u0301", "\xff\xfe", "a.b.c."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := int32(0)
		for _, tok := range Tokenize(nil, s) {
			if tok.Start < at || tok.End <= tok.Start || int(tok.End) > len(s) {
				t.Fatalf("token %+v after %d in %q", tok, at, s)
			}
			w := s[tok.Start:tok.End]
			if utf8.ValidString(s) && !utf8.ValidString(w) {
				t.Fatalf("token %q cuts a character of %q", w, s)
			}
			if tok.Hash != HashWord(Fold(w)) {
				t.Fatalf("hash of %q differs from that of its folded form %q", w, Fold(w))
			}
			at = tok.End
		}
	})
}

// BenchmarkTokenizeDots is a line that could be one long host name.
func BenchmarkTokenizeDots(b *testing.B) {
	text := strings.Repeat("aa.", 1<<18)
	b.SetBytes(int64(len(text)))
	var toks []Token
	for b.Loop() {
		toks = Tokenize(toks[:0], text)
	}
}

func BenchmarkTokenize(b *testing.B) {
	text := strings.Repeat("We may share your personal data with third-party providers who process it on our behalf, e.g. hosting companies. ", 1000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	var toks []Token
	for b.Loop() {
		toks = Tokenize(toks[:0], text)
	}
}
