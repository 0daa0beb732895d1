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
	filters    []uint64  // of the classes that lead on, by node
	classes    []class   // of the transitions, node by node, sorted
	targets    []int32   // arrivals, beside classes
	arrivals   []arrival // what follows a word
	start      []int32   // the arrival from the root by class, -1 for none
}

// A node has its transitions in classes[from:to]; any lists arrivals that take
// any word. A node with many transitions has a set of their classes besides.
type node struct {
	from, to int32
	set      []uint64
	any      []int32
}

// crowded is the number of transitions from which a node gets a set.
const crowded = 24

// A hit is a pattern found in words [from, to).
type hit struct {
	pattern  int32
	from, to int32
}

// A thread is a cue half read: at a node, begun at the word start. Behind a gap
// it waits; came is the word at which it came there, 0 for a thread that the
// very next word must fit. seen is the node's filter.
type thread struct {
	node, start int32
	came        uint32
	seen        uint64
}

// filter returns a Bloom filter of one class.
func filter(c class) uint64 { return 1 << (c & 63) }

// layout appends the transitions of a node to the arrays and returns it with its filter.
func (m *matcher) layout(out []trans, sets [][]class) (node, uint64) {
	n := node{from: int32(len(m.classes))}
	var pairs []uint64 // class and arrival
	var seen uint64
	for _, t := range out {
		if sets[t.label] == nil {
			n.any = append(n.any, t.to)
			seen = ^uint64(0)
			continue
		}
		for _, c := range sets[t.label] {
			pairs = append(pairs, uint64(c)<<32|uint64(t.to))
			seen |= filter(c)
		}
	}
	slices.Sort(pairs)
	if len(pairs) > crowded {
		n.set = make([]uint64, m.vocabulary.classes()/64+1)
	}
	for _, p := range pairs {
		c := class(p >> 32)
		m.classes = append(m.classes, c)
		m.targets = append(m.targets, int32(p))
		if n.set != nil {
			n.set[c/64] |= filter(c)
		}
	}
	n.to = int32(len(m.classes))
	return n, seen
}

// step appends to dst the arrivals from n over a word of the class.
func (m *matcher) step(n *node, c class, dst []int32) []int32 {
	dst = append(dst, n.any...)
	if n.set != nil && n.set[c/64]&filter(c) == 0 {
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
	nexts         []uint32 // by node: the word at which a thread came to it
	gaps          []lastGap
	last          []lastHit
	word          uint32 // counts words over all runs
	round         uint32 // counts runs
	hits          []hit
}

// A lastGap is the last thread that came to a node behind a gap, with the latest start.
type lastGap struct {
	word  uint32
	start int32
}

// A lastHit is where a pattern was found last, in which round.
type lastHit struct {
	round uint32
	to    int32
}

func newRun(m *matcher) *run {
	return &run{nexts: make([]uint32, len(m.nodes)), gaps: make([]lastGap, len(m.nodes)), last: make([]lastHit, len(m.cues))}
}

// find finds the patterns in words given by their classes; hard tells at which words
// no phrase may run on from the word before. Hits of one pattern do not overlap
// and are as short as can be: of several that end at a word the one that begins
// last counts, and of several from one word the one that ends first. They are
// sorted by their end. The result is valid until the next call.
func (m *matcher) find(r *run, words []class, hard []bool) []hit {
	r.hits = r.hits[:0]
	r.threads = r.threads[:0]
	r.round++
	r.word += taxonomy.MaxGap + 1 // what came to a node in the run before is out of reach
	for i, c := range words {
		if hard[i] {
			r.threads = r.threads[:0]
		}
		r.word++
		r.next = r.next[:0]
		if a := m.start[c]; a >= 0 {
			m.land(r, &m.arrivals[a], int32(i), int32(i))
		}
		bit := filter(c)
		for _, t := range r.threads { // the last begun come first
			if t.came != 0 && r.waits(t) {
				r.next = append(r.next, t)
			}
			if t.seen&bit == 0 {
				continue
			}
			r.arrivals = m.step(&m.nodes[t.node], c, r.arrivals[:0])
			for _, a := range r.arrivals {
				m.land(r, &m.arrivals[a], t.start, int32(i))
			}
		}
		r.threads, r.next = r.next, r.threads
	}
	return r.hits
}

// waits reports whether a thread behind a gap may skip the word: it has skipped
// fewer than MaxGap, and no thread that began later has come to its node since.
func (r *run) waits(t thread) bool {
	if r.word-t.came > taxonomy.MaxGap {
		return false
	}
	g := &r.gaps[t.node]
	return g.word == t.came || g.start < t.start
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
	if a.next >= 0 && r.nexts[a.next] != r.word {
		r.nexts[a.next] = r.word
		r.next = append(r.next, thread{node: a.next, start: start, seen: m.filters[a.next]})
	}
	if a.gap >= 0 {
		r.comeToGap(thread{node: a.gap, start: start, came: r.word, seen: m.filters[a.gap]})
	}
}

// comeToGap adds a thread unless one that began later came to the node at this word.
func (r *run) comeToGap(t thread) {
	g := &r.gaps[t.node]
	if g.word == r.word {
		return
	}
	if r.word-g.word > taxonomy.MaxGap || g.start <= t.start {
		*g = lastGap{r.word, t.start}
	}
	r.next = append(r.next, t)
}
