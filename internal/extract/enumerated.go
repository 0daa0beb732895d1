package extract

import (
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

var (
	supplierWords = words("provider providers processor processors subprocessor subprocessors vendor vendors supplier suppliers contractors partner partners companies couriers")
	introducers   = words("including include like namely eg e.g")
	suchAs        = words("such as")
	worksForUs    = words("provider processor hosted hosting host hosts processes provided service services behalf vendor subprocessor run runs operated sends handles delivers")
)

// enumerated finds processors that a sentence names after their kind: "vendors
// such as Norden Hosting and Mailbird", "companies that work for us: …".
func (r run) enumerated(own map[string]bool) []policy.Fact {
	if r.has&supply == 0 || r.has&denial != 0 {
		return nil
	}
	var facts []policy.Fact
	for i := r.lo; i < r.hi; i++ {
		if !r.is(i, supplierWords) {
			continue
		}
		at := r.introduced(i + 1)
		for at > 0 && at < r.hi {
			end := r.listedName(at)
			if end == at {
				break
			}
			if v := r.said(at, end); r.properName(at, end) && !own[strings.ToLower(r.word(at))] {
				facts = append(facts, r.fact(at, end, policy.Party{Role: "processor", Name: v}))
			}
			at = r.nextListed(end)
		}
	}
	return facts
}

// introduced returns the token after "such as" or a colon that stands within a few
// words of token i, 0 where there is none.
func (r run) introduced(i int) int {
	for j := i; j < min(i+5, r.hi); j++ {
		switch {
		case r.flag(j, nlp.Break):
			return 0
		case strings.Contains(r.gap(j), ":"):
			return j
		case r.follows(j, suchAs):
			return j + 2
		case r.is(j, introducers):
			return j + 1
		}
	}
	return 0
}

// listedName returns the end of the capitalised name at token i, i when there is none.
func (r run) listedName(i int) int {
	j := i
	for j < r.hi && j < i+4 && r.capital(j) && !r.kind(j, digits) && (j == i || !r.cutsName(j) && !r.flag(j, nlp.Break)) {
		j++
	}
	return j
}

// properName reports whether tokens [lo, hi) can be the name of a company.
func (r run) properName(lo, hi int) bool {
	if _, n := vendors.at(r.page, lo); n == hi-lo {
		return true
	}
	if r.is(lo, notNames) || r.is(lo, generic) || r.is(lo, jargon) || r.kind(lo, placeWord|lawWord|month|supply|bodyWord) {
		return false
	}
	return r.word(lo) != strings.ToLower(r.word(lo)) && r.toks[lo].End-r.toks[lo].Start > 2 && hi > lo
}

// nextListed returns where the next name of a list starts after token i: past a
// bracket, a comma or "and"; 0 at the end of the list.
func (r run) nextListed(i int) int {
	if i >= r.hi || r.flag(i, nlp.Break) {
		return 0
	}
	if strings.HasPrefix(strings.TrimSpace(r.gap(i)), "(") {
		for i < r.hi && !strings.Contains(r.gap(i), ")") {
			i++
		}
	}
	if r.is(i, andOr) {
		return i + 1
	}
	if strings.Contains(r.gap(i), ",") {
		return i
	}
	return 0
}

// legalProcessors finds companies with a legal form that work for the controller.
func (r run) legalProcessors(own map[string]bool) []policy.Fact {
	var facts []policy.Fact
	for _, n := range r.legalNames() {
		first := strings.ToLower(r.word(n.lo))
		if _, k := vendors.at(r.page, n.lo); k > 0 && k >= n.hi-n.lo || own[first] || r.isController(n) || r.flag(n.lo, nlp.Number) {
			continue
		}
		near := r.find(max(r.lo, n.lo-10), n.lo, worksForUs) >= 0 || r.find(n.hi, min(n.hi+4, r.hi), worksForUs) >= 0
		if !near && !(n.lo-r.lo <= 6 && r.leadShares()) {
			continue
		}
		s := r.nameSpan(n.lo, n.hi)
		v := policy.Party{Role: "processor", Name: n.full}
		facts = append(facts, policy.Fact{Kind: v.FactKind(), Clause: r.clause, Span: s, Value: v})
	}
	return facts
}
