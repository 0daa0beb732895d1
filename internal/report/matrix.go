package report

import (
	"io"

	"lacuna/internal/policy"
)

// glyphs are the signs of verdicts and cell statuses, as in the legend.
var glyphs = map[string]string{
	"disclosed": "●", "partly": "◐", "vague": "~", "weak": "~", "denied": "⊘", "deferred": "→", "silent": "○",
	"absent": "○", "undetermined": "◌", "not-applicable": "–", "not-analysed": "?",
}

// Matrix writes a table of glyphs with key facts, and the legend under it.
func Matrix(w io.Writer, m *policy.Matrix) error {
	p := page{w: w}
	head := []string{""}
	for _, c := range m.Columns {
		head = append(head, short(c.Vendor, 16))
	}
	rows := [][]string{head}
	for _, r := range m.Rows {
		id := r.Leaf
		if id == "" {
			id = r.Item
		}
		row := []string{id}
		for _, c := range r.Cells {
			row = append(row, cell(c))
		}
		rows = append(rows, row)
	}
	p.table(rows)
	if m.Checklist != nil {
		p.line("\n● disclosed  ◐ partly  ~ vague  ⊘ denied  → deferred  ○ silent  ◌ undetermined  – not applicable  ? not analysed")
	} else {
		p.line("\n● disclosed  ~ weak  ⊘ denied  ○ absent")
	}
	return p.err
}

func cell(c policy.MatrixCell) string {
	s := c.Status
	if c.Verdict != "" {
		s = string(c.Verdict)
	}
	g := glyphs[s]
	if c.Fact != "" {
		g += " " + short(c.Fact, 14)
	}
	return g
}
