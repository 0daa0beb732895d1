package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

var noAddress = words("us our we by the attn company")

var (
	streetNots   = words("one two our your this the a an on in no any")
	smallInName  = words("of the de la del der den van von du des das do da und and st c/o p.o")
	abbreviated  = words("no nr mr ms p.o str bldg apt n.w n.e s.w s.e attn c/o")
	addressStops = words("email e-mail phone tel telephone attention contact website fax attn web call please or")
)

var eMail = words("e mail")

// postal finds a postal address in the clause r: a street and its number, widened
// over the capitalised words and numbers around it, with a place or a postcode.
func (r run) postal() []policy.Fact {
	if r.has&digits == 0 {
		return nil
	}
	var facts []policy.Fact
	for i := r.lo; i < r.hi; i++ {
		if !r.anchors(i) {
			continue
		}
		lo, hi := r.addressStart(i), r.addressEnd(i)
		if !r.plausible(lo, hi) || r.vendorBefore(lo) {
			continue
		}
		value := r.said(lo, hi)
		c := policy.Contact{Channel: "address", Value: value, Role: r.contactRole(lo), Status: "ok"}
		if r.namesBody(max(r.lo, lo-8), hi) {
			c.Role = "authority"
		}
		facts = append(facts, r.fact(lo, hi, c))
		i = hi
	}
	return facts
}

// vendorBefore reports whether the address that starts at token lo is that of a
// well-known service named in front of it.
func (r run) vendorBefore(lo int) bool {
	for i := max(r.lo, lo-6); i < lo; i++ {
		if r.kind(i, vendorWord) {
			if _, n := vendors.at(r.page, i); n > 0 && r.flag(i, nlp.Upper) && r.lastClass(i, lo, legalForm) >= 0 {
				return true
			}
		}
	}
	return false
}

// countryOf returns the country of the address in tokens [lo, hi): named at its end,
// or told by the form of its postcode. "" when neither does.
func (r run) countryOf(lo, hi int) string {
	for i := hi - 1; i >= max(lo, hi-5); i-- {
		if r.kind(i, placeWord) {
			if v, n := places.at(r.page, i); n > 0 && i+n <= hi && len(v) == 2 {
				return v
			}
		}
	}
	for i := lo + 1; i < hi; i++ {
		if r.britishCode(i) {
			return "GB"
		}
		if r.kind(i, digits) && len(r.word(i)) == 5 && r.is(i-1, usStates) && r.word(i-1) == strings.ToUpper(r.word(i-1)) {
			return "US"
		}
	}
	return ""
}

// usStates are the postal abbreviations of the states.
var usStates = words("al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc")

// anchors reports whether token i names a street, with a number near, or is the
// number of a postcode before a place.
func (r run) anchors(i int) bool {
	if r.kind(i, street) && r.flag(i, nlp.Upper) && !r.is(i-1, streetNots) {
		for j := max(r.lo, i-4); j < min(i+6, r.hi); j++ {
			if r.kind(j, digits) && !r.is(j, word24) {
				return true
			}
		}
	}
	if r.kind(i, digits) && i > r.lo && r.toks[i].Flags&nlp.Break == 0 {
		w := strings.ToLower(r.word(i - 1))
		for _, end := range [...]string{"strasse", "straße", "gatan", "vägen", "gata", "gade", "vej", "weg", "platz", "straat", "laan", "allee", "katu", "tie"} {
			if strings.HasSuffix(w, end) && len(w) > len(end) && r.flag(i-1, nlp.Upper) {
				return true
			}
		}
	}
	return false
}

// inAddress reports whether token j can be part of an address that goes on from its neighbour.
func (r run) inAddress(j int) bool {
	if j < r.lo || j >= r.hi || r.is(j, addressStops) || r.kind(j, address) || r.follows(j, eMail) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(r.word(j))
	return r.kind(j, digits) || unicode.IsUpper(first) || r.is(j, smallInName)
}

// parted reports whether the gap before token j ends an address: a sentence end, a
// bracket, a colon.
func (r run) parted(j int) bool {
	g := r.gap(j)
	if strings.ContainsAny(g, ":;()[]?!|\"“”•") || strings.Contains(g, "\n\n") {
		return true
	}
	// A full stop parts unless it closes an abbreviation: "St. ", "P.O. ", "Inc. ".
	short := r.toks[j-1].End-r.toks[j-1].Start == 1 || r.is(j-1, abbreviated)
	return strings.Contains(g, ".") && strings.TrimSpace(g) != "" && !short && !r.kind(j-1, street|legalForm)
}

func (r run) addressStart(i int) int {
	lo := i
	for lo-1 >= r.lo && i-lo < 14 && r.inAddress(lo-1) && !r.parted(lo) && !(r.kind(lo-1, legalForm) && !r.kind(lo-1, street)) {
		lo--
	}
	for lo < i && r.is(lo, smallInName) || lo < i && r.is(lo, noAddress) {
		lo++
	}
	return lo
}

func (r run) addressEnd(i int) int {
	hi := i + 1
	for hi < r.hi && hi-i < 18 && r.inAddress(hi) && !r.parted(hi) {
		hi++
	}
	for hi > i+1 && r.is(hi-1, smallInName) {
		hi--
	}
	return hi
}

// plausible reports whether tokens [lo, hi) hold enough of an address: a number,
// three words, and a comma, a line end or a place.
func (r run) plausible(lo, hi int) bool {
	if hi-lo < 4 || hi-lo > 30 {
		return false
	}
	number, parts, place := false, 0, false
	for j := lo; j < hi; j++ {
		number = number || r.kind(j, digits)
		if j > lo && strings.ContainsAny(r.gap(j), ",\n") {
			parts++
		}
		if r.kind(j, placeWord) {
			_, n := places.at(r.page, j)
			place = place || n > 0
		}
	}
	return number && (parts >= 2 || parts >= 1 && (place || r.postcode(lo+1, hi)))
}

// postcode reports whether tokens [lo, hi) hold a postcode: a number of four or
// five digits, or the two halves of a British one.
func (r run) postcode(lo, hi int) bool {
	for j := lo; j < hi; j++ {
		w := r.word(j)
		if r.kind(j, digits) && len(w) >= 4 && len(w) <= 5 && atoi(w) > 0 || r.britishCode(j) {
			return true
		}
	}
	return false
}

// britishCode reports whether a British postcode starts at token j: "LS2 7HG".
func (r run) britishCode(j int) bool {
	if j+1 >= r.hi || !r.kind(j+1, digits) || r.gap(j+1) != " " {
		return false
	}
	a, b := r.word(j), r.word(j+1)
	return len(a) >= 2 && len(a) <= 4 && a == strings.ToUpper(a) && a[0] >= 'A' && a[0] <= 'Z' && strings.ContainsAny(a, "0123456789") &&
		len(b) == 3 && b[0] >= '0' && b[0] <= '9' && b == strings.ToUpper(b) && b[2] >= 'A'
}

// namesBody reports whether tokens [lo, hi) name an authority.
func (r run) namesBody(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.kind(i, bodyWord) {
			if _, n := bodies.at(r.page, i); n > 0 {
				return true
			}
		}
	}
	return false
}
