package report

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lacuna/internal/policy"
)

// sample is a small analysis with characters of one to four bytes before its spans.
func sample() *policy.Analysis {
	text := "Café “Ünder” 🙂\n\nWe keep logs for 30 days."
	at := strings.Index(text, "We")
	whole := policy.Span{Start: at, End: len(text)}
	period := policy.Span{Start: strings.Index(text, "30"), End: len(text) - 1}
	return &policy.Analysis{
		Schema: policy.AnalysisSchema, Unit: policy.Unit,
		Version:  policy.Version{ID: "0123456789abcdef0123", Name: "x.txt", Title: "Café", MediaType: "text/plain", Language: "en"},
		Document: policy.Document{Text: text, Sections: []policy.Section{{Title: "Café", Level: 1, Parent: -1, Span: policy.Span{End: len(text)}}}, Clauses: []policy.Clause{{ID: "c0", Kind: policy.Paragraph, Span: whole, Sentences: []policy.Span{whole}}}},
		Labels:   []policy.Label{{Leaf: "retention.period", Category: "retention", Score: 0.9, Polarity: policy.Affirmed, Strength: policy.Strong, Evidence: []policy.Span{period}, Why: []policy.Vote{{Rule: "retention.period/1", Weight: 2, Span: period}}}},
		Facts:    []policy.Fact{{Kind: "retention", Span: period, Value: policy.Retention{Period: "P30D"}}},
		Findings: []policy.Finding{{ID: "defect.example", Severity: policy.Minor, Clause: 0, Span: period, Message: "an example"}},
	}
}

func TestConvert(t *testing.T) {
	a := sample()
	for unit, slice := range map[string]func(string, policy.Span) string{
		"byte": func(s string, sp policy.Span) string { return s[sp.Start:sp.End] },
		"rune": func(s string, sp policy.Span) string { return string([]rune(s)[sp.Start:sp.End]) },
		"utf16": func(s string, sp policy.Span) string {
			return string(utf16.Decode(utf16.Encode([]rune(s))[sp.Start:sp.End]))
		},
	} {
		got := Convert(a, unit)
		if got.Unit != unit {
			t.Errorf("Convert(%s): unit is %q", unit, got.Unit)
		}
		if q := slice(a.Text, got.Labels[0].Evidence[0]); q != "30 days" {
			t.Errorf("Convert(%s): evidence is %q, want %q", unit, q, "30 days")
		}
		if q := slice(a.Text, got.Clauses[0].Span); q != "We keep logs for 30 days." {
			t.Errorf("Convert(%s): clause is %q", unit, q)
		}
	}
	if a.Unit != policy.Unit || a.Labels[0].Evidence[0].Of(a.Text) != "30 days" {
		t.Error("Convert changed its argument")
	}
}

// TestRuler holds the marks to a plain count on any text.
func TestRuler(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringN(0, 600, -1).Draw(t, "text")
		r := newRuler(text, "utf16")
		for i := range text {
			if got, want := r.at(i), len(utf16.Encode([]rune(text[:i]))); got != want {
				t.Fatalf("at(%d) of %q = %d, want %d", i, text, got, want)
			}
		}
		if got, want := newRuler(text, "rune").at(len(text)), utf8.RuneCountInString(text); got != want {
			t.Fatalf("runes of %q: got %d, want %d", text, got, want)
		}
	})
}

func TestAnalysisText(t *testing.T) {
	var b bytes.Buffer
	if err := Analysis(&b, "Café", sample()); err != nil {
		t.Fatal(err)
	}
	want := `Café · Café · x.txt
version 0123456789ab · – · text/plain · 0 bytes · language en
1 clause · 1 label · 1 fact · 1 finding

# Café

   0  We keep logs for 30 days.
      ● retention.period 0.90
      = retention period=P30D

Findings
  minor    defect.example: an example
           “30 days”
`
	if d := cmp.Diff(want, b.String()); d != "" {
		t.Errorf("Analysis: -want +got\n%s", d)
	}
}

func TestCSVIsNoFormula(t *testing.T) {
	table := &Table{Columns: []string{"a", "b", "c"}, Rows: [][]any{{"=1+1", 2, nil}, {"@x", 0.5, "say \"hi\", twice"}}}
	var b bytes.Buffer
	if err := table.CSV(&b, true); err != nil {
		t.Fatal(err)
	}
	want := "\ufeffa,b,c\n'=1+1,2,\n'@x,0.5,\"say \"\"hi\"\", twice\"\n"
	if b.String() != want {
		t.Errorf("CSV: got %q, want %q", b.String(), want)
	}
}

func TestJSONLKeepsColumnOrder(t *testing.T) {
	table := &Table{Columns: []string{"z", "a"}, Rows: [][]any{{"<b>", nil}}}
	var b bytes.Buffer
	if err := table.JSONL(&b); err != nil {
		t.Fatal(err)
	}
	if want := "{\"z\":\"<b>\",\"a\":null}\n"; b.String() != want {
		t.Errorf("JSONL: got %q, want %q", b.String(), want)
	}
}

func TestFlatRemovesTerminalControl(t *testing.T) {
	if got, want := flat("a\x1b[31m b\u009b2J\tc\nd"), "a [31m b 2J c d"; got != want {
		t.Errorf("flat: got %q, want %q", got, want)
	}
}

func TestBracketed(t *testing.T) {
	h := policy.Hit{Text: "We do not sell it.", Marks: []policy.Span{{Start: 10, End: 14}}}
	if got, want := bracketed(h), "We do not [sell] it."; got != want {
		t.Errorf("bracketed: got %q, want %q", got, want)
	}
}
