package extract

import (
	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

var countedFrom = words("of from after following upon")

var (
	extension  = words("additional further another extend extended extension extending")
	answering  = words("respond responds responded responding response reply replies answer answers comply fulfil fulfill fulfilled honor honour honored honoured implement implemented action actioned acknowledge acknowledged handle handled process processed processing complete completed resolve resolved provide confirm deal satisfy accommodate effect investigate carry communicate")
	optOutWord = words("unsubscribe unsubscribed opt opt-out opted opting")
	complaints = words("complaint complaints grievance grievances dispute disputes")
	breachWord = words("breach breaches breached incident incidents compromised compromise")
	beforehand = words("before prior notice advance")
	receiving  = words("receipt receiving received request requests receive")
)

// deadlines finds within what time something will be done: requests answered,
// breaches notified, opt-outs honoured, changes announced. A deadline in working
// days is given in days with Business set.
func deadlines(p *page) []policy.Fact {
	var facts []policy.Fact
	for r := range p.with(unit) {
		if r.has&(answer|notify|request|erase) == 0 {
			continue
		}
		ds := r.durations()
		before := ""
		for k, d := range ds {
			if r.is(d.number-1, pastWords) || r.find(max(r.lo, d.lo-4), d.lo, extension) >= 0 || r.is(d.number+1, extension) || r.find(max(r.lo, d.lo-7), d.lo, onceWords) >= 0 {
				continue
			}
			from := r.lo
			if k > 0 {
				from = ds[k-1].hi
			}
			what, verb := r.deadlineFor(d, from)
			if what == "" && before != "" && d.max && r.find(from, d.lo, andOrCaseBut) >= 0 {
				what, verb = before, d.lo // "within 10 days and in any case within a month"
			}
			if what == "" {
				continue
			}
			before = what
			lo, hi := d.lo, d.hi
			if verb < lo && lo-verb <= 14 {
				lo = verb
			}
			if t := r.triggerAfter(hi); t > hi {
				hi = t
			}
			v := policy.Deadline{For: what, Period: d.period, Hedge: r.findClass(from, d.lo, hedge) >= 0, Business: d.business}
			facts = append(facts, r.fact(lo, hi, v))
		}
	}
	return facts
}

// deadlineFor says what the period d is a deadline for and with which verb, ""
// when it is none. Words before token from belong to an earlier period.
func (r run) deadlineFor(d duration, from int) (string, int) {
	after := min(d.hi+14, r.hi)
	if r.find(d.hi, min(d.hi+3, r.hi), beforehand) >= 0 {
		if v := r.lastClass(from, d.lo, notify); v >= 0 && r.has&notice != 0 && r.find(r.lo, r.hi, changing) >= 0 {
			return "change-notice", v
		}
		return "", -1
	}
	if r.is(d.lo-1, everyWords) || r.is(d.number-1, everyWords) {
		return "", -1
	}
	if !d.max && !r.takesTime(d) && !r.is(d.lo-1, inAfterThanHave) || r.keptFor(d) {
		return "", -1
	}
	if r.find(r.lo, r.hi, breachWord) >= 0 && r.has&keep == 0 {
		v := r.lastClass(max(from, d.lo-22), d.lo, notify)
		if v < 0 {
			v = r.findClass(d.hi, after, notify)
		}
		if v >= 0 {
			return "breach-notice", v
		}
	}
	v := r.find(max(from, d.lo-22), d.lo, answering)
	if v < 0 {
		v = r.find(d.hi, after, answering)
	}
	erasing := r.lastClass(max(from, d.lo-18), d.lo, erase)
	switch {
	case r.byUser(v) || r.find(max(r.lo, v), d.lo, wordYou) >= 0 && r.find(max(r.lo, v), d.lo, mustMayCanShould) >= 0:
		return "", -1
	case r.find(r.lo, r.hi, optOutWord) >= 0 && (v >= 0 || erasing >= 0) && r.find(r.lo, r.hi, theirRequest) < 0:
		return "opt-out", max(v, erasing)
	case v >= 0 && r.find(r.lo, r.hi, complaints) >= 0:
		return "complaint", v
	case v >= 0 && (r.find(r.lo, r.hi, theirRequest) >= 0 || r.labelled(r.clause, "rights.response-time") || r.find(d.hi, after, receiving) >= 0):
		return "rights-request", v
	case erasing >= 0 && (d.max || r.receivedAfter(d)) && r.find(d.hi, min(d.hi+8, r.hi), theirRequest) >= 0:
		return "rights-request", erasing
	}
	return "", -1
}

var changing = words("change changes changed changing update updates modify modification modifications amend amendment amendments revise revision revisions")

// keptFor reports whether a keeping verb stands right before the period: "kept for up to".
func (r run) keptFor(d duration) bool {
	v := r.lastClass(max(r.lo, d.lo-4), d.lo, keep)
	return v >= 0 && !r.flag(d.lo, nlp.Break|nlp.Comma)
}

// receivedAfter reports whether the period counts from a request: "30 days after we receive it".
func (r run) receivedAfter(d duration) bool {
	return r.find(d.hi, min(d.hi+6, r.hi), receiving) >= 0 && r.is(d.hi, countedFrom)
}

// byUser reports whether the verb at v has the reader for its subject: "you must respond within".
func (r run) byUser(v int) bool {
	for i := v - 1; v >= 0 && i >= max(r.lo, v-3); i-- {
		if r.flag(i+1, nlp.Comma|nlp.Break) {
			return false
		}
		if r.is(i, wordYou) {
			return true
		}
		if r.kind(i, ours) {
			return false
		}
	}
	return false
}
