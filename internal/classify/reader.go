package classify

import (
	"math"
	"slices"
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

// A reader labels one document.
type reader struct {
	c        *Classifier
	s        *scratch
	doc      *policy.Document
	sections []*context
	leads    map[policy.Span]*context
}

// clause returns the labels of clause i.
func (r *reader) clause(i int) []policy.Label {
	cl := &r.doc.Clauses[i]
	if cl.Kind == policy.Heading {
		return nil
	}
	above := r.section(cl.Section)
	lead := r.lead(cl.Lead)
	s := r.s
	s.read(r.doc.Text, cl.Span, cl.Sentences)
	s.judge()
	s.prepare()
	s.tally.reset()
	s.count(cl, lead)
	s.inherit(above, lead)
	s.settle()
	return r.labels(i, lead)
}

// section returns what the heading of a section says, nil when it has none.
func (r *reader) section(n int) *context {
	sec := &r.doc.Sections[n]
	if sec.Heading.IsZero() {
		return nil
	}
	if r.sections[n] == nil {
		x := r.s.context(r.doc.Text, sec.Heading, []policy.Span{sec.Heading})
		x.span = bare(r.doc.Text, sec.Heading)
		r.sections[n] = x
	}
	return r.sections[n]
}

// lead returns what a lead says, nil when there is none.
func (r *reader) lead(sp policy.Span) *context {
	if sp.IsZero() {
		return nil
	}
	x := r.leads[sp]
	if x == nil {
		x = r.s.context(r.doc.Text, sp, nlp.Sentences(nil, sp.Of(r.doc.Text), sp.Start))
		r.leads[sp] = x
	}
	return x
}

// count lets the cues of the clause vote: strong ones first, as a weak one over
// the same words adds nothing.
func (s *scratch) count(cl *policy.Clause, lead *context) {
	for _, weakly := range [...]bool{false, true} {
		for i, f := range s.found {
			if s.sents[f.sentence].asks(s.text, f) {
				continue
			}
			for _, n := range s.c.of[f.pattern] {
				r := &s.c.rules[n]
				if (r.kind == weak || r.kind == deny) == weakly && s.counts(r, f, cl) && !(weakly && s.shadowed(r, i)) {
					s.vote(r, f, lead)
				}
			}
		}
	}
}

// shadowed reports whether a strong cue of another leaf of the category holds
// the words of the weak one found i-th and more: "address" in "IP address".
func (s *scratch) shadowed(r *rule, i int) bool {
	f := s.found[i]
	for i > 0 && s.found[i-1].to == f.to {
		i--
	}
	for _, g := range s.found[i:] { // sorted by their end
		if g.to > f.to+longestCue {
			break
		}
		if g.from > f.from || g.to-g.from == f.to-f.from {
			continue
		}
		for _, n := range s.c.of[g.pattern] {
			o := &s.c.rules[n]
			if o.kind == strong && o.leaf != r.leaf && s.c.leaves[o.leaf].Category == s.c.leaves[r.leaf].Category {
				return true
			}
		}
	}
	return false
}

// longestCue is more words than cues reach over in practice.
const longestCue = 32

// vote adds the vote of one match to the counts of its leaf.
func (s *scratch) vote(r *rule, f found, lead *context) {
	sent := &s.sents[f.sentence]
	if contains(sent.vetoed, r.leaf) {
		return
	}
	p := s.polarityOf(r, f)
	if lead != nil {
		p = lead.turn(p, s.c.leaves[r.leaf].Category)
	}
	for i, x := range polarities {
		if p&x.bit != 0 {
			c := s.tally.get(r.leaf, i)
			c.vote(r, f)
			c.hedged = c.hedged || sent.hedged
		}
	}
}

// counts reports whether a rule votes where it was found.
func (s *scratch) counts(r *rule, f found, cl *policy.Clause) bool {
	switch r.kind {
	case strong, weak, deny:
		return true
	case heading:
		return !cl.RunIn.IsZero() && cl.RunIn.Contains(f.span) || s.beforeColon(f)
	}
	return false
}

// beforeColon reports whether ": " follows words at the start of a sentence.
func (s *scratch) beforeColon(f found) bool {
	return f.from-s.sents[f.sentence].from < 4 && strings.HasPrefix(s.text[f.span.End:], ": ")
}

// turn applies the polarity of a lead to what an item says.
func (x *context) turn(p polarity, category string) polarity {
	switch {
	case p&affirms == 0 || !deniable(category):
		return p
	case x.denies:
		return p&^affirms | denies
	case x.depends && category != "data":
		return p&^affirms | depends
	}
	return p
}

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
	if len(c.spans) == 0 {
		l.Evidence = append(l.Evidence, lead.span, quote(s.text, policy.Span{Start: bound.Start, End: bound.Start}, bound))
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
