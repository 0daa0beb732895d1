package report

import (
	"slices"
	"unicode/utf8"

	"lacuna/internal/policy"
)

// A ruler converts byte offsets of one text into another unit. It keeps a
// count every few hundred bytes, so a conversion does not read the whole text.
type ruler struct {
	text  string
	width func(rune) int
	marks []int // units before byte i*step, at the character that holds it
}

// step is the distance of marks in bytes.
const step = 256

// newRuler returns nil for bytes, which need no conversion.
func newRuler(text, unit string) *ruler {
	r := &ruler{text: text}
	switch unit {
	case "rune":
		r.width = func(rune) int { return 1 }
	case "utf16":
		r.width = func(c rune) int {
			if c > 0xffff {
				return 2
			}
			return 1
		}
	default:
		return nil
	}
	n := 0
	for i, c := range text {
		for len(r.marks)*step <= i {
			r.marks = append(r.marks, n)
		}
		n += r.width(c)
	}
	return r
}

// at converts one offset, which is on a character boundary.
func (r *ruler) at(offset int) int {
	if r == nil || len(r.marks) == 0 {
		return offset
	}
	m := min(offset/step, len(r.marks)-1)
	i := m * step
	for i < len(r.text) && !utf8.RuneStart(r.text[i]) {
		i++
	}
	n := r.marks[m]
	for _, c := range r.text[i:max(i, offset)] {
		n += r.width(c)
	}
	return n
}

func (r *ruler) span(s policy.Span) policy.Span {
	return policy.Span{Start: r.at(s.Start), End: r.at(s.End)}
}

func (r *ruler) spans(in []policy.Span) []policy.Span {
	out := slices.Clone(in)
	for i := range out {
		out[i] = r.span(out[i])
	}
	return out
}

// Convert returns a with all offsets in the unit: "byte", "rune" or "utf16". Places
// in the source file stay in bytes of that file.
func Convert(a *policy.Analysis, unit string) *policy.Analysis {
	r := newRuler(a.Text, unit)
	if r == nil {
		return a
	}
	out := *a
	out.Unit = unit
	out.Sections = slices.Clone(a.Sections)
	for i := range out.Sections {
		s := &out.Sections[i]
		s.Span, s.Heading = r.span(s.Span), r.span(s.Heading)
	}
	out.Clauses = slices.Clone(a.Clauses)
	for i := range out.Clauses {
		c := &out.Clauses[i]
		c.Span, c.Lead, c.RunIn, c.Sentences = r.span(c.Span), r.span(c.Lead), r.span(c.RunIn), r.spans(c.Sentences)
	}
	out.Labels = r.labels(a.Labels)
	out.Facts = slices.Clone(a.Facts)
	for i := range out.Facts {
		out.Facts[i].Span = r.span(out.Facts[i].Span)
	}
	out.Findings = slices.Clone(a.Findings)
	for i := range out.Findings {
		f := &out.Findings[i]
		f.Span, f.Related = r.span(f.Span), r.spans(f.Related)
	}
	return &out
}

// ConvertLabels returns labels of a text with all offsets in the unit.
func ConvertLabels(labels []policy.Label, text, unit string) []policy.Label {
	r := newRuler(text, unit)
	if r == nil {
		return labels
	}
	return r.labels(labels)
}

func (r *ruler) labels(in []policy.Label) []policy.Label {
	out := slices.Clone(in)
	for i := range out {
		l := &out[i]
		l.Evidence, l.Hedges, l.Why = r.spans(l.Evidence), r.spans(l.Hedges), slices.Clone(l.Why)
		for j := range l.Why {
			l.Why[j].Span = r.span(l.Why[j].Span)
		}
	}
	return out
}

// ConvertAudit returns an audit of a text with all offsets in the unit.
func ConvertAudit(a *policy.Audit, text, unit string) *policy.Audit {
	r := newRuler(text, unit)
	if r == nil {
		return a
	}
	out := *a
	out.Unit = unit
	out.Items = slices.Clone(a.Items)
	for i := range out.Items {
		it := &out.Items[i]
		it.Evidence, it.Applies.Evidence = r.evidence(it.Evidence), r.evidence(it.Applies.Evidence)
		it.NearMisses = slices.Clone(it.NearMisses)
		for j := range it.NearMisses {
			it.NearMisses[j].Span = r.span(it.NearMisses[j].Span)
		}
	}
	return &out
}

func (r *ruler) evidence(in []policy.Evidence) []policy.Evidence {
	out := slices.Clone(in)
	for i := range out {
		out[i].Span = r.span(out[i].Span)
	}
	return out
}

// ConvertComparison returns a comparison of the texts a and b with all offsets in the unit.
func ConvertComparison(c *policy.Comparison, a, b, unit string) *policy.Comparison {
	ra, rb := newRuler(a, unit), newRuler(b, unit)
	if ra == nil {
		return c
	}
	out := *c
	out.Unit = unit
	out.Rows = slices.Clone(c.Rows)
	for i := range out.Rows {
		row := &out.Rows[i]
		row.Edits = slices.Clone(row.Edits)
		for j := range row.Edits {
			e := &row.Edits[j]
			e.A, e.B = ra.pair(e.A), rb.pair(e.B)
		}
	}
	return &out
}

func (r *ruler) pair(p *policy.Range) *policy.Range {
	if p == nil {
		return nil
	}
	return &policy.Range{r.at(p[0]), r.at(p[1])}
}

// ConvertSearch returns search results with the marks of each hit in the unit.
func ConvertSearch(s *policy.SearchResult, unit string) *policy.SearchResult {
	if unit == "byte" || unit == "" {
		return s
	}
	out := *s
	out.Hits = slices.Clone(s.Hits)
	for i := range out.Hits {
		h := &out.Hits[i]
		h.Marks = newRuler(h.Text, unit).spans(h.Marks)
	}
	return &out
}
