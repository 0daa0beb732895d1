package nlp

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jdkato/prose/v2"
)

func TestNounPhrases(t *testing.T) {
	p := NewPhraser()
	for _, tt := range []struct{ in, want string }{
		{"We collect your full name, email address and precise location data.", "full name|email address|precise location data"},
		{"The shop’s “order history” goes to payment providers.", "shop|order history|payment providers"},
		{"We keep such records, including invoices, for two years.", "records|invoices|two years"},
		{"We do not.", ""},
		{"", ""},
		{"They call ☎ now, İstanbul", ""},
	} {
		var got []string
		for _, s := range p.NounPhrases(nil, tt.in, 0) {
			got = append(got, s.Of(tt.in))
		}
		if d := cmp.Diff(tt.want, strings.Join(got, "|")); d != "" {
			t.Errorf("NounPhrases(%q): -want +got\n%s", tt.in, d)
		}
	}
}

// TestSentencesAgainstProse compares with prose on text that both must read
// alike; where they differ on purpose, TestSentences says how.
func TestSentencesAgainstProse(t *testing.T) {
	text := `Birch runs a shop for tools. We send orders by post, and we mail a receipt. Do you want a copy? Ask us!
The receipt lists the goods, the price and the date. It is kept for ten years. "Do not keep mine," some say. We must.
Carriers get the address (and the phone number). They may not use it for anything else. Mr. Smith checks this once a year.
The check costs 3.50 euros per order. Nobody pays more than that. We hope that this is clear.`
	doc, err := prose.NewDocument(text, prose.WithTagging(false), prose.WithTokenization(false), prose.WithExtraction(false))
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, s := range doc.Sentences() {
		want = append(want, strings.TrimSpace(s.Text))
	}
	for _, s := range Sentences(nil, text, 0) {
		got = append(got, s.Of(text))
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("Sentences: -prose +got\n%s", d)
	}
}

func FuzzNounPhrases(f *testing.F) {
	p := NewPhraser()
	for _, s := range []string{"We don’t sell data.", "$5 (x) “y”", "&rsquo;", "it's 'll n't", "\u2019s"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, sp := range p.NounPhrases(nil, s, 0) {
			if sp.Start < at || sp.End <= sp.Start || sp.End > len(s) {
				t.Fatalf("phrase %v after %d in %q", sp, at, s)
			}
			at = sp.End
		}
	})
}

func BenchmarkNounPhrases(b *testing.B) {
	p := NewPhraser()
	text := "We may share your personal data with third-party providers who process it on our behalf."
	p.NounPhrases(nil, text, 0)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		p.NounPhrases(nil, text, 0)
	}
}
