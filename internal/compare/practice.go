package compare

import (
	"cmp"
	"slices"

	"lacuna/internal/policy"
)

// A pair is a row to be: one leaf, "" for clauses without any, and a clause on
// one or both sides (-1 for none).
type pair struct {
	leaf  string
	a, b  int
	link  *link // the clauses belong together by their wording
	extra bool  // the practice has a nearer clause on the other side
}

// pairPractices pairs, leaf by leaf, the clauses of both sides that speak of it:
// first those that belong together by their wording, then the most similar ones.
// Where the two are no versions of one text, a clause that is left over goes
// with the nearest one of the other side, so that every statement of a shared
// practice has its counterpart.
func pairPractices(a, b *side, links []link) []pair {
	linked := map[[2]int]*link{}
	for i := range links {
		linked[[2]int{links[i].a, links[i].b}] = &links[i]
	}
	kin := areVersions(a, b, links)
	var out []pair
	for _, leaf := range leavesOf(a, b) {
		p := pairer{leaf: leaf, a: a, b: b, linked: linked, usedA: map[int]bool{}, usedB: map[int]bool{}}
		p.byLink(links)
		p.bySimilarity(kin)
		p.leftOver(kin)
		out = append(out, p.pairs...)
	}
	return append(thin(out, a, b), pairUnlabelled(a, b, links)...)
}

// thin drops pairs of clauses that have little in common besides a leaf for
// which each has a nearer counterpart, unless a clause would be in no row.
func thin(pairs []pair, a, b *side) []pair {
	const somewhat = 0.25
	inA, inB := map[int]bool{}, map[int]bool{}
	keep := func(p pair) bool { return !p.extra || cosine(a.vectors[p.a], b.vectors[p.b]) >= somewhat }
	for _, p := range pairs {
		if keep(p) {
			inA[p.a], inB[p.b] = true, true
		}
	}
	var out []pair
	for _, p := range pairs {
		if keep(p) || !inA[p.a] || !inB[p.b] {
			out = append(out, p)
			inA[p.a], inB[p.b] = true, true
		}
	}
	return out
}

// areVersions reports whether most of the smaller side has its like on the other.
func areVersions(a, b *side, links []link) bool {
	return 2*len(links) >= min(len(a.Clauses), len(b.Clauses)) && len(links) > 0
}

func leavesOf(a, b *side) []string {
	seen := map[string]bool{}
	var out []string
	for _, s := range [...]*side{a, b} {
		for leaf := range s.leaves {
			if !seen[leaf] {
				seen[leaf] = true
				out = append(out, leaf)
			}
		}
	}
	slices.Sort(out)
	return out
}

type pairer struct {
	leaf         string
	a, b         *side
	linked       map[[2]int]*link
	usedA, usedB map[int]bool
	pairs        []pair
}

func (p *pairer) add(a, b int, extra bool) {
	p.usedA[a], p.usedB[b] = true, true
	p.pairs = append(p.pairs, pair{leaf: p.leaf, a: a, b: b, link: p.linked[[2]int{a, b}], extra: extra})
}

func (p *pairer) byLink(links []link) {
	for _, k := range links {
		if p.a.has(k.a, p.leaf) && p.b.has(k.b, p.leaf) {
			p.add(k.a, k.b, false)
		}
	}
}

// bySimilarity pairs what is free one to one. In versions of one text the words
// must be somewhat alike: else a clause was taken out and another put in.
func (p *pairer) bySimilarity(kin bool) {
	const somewhat = 0.2
	type candidate struct {
		a, b  int
		score float64
	}
	var found []candidate
	for _, a := range p.a.leaves[p.leaf] {
		for _, b := range p.b.leaves[p.leaf] {
			if p.usedA[a] || p.usedB[b] {
				continue
			}
			if score := p.score(a, b); !kin || score >= somewhat {
				found = append(found, candidate{a, b, score})
			}
		}
	}
	slices.SortFunc(found, func(x, y candidate) int {
		return cmp.Or(-cmp.Compare(x.score, y.score), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	for _, c := range found {
		if !p.usedA[c.a] && !p.usedB[c.b] {
			p.add(c.a, c.b, false)
		}
	}
}

// score is the similarity of two clauses that speak of the same leaf. The same
// polarity and facts of the same kind speak for a pair, and so do clauses whose
// point the leaf is, against those that mention it among much else.
func (p *pairer) score(a, b int) float64 {
	score := cosine(p.a.vectors[a], p.b.vectors[b])
	la, lb := p.a.of(a, p.leaf), p.b.of(b, p.leaf)
	if la[0].Polarity == lb[0].Polarity {
		score += 0.1
	}
	if (keyFact(la[0], p.a.facts[a]) != "") == (keyFact(lb[0], p.b.facts[b]) != "") {
		score += 0.05
	}
	return score + 0.1*(p.a.weight(a, la)+p.b.weight(b, lb))
}

// weight tells how much a clause is about a leaf, from 0 to 1: its surest label
// for it, less where the clause speaks of much else.
func (s *side) weight(clause int, of []policy.Label) float64 {
	best := 0.0
	for _, l := range of {
		w := l.Score
		if l.Strength != policy.Strong {
			w /= 2
		}
		best = max(best, w)
	}
	return best * (1 + 1/float64(len(s.labels[clause]))) / 2
}

func (p *pairer) leftOver(kin bool) {
	for _, a := range p.a.leaves[p.leaf] {
		if p.usedA[a] {
			continue
		}
		if b := p.nearest(p.b.leaves[p.leaf], func(b int) float64 { return p.score(a, b) }); b >= 0 && !kin {
			p.add(a, b, true)
		} else {
			p.pairs = append(p.pairs, pair{leaf: p.leaf, a: a, b: -1})
		}
	}
	for _, b := range p.b.leaves[p.leaf] {
		if p.usedB[b] {
			continue
		}
		if a := p.nearest(p.a.leaves[p.leaf], func(a int) float64 { return p.score(a, b) }); a >= 0 && !kin {
			p.add(a, b, true)
		} else {
			p.pairs = append(p.pairs, pair{leaf: p.leaf, a: -1, b: b})
		}
	}
}

// nearest returns the clause with the best score, -1 when there is none.
func (p *pairer) nearest(clauses []int, score func(int) float64) int {
	best, at := -1.0, -1
	for _, c := range clauses {
		if s := score(c); s > best {
			best, at = s, c
		}
	}
	return at
}

// pairUnlabelled makes rows of the clauses that speak of no leaf: linked where
// neither side has a label, else alone.
func pairUnlabelled(a, b *side, links []link) []pair {
	var out []pair
	seenA, seenB := map[int]bool{}, map[int]bool{}
	for i, k := range links {
		bare := len(a.labels[k.a]) == 0
		if bare != (len(b.labels[k.b]) == 0) {
			continue
		}
		if bare {
			seenA[k.a], seenB[k.b] = true, true
			out = append(out, pair{a: k.a, b: k.b, link: &links[i]})
		}
	}
	for i := range a.Clauses {
		if len(a.labels[i]) == 0 && !seenA[i] {
			out = append(out, pair{a: i, b: -1})
		}
	}
	for i := range b.Clauses {
		if len(b.labels[i]) == 0 && !seenB[i] {
			out = append(out, pair{a: -1, b: i})
		}
	}
	return out
}
