package classify

import (
	"lacuna/internal/nlp"
	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// A state says how a word is meant, as far as grammar tells.
type state uint16

const (
	denied    state = 1 << iota // in the scope of a negation
	taken                       // that negation is of a verb that takes or uses data
	unknown                     // "not knowingly …"
	others                      // what others may not do or answer for
	covered                     // part of a phrase that settles its negator itself
	idle                        // part of a phrase whose negator denies nothing
	excepting                   // an exception begins with this word
	inverse                     // denied with an exception
	named                       // part of the name of a link: "Do Not Sell My Data"
	stop                        // a scope ends before this word
	taking                      // a verb that takes or uses data
)

// judge reads the grammar of all sentences: it fills the state of every word and
// what sentences say as a whole.
func (s *scratch) judge() {
	s.state = append(s.state[:0], make([]state, len(s.tokens))...)
	for _, f := range s.found {
		s.eachRole(f, func(r role) { s.markPhrase(r, f) })
	}
	for _, f := range s.found {
		s.eachRole(f, func(r role) { s.markStop(r, f) })
	}
	for _, f := range s.found {
		s.eachRole(f, func(r role) { s.markScope(r, f) })
	}
}

func (s *scratch) eachRole(f found, do func(role)) {
	for _, n := range s.c.of[f.pattern] {
		if r := &s.c.rules[n]; r.kind == grammatical {
			do(r.role)
		}
	}
}

func (s *scratch) markPhrase(r role, f found) {
	sent := &s.sents[f.sentence]
	switch r {
	case neutral:
		s.set(f.from, f.to, covered|idle)
	case unknowing, othersNot:
		s.set(f.from, f.to, covered)
	case linkName:
		s.set(f.from, f.to, covered|idle|named)
	case collecting:
		s.set(f.from, f.to, taking)
	case gathering:
		sent.gathers = true
	case exception:
		sent.excepted = true
	case consented:
		sent.consent = true
	case limited:
		sent.limited = true
	case vague:
		sent.hedged = true
	}
}

// markStop notes where a scope ends: at a pivot, an exception, or a subject after a comma.
func (s *scratch) markStop(r role, f found) {
	switch r {
	case pivot, exception:
		if s.state[f.from]&covered == 0 {
			s.state[f.from] |= stop
		}
		if r == exception {
			s.state[f.from] |= excepting
		}
	case subject:
		if s.tokens[f.from].Flags&nlp.Comma != 0 {
			s.state[f.from] |= stop
		}
	}
}

// markScope marks the words that a negation reaches.
func (s *scratch) markScope(r role, f found) {
	switch r {
	case negator:
		if s.state[f.from]&covered == 0 {
			s.reach(f, denied)
		}
	case unknowing:
		s.reach(f, unknown)
	case othersNot:
		s.reach(f, others)
	}
}

// farthest is how many words a negation reaches where no sentence ends.
const farthest = 150

// reach sets a state from behind f to the next stop of its sentence.
func (s *scratch) reach(f found, to state) {
	end := f.to
	for end < min(s.sents[f.sentence].to, f.to+farthest) && s.state[end]&stop == 0 {
		end++
	}
	if to == denied && s.takes(f.to, end) {
		to |= taken
	}
	if to&denied != 0 && s.isExcepted(f, end) {
		to |= inverse
	}
	s.set(f.to, end, to)
}

// isExcepted reports whether an exception ends the scope of f, which ends at end,
// or opens the sentence: "Unless you agree, we do not …".
func (s *scratch) isExcepted(f found, end int32) bool {
	sent := &s.sents[f.sentence]
	return end < sent.to && s.state[end]&excepting != 0 || s.state[sent.from]&excepting != 0
}

// takes reports whether a verb that takes data stands in words [from, to).
func (s *scratch) takes(from, to int32) bool {
	for i := from; i < to; i++ {
		if s.state[i]&taking != 0 {
			return true
		}
	}
	return false
}

func (s *scratch) set(from, to int32, st state) {
	for i := from; i < to; i++ {
		s.state[i] |= st
	}
}

// openEnd reports whether a denial reaches the end of the text read, so that it
// covers the items that follow a lead.
func (s *scratch) openEnd() bool {
	return len(s.state) > 0 && s.state[len(s.state)-1]&denied != 0
}

// polarity is a set of polarities: an exception gives two.
type polarity uint8

const (
	affirms polarity = 1 << iota
	denies
	depends
)

var polarities = [...]struct {
	bit  polarity
	name policy.Polarity
}{{affirms, policy.Affirmed}, {denies, policy.Denied}, {depends, policy.Conditional}}

// polarityOf tells what the sentence says of a leaf by a rule that matched in
// it; 0 when it says nothing of the practice itself.
func (s *scratch) polarityOf(r *rule, f found) polarity {
	leaf := s.c.leaves[r.leaf]
	sent := &s.sents[f.sentence]
	word := f.to - 1
	if r.negative {
		word = f.from
	}
	st := s.state[word]
	practice := isPractice(leaf.Category)
	own := contains(sent.denied, r.leaf)
	switch {
	case stances[leaf.ID]:
		return affirms
	case s.state[f.from]&named != 0 && practice && leaf.ID != "sale.opt-out":
		return 0
	case leaf.ID == "sharing.none" && (sent.limited || sent.consent || sent.excepted):
		return depends // shared after all, within limits
	case st&unknown != 0 && leaf.ID == "sale.minors":
		return denies
	case st&unknown != 0 && practice, st&others != 0 && !aboutOthers(leaf):
		return 0
	case !own && (st&denied == 0 || !deniable(leaf.Category) || promises[leaf.ID]):
		if sent.consent && practice && !unconditional(leaf, sent) {
			return depends
		}
		return affirms
	case leaf.Category == "data" && !own && st&taken == 0:
		return 0
	case sent.consent, sent.limited && leaf.Category == "sharing":
		return depends
	case st&inverse != 0 || own && sent.excepted:
		return denies | depends
	}
	return denies
}

// isPractice reports whether leaves of the category are things done with data.
func isPractice(category string) bool {
	switch category {
	case "data", "purpose", "collection", "sharing", "sale", "cookies", "transfer":
		return true
	}
	return false
}

// promises are leaves that are denials themselves: a negation belongs to what they say.
var promises = map[string]bool{
	"purpose.limitation": true, "sharing.none": true, "sharing.safeguards": true, "cookies.do-not-identify": true, "collection.minimisation": true,
}

// stances are leaves about how something is handled: "we do not respond to Do Not
// Track", "not meant for children" is the statement itself, its sense an attribute.
var stances = map[string]bool{"dnt.response": true, "audience.children": true}

// consents are leaves that are conditions themselves.
var consents = map[string]bool{"sharing.with-consent": true, "cookies.consent": true, "transfer.derogation": true, "sale.minors": true}

// unconditional reports whether a condition in the sentence is not one of the
// leaf: it is the condition itself, happens under the law, or is a means of choice.
func unconditional(leaf *taxonomy.Leaf, sent *sentence) bool {
	if consents[leaf.ID] || promises[leaf.ID] || leaf.Category == "data" && !sent.gathers {
		return true
	}
	switch leaf.ID {
	case "sharing.authorities", "sharing.rights-protection", "sharing.business-transfer", "purpose.legal-compliance", "purpose.legal-claims",
		"purpose.security-fraud", "cookies.definition", "cookies.preference-tool", "cookies.browser-control", "cookies.consequences", "cookies.policy-link":
		return true
	}
	return leaf.Category == "transfer" && leaf.ID != "transfer.international"
}

// aboutOthers reports whether a leaf is about what others may do, or what is not answered for.
func aboutOthers(l *taxonomy.Leaf) bool {
	switch l.Category {
	case "scope", "security", "audience", "processor":
		return true
	}
	return l.ID == "sharing.safeguards"
}

// deniable reports whether a general negation denies leaves of the category;
// others are denied by cues of their own alone.
func deniable(category string) bool {
	return isPractice(category) || category == "dnt" || category == "automated"
}

func contains(list []int32, n int32) bool {
	for _, x := range list {
		if x == n {
			return true
		}
	}
	return false
}
