package web

import (
	"strings"
	"testing"

	"lacuna/internal/policy"
	"lacuna/taxonomy"
	"pgregory.net/rapid"
)

func testTaxonomy(t *testing.T) *taxonomy.Taxonomy {
	t.Helper()
	tax, err := taxonomy.Load()
	if err != nil {
		t.Fatal(err)
	}
	return tax
}

// written shows runs as text: [words]CODE for marked ones, with a - before the
// code of a denial and a ~ after the bracket of a weak one.
func written(rs []run) string {
	var b strings.Builder
	for _, r := range rs {
		if r.Under == nil {
			b.WriteString(r.Text)
			continue
		}
		b.WriteString("[" + r.Text + "]")
		if r.Under.Weak {
			b.WriteString("~")
		}
		for _, m := range r.Ends {
			if m.Denied {
				b.WriteString("-")
			}
			b.WriteString(m.Code)
		}
	}
	return b.String()
}

func TestRuns(t *testing.T) {
	tax := testTaxonomy(t)
	const text = "Head. We keep data for 60 days."
	clause := policy.Span{Start: 6, End: len(text)}
	label := func(leaf string, p policy.Polarity, s policy.Strength, spans ...policy.Span) policy.Label {
		category, _, _ := strings.Cut(leaf, ".")
		return policy.Label{Leaf: leaf, Category: category, Polarity: p, Strength: s, Evidence: spans}
	}
	at := func(words string) policy.Span {
		i := strings.Index(text, words)
		return policy.Span{Start: i, End: i + len(words)}
	}
	for _, test := range []struct {
		name   string
		labels []policy.Label
		want   string
	}{
		{"none", nil, "We keep data for 60 days."},
		{"one", []policy.Label{label("retention.period", policy.Affirmed, policy.Strong, at("for 60 days"))}, "We keep data [for 60 days]RE."},
		{"denied and weak", []policy.Label{label("retention.period", policy.Denied, policy.Weak, at("keep data"))}, "We [keep data]~-RE for 60 days."},
		{"touching spans of one category are one mark", []policy.Label{
			label("retention.period", policy.Affirmed, policy.Strong, at("keep data")), label("retention.criteria", policy.Affirmed, policy.Strong, at("data for")),
		}, "We [keep data for]RE 60 days."},
		{"a code stands once where strong and weak marks end together", []policy.Label{
			label("retention.period", policy.Affirmed, policy.Strong, at("for 60 days")), label("retention.criteria", policy.Affirmed, policy.Weak, at("60 days")),
		}, "We keep data [for ][60 days]RE."},
		{"two categories overlap", []policy.Label{
			label("data.generic", policy.Affirmed, policy.Strong, at("data")), label("retention.period", policy.Affirmed, policy.Strong, at("keep data")),
		}, "We [keep ][data]DARE for 60 days."},
		{"evidence in the heading makes no mark here", []policy.Label{label("retention.period", policy.Affirmed, policy.Strong, at("Head."))}, "We keep data for 60 days."},
		{"a category that the taxonomy does not know", []policy.Label{label("old.leaf", policy.Affirmed, policy.Strong, at("data"))}, "We keep [data]?? for 60 days."},
	} {
		if got := written(runs(text, clause, test.labels, tax)); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

// TestRunsKeepText holds for any labels: the runs together are the clause.
func TestRunsKeepText(t *testing.T) {
	tax := testTaxonomy(t)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringN(1, 60, -1).Draw(t, "text")
		start := rapid.IntRange(0, len(text)-1).Draw(t, "start")
		clause := policy.Span{Start: start, End: rapid.IntRange(start+1, len(text)).Draw(t, "end")}
		var labels []policy.Label
		for range rapid.IntRange(0, 6).Draw(t, "labels") {
			cat := tax.Categories[rapid.IntRange(0, len(tax.Categories)-1).Draw(t, "category")]
			from := rapid.IntRange(0, len(text)).Draw(t, "from")
			e := policy.Span{Start: from, End: rapid.IntRange(from, len(text)).Draw(t, "to")}
			labels = append(labels, policy.Label{Leaf: cat.Leaves[0].ID, Category: cat.ID, Evidence: []policy.Span{e}, Polarity: policy.Denied})
		}
		var b strings.Builder
		for _, r := range runs(text, clause, labels, tax) {
			b.WriteString(r.Text)
		}
		if got, want := b.String(), clause.Of(text); got != want {
			t.Fatalf("runs give %q, want %q", got, want)
		}
	})
}
