package nlp

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"lacuna/internal/policy"
)

func TestSentences(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want string // sentences joined by " | "
	}{
		{"We log visits. You may object.", "We log visits. | You may object."},
		{"See Art. 6(1) lit. f GDPR. We rely on it.", "See Art. 6(1) lit. f GDPR. | We rely on it."},
		{"Acme Inc. is in the U.S. and Kent Ltd. is not.", "Acme Inc. is in the U.S. and Kent Ltd. is not."},
		{"The seller is Acme, Inc. We run the shop.", "The seller is Acme, Inc. | We run the shop."},
		{"Birch Co. Ltd. (the seller) ships. Done", "Birch Co. Ltd. (the seller) ships. | Done"},
		{"Held in the U.S. The rest is not.", "Held in the U.S. | The rest is not."},
		{"The U.S. Department of Trade decides.", "The U.S. Department of Trade decides."},
		{"Use partners, e.g. Mailers, i.e. those who mail, etc. They obey us.", "Use partners, e.g. Mailers, i.e. those who mail, etc. | They obey us."},
		{"See 15 U.S.C. 45 et seq. and Sec. 5. Read on.", "See 15 U.S.C. 45 et seq. and Sec. 5. | Read on."},
		{"Order No. 12 is on file. No. We never sell.", "Order No. 12 is on file. | No. | We never sell."},
		{"About 3.5 million, approx. Two per head.", "About 3.5 million, approx. Two per head."},
		{"Ask J. R. Smith. He knows.", "Ask J. R. Smith. | He knows."},
		{"We hold your data.We erase it later.", "We hold your data. | We erase it later."},
		{"Visit shop.Acme.com or Booking.Com today.", "Visit shop.Acme.com or Booking.Com today."},
		{"Go to https://acme.example/a.B?c=D now. Then stop.", "Go to https://acme.example/a.B?c=D now. | Then stop."},
		{"Mail j.doe@Acme.example. We answer!", "Mail j.doe@Acme.example. | We answer!"},
		{"We call it “the log.” It is short.", "We call it “the log.” | It is short."},
		{"Is it (as they say) “safe?” We think so. (Nearly.) Yes.", "Is it (as they say) “safe?” | We think so. | (Nearly.) | Yes."},
		{"See the part “How long?“. Then ask.", "See the part “How long?“. | Then ask."},
		{"Do you sell data? No! Never…", "Do you sell data? | No! | Never…"},
		{"1. Scope. We begin here.", "1. Scope. | We begin here."},
		{"(a) the name; (b) the age. Both count.", "(a) the name; (b) the age. | Both count."},
		{"iv. The fourth. Section 4.2. We end.", "iv. The fourth. | Section 4.2. | We end."},
		{"Kept until Sept. 16 or Dec. 1, 2022. Gone by then.", "Kept until Sept. 16 or Dec. 1, 2022. | Gone by then."},
		{"North IP. Ltd runs it. Yahoo! Inc. does not.", "North IP. Ltd runs it. | Yahoo! Inc. does not."},
		{"one\n\ntwo\nthree\n• four\n• five", "one | two\nthree | • four | • five"},
		{"We keep: • names • dates", "We keep: | • names | • dates"},
		{"The app. iOS only. eBay too.", "The app. | iOS only. | eBay too."},
		{"Wait... what? Now... We go.", "Wait... what? | Now... | We go."},
		{"At 5 p.m. We close at 5 p.m. daily.", "At 5 p.m. | We close at 5 p.m. daily."},
		{"\u00a0 Only this. \u00a0", "Only this."},
		{"", ""},
		{" \n ", ""},
	} {
		var got []string
		for _, s := range Sentences(nil, tt.in, 0) {
			got = append(got, s.Of(tt.in))
		}
		if d := cmp.Diff(tt.want, strings.Join(got, " | ")); d != "" {
			t.Errorf("Sentences(%q): -want +got\n%s", tt.in, d)
		}
	}
}

func FuzzSentences(f *testing.F) {
	for _, s := range []string{"a. B", "e.g. X.Y", "…“”", "1.\n\n2.", "• a • b", "x.We", "\xff. A", "We don’t; “never” • ever… so — no", "éééééééé. A! é?", "\u00a0.\u2009A"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		for i := range len(s) {
			if !utf8.RuneStart(s[i]) {
				continue
			}
			want := i
			for want < len(s) && (!maybeEnd[s[want]] || isQuote(s, want)) {
				want++
			}
			if got := nextEnd(s, i); got != want {
				t.Fatalf("nextEnd(%q, %d) = %d, want %d", s, i, got, want)
			}
		}
		at := 0
		check := func(gap policy.Span) {
			if g := gap.Of(s); skipSpace(g, 0) != len(g) {
				t.Fatalf("%q of %q is in no sentence", g, s)
			}
		}
		for _, sp := range Sentences(nil, s, 0) {
			if sp.Start < at || sp.End <= sp.Start || !utf8.ValidString(sp.Of(s)) {
				t.Fatalf("sentence %v after %d in %q", sp, at, s)
			}
			check(policy.Span{Start: at, End: sp.Start})
			at = sp.End
		}
		check(policy.Span{Start: at, End: len(s)})
	})
}

func BenchmarkSentences(b *testing.B) {
	text := strings.Repeat("We may share your personal data with third-party providers who process it on our behalf, e.g. hosting companies. Acme Inc. holds it for 30 days, or longer where the law says so. ", 500)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	var out []policy.Span
	for b.Loop() {
		out = Sentences(out[:0], text, 0)
	}
}
