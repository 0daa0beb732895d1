package compare

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// paper builds an analysis of one clause for each text.
func paper(texts ...string) *policy.Analysis {
	a := &policy.Analysis{}
	for _, s := range texts {
		sp := policy.Span{Start: len(a.Text), End: len(a.Text) + len(s)}
		a.Text += s + "\n\n"
		a.Clauses = append(a.Clauses, policy.Clause{Kind: policy.Paragraph, Span: sp, Sentences: []policy.Span{sp}})
	}
	a.Sections = []policy.Section{{Level: 1, Parent: -1, Span: policy.Span{End: len(a.Text)}}}
	return a
}

func label(clause int, leaf string, p policy.Polarity, s policy.Strength, score float64) policy.Label {
	category, _, _ := strings.Cut(leaf, ".")
	return policy.Label{Clause: clause, Leaf: leaf, Category: category, Polarity: p, Strength: s, Score: score}
}

func TestCells(t *testing.T) {
	a := paper("We keep logs for a while.", "We keep logs for 60 days.", "We do not sell data.", "We might sell data.", "You may look at your data.")
	a.Labels = []policy.Label{
		label(0, "retention.period", policy.Affirmed, policy.Strong, 0.9),
		label(1, "retention.period", policy.Affirmed, policy.Strong, 0.8),
		label(2, "sale.sale", policy.Denied, policy.Strong, 0.9),
		label(3, "sale.sale", policy.Conditional, policy.Weak, 0.6),
		label(4, "rights.access", policy.Conditional, policy.Weak, 0.6),
	}
	a.Facts = []policy.Fact{{Kind: "retention", Clause: 1, Value: policy.Retention{Period: "P60D"}}}
	clause := func(n int) *int { return &n }
	want := map[string]policy.MatrixCell{
		"retention.period": {Status: "disclosed", Clause: clause(1), Quote: "We keep logs for 60 days.", Fact: "P60D"},
		"sale.sale":        {Status: "denied", Clause: clause(2), Quote: "We do not sell data."},
		"rights.access":    {Status: "weak", Clause: clause(4), Quote: "You may look at your data."},
	}
	if diff := cmp.Diff(want, Cells(a)); diff != "" {
		t.Errorf("Cells (-want +got):\n%s", diff)
	}
}

func TestQuote(t *testing.T) {
	long := strings.Repeat("we keep many words about data ", 12)
	for _, tt := range []struct {
		text     string
		at       policy.Span
		from, to string
	}{
		{"A  short\n one.", policy.Span{Start: 3, End: 8}, "A short one.", "A short one."},
		{long, policy.Span{Start: 0, End: 2}, "we keep many", "…"},
		{long + "until 60 days are over.", policy.Span{Start: len(long), End: len(long) + 5}, "…", "days are over."},
		{strings.Repeat("x", 400), policy.Span{Start: 0, End: 400}, "xxx", "x…"},
	} {
		got := clip(tt.text, policy.Span{End: len(tt.text)}, tt.at)
		if !strings.HasPrefix(got, tt.from) || !strings.HasSuffix(got, tt.to) || len(got) > maxQuote {
			t.Errorf("clip(%q): got %q (%d bytes), want %s … %s", tt.text, got, len(got), tt.from, tt.to)
		}
	}
}

func TestMatrix(t *testing.T) {
	clause := 3
	cols := []Column{
		{policy.MatrixColumn{Policy: "p1", Vendor: "One"}, map[string]policy.MatrixCell{"sale.sale": {Status: "denied", Clause: &clause}}},
		{policy.MatrixColumn{Policy: "p2", Vendor: "Two"}, nil},
	}
	got := Matrix([]*taxonomy.Leaf{{ID: "sale.sale", Name: "Sale"}, {ID: "rights.access", Name: "Access"}}, cols)
	want := &policy.Matrix{
		Columns: []policy.MatrixColumn{{Policy: "p1", Vendor: "One"}, {Policy: "p2", Vendor: "Two"}},
		Rows: []policy.MatrixRow{
			{Leaf: "sale.sale", Name: "Sale", Cells: []policy.MatrixCell{{Status: "denied", Clause: &clause}, {Status: "absent"}}},
			{Leaf: "rights.access", Name: "Access", Cells: []policy.MatrixCell{{Status: "absent"}, {Status: "absent"}}},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Matrix (-want +got):\n%s", diff)
	}
}
