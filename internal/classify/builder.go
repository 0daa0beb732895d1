package classify

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"lacuna/taxonomy"
)

// A builder collects cues, each once, and compiles them into a matcher. Cues
// that begin alike share the beginning.
type builder struct {
	macros   map[string]string
	patterns map[string]int32 // cue to pattern number
	cues     []*taxonomy.Cue

	nfas   []*nfa // by pattern, nil for raw ones
	labels map[string]int32
	words  []wordSet // by label
	steps  map[string][]labelled
	nodes  map[string]int32
	queue  [][]item // by node
	arrive []arrival
	out    [][]trans // by node
	key    []byte    // memory for keys
	merged map[string]int32
}

// An item is a set of states of one pattern in which a word may begin.
type item struct {
	pattern int32
	states  []int
}

func (i item) appendKey(dst []byte) []byte {
	dst = binary.AppendUvarint(dst, uint64(i.pattern))
	dst = binary.AppendUvarint(dst, uint64(len(i.states)))
	return appendStates(dst, i.states)
}

// A labelled step leads over the words of a label.
type labelled struct {
	label int32
	to    place
}

// A trans leads from a node over the words of a label to an arrival.
type trans struct {
	label, to int32
}

// An arrival is what follows a word: patterns that end with it, the node for the
// very next word, and the node for one of the next words; -1 for none.
type arrival struct {
	done      []int32
	next, gap int32
}

func newBuilder(macros map[string]string) *builder {
	return &builder{macros: macros, patterns: map[string]int32{}, labels: map[string]int32{}, steps: map[string][]labelled{}, nodes: map[string]int32{}, merged: map[string]int32{}}
}

// add parses a cue and returns its pattern number.
func (b *builder) add(cue string) (int32, error) {
	if n, ok := b.patterns[cue]; ok {
		return n, nil
	}
	c, err := taxonomy.ParseCue(cue, b.macros)
	if err != nil {
		return 0, err
	}
	n := int32(len(b.cues))
	b.patterns[cue] = n
	b.cues = append(b.cues, c)
	return n, nil
}

// build compiles all cues added.
func (b *builder) build() (*matcher, error) {
	m := &matcher{cues: b.cues}
	var root []item
	for n, c := range b.cues {
		if c.Raw != nil {
			m.raw = append(m.raw, newRawPattern(int32(n), c.Raw))
			b.nfas = append(b.nfas, nil)
			continue
		}
		a := newNFA(c.Tree)
		b.nfas = append(b.nfas, a)
		p := a.between([]int{0}, nil)
		if p.final || len(p.gap) > 0 {
			return nil, fmt.Errorf("cue %q: may match no word at all", c.Source)
		}
		root = append(root, item{int32(n), p.next})
	}
	b.node(root)
	for i := 0; i < len(b.queue); i++ {
		if err := b.connect(i); err != nil {
			return nil, err
		}
	}
	if err := b.finish(m); err != nil {
		return nil, err
	}
	return m, nil
}

// node returns the number of the node for a set of items, -1 for none.
func (b *builder) node(items []item) int32 {
	if len(items) == 0 {
		return -1
	}
	k := b.key[:0]
	for _, i := range items {
		k = i.appendKey(k)
	}
	b.key = k
	n, ok := b.nodes[string(k)]
	if !ok {
		n = int32(len(b.queue))
		b.nodes[string(k)] = n
		b.queue = append(b.queue, items)
		b.out = append(b.out, nil)
	}
	return n
}

// connect makes the transitions of a node: steps over the same words become one.
func (b *builder) connect(n int) error {
	type target struct {
		done      []int32
		next, gap []item
	}
	targets := map[int32]*target{}
	var order []int32
	for _, it := range b.queue[n] {
		steps, err := b.stepsOf(it)
		if err != nil {
			return fmt.Errorf("cue %q: %w", b.cues[it.pattern].Source, err)
		}
		for _, s := range steps {
			t := targets[s.label]
			if t == nil {
				t = &target{}
				targets[s.label] = t
				order = append(order, s.label)
			}
			if s.to.final {
				t.done = append(t.done, it.pattern)
			}
			if len(s.to.next) > 0 {
				t.next = append(t.next, item{it.pattern, s.to.next})
			}
			if len(s.to.gap) > 0 {
				t.gap = append(t.gap, item{it.pattern, s.to.gap})
			}
		}
	}
	for _, label := range order {
		t := targets[label]
		a := arrival{done: t.done, next: b.node(t.next), gap: b.node(t.gap)}
		b.arrive = append(b.arrive, a)
		b.out[n] = append(b.out[n], trans{label, int32(len(b.arrive) - 1)})
	}
	return nil
}

func (b *builder) stepsOf(it item) ([]labelled, error) {
	k := string(it.appendKey(b.key[:0]))
	if s, ok := b.steps[k]; ok {
		return s, nil
	}
	steps, err := b.nfas[it.pattern].steps(it.states)
	if err != nil {
		return nil, err
	}
	var out []labelled
	for _, s := range steps {
		out = append(out, labelled{b.label(s.words), s.to})
	}
	b.steps[k] = out
	return out, nil
}

func (b *builder) label(w wordSet) int32 {
	k := strings.Join(w, " ")
	n, ok := b.labels[k]
	if !ok {
		n = int32(len(b.words))
		b.labels[k] = n
		b.words = append(b.words, w)
	}
	return n
}

// finish lays the nodes out in arrays by word class.
func (b *builder) finish(m *matcher) error {
	m.vocabulary = b.vocabulary()
	sets := make([][]class, len(b.words))
	for i, w := range b.words {
		sets[i] = b.classes(m.vocabulary, w)
	}
	if err := b.mergeStarts(m, sets); err != nil {
		return err
	}
	m.arrivals = b.arrive
	m.nodes, m.filters = make([]node, len(b.queue)), make([]uint64, len(b.queue))
	for n, out := range b.out {
		m.nodes[n], m.filters[n] = m.layout(out, sets)
	}
	return nil
}

// mergeStarts makes one arrival of all those that a class of words has from the
// root: most words begin several cues, and one thread then follows them all.
func (b *builder) mergeStarts(m *matcher, sets [][]class) error {
	starts := make([][]int32, m.vocabulary.classes())
	for _, t := range b.out[0] {
		if sets[t.label] == nil { // any word
			for c := range starts {
				starts[c] = append(starts[c], t.to)
			}
		}
		for _, c := range sets[t.label] {
			starts[c] = append(starts[c], t.to)
		}
	}
	done := len(b.queue)
	m.start = make([]int32, len(starts))
	for c, list := range starts {
		m.start[c] = b.merge(list)
	}
	for ; done < len(b.queue); done++ {
		if err := b.connect(done); err != nil {
			return err
		}
	}
	return nil
}

// merge returns an arrival that stands for several, -1 for none.
func (b *builder) merge(list []int32) int32 {
	if len(list) < 2 {
		return append(list, -1)[0]
	}
	var key []byte
	for _, n := range list {
		key = binary.AppendUvarint(key, uint64(n))
	}
	k := string(key)
	if n, ok := b.merged[k]; ok {
		return n
	}
	var a arrival
	var next, gap []item
	for _, n := range list {
		from := b.arrive[n]
		a.done = append(a.done, from.done...)
		if from.next >= 0 {
			next = append(next, b.queue[from.next]...)
		}
		if from.gap >= 0 {
			gap = append(gap, b.queue[from.gap]...)
		}
	}
	a.next, a.gap = b.node(next), b.node(gap)
	b.arrive = append(b.arrive, a)
	b.merged[k] = int32(len(b.arrive) - 1)
	return b.merged[k]
}

// vocabulary collects the words of all labels.
func (b *builder) vocabulary() *vocabulary {
	seen := map[string]bool{}
	var words, prefixes []string
	for _, set := range b.words {
		for _, w := range set {
			if seen[w] || w == "*" {
				continue
			}
			seen[w] = true
			if p, open := strings.CutSuffix(w, "*"); open {
				prefixes = append(prefixes, p)
			} else {
				words = append(words, w)
			}
		}
	}
	return newVocabulary(words, prefixes)
}

// classes returns the sorted classes of a label's words, nil when it is any word.
func (b *builder) classes(v *vocabulary, w wordSet) []class {
	out := []class{}
	for _, word := range w {
		if word == "*" {
			return nil
		}
		out = v.expand(out, word)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
