package classify

import (
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// settle weighs the leaves of a clause against each other: kinds of data and
// purposes that are named in passing, in a sentence about something else, count
// half, and a generic leaf gives way to a specific one of its category.
func (s *scratch) settle() {
	s.about = append(s.about[:0], make([]kinship, len(s.sents))...)
	for i := range s.tally.counts {
		s.markAbout(&s.tally.counts[i])
	}
	for i := range s.tally.counts {
		s.discount(&s.tally.counts[i])
	}
	for i := range s.tally.counts {
		s.yield(&s.tally.counts[i])
	}
	for i := range s.tally.counts {
		s.overrule(&s.tally.counts[i])
	}
}

// aside lists the categories whose leaves are named in passing in sentences about others.
var aside = map[string]kinship{
	"data":    categories["retention"] | categories["rights"] | categories["sharing"] | categories["sale"] | categories["cookies"] | categories["breach"] | categories["transfer"],
	"purpose": categories["retention"] | categories["rights"] | categories["sharing"] | categories["sale"] | categories["controller"] | categories["cookies"],
}

// markAbout notes for the sentences of a count that has a label what they are about.
func (s *scratch) markAbout(c *count) {
	if c.points < threshold || c.strong == 0 {
		return
	}
	for _, v := range c.votes {
		if n := s.sentenceAt(v.Span); n >= 0 {
			s.about[n] |= categories[s.c.leaves[c.leaf].Category]
		}
	}
}

// discount halves the votes of what is named in passing.
func (s *scratch) discount(c *count) {
	others, ok := aside[s.c.leaves[c.leaf].Category]
	if !ok || polarities[c.polarity].bit == denies {
		return
	}
	for i, v := range c.votes {
		n := s.sentenceAt(v.Span)
		if n < 0 || s.about[n]&others == 0 || s.sents[n].gathers {
			continue
		}
		c.points -= v.Weight / 2
		c.votes[i].Weight = v.Weight / 2
	}
}

// sentenceAt returns the number of the sentence that holds a span, -1 for none.
func (s *scratch) sentenceAt(sp policy.Span) int {
	for i := range s.sents {
		if s.sents[i].span.Contains(sp) && sp.Len() > 0 {
			return i
		}
	}
	return -1
}

// yield drops a generic leaf where a specific one of the category has a label.
func (s *scratch) yield(c *count) {
	leaf := s.c.leaves[c.leaf]
	if !isGeneric(leaf) || leaf.Category == "purpose" {
		return
	}
	for i := range s.tally.counts {
		o := &s.tally.counts[i]
		if other := s.c.leaves[o.leaf]; promises[other.ID] || consents[other.ID] {
			continue
		}
		if o.leaf != c.leaf && o.polarity == c.polarity && o.points >= threshold && s.c.leaves[o.leaf].Category == leaf.Category {
			c.points = 0
			return
		}
	}
}

// overrule drops data that a clause only mentions where it says that they are not
// collected: "We do not record meetings. Recordings made by a host stay with the
// host." What the company says of itself in another sentence stays.
func (s *scratch) overrule(c *count) {
	leaf := s.c.leaves[c.leaf]
	if polarities[c.polarity].bit != affirms || leaf.Category != "data" && leaf.Category != "collection" || promises[leaf.ID] {
		return
	}
	for i := range s.tally.counts {
		o := &s.tally.counts[i]
		if o.leaf == c.leaf && polarities[o.polarity].bit == denies && o.points >= max(c.points, threshold) && !s.ours(c) {
			c.points = 0
		}
	}
}

// ours reports whether a sentence that voted speaks of the company in the first person.
func (s *scratch) ours(c *count) bool {
	for _, v := range c.votes {
		n := s.sentenceAt(v.Span)
		if n < 0 {
			continue
		}
		for _, t := range s.tokens[s.sents[n].from:s.sents[n].to] {
			if t.Hash == hashWe || t.Hash == hashOur {
				return true
			}
		}
	}
	return false
}

var hashWe, hashOur = nlp.HashWord("we"), nlp.HashWord("our")

// isGeneric reports whether a leaf stands for its category where nothing specific is said.
func isGeneric(l *taxonomy.Leaf) bool {
	return strings.HasSuffix(l.ID, ".generic") || strings.HasSuffix(l.ID, ".general") || l.ID == "purpose.service"
}
