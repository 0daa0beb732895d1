// Package compare sets policies side by side: clause against clause with the
// words that differ and the direction of the change, and many policies in one
// table. It is the only importer of go-diff.
package compare

import (
	"math"

	"lacuna/internal/policy"
)

// Options select how Compare aligns. The zero value aligns by practice.
type Options struct {
	// By is "practice" (clauses that speak of the same leaf belong together, however
	// they put it) or "text" (clauses belong together by their wording alone).
	By          string
	OnlyChanged bool // leave out rows that say the same
}

// Compare aligns the clauses of a and b. Every clause is in at least one row
// unless o.OnlyChanged leaves it out.
func Compare(a, b *policy.Analysis, o Options) *policy.Comparison {
	va, vb := vectors(&a.Document, &b.Document)
	c := comparer{a: newSide(a, va), b: newSide(b, vb), edits: map[[2]int][]policy.Edit{}}
	links := linkWording(va, vb)
	var pairs []pair
	if o.By == "text" {
		pairs = pairTexts(c.a, c.b, links)
	} else {
		pairs = pairPractices(c.a, c.b, links)
	}
	place(pairs, c.a, c.b, links)
	out := &policy.Comparison{
		Schema: policy.ComparisonSchema, Unit: policy.Unit,
		A: policy.Side{Version: a.Version}, B: policy.Side{Version: b.Version},
		Rows: make([]policy.ComparedRow, 0, len(pairs)), Summary: map[string]int{},
	}
	for _, p := range pairs {
		row := c.row(p, o.By == "text")
		if o.OnlyChanged && unchanged(row) {
			continue
		}
		out.Rows = append(out.Rows, row)
		if row.Direction != none {
			out.Summary[row.Direction]++
		}
	}
	return out
}

// unchanged reports whether a row says the same on both sides.
func unchanged(r policy.ComparedRow) bool {
	return r.Direction == none && (r.Kind == "same" || r.Kind == "moved")
}

type comparer struct {
	a, b  *side
	edits map[[2]int][]policy.Edit // by pair of clauses: several rows share one
}

// row judges one pair.
func (c *comparer) row(p pair, byText bool) policy.ComparedRow {
	r := policy.ComparedRow{Leaf: p.leaf}
	switch {
	case p.b < 0:
		r.A, r.Kind, r.Direction = &p.a, "only-a", "removed"
		r.Because = c.alone(p.leaf, c.b, "B")
		return r
	case p.a < 0:
		r.B, r.Kind, r.Direction = &p.b, "only-b", "added"
		r.Because = c.alone(p.leaf, c.a, "A")
		return r
	}
	r.A, r.B = &p.a, &p.b
	r.Edits = c.wordEdits(p.a, p.b)
	r.Kind = kind(p.link)
	d := difference{c: c, leaf: p.leaf, a: p.a, b: p.b, kind: r.Kind, edits: r.Edits, extra: p.extra}
	if byText {
		r.Leaf, r.Direction, r.Because = d.ofAll()
	} else {
		r.Direction, r.Because = d.of()
	}
	r.Similarity = d.similarity()
	return r
}

// kind names the relation of two clauses from their wording.
func kind(k *link) string {
	switch {
	case k == nil:
		return "counterpart"
	case k.split:
		return "split"
	case k.merge:
		return "merged"
	case k.same && k.moved:
		return "moved"
	case k.same:
		return "same"
	case k.moved:
		return "moved-edited"
	}
	return "edited"
}

func (c *comparer) wordEdits(a, b int) []policy.Edit {
	key := [2]int{a, b}
	e, ok := c.edits[key]
	if !ok {
		e = c.newEdits(a, b)
		c.edits[key] = e
	}
	return e
}

// newEdits diffs two clauses word by word. Clauses with hardly a word in common
// have no edits worth reading: one is put in the place of the other.
func (c *comparer) newEdits(a, b int) []policy.Edit {
	const readable = 0.3
	ca, cb := c.a.Clauses[a].Span, c.b.Clauses[b].Span
	if cosine(c.a.vectors[a], c.b.vectors[b]) < readable {
		return []policy.Edit{{Op: "-", A: &policy.Range{ca.Start, ca.End}}, {Op: "+", B: &policy.Range{cb.Start, cb.End}}}
	}
	return wordEdits(c.a.Text, ca, c.b.Text, cb)
}

// round keeps similarities readable and equal on all machines.
func round(x float64) float64 { return math.Round(x*1000) / 1000 }
