package compare

import (
	"cmp"
	"slices"
)

// A link joins two clauses that have their wording in common.
type link struct {
	a, b  int
	sim   float64
	same  bool // word for word
	moved bool // out of the order that the others keep
	split bool // B says in several clauses what A says in one
	merge bool // B says in one clause what A says in several
}

const (
	// alike is the similarity from which two clauses count as one that was edited.
	alike = 0.5
	// inside is the share of a clause's weight from which it counts as part of another.
	inside = 0.85
	// fewWords is the length below which a clause is too short to be told from
	// others by the words it shares.
	fewWords = 6
)

// linkWording joins the clauses of two versions by their wording alone: equal
// ones, then the most similar ones, then those that became part of another.
// Links are sorted by a and b.
func linkWording(va, vb []vector) []link {
	l := linker{va: va, vb: vb, ofA: make([]int, len(va)), ofB: make([]int, len(vb))}
	for i := range l.ofA {
		l.ofA[i] = -1
	}
	for i := range l.ofB {
		l.ofB[i] = -1
	}
	l.equal()
	l.similar()
	l.between()
	l.parts()
	slices.SortFunc(l.links, byClauses)
	markMoved(l.links)
	return l.links
}

func byClauses(x, y link) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) }

type linker struct {
	va, vb   []vector
	ofA, ofB []int // index in links, -1 while free
	links    []link
}

func (l *linker) add(k link) {
	if l.ofA[k.a] < 0 {
		l.ofA[k.a] = len(l.links)
	}
	if l.ofB[k.b] < 0 {
		l.ofB[k.b] = len(l.links)
	}
	l.links = append(l.links, k)
}

// equal links clauses that read the same. Of repeated ones the first goes with the first.
func (l *linker) equal() {
	at := map[uint64][]int{}
	for b, v := range l.vb {
		at[v.key] = append(at[v.key], b)
	}
	for a, v := range l.va {
		list := at[v.key]
		if len(list) == 0 || l.vb[list[0]].words != v.words {
			continue
		}
		l.add(link{a: a, b: list[0], sim: 1, same: true})
		at[v.key] = list[1:]
	}
}

// similar links free clauses, the most similar pairs first. Between equals the
// pair wins whose neighbours are linked to each other.
func (l *linker) similar() {
	free := newIndex(l.vb, func(b int) bool { return l.ofB[b] < 0 })
	var found []link
	for a, v := range l.va {
		if l.ofA[a] >= 0 {
			continue
		}
		for _, b := range free.nearest(v, 8) {
			if sim := cosine(v, l.vb[b]); sim >= alike {
				found = append(found, link{a: a, b: b, sim: sim})
			}
		}
	}
	slices.SortFunc(found, func(x, y link) int {
		return cmp.Or(-cmp.Compare(x.sim+l.neighbours(x), y.sim+l.neighbours(y)), byClauses(x, y))
	})
	for _, k := range found {
		if l.ofA[k.a] < 0 && l.ofB[k.b] < 0 {
			l.add(k)
		}
	}
}

// between links two free clauses that stand alone between linked ones: where
// little but a date or a name is said, an edit leaves few words in common.
func (l *linker) between() {
	const little = 0.15
	follows := func(a, b int) bool { // the clauses end their texts, or are linked to each other
		if a < 0 || b < 0 || a == len(l.va) || b == len(l.vb) {
			return (a < 0) == (b < 0) && (a == len(l.va)) == (b == len(l.vb))
		}
		return l.ofA[a] >= 0 && l.links[l.ofA[a]].b == b
	}
	for a, v := range l.va {
		if l.ofA[a] >= 0 || a == 0 || l.ofA[a-1] < 0 {
			continue
		}
		b := l.links[l.ofA[a-1]].b + 1
		if b < len(l.vb) && l.ofB[b] < 0 && follows(a+1, b+1) {
			if sim := cosine(v, l.vb[b]); sim >= little {
				l.add(link{a: a, b: b, sim: sim})
			}
		}
	}
}

// neighbours is a small bonus for a pair whose neighbours read the same.
func (l *linker) neighbours(k link) float64 {
	const bonus = 0.04
	sum := 0.0
	for _, d := range [...]int{-1, 1} {
		a, b := k.a+d, k.b+d
		if a >= 0 && a < len(l.va) && b >= 0 && b < len(l.vb) && l.va[a].key == l.vb[b].key {
			sum += bonus
		}
	}
	return sum
}

// parts links free clauses that are contained in a clause of the other side.
func (l *linker) parts() {
	all := func(int) bool { return true }
	ia, ib := newIndex(l.va, all), newIndex(l.vb, all)
	for b, v := range l.vb {
		if l.ofB[b] >= 0 || v.words < fewWords {
			continue
		}
		for _, a := range ia.nearest(v, 3) {
			if l.va[a].words > v.words && contained(v, l.va[a]) >= inside && l.close(l.ofA[a], func(k link) int { return k.b - b }) {
				l.mark(a, -1)
				l.add(link{a: a, b: b, sim: cosine(v, l.va[a]), split: true})
				break
			}
		}
	}
	for a, v := range l.va {
		if l.ofA[a] >= 0 || v.words < fewWords {
			continue
		}
		for _, b := range ib.nearest(v, 3) {
			if l.vb[b].words > v.words && contained(v, l.vb[b]) >= inside && l.close(l.ofB[b], func(k link) int { return k.a - a }) {
				l.mark(-1, b)
				l.add(link{a: a, b: b, sim: cosine(v, l.vb[b]), merge: true})
				break
			}
		}
	}
}

// close reports whether the link that the whole has already leads to the
// neighbourhood of the part, or whether the whole is free.
func (l *linker) close(i int, distance func(link) int) bool {
	const far = 4
	if i < 0 {
		return true
	}
	d := distance(l.links[i])
	return d >= -far && d <= far && !l.links[i].same
}

// mark makes the links of clause a of A split ones, or of clause b of B merged ones.
func (l *linker) mark(a, b int) {
	for i := range l.links {
		if k := &l.links[i]; k.a == a {
			k.split = true
		} else if k.b == b {
			k.merge = true
		}
	}
}

// markMoved marks the links that are not in the longest run that keeps the order of both sides.
func markMoved(links []link) {
	// tails[n] is the link that ends the best run of length n+1, the one with the smallest b.
	var tails, before []int
	before = make([]int, len(links))
	for i, k := range links {
		n, _ := slices.BinarySearchFunc(tails, k, func(t int, k link) int {
			return cmp.Compare(links[t].b, k.b+1)
		})
		before[i] = -1
		if n > 0 {
			before[i] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, i)
		} else {
			tails[n] = i
		}
	}
	for i := range links {
		links[i].moved = true
	}
	if len(tails) == 0 {
		return
	}
	for i := tails[len(tails)-1]; i >= 0; i = before[i] {
		links[i].moved = false
	}
}
