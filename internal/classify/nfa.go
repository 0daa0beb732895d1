package classify

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"lacuna/taxonomy"
)

// maxWords bounds the words that one step of a cue may match.
const maxWords = 20000

// An nfa is a cue as a graph of characters. Its states are numbers; final is
// reached at the end of the cue.
type nfa struct {
	edges [][]edge
	final int
}

// An edge is taken on letters, at a separator or a gap, or (op CueSeq) on nothing.
type edge struct {
	op      taxonomy.CueOp
	letters string
	to      int
}

func newNFA(n taxonomy.CueNode) *nfa {
	a := &nfa{edges: make([][]edge, 1)}
	a.final = a.add(n, 0)
	return a
}

func (a *nfa) state() int {
	a.edges = append(a.edges, nil)
	return len(a.edges) - 1
}

func (a *nfa) link(from int, e edge) { a.edges[from] = append(a.edges[from], e) }

// add builds n behind the state from and returns the state behind it.
func (a *nfa) add(n taxonomy.CueNode, from int) int {
	switch n.Op {
	case taxonomy.CueSeq:
		for _, s := range n.Sub {
			from = a.add(s, from)
		}
		return from
	case taxonomy.CueAlt:
		join := a.state()
		for _, s := range n.Sub {
			a.link(a.add(s, from), edge{to: join})
		}
		return join
	case taxonomy.CueOpt:
		to := a.add(n.Sub[0], from)
		join := a.state()
		a.link(to, edge{to: join})
		a.link(from, edge{to: join})
		return join
	case taxonomy.CueRepeat:
		loop := a.state()
		a.link(from, edge{to: loop})
		a.link(a.add(n.Sub[0], loop), edge{to: loop})
		out := a.state()
		a.link(loop, edge{to: out})
		return out
	}
	to := a.state()
	a.link(from, edge{n.Op, n.Letters, to})
	return to
}

// A place is a set of states in which a word may begin, those behind a gap apart,
// and whether the cue may end there.
type place struct {
	next, gap []int
	final     bool
}

// between closes a set of states over separators, gaps and empty edges.
func (a *nfa) between(states []int, gaps []int) place {
	var p place
	var seenNext, seenGap []int
	var visit func(s int, gap bool)
	visit = func(s int, gap bool) {
		seen := &seenNext
		if gap {
			seen = &seenGap
		}
		if slices.Contains(*seen, s) {
			return
		}
		*seen = append(*seen, s)
		if s == a.final {
			p.final = true
		}
		starts := false
		for _, e := range a.edges[s] {
			switch e.op {
			case taxonomy.CueSeq, taxonomy.CueSep:
				visit(e.to, gap)
			case taxonomy.CueGap:
				visit(e.to, true)
			default:
				starts = true
			}
		}
		if starts && gap {
			p.gap = append(p.gap, s)
		} else if starts {
			p.next = append(p.next, s)
		}
	}
	for _, s := range states {
		visit(s, false)
	}
	for _, s := range gaps {
		visit(s, true)
	}
	slices.Sort(p.next)
	slices.Sort(p.gap)
	return p
}

// appendKey appends bytes that tell p from other places of the same cue.
func (p place) appendKey(dst []byte) []byte {
	dst = appendStates(dst, p.next)
	dst = append(dst, '/')
	dst = appendStates(dst, p.gap)
	if p.final {
		dst = append(dst, '!')
	}
	return dst
}

func appendStates(dst []byte, states []int) []byte {
	for _, s := range states {
		dst = binary.AppendUvarint(dst, uint64(s)+64) // clear of the marks
	}
	return dst
}

// A wordSet is the words that one step of a cue matches: exact ones, and with a
// "*" behind them those that start so. "*" alone is any word.
type wordSet []string

// A step leads over one word to the place behind it.
type step struct {
	words wordSet
	to    place
}

// ends collects where the words from a set of states end.
type ends struct {
	next, gap []int // states behind the separator or gap that ends the word
	final     bool
}

// steps lists the words that may begin in any of the states, grouped by where they lead.
func (a *nfa) steps(states []int) ([]step, error) {
	reach := map[string]*ends{}
	var walk func(s int, word string, depth int)
	walk = func(s int, word string, depth int) {
		if len(reach) > maxWords || depth > 200 {
			return
		}
		if word != "" && s == a.final {
			at(reach, word).final = true
		}
		for _, e := range a.edges[s] {
			switch e.op {
			case taxonomy.CueSeq:
				walk(e.to, word, depth+1)
			case taxonomy.CueLetters:
				if !strings.HasSuffix(word, "*") {
					walk(e.to, word+e.letters, depth+1)
				} else {
					walk(e.to, word, depth+1)
				}
			case taxonomy.CueEnding, taxonomy.CueAny:
				walk(e.to, strings.TrimSuffix(word, "*")+"*", depth+1)
			case taxonomy.CueSep:
				if word != "" {
					r := at(reach, word)
					r.next = append(r.next, e.to)
				}
			case taxonomy.CueGap:
				if word != "" {
					r := at(reach, word)
					r.gap = append(r.gap, e.to)
				}
			}
		}
	}
	for _, s := range states {
		walk(s, "", 0)
	}
	if len(reach) > maxWords {
		return nil, fmt.Errorf("more than %d words in one place", maxWords)
	}
	return a.group(reach), nil
}

func at(reach map[string]*ends, word string) *ends {
	e := reach[word]
	if e == nil {
		e = &ends{}
		reach[word] = e
	}
	return e
}

// group joins the words that lead to the same place.
func (a *nfa) group(reach map[string]*ends) []step {
	words := make([]string, 0, len(reach))
	for w := range reach {
		words = append(words, w)
	}
	slices.Sort(words)
	var out []step
	byEnds, byPlace := map[string]int{}, map[string]int{}
	var key []byte
	for _, w := range words {
		e := reach[w]
		key = place{e.next, e.gap, e.final}.appendKey(key[:0])
		i, ok := byEnds[string(key)]
		if !ok {
			p := a.between(e.next, e.gap)
			p.final = p.final || e.final
			k := string(p.appendKey(nil))
			if i, ok = byPlace[k]; !ok {
				i = len(out)
				byPlace[k] = i
				out = append(out, step{to: p})
			}
			byEnds[string(key)] = i
		}
		out[i].words = append(out[i].words, w)
	}
	return out
}
