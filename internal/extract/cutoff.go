package extract

import (
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

var (
	announcing = [...]set{
		words("us at"), words("us on"), words("us via"), words("email at"), words("e-mail at"), words("email to"), words("e-mail to"),
		words("request at"), words("requests at"), words("request to"), words("write to"), words("website at"), words("site at"), words("page at"),
		words("address at"), words("officer at"), words("team at"), words("email us at"), words("mail to"), words("emailing"), words("contact at"),
		words("call us at"), words("call"), words("to us by email at"),
	}
	starters = words("additionally we if the this you please in for our your when as these it all any to")
)

// cutOff finds a sentence that announces an address and ends, or goes on as
// another sentence, without one. Extraction or e-mail protection took it away.
func (r run) cutOff() []policy.Fact {
	var facts []policy.Fact
	for i := r.lo + 1; i < r.hi; i++ {
		if !r.is(i, announceEnds) || r.is(i, toOnVia) && i+1 < r.hi {
			continue
		}
		n := r.announcedAt(i)
		if n == 0 || !r.missingAfter(i) {
			continue
		}
		lo := max(r.lo, i+1-n)
		if v := r.lastClass(max(r.lo, i-7), lo, reach); v >= 0 {
			lo = v
		}
		if r.findClass(lo, i, reach) < 0 {
			continue
		}
		c := policy.Contact{Channel: r.announcedChannel(i), Role: r.contactRole(i), Status: "cut-off"}
		facts = append(facts, r.fact(lo, i+1, c))
	}
	return facts
}

// announcedAt returns the length of the announcement that ends with token i.
func (r run) announcedAt(i int) int {
	for _, s := range announcing {
		if r.endsAt2(i+1, s) {
			return len(s)
		}
	}
	if r.is(i, wordAt) && r.flag(i-1, nlp.Upper) && r.is(i-2, wordContact) {
		return 2
	}
	return 0
}

// endsAt2 reports whether s stands right before token i, which may lie outside r.
func (r run) endsAt2(i int, s set) bool { return i-len(s) >= r.lo && r.follows(i-len(s), s) }

// missingAfter reports whether what token i announces is missing: the clause
// ends, or the sentence does without another word, or another sentence starts.
func (r run) missingAfter(i int) bool {
	c := r.doc.Clauses[r.clause]
	rest := r.text[r.toks[i].End:c.End]
	switch {
	case i+1 == r.hi:
		// A bracket, a colon or a bullet may still bring it: the next clause is asked.
		trimmed := strings.TrimSpace(rest)
		if i+1 < len(r.toks) && int(r.toks[i+1].Start) < c.End && !strings.HasPrefix(trimmed, ".") {
			return false
		}
		return !strings.HasSuffix(trimmed, ":") && !r.broughtBelow(i)
	case r.is(i, wordAt):
		gap := r.gap(i + 1)
		if strings.ContainsAny(gap, ".") && r.flag(i+1, nlp.Upper) {
			return true
		}
		return strings.Trim(gap, " \u00a0") == "" && r.flag(i+1, nlp.Upper) && r.is(i+1, starters)
	}
	return false
}

// broughtBelow reports whether the next clause starts with what was announced: an
// address, a number, or a short line.
func (r run) broughtBelow(i int) bool {
	if r.clause+1 >= len(r.doc.Clauses) {
		return false
	}
	next := r.doc.Clauses[r.clause+1]
	c := r.doc.Clauses[r.clause]
	if next.Section != c.Section {
		return false
	}
	lo, hi := r.tokensIn(next.Span)
	for j := lo; j < min(hi, lo+6); j++ {
		if r.kind(j, address|digits|legalForm|street) {
			return true
		}
	}
	return hi-lo <= 6 && hi > lo && !strings.HasSuffix(strings.TrimSpace(next.Span.Of(r.text)), ".") && next.Kind == c.Kind
}

func (r run) announcedChannel(i int) string {
	lo := max(r.lo, i-10)
	switch {
	case r.find(lo, i, emailEmailMailEmailing) >= 0 || r.follows(i-2, eMailWords):
		return "email"
	case r.find(lo, i, websiteSitePageOnline) >= 0:
		return "url"
	case r.find(lo, i, callPhoneTelephone) >= 0:
		return "phone"
	}
	return "email"
}
