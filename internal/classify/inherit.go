package classify

import (
	"lacuna/internal/policy"
)

// inherit adds the votes of headings and of the lead to leaves that the clause speaks of.
func (s *scratch) inherit(above, lead *context) {
	for i := range s.tally.counts {
		c := &s.tally.counts[i]
		if c.strong+c.weak == 0 {
			continue
		}
		before := c.points
		s.inheritFrom(c, lead, "lead", ownLead, kinLead)
		c.fromLead = before < threshold && c.points > before
		own := ownHeading
		switch {
		case c.strong > 0:
		case isGeneric(s.c.leaves[c.leaf]):
			own = kinHeading // "services" under "How we use data" says nothing
		default:
			own = weakHeading
		}
		if c.runIn.Rule != "" {
			c.runIn.Weight = own
			c.points += own
			c.votes = append(c.votes, c.runIn)
			continue
		}
		s.inheritFrom(c, above, "heading", own, kinHeading)
	}
	s.fromLead(lead)
}

// inheritFrom adds the vote of one context to a count.
func (s *scratch) inheritFrom(c *count, x *context, name string, own, kin float64) {
	if x == nil {
		return
	}
	leaf := s.c.leaves[c.leaf]
	v := policy.Vote{Rule: leaf.ID + "/" + name, Weight: own, Span: x.span}
	if said := x.of(c.leaf); said != nil {
		v.Span = said.span
	} else if x.kin&categories[leaf.Category] != 0 && c.strong == 0 {
		v.Weight = kin
	} else {
		return
	}
	c.points += v.Weight
	c.votes = append(c.votes, v)
}

// fromLead gives an item the leaves of its lead when it speaks of their kind and
// has no label of that category itself, or has none at all.
func (s *scratch) fromLead(lead *context) {
	if lead == nil {
		return
	}
	var speaks, labelled kinship
	for _, c := range s.tally.counts {
		k := categories[s.c.leaves[c.leaf].Category]
		speaks |= k
		if c.points >= threshold {
			labelled |= k
		}
	}
	for _, said := range lead.says {
		leaf := s.c.leaves[said.leaf]
		category := categories[leaf.Category]
		fits := kinOf(leaf.Category)&speaks != 0 || labelled == 0 && lead.opens && leaf.Category == "sharing"
		if !fits || category&labelled != 0 || s.has(said.leaf) || !listed[leaf.Category] {
			continue
		}
		c := s.tally.get(said.leaf, lead.polarityOf(leaf.Category))
		c.points = ownLead
		c.fromLead = true
		c.votes = append(c.votes, policy.Vote{Rule: leaf.ID + "/lead", Weight: ownLead, Span: said.span})
	}
}

// listed are the categories whose practices are told in lists: the lead has the
// verb, the items have the things.
var listed = map[string]bool{"data": true, "collection": true, "sharing": true, "sale": true, "retention": true, "rights": true}

// polarityOf returns the index of the polarity that an item has by the lead alone.
func (x *context) polarityOf(category string) int {
	switch {
	case x.denies && deniable(category):
		return 1
	case x.depends && (category == "sharing" || category == "sale"):
		return 2
	}
	return 0
}

func (s *scratch) has(leaf int32) bool {
	for _, c := range s.tally.counts {
		if c.leaf == leaf {
			return true
		}
	}
	return false
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
