package extract

import (
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

var informedObjects = words("you in us up track")

// retentions finds how long data are kept: stated periods, open criteria and
// "indefinitely".
func retentions(p *page) []policy.Fact {
	var facts []policy.Fact
	for r := range p.with(unit | open | keep) {
		if !r.aboutKeeping() {
			continue
		}
		audience := strings.Join(p.doc.Clauses[r.clause].Audience, ", ")
		from := len(facts)
		ds := r.durations()
		for _, d := range ds {
			if r.isRetention(d) {
				facts = append(facts, r.stated(d))
			}
		}
		facts = append(facts, r.indefinitely()...)
		facts = append(facts, r.criteria(facts[from:])...)
		for i := from; i < len(facts); i++ {
			v := facts[i].Value.(policy.Retention)
			v.Audience = audience
			facts[i].Value = v
		}
	}
	return facts
}

// aboutKeeping reports whether r can state a retention: its own words say so, or
// where it stands does.
func (r run) aboutKeeping() bool {
	return r.has&(keep|erase|process|expire) != 0 || r.near&(keep|erase) != 0 || r.labelled(r.clause, "retention.")
}

var (
	pastWords    = words("past last previous preceding prior next first")
	everyWords   = words("every per each any same")
	onceWords    = words("once twice times")
	notLonger    = words("prior before ago notice advance preceding previous old younger older")
	ageAfter     = [...]set{words("of age"), words("or older"), words("or over"), words("or younger"), words("and older"), words("and over")}
	inactivity   = words("login logged log logging inactive inactivity active activity dormant accessed signed used visit visited opened interaction interacted contact engage")
	trialWords   = words("trial money guarantee refund warranty license licence")
	takes        = words("take takes taking")
	reviewWords  = words("review reviewed reviews reassess password passwords link links code token offer coupon subscription")
	theirRequest = words("wish wishes request requests requested complaint complaints inquiry inquiries enquiry enquiries")
)

// isRetention reports whether d says how long something is kept, by the verb that
// governs it or, where there is none, by the heading, lead-in or label.
func (r run) isRetention(d duration) bool {
	if r.notRetention(d) {
		return false
	}
	verb := r.governor(d)
	if verb < 0 {
		if d.max && r.find(r.lo, r.hi, optOutWord) >= 0 {
			return false
		}
		return r.near&(keep|erase) != 0 || r.labelled(r.clause, "retention.period") || r.labelled(r.clause, "retention.inactivity")
	}
	switch c := r.class[verb]; {
	case c&(keep|erase) != 0:
		return !r.informing(verb)
	case c&process != 0:
		return r.find(verb+1, min(verb+7, r.hi), theirRequest) < 0 && r.find(r.lo, verb, theirRequest) < 0 && !r.takesTime(d)
	case c&expire != 0:
		return r.has&cookie != 0 || r.has&record != 0 && r.find(r.lo, r.hi, reviewWords) < 0
	}
	return r.takesTime(d) && (r.near&(keep|erase) != 0 || r.labelled(r.clause, "retention."))
}

// notRetention knows the other uses of periods of time: ages, notices, look-backs, rates.
func (r run) notRetention(d duration) bool {
	for _, s := range ageAfter {
		if r.follows(d.hi, s) {
			return true
		}
	}
	if r.doc.Clauses[r.clause].Kind == policy.Row && r.near&cookie != 0 {
		return true // how long a cookie lives is no retention of data
	}
	if r.is(d.hi, notLonger) || r.is(d.lo-1, ageNoun) || r.is(d.lo-1, everyWords) || r.is(d.number-1, everyWords) {
		return true
	}
	if r.is(d.number-1, pastWords) && (r.find(r.lo, r.hi, inactivity) < 0 || r.has&(keep|erase) == 0) {
		return true
	}
	if r.find(max(r.lo, d.lo-7), d.lo, onceWords) >= 0 {
		return true
	}
	return r.find(max(r.lo, d.lo-4), min(d.hi+4, r.hi), trialWords) >= 0
}

// governor returns the verb that d depends on: the nearest before it, else the
// nearest after it, -1 when there is none near enough.
func (r run) governor(d duration) int {
	const verbs = keep | erase | process | expire | answer | notify
	if v := r.lastClass(max(r.lo, d.lo-18), d.lo, verbs); v >= 0 {
		return r.behind(v, d)
	}
	return r.findClass(d.hi, min(d.hi+18, r.hi), verbs)
}

// behind looks past a verb that belongs to a trigger in front of the period:
// "when you delete your account, we keep …" is not reached, but "after we notify
// you, 30 days later it is deleted" is.
func (r run) behind(v int, d duration) int {
	if r.kind(v, erase) && r.is(d.lo-1, orFor) && r.find(v, d.lo, wordOr) >= 0 {
		// "kept until you delete it or for two years"
		if k := r.lastClass(max(r.lo, v-16), v, keep); k >= 0 {
			return k
		}
	}
	if r.class[v]&(notify|answer) == 0 || r.class[v]&(keep|erase) != 0 {
		return v
	}
	for i := v + 1; i <= d.lo && i < r.hi; i++ {
		if r.flag(i, nlp.Comma) {
			if w := r.findClass(d.hi, min(d.hi+10, r.hi), keep|erase); w >= 0 {
				return w
			}
		}
	}
	return v
}

// informing reports whether a keep-word is used for something else: "keep you
// informed", "keep in mind", "at last".
func (r run) informing(v int) bool {
	return r.is(v, keepKeepsKeeping) && r.is(v+1, informedObjects) || r.is(v, lastHold) && r.is(v-1, atTheOurYour)
}

// takesTime reports whether d is how long an answer takes: "takes up to 30 days to implement".
func (r run) takesTime(d duration) bool { return r.find(max(r.lo, d.lo-3), d.lo, takes) >= 0 }

// stated makes the fact of a stated period.
func (r run) stated(d duration) policy.Fact {
	v := policy.Retention{Period: d.period, Max: d.max, OrLonger: d.min}
	lo, hi := d.lo, d.hi
	if t := r.triggerAfter(d.hi); t > d.hi {
		v.Trigger, hi = r.closed(d.hi, t), t
	} else {
		v.Trigger = r.triggerBefore(d)
	}
	if n := r.longerAfter(hi); n > hi {
		v.OrLonger, hi = true, n
		v.Max = false
	}
	verb := r.governor(d)
	v.Data = r.dataKept(verb, d)
	switch {
	case verb >= 0 && verb < lo && lo-verb <= 12 && r.class[verb]&(keep|erase|process|expire) != 0:
		lo = verb
	case verb >= hi && verb-hi <= 6 && r.class[verb]&(keep|erase) != 0:
		hi = verb + 1
	}
	return r.fact(lo, hi, v)
}

var (
	longer     = words("longer")
	longerLead = words("or unless except if may although and but where")
)

// longerAfter returns the token after "or longer" and its like that follow token
// i, else i.
func (r run) longerAfter(i int) int {
	for _, s := range orLongers {
		if r.near2(i, s) {
			return i + len(s)
		}
	}
	if r.is(i, longerLead) {
		if j := r.find(i+1, min(i+8, r.hi), longer); j >= 0 && r.lastClass(i, j, denial) < 0 {
			return r.phraseEnd(j+1, 6)
		}
	}
	return i
}

// near2 reports whether the words of s stand at token i, a bracket or comma before them or not.
func (r run) near2(i int, s set) bool {
	return i+len(s) <= r.hi && !r.flag(i, nlp.Break) && r.follows(i, s)
}

// indefinitely finds data kept without end.
func (r run) indefinitely() []policy.Fact {
	if (r.has|r.near)&keep == 0 && !r.labelled(r.clause, "retention.indefinite") {
		return nil
	}
	i, n := r.endless()
	if n == 0 {
		return nil
	}
	verb := r.lastClass(r.lo, i, keep|process)
	if verb < 0 {
		verb = r.findClass(i, min(i+4, r.hi), keep)
	}
	if verb < 0 && r.near&keep != 0 && i-r.lo <= 6 {
		return []policy.Fact{r.fact(i, i+n, policy.Retention{Indefinite: true, Data: r.dataKept(-1, duration{lo: i, hi: i + n, number: i})})}
	}
	if verb < 0 || r.find(max(r.lo, verb-4), verb, wordIf) >= 0 || r.lastClass(max(r.lo, verb-4), verb, denial) >= 0 || r.kind(i+1, erase) || r.kind(i-1, erase) || r.lastClass(max(r.lo, i-2), i, denial) >= 0 {
		return nil
	}
	v := policy.Retention{Indefinite: true, Data: r.dataKept(verb, duration{lo: i, hi: i + 1, number: i})}
	return []policy.Fact{r.fact(min(verb, i), max(verb+1, i+n), v)}
}

// endless returns the words that say "without end": their first token and number.
func (r run) endless() (int, int) {
	for i := r.lo; i < r.hi; i++ {
		for _, s := range endlessly {
			if r.toks[i].Hash == s[0] && i+len(s) <= r.hi && r.follows(i, s) {
				return i, len(s)
			}
		}
	}
	return -1, 0
}

var endlessly = [...]set{
	wordIndefinitely, wordForever, forEver, inPerpetuity, wordPerpetually, wordPermanently,
	withoutLimit, withoutTimeLimit, withoutEnd, forAnUnlimitedPeriod, forAnIndefinitePeriod,
}

var orLongers = [...]set{orLonger, andLonger}
