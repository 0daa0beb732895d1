package extract

import (
	"lacuna/internal/nlp"
)

// placeRole says what happens at the place at token i, "" where the words do not
// tell: a preposition must stand before it, and the nearest cue decides.
func (r run) placeRole(i int) string {
	j := i - 1
	for r.is(j, theOurOther) {
		j--
	}
	if !r.is(j, prepositions) && !(r.flag(i, nlp.Comma) && r.flag(i-1, nlp.Upper|nlp.Number)) || r.is(j, wordFrom) {
		if r.is(j, wordFrom) && r.find(max(r.lo, j-7), j, accessAccessedAccessible) >= 0 && r.has&record != 0 {
			return "transfer" // "may be accessed from India"
		}
		return ""
	}
	if from := r.find(max(r.lo, j-4), j, wordFrom); from >= 0 && r.find(from, j, wordTo) < 0 {
		return "" // where data come from
	}
	for k := j; k >= max(r.lo, i-16); k-- {
		near := i-k <= 12
		switch {
		case r.is(k, originWords):
			return ""
		case r.is(k, transferOnly):
			return "transfer"
		case near && r.is(k, ownSeat):
			return r.seatOf(k, i)
		case r.is(k, wordLocated):
			return r.locatedWhat(k)
		case r.is(k, lawsLaw):
			if r.is(j, wordOf) && r.find(max(r.lo, k-8), k, formedWords) >= 0 {
				return "establishment"
			}
			return ""
		case near && r.is(k, storingWords) && (i-k <= 6 || !r.kind(k, process)):
			if r.find(r.lo, i, transferOnly) >= 0 {
				return "transfer"
			}
			if r.about(k) {
				return "storage"
			}
		case r.is(k, officeOffices) && r.find(max(r.lo, k-3), k, registeredHeadMainPrincipal) >= 0:
			return r.seatOf(k, i)
		}
	}
	return ""
}

// about reports whether the storing word at token k speaks of data or servers.
func (r run) about(k int) bool {
	return r.is(k, serverWords) || r.has&record != 0 || r.has&server != 0 || r.labelled(r.clause, "transfer.")
}

var (
	othersSeat = words("providers provider partners recipients parties you customers users residents individuals companies servers third affiliates persons service subsidiaries authority commissioner regulator ico country")
	ownNouns   = words("controller company policy notice statement operator owner operated owned provided llc inc ltd limited gmbh corporation")
)

// seatOf says whose seat the word at token k gives for the place at token i: the
// company's, or nothing where it is a person's or a third party's.
func (r run) seatOf(k, i int) string {
	if r.find(max(r.lo, k-6), k, othersSeat) >= 0 || r.find(k, i, finite) >= 0 {
		if r.find(r.lo, k, transferOnly) >= 0 {
			return "transfer"
		}
		return ""
	}
	if r.has&(ours|notice|legalForm) == 0 && r.find(r.lo, r.hi, ownNouns) < 0 {
		return ""
	}
	return "establishment"
}

// locatedWhat says what is located there: servers, recipients, or the reader, who does not count.
func (r run) locatedWhat(k int) string {
	for j := k - 1; j >= max(r.lo, k-9); j-- {
		switch {
		case r.is(j, peopleThere):
			return ""
		case r.is(j, machinesThere):
			return "storage"
		case r.is(j, othersThere):
			if r.find(r.lo, k, transferOnly) >= 0 {
				return "transfer"
			}
			return ""
		case r.is(j, companyThere), r.is(j, wordWe) && j >= k-2:
			return "establishment"
		}
	}
	if r.has&server != 0 && r.has&record != 0 {
		return "storage"
	}
	return ""
}
