package compare

import (
	"slices"

	"lacuna/internal/policy"
)

// pairTexts makes one pair of every link and of every clause that has none.
func pairTexts(a, b *side, links []link) []pair {
	seenA, seenB := make([]bool, len(a.Clauses)), make([]bool, len(b.Clauses))
	var out []pair
	for i, k := range links {
		seenA[k.a], seenB[k.b] = true, true
		out = append(out, pair{a: k.a, b: k.b, link: &links[i]})
	}
	for i, seen := range seenA {
		if !seen {
			out = append(out, pair{leaf: a.main(i), a: i, b: -1})
		}
	}
	for i, seen := range seenB {
		if !seen {
			out = append(out, pair{leaf: b.main(i), a: -1, b: i})
		}
	}
	return out
}

// main returns the leaf that a clause speaks of most surely, "" when there is none.
func (s *side) main(clause int) string {
	best := -1.0
	leaf := ""
	for _, l := range s.labels[clause] {
		score := l.Score
		if l.Strength == "strong" {
			score++
		}
		if score > best {
			best, leaf = score, l.Leaf
		}
	}
	return leaf
}

// ofAll judges a pair of clauses over all leaves that either speaks of and
// returns the leaf that decides.
func (d *difference) ofAll() (leaf, direction, because string) {
	leaf = d.c.a.main(d.a)
	if leaf == "" {
		leaf = d.c.b.main(d.b)
	}
	if d.kind == "same" || d.kind == "moved" {
		direction, because = d.unchanged()
		return leaf, direction, because
	}
	var all []change
	first := map[string]string{} // leaf by direction
	for _, l := range d.leaves() {
		one := *d
		one.leaf = l
		for _, c := range one.changesOrPresence() {
			if _, ok := first[c.direction]; !ok {
				first[c.direction] = l
			}
			if !slices.Contains(all, c) {
				all = append(all, c)
			}
		}
	}
	d.leaf = leaf
	direction, because = d.sum(all)
	if l, ok := first[direction]; ok {
		leaf = l
	}
	return leaf, direction, because
}

// leaves lists the leaves of both clauses, sorted.
func (d *difference) leaves() []string {
	var out []string
	for _, ls := range [...][]policy.Label{d.c.a.labels[d.a], d.c.b.labels[d.b]} {
		for _, l := range ls {
			out = append(out, l.Leaf)
		}
	}
	slices.Sort(out)
	if out = slices.Compact(out); len(out) == 0 {
		return []string{""} // a negation counts in any clause
	}
	return out
}

// changesOrPresence is changes where both clauses speak of the leaf; else the
// practice itself came or went.
func (d *difference) changesOrPresence() []change {
	inA, inB := d.c.a.of(d.a, d.leaf), d.c.b.of(d.b, d.leaf)
	switch {
	case len(inA) == 0 && len(inB) > 0:
		return []change{{gained(inB[0]), "B also speaks of " + d.leaf + "."}}
	case len(inB) == 0 && len(inA) > 0:
		return []change{{lost(inA[0]), "B no longer speaks of " + d.leaf + "."}}
	}
	return d.changes()
}

// gained is the direction of a clause that speaks of one practice more.
func gained(l policy.Label) string {
	if promises[l.Category] || l.Polarity == policy.Denied {
		return "strengthened"
	}
	return "widened"
}

func lost(l policy.Label) string {
	if promises[l.Category] || l.Polarity == policy.Denied {
		return "weakened"
	}
	return "narrowed"
}
