package classify

import (
	"slices"

	"lacuna/taxonomy"
)

// A matcher finds all cues in a run of words in one pass. Nodes are shared
// beginnings of cues; a node behind a gap waits for its word for a window of
// words.
type matcher struct {
	cues       []*taxonomy.Cue
	raw        []*rawPattern
	vocabulary *vocabulary
	nodes      []node
	classes    []class   // of the transitions, node by node, sorted
	targets    []int32   // arrivals, beside classes
	arrivals   []arrival // what follows a word
	start      [][]int32 // arrivals from the root by class
}

// A node has its transitions in classes[from:to]; seen is a Bloom filter of
// their classes, and any lists arrivals that take any word.
type node struct {
	from, to int32
	seen     uint64
	any      []int32
}

// A hit is a pattern found in words [from, to).
type hit struct {
	pattern  int32
	from, to int32
}

// A thread is a cue half read: at a node, begun at the word start. left is the
// number of words that may still be skipped, -1 when the next word must fit.
type thread struct {
	node, start, left int32
}

// layout appends the transitions of a node to the arrays.
func (m *matcher) layout(out []trans, sets [][]class) node {
	type pair struct {
		c  class
		to int32
	}
	n := node{from: int32(len(m.classes))}
	var pairs []pair
	for _, t := range out {
		if sets[t.label] == nil {
			n.any = append(n.any, t.to)
			continue
		}
		for _, c := range sets[t.label] {
			pairs = append(pairs, pair{c, t.to})
			n.seen |= 1 << (c & 63)
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return int(a.c) - int(b.c) })
	for _, p := range pairs {
		m.classes = append(m.classes, p.c)
		m.targets = append(m.targets, p.to)
	}
	n.to = int32(len(m.classes))
	return n
}

// step appends to dst the arrivals from n over a word of the class.
func (m *matcher) step(n *node, c class, dst []int32) []int32 {
	dst = append(dst, n.any...)
	if n.seen&(1<<(c&63)) == 0 {
		return dst
	}
	i, j := n.from, n.to
	for i < j {
		h := (i + j) / 2
		if m.classes[h] < c {
			i = h + 1
		} else {
			j = h
		}
	}
	for ; i < n.to && m.classes[i] == c; i++ {
		dst = append(dst, m.targets[i])
	}
	return dst
}

// A run is the working memory of a matcher for one goroutine.
type run struct {
	threads, next []thread
	arrivals      []int32
	at            []uint32 // by node and kind: the word at which a thread last came to it
	last          []lastHit
	word          uint32 // counts words over all runs
	round         uint32 // counts runs
	hits          []hit
}

// A lastHit is where a pattern was found last, in which round.
type lastHit struct {
	round uint32
	to    int32
}

func newRun(m *matcher) *run {
	return &run{at: make([]uint32, 2*len(m.nodes)), last: make([]lastHit, len(m.cues))}
}

// find finds the patterns in words given by their classes; hard tells at which
// words no phrase may run on from the word before. Hits of one pattern do not overlap:
// of several that end at a word the one that begins first counts, of several
// from one word the one that ends first. The result is valid until the next call.
func (m *matcher) find(r *run, words []class, hard []bool) []hit {
	r.hits = r.hits[:0]
	r.threads = r.threads[:0]
	r.round++
	for i, c := range words {
		if hard[i] {
			r.threads = r.threads[:0]
		}
		r.word++
		r.next = r.next[:0]
		for _, a := range m.start[c] {
			m.land(r, &m.arrivals[a], int32(i), int32(i))
		}
		for _, t := range r.threads { // the last begun come first
			if t.left > 0 {
				r.come(thread{t.node, t.start, t.left - 1}, true)
			}
			n := &m.nodes[t.node]
			if n.seen&(1<<(c&63)) == 0 && n.any == nil {
				continue
			}
			r.arrivals = m.step(n, c, r.arrivals[:0])
			for _, a := range r.arrivals {
				m.land(r, &m.arrivals[a], t.start, int32(i))
			}
		}
		r.threads, r.next = r.next, r.threads
	}
	return r.hits
}

// land notes the patterns that end at word i and the threads that go on behind it.
func (m *matcher) land(r *run, a *arrival, start, i int32) {
	for _, p := range a.done {
		l := &r.last[p]
		if l.round == r.round && start < l.to {
			continue
		}
		*l = lastHit{r.round, i + 1}
		r.hits = append(r.hits, hit{p, start, i + 1})
	}
	if a.next >= 0 {
		r.come(thread{a.next, start, -1}, false)
	}
	if a.gap >= 0 {
		r.come(thread{a.gap, start, taxonomy.MaxGap}, true)
	}
}

// come adds a thread unless one that began later stands at the node already with
// as many words to go.
func (r *run) come(t thread, gap bool) {
	if !gap {
		if r.at[2*t.node] == r.word {
			return
		}
		r.at[2*t.node] = r.word
	} else if t.left == taxonomy.MaxGap {
		if r.at[2*t.node+1] == r.word {
			return
		}
		r.at[2*t.node+1] = r.word
	}
	r.next = append(r.next, t)
}
