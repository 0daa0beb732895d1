package audit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// maxMisses bounds the near misses of one item.
const maxMisses = 5

// A miss is a near miss with how near it is.
type miss struct {
	policy.NearMiss
	rank  int // 0 is nearest
	score float64
}

// nearMisses lists what came closest to answering an item, nearest first, and
// why each does not: denials, leaves that lack an attribute, neighbouring
// leaves, and sentences that have the words of the subject only.
func (r *reading) nearMisses(it *taxonomy.ChecklistItem) []policy.NearMiss {
	var all []miss
	it.Rules.Need.Walk(func(n *taxonomy.Need) {
		if n.Kind == taxonomy.NeedLeaf {
			all = append(all, r.failing(n)...)
		}
	})
	if it.Rules.Near != nil {
		it.Rules.Near.Walk(func(n *taxonomy.Need) {
			if n.Kind != taxonomy.NeedLeaf {
				return
			}
			for _, l := range r.labels(n) {
				if polarityFits(n, l) && r.holds(l, n.Attrs) {
					all = append(all, r.miss(l, 2, "“"+r.leafName(l.Leaf)+"”: "+it.NearWhy))
				}
			}
		})
	}
	all = append(all, r.onSubject(it)...)
	slices.SortStableFunc(all, func(x, y miss) int {
		return cmp.Or(cmp.Compare(x.rank, y.rank), -cmp.Compare(x.score, y.score), cmp.Compare(x.Start, y.Start))
	})
	out := []policy.NearMiss{}
	seen := map[int]bool{}
	for _, m := range all {
		if !seen[m.Clause] && len(out) < maxMisses {
			seen[m.Clause] = true
			out = append(out, m.NearMiss)
		}
	}
	return out
}

func (r *reading) miss(l *policy.Label, rank int, why string) miss {
	return miss{policy.NearMiss{Clause: l.Clause, Span: r.quote(l), Why: why}, rank, l.Score}
}

// failing lists labels of a required leaf that do not count, with the reason.
func (r *reading) failing(n *taxonomy.Need) []miss {
	var out []miss
	for _, l := range r.labels(n) {
		switch {
		case !polarityFits(n, l):
			out = append(out, r.miss(l, 0, fmt.Sprintf("It speaks of “%s”, but says that it does not happen.", r.leafName(l.Leaf))))
		case !r.holds(l, n.Attrs):
			out = append(out, r.miss(l, 1, fmt.Sprintf("It speaks of “%s” without %s.", r.leafName(l.Leaf), attrWords(n.Attrs))))
		}
	}
	return out
}

func attrWords(tests []taxonomy.AttrTest) string {
	var out []string
	for _, t := range tests {
		w := strings.ReplaceAll(t.Name, "_", " ")
		if len(t.Values) > 0 {
			w += " (" + strings.Join(t.Values, ", ") + ")"
		}
		out = append(out, "the "+w)
	}
	return strings.Join(out, " and ")
}

// onSubject lists sentences, and clauses under headings, that have words of the
// item's subject while no rule found a statement of it.
func (r *reading) onSubject(it *taxonomy.ChecklistItem) []miss {
	if len(it.Topics) == 0 {
		return nil
	}
	topics := make([]topic, len(it.Topics))
	for i, t := range it.Topics {
		topics[i] = newTopic(t)
	}
	var out []miss
	for i := range r.Clauses {
		c := &r.Clauses[i]
		if found := matched(topics, r.folded(i)); len(found) > 0 {
			out = append(out, r.sentenceOn(i, topics, found))
			continue
		}
		if n := len(c.Heading); n > 0 {
			if found := matched(topics, words(c.Heading[n-1])); len(found) > 0 {
				out = append(out, miss{policy.NearMiss{Clause: i, Span: r.firstSentence(c), Why: fmt.Sprintf("It stands under a heading with %s, but no rule found a statement of the subject.", found)}, 4, 0})
			}
		}
	}
	return out
}

// sentenceOn picks the sentence of a clause that has the words.
func (r *reading) sentenceOn(clause int, topics []topic, found string) miss {
	c := &r.Clauses[clause]
	span := c.Span
	best := 0
	for _, s := range c.Sentences {
		ws := words(s.Of(r.Text))
		n := 0
		for _, t := range topics {
			if t.in(ws) {
				n++
			}
		}
		if n > best {
			best, span = n, s
		}
	}
	return miss{policy.NearMiss{Clause: clause, Span: span, Why: fmt.Sprintf("It has the words %s, but no rule found a statement of the subject.", found)}, 3, float64(best)}
}

// A topic is one or more words in a row; the last may have any ending.
type topic struct {
	text  string
	words []string
	open  bool
}

func newTopic(s string) topic {
	bare := strings.TrimSuffix(s, "*")
	return topic{text: bare, words: words(bare), open: bare != s}
}

func words(s string) []string {
	var out []string
	for _, t := range nlp.Tokenize(nil, s) {
		out = append(out, nlp.Fold(s[t.Start:t.End]))
	}
	return out
}

// in reports whether the topic occurs in folded words.
func (t topic) in(ws []string) bool {
	n := len(t.words)
	if n == 0 {
		return false
	}
next:
	for i := 0; i+n <= len(ws); i++ {
		for j, w := range t.words {
			if ws[i+j] != w && !(t.open && j == n-1 && strings.HasPrefix(ws[i+j], w)) {
				continue next
			}
		}
		return true
	}
	return false
}

// matched quotes the topics that occur in the words, "" for none.
func matched(topics []topic, ws []string) string {
	var out []string
	for _, t := range topics {
		if t.in(ws) {
			out = append(out, "“"+t.text+"”")
		}
	}
	return strings.Join(out, ", ")
}
