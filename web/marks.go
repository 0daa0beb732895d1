package web

import (
	"cmp"
	"slices"

	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// A mark is an underline under words that evidence a label: a category with its
// two-letter code, struck through when denied, dotted when weak.
type mark struct {
	Category, Code string
	Names          string // of the leaves, for the reader's ear and the pointer
	Denied, Weak   bool

	span policy.Span
	rank int // order of the category in the taxonomy
}

// A run is a stretch of a clause that lies under the same marks. Class is the
// first mark's; Ends are the marks whose code stands after the run.
type run struct {
	Text  string
	Under *mark
	Ends  []mark
}

// runs cuts the text of a span into runs by the evidence of labels. Evidence
// outside the span (in the lead or a heading) makes no mark here.
func runs(text string, within policy.Span, labels []policy.Label, tax *taxonomy.Taxonomy) []run {
	marks := marksOf(within, labels, tax)
	var out []run
	for _, cut := range cuts(within, marks) {
		r := run{Text: cut.Of(text)}
		for i, m := range marks {
			if !m.span.Contains(cut) {
				continue
			}
			if r.Under == nil {
				r.Under = &marks[i]
			}
			if m.span.End == cut.End && !slices.ContainsFunc(r.Ends, m.sameCode) {
				r.Ends = append(r.Ends, m)
			}
		}
		out = append(out, r)
	}
	return out
}

// marksOf returns the marks inside a span in the order of the categories; marks
// of one category and manner that touch are one.
func marksOf(within policy.Span, labels []policy.Label, tax *taxonomy.Taxonomy) []mark {
	var marks []mark
	for _, l := range labels {
		for _, e := range l.Evidence {
			e = policy.Span{Start: max(e.Start, within.Start), End: min(e.End, within.End)}
			if e.Start < e.End {
				marks = append(marks, newMark(l, e, tax))
			}
		}
	}
	slices.SortFunc(marks, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.manner(), b.manner()), cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(a.span.End, b.span.End))
	})
	return merge(marks)
}

func newMark(l policy.Label, at policy.Span, tax *taxonomy.Taxonomy) mark {
	m := mark{Category: l.Category, Code: "??", Names: l.Leaf, span: at, rank: len(tax.Categories)}
	m.Denied, m.Weak = l.Polarity == policy.Denied, l.Strength == policy.Weak
	if i := slices.IndexFunc(tax.Categories, func(c taxonomy.Category) bool { return c.ID == l.Category }); i >= 0 {
		m.Code, m.rank = tax.Categories[i].Code, i
	}
	if leaf := tax.Leaf(l.Leaf); leaf != nil {
		m.Names = leaf.Name
	}
	if m.Denied {
		m.Names += ", denied"
	} else if m.Weak {
		m.Names += ", weak"
	}
	return m
}

// sameCode reports whether two marks end in the same letters, struck through alike.
func (m mark) sameCode(o mark) bool { return m.Code == o.Code && m.Denied == o.Denied }

func (m mark) manner() int {
	n := 0
	if m.Denied {
		n += 2
	}
	if m.Weak {
		n++
	}
	return n
}

// merge joins neighbours of one category and manner that overlap.
func merge(marks []mark) []mark {
	out := marks[:0]
	for _, m := range marks {
		if n := len(out); n > 0 && out[n-1].rank == m.rank && out[n-1].manner() == m.manner() && m.span.Start <= out[n-1].span.End {
			last := &out[n-1]
			last.span.End = max(last.span.End, m.span.End)
			if last.Names != m.Names {
				last.Names += "; " + m.Names
			}
			continue
		}
		out = append(out, m)
	}
	return out
}

// cuts returns the spans between all the ends of marks: together they are within.
func cuts(within policy.Span, marks []mark) []policy.Span {
	at := []int{within.Start, within.End}
	for _, m := range marks {
		at = append(at, m.span.Start, m.span.End)
	}
	slices.Sort(at)
	at = slices.Compact(at)
	out := make([]policy.Span, 0, len(at)-1)
	for i := 1; i < len(at); i++ {
		out = append(out, policy.Span{Start: at[i-1], End: at[i]})
	}
	return out
}
