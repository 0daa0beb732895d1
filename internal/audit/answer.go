package audit

import (
	"slices"
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// A state says how far a condition is met by what the text says.
type state int

const (
	nothing state = iota
	partial       // some of several required statements
	soft          // all of them, but hedged or in passing
	whole
)

// A hit is a label that answers an atom. It is firm when the words are those of
// the practice and no hedge takes them back.
type hit struct {
	label *policy.Label
	firm  bool
}

// An answer is how far a condition is met, the labels it rests on, and the atoms
// that found nothing.
type answer struct {
	state  state
	hits   []hit
	absent []*taxonomy.Need
}

// evaluate asks the text for a condition. Facts of the organisation count as
// met: whether they are is a question for applies.
func (r *reading) evaluate(n *taxonomy.Need) answer {
	if n == nil {
		return answer{}
	}
	switch n.Kind {
	case taxonomy.NeedLeaf:
		return r.atom(n)
	case taxonomy.NeedCount:
		return r.count(n)
	case taxonomy.NeedAnd:
		return r.every(n)
	case taxonomy.NeedOr:
		return r.any(n)
	case taxonomy.NeedAlways, taxonomy.NeedProfile:
		return answer{state: whole}
	}
	return answer{}
}

func (r *reading) atom(n *taxonomy.Need) answer {
	var out answer
	for _, l := range r.labels(n) {
		if !polarityFits(n, l) || !r.holds(l, n.Attrs) {
			continue
		}
		h := hit{l, firm(r.Text, l)}
		out.hits = append(out.hits, h)
		if h.firm {
			out.state = whole
		} else if out.state == nothing {
			out.state = soft
		}
	}
	if out.state == nothing {
		out.absent = []*taxonomy.Need{n}
	}
	return out
}

func polarityFits(n *taxonomy.Need, l *policy.Label) bool {
	switch n.Polarity {
	case "any":
		return true
	case "deny":
		return l.Polarity == policy.Denied
	}
	return l.Polarity != policy.Denied
}

// count asks for a number of different leaves.
func (r *reading) count(n *taxonomy.Need) answer {
	out := r.atom(n.Args[0])
	sure, all := map[string]bool{}, map[string]bool{}
	for _, h := range out.hits {
		all[h.label.Leaf] = true
		if h.firm {
			sure[h.label.Leaf] = true
		}
	}
	switch {
	case len(sure) >= n.AtLeast:
		out.state = whole
	case len(all) >= n.AtLeast:
		out.state = soft
	case len(all) > 0:
		out.state = partial
	}
	return out
}

func (r *reading) every(n *taxonomy.Need) answer {
	out := answer{state: whole}
	some := false
	for _, arg := range n.Args {
		a := r.evaluate(arg)
		out.hits = append(out.hits, a.hits...)
		out.absent = append(out.absent, a.absent...)
		out.state = min(out.state, a.state)
		some = some || a.state > nothing
	}
	if out.state == nothing && some {
		out.state = partial
	}
	return out
}

// any takes the best alternative, with the hits of all that are as good.
func (r *reading) any(n *taxonomy.Need) answer {
	var out answer
	for _, arg := range n.Args {
		a := r.evaluate(arg)
		switch {
		case a.state > out.state:
			out.state, out.hits = a.state, a.hits
		case a.state == out.state:
			out.hits = append(out.hits, a.hits...)
		}
		out.absent = append(out.absent, a.absent...)
	}
	if out.state == whole {
		out.absent = nil
	}
	return out
}

// firm reports whether a label states the practice: by words of its own, and
// not as something that is so only normally. A right granted where the law
// provides for it is granted.
func firm(text string, l *policy.Label) bool {
	if frequencyHedge(text, l) {
		return false
	}
	return l.Strength == policy.Strong || slices.ContainsFunc(l.Why, func(v policy.Vote) bool { return strongRule(v.Rule) })
}

// strongRule reports whether a rule is one of a leaf's strong cues: "rights.access/3".
func strongRule(rule string) bool {
	leaf, n, ok := strings.Cut(rule, "/")
	return ok && strings.Contains(leaf, ".") && n != "" && strings.Trim(n, "0123456789") == ""
}

// frequencyWords say that something is so in most cases only.
var frequencyWords = []string{"normally", "probably", "generally", "typically", "usually", "ordinarily", "sometimes", "occasionally", "possibly"}

func frequencyHedge(text string, l *policy.Label) bool { return hedgeOf(text, l) != "" }

// hedgeOf returns the frequency word that hedges the label, "" for none.
func hedgeOf(text string, l *policy.Label) string {
	for _, h := range l.Hedges {
		for w := range strings.FieldsSeq(h.Of(text)) {
			if w = nlp.Fold(strings.Trim(w, ".,;:()")); slices.Contains(frequencyWords, w) {
				return w
			}
		}
	}
	return ""
}
