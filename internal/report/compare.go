package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"lacuna/internal/policy"
)

// Comparison writes the rows of c: word edits as [-deleted-] and {+inserted+}.
func Comparison(w io.Writer, c *policy.Comparison, a, b *policy.Analysis) error {
	p := page{w: w}
	p.line("A  %s · %s · %s", flat(a.Version.Title), a.Version.Name, orDash(a.Version.Date))
	p.line("B  %s · %s · %s", flat(b.Version.Title), b.Version.Name, orDash(b.Version.Date))
	p.line("%s: %s", plural(len(c.Rows), "row"), summary(c.Summary))
	for _, r := range c.Rows {
		p.line("")
		p.line("%s  %s%s  A %s  B %s  %.2f", leafOrText(r.Leaf), r.Kind, direction(r.Direction), clauseRef(r.A), clauseRef(r.B), r.Similarity)
		if r.Because != "" {
			p.wrap("  ", flat(r.Because))
		}
		p.sides(r, a, b)
	}
	return p.err
}

func (p *page) sides(r policy.ComparedRow, a, b *policy.Analysis) {
	switch {
	case len(r.Edits) > 0 && r.Kind != "counterpart":
		p.wrap("  ", redline(r.Edits, a.Text, b.Text))
	default:
		if r.A != nil {
			p.wrap("  A ", short(a.Clauses[*r.A].Of(a.Text), 400))
		}
		if r.B != nil {
			p.wrap("  B ", short(b.Clauses[*r.B].Of(b.Text), 400))
		}
	}
}

func redline(edits []policy.Edit, a, b string) string {
	var out strings.Builder
	for _, e := range edits {
		switch e.Op {
		case "=":
			out.WriteString(a[e.A[0]:e.A[1]])
		case "-":
			out.WriteString("[-" + a[e.A[0]:e.A[1]] + "-]")
		case "+":
			out.WriteString("{+" + b[e.B[0]:e.B[1]] + "+}")
		}
	}
	return flat(out.String())
}

func summary(counts map[string]int) string {
	names := make([]string, 0, len(counts))
	for k := range counts {
		names = append(names, k)
	}
	slices.Sort(names)
	var parts []string
	for _, k := range names {
		parts = append(parts, fmt.Sprintf("%s %d", k, counts[k]))
	}
	if len(parts) == 0 {
		return "no difference"
	}
	return strings.Join(parts, " · ")
}

func leafOrText(leaf string) string {
	if leaf == "" {
		return "(no label)"
	}
	return leaf
}

func direction(d string) string {
	if d == "" || d == "none" {
		return ""
	}
	return " " + d
}

func clauseRef(n *int) string {
	if n == nil {
		return "–"
	}
	return fmt.Sprint(*n)
}
