package classify

import (
	"math"
	"slices"
	"strings"

	"lacuna/internal/policy"
)

// labels turns the counts over the threshold into labels, sorted by leaf and polarity.
func (r *reader) labels(i int, lead *context) []policy.Label {
	s := r.s
	var out []policy.Label
	for n := range s.tally.counts {
		c := &s.tally.counts[n]
		if c.points < threshold {
			continue
		}
		out = append(out, r.label(i, c, lead))
	}
	slices.SortFunc(out, func(a, b policy.Label) int {
		if d := strings.Compare(a.Leaf, b.Leaf); d != 0 {
			return d
		}
		return strings.Compare(string(a.Polarity), string(b.Polarity))
	})
	return out
}

// label describes one count. The evidence is the words that voted, and the lead
// where the clause alone would not have had the label.
func (r *reader) label(i int, c *count, lead *context) policy.Label {
	s := r.s
	leaf := s.c.leaves[c.leaf]
	l := policy.Label{
		Clause: i, Leaf: leaf.ID, Category: leaf.Category, Polarity: polarities[c.polarity].name, Strength: policy.Strong,
		Score: math.Round((1-math.Pow(2, -c.points/1.5))*1000) / 1000, Modality: "does", Why: c.votes,
	}
	if c.strong == 0 || c.hedged || c.points < firm {
		l.Strength = policy.Weak
	}
	bound := r.doc.Clauses[i].Span
	for _, sp := range c.spans {
		l.Evidence = append(l.Evidence, quote(s.text, sp, bound))
	}
	if c.fromLead {
		l.Evidence = append(l.Evidence, lead.span)
	}
	if len(c.spans) == 0 {
		l.Evidence = append(l.Evidence, quote(s.text, policy.Span{Start: bound.Start, End: bound.Start}, bound))
	}
	l.Evidence = slices.DeleteFunc(merge(l.Evidence), func(sp policy.Span) bool { return sp.Len() <= 0 })
	if m := s.modality(c.sentence, c.word); m != "" {
		l.Modality = m
	} else if lead != nil && lead.verb != "" {
		l.Modality = lead.verb
	}
	if l.Polarity == policy.Denied && (l.Modality == "must" || l.Modality == "may") {
		l.Modality = "must-not"
	}
	s.describe(&l, c)
	return l
}
