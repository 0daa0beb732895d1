package compare

import (
	"cmp"
	"slices"
	"strings"
)

// place sorts pairs by the order of A. A pair that is only in B goes behind the
// clause of A that its neighbour in B belongs to; where the neighbours have
// nothing in common, behind the last clause of A on the same subject.
func place(pairs []pair, a, b *side, links []link) {
	at := newPlaces(a, b, pairs, links)
	slices.SortStableFunc(pairs, func(x, y pair) int {
		ax, ay := at.of(x), at.of(y)
		return cmp.Or(
			cmp.Compare(ax, ay),
			cmp.Compare(only(x.a), only(y.a)),
			cmp.Compare(x.b*only(x.a), y.b*only(y.a)),
			strings.Compare(x.leaf, y.leaf),
			cmp.Compare(x.b, y.b),
		)
	})
}

// only is 1 for a side without a clause.
func only(clause int) int {
	if clause < 0 {
		return 1
	}
	return 0
}

// places tells for each clause of B, and for each category, where in A it belongs.
type places struct {
	clause   []int // -1 where the neighbourhood has no like in A
	order    []int // by the pairs before it, whatever they are like
	category map[string]int
}

func newPlaces(a, b *side, pairs []pair, links []link) *places {
	p := &places{clause: make([]int, len(b.Clauses)), order: make([]int, len(b.Clauses)), category: map[string]int{}}
	for i := range p.clause {
		p.clause[i], p.order[i] = -1, -1
	}
	for _, k := range links {
		p.clause[k.b] = max(p.clause[k.b], k.a)
	}
	for _, q := range pairs {
		if q.a >= 0 && q.b >= 0 {
			p.order[q.b] = max(p.order[q.b], q.a)
		}
	}
	carry(p.clause, 3)
	carry(p.order, len(p.order))
	for i, ls := range a.labels {
		for _, l := range ls {
			p.category[l.Category] = i
		}
	}
	return p
}

// carry hands each value on to the clauses behind it, at most far ones.
func carry(at []int, far int) {
	last, since := -1, 0
	for i, v := range at {
		since++
		if v >= 0 {
			last, since = v, 0
		} else if since <= far {
			at[i] = last
		}
	}
}

func (p *places) of(q pair) int {
	if q.a >= 0 {
		return q.a
	}
	if at := p.clause[q.b]; at >= 0 {
		return at
	}
	category, _, _ := strings.Cut(q.leaf, ".")
	if at, ok := p.category[category]; ok {
		return at
	}
	return p.order[q.b]
}
