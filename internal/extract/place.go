package extract

import (
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

var (
	betweenPlaces = words("and or the in of outside")
	adjectival    = words("representative representatives law laws resident residents citizens users customers based consumer consumers data privacy regulation regulations authorities government dollars dollar")
	originWords   = words("collected received originating gathered you resident residents reside live citizens users individuals subjects")
	formedWords   = words("incorporated organized organised established registered existing formed company")
	serverWords   = words("servers server centre centres center centers datacenter datacenters")
	finite        = words("is are was were will")
	peopleThere   = words("subjects you users user individuals residents customers persons consumers reside live visitors")
	machinesThere = words("servers server centre centres center centers datacenter datacenters facilities infrastructure data databases equipment")
	othersThere   = words("recipients recipient providers provider parties affiliates partners countries country processors")
	companyThere  = words("company office offices headquarters")
)

var (
	prepositions = words("in to within into at from of outside inside including and or throughout between for by")
	storingWords = words("stored store stores storing storage hosted host hosts hosting servers server kept keep held maintained processed process processing centre centres center centers datacenter datacenters facilities infrastructure")
	transferOnly = words("transfer transfers transferred transferring transferral export exported sent transmitted moved")
	outsideOf    = words("outside beyond out")
	outsideFill  = words("of the outside and or")
	ownSeat      = words("based established registered incorporated headquartered headquarters organized organised seat")
)

// locations finds the countries and regions where data are kept or go, and where
// the company sits.
func locations(p *page) []policy.Fact {
	var facts []policy.Fact
	seen := map[policy.Location]bool{}
	clause := -1
	for r := range p.with(placeWord) {
		if r.clause != clause {
			clause = r.clause
			clear(seen)
		}
		l := placeList{last: -1}
		for i := r.lo; i < r.hi; i++ {
			if !r.kind(i, placeWord) {
				continue
			}
			v, n := places.at(p, i)
			if n == 0 || i+n > r.hi || !r.standsAsPlace(i, n) {
				continue
			}
			loc, lo := l.next(r, i, n, v)
			if loc.Role != "" && !seen[loc] {
				seen[loc] = true
				facts = append(facts, r.fact(lo, i+n, loc))
			}
			i += n - 1
		}
	}
	return append(facts, p.seats(facts)...)
}

// seats finds where the controller sits by its postal addresses, where no words
// of the clause say so already.
func (p *page) seats(said []policy.Fact) []policy.Fact {
	known := map[policy.Fact]bool{}
	for _, f := range said {
		known[policy.Fact{Clause: f.Clause, Value: f.Value}] = true
	}
	var facts []policy.Fact
	for _, a := range p.addresses {
		if a.Value.(policy.Contact).Role != "controller" {
			continue
		}
		lo, hi := p.tokensIn(a.Span)
		country := run{page: p, lo: lo, hi: hi}.countryOf(lo, hi)
		v := policy.Location{Role: "establishment", Country: country}
		key := policy.Fact{Clause: a.Clause, Value: v}
		if country != "" && !known[key] {
			known[key] = true
			facts = append(facts, policy.Fact{Kind: v.FactKind(), Clause: a.Clause, Span: a.Span, Value: v})
		}
	}
	return facts
}

// A placeList reads the places of a sentence in order: those of a list, "X, Y and
// Z", share the role of the first.
type placeList struct {
	role    string
	outside bool
	last    int // the token after the last place
}

// next returns the location that the place v at tokens [i, i+n) states, with an
// empty role when it states none, and the first token that says so.
func (l *placeList) next(r run, i, n int, v string) (policy.Location, int) {
	listed := l.last >= 0 && i-l.last <= 3 && r.listed(l.last, i)
	l.last = i + n
	if listed {
		if l.outside {
			return policy.Location{}, i
		}
	} else {
		l.role, l.outside = r.placeRole(i), false
	}
	denied := l.role == "transfer" && r.lastClass(r.lo, i, denial) >= 0
	if at := r.outsideAt(i); at >= 0 {
		// Not in a place: known only as a destination, and only where there is one.
		l.outside = true
		if l.role != "transfer" || denied {
			return policy.Location{}, i
		}
		loc := location(l.role, v)
		return policy.Location{Role: l.role, Region: "outside " + loc.Region + loc.Country}, at
	}
	if l.role == "" || denied {
		return policy.Location{}, i
	}
	return location(l.role, v), i
}

func location(role, v string) policy.Location {
	if v == "us-state" {
		v = "US"
	}
	if name, ok := regionNames[v]; ok {
		return policy.Location{Role: role, Region: name}
	}
	return policy.Location{Role: role, Country: v}
}

// listed reports whether only list words stand between two places.
func (r run) listed(from, to int) bool {
	for i := from; i < to; i++ {
		if !r.is(i, betweenPlaces) {
			return false
		}
	}
	return to == from || r.flag(from, nlp.Comma) || r.is(from, andOrThe)
}

// standsAsPlace reports whether the place at token i is not part of a name: "US"
// in capitals, no "EU GDPR", no "UK Ltd", no "EU-U.S.".
func (r run) standsAsPlace(i, n int) bool {
	w := r.word(i)
	if n == 1 && len(w) <= 3 && w != strings.ToUpper(w) {
		return false
	}
	next := i + n
	if next < r.hi && !r.flag(next, nlp.Break|nlp.Comma) {
		if r.kind(next, legalForm) || r.isLaw(next) || r.kind(next, placeWord) && strings.Contains(r.gap(next), "-") {
			return false
		}
		if r.flag(next, nlp.Upper) && !r.is(next, andOrTheWe) && !r.kind(next, placeWord) {
			return false // "US Department", "India Privacy Addendum"
		}
		if r.is(next, andOr) && r.kind(next+1, placeWord) && (r.isLaw(next+1) || r.isLaw(next+2)) {
			return false
		}
		if r.is(next, adjectival) {
			return false
		}
	}
	return i == r.lo || !(r.kind(i-1, placeWord) && strings.HasSuffix(r.gap(i), "-"))
}

func (r run) isLaw(i int) bool {
	if !r.kind(i, lawWord) {
		return false
	}
	_, n := laws.at(r.page, i)
	return n > 0
}

// outsideAt returns the token "outside" that governs the place at token i, or -1.
func (r run) outsideAt(i int) int {
	for j := i - 1; j >= max(r.lo, i-3); j-- {
		if r.is(j, outsideOf) {
			return j
		}
		if !r.is(j, outsideFill) {
			return -1
		}
	}
	return -1
}
