package classify

import "lacuna/internal/policy"

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
