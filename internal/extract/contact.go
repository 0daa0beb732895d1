package extract

import (
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

var (
	representing   = words("eu uk european union kingdom article gdpr appointed our swiss")
	authorityNouns = words("supervisory commissioner commissioner's ombudsman ico cnil regulator")
	authorityKinds = words("supervisory protection regulatory")
	announceEnds   = words("at on via to emailing")
	formNouns      = words("data privacy rights customer general")
	formArticles   = words("our the this an a your following")
	formReached    = words("via using complete visit use")
	formCollects   = words("when collect provide information")
)

// contacts finds ways to reach somebody: e-mail addresses, telephone numbers,
// postal addresses, forms and pages, and places where one was announced and is
// missing or made unreadable.
func contacts(p *page) []policy.Fact {
	var facts []policy.Fact
	for _, r := range p.runs {
		if r.has&(address|reach|phone|street|form|digits) == 0 && !strings.Contains(r.textOf(), "[email") {
			continue
		}
		facts = append(facts, r.addresses()...)
		facts = append(facts, r.obfuscated()...)
		facts = append(facts, r.cutOff()...)
		facts = append(facts, r.phones()...)
		facts = append(facts, r.forms()...)
	}
	return append(facts, p.addresses...)
}

// textOf returns the text of the run, with what stands behind its last word up
// to the next word of the page.
func (r run) textOf() string { return r.bytes().Of(r.text) }

func (r run) bytes() policy.Span {
	end := min(len(r.text), r.doc.Clauses[r.clause].End)
	if r.hi < len(r.toks) {
		end = min(end, int(r.toks[r.hi].Start))
	}
	return policy.Span{Start: int(r.toks[r.lo].Start), End: max(end, int(r.toks[r.hi-1].End))}
}

// addresses finds e-mail addresses, and URLs that a sentence offers as a way to get in touch.
func (r run) addresses() []policy.Fact {
	var facts []policy.Fact
	for i := r.findClass(r.lo, r.hi, address); i >= 0; i = r.findClass(i+1, r.hi, address) {
		w := r.word(i)
		c := policy.Contact{Value: w, Channel: "email", Status: "ok"}
		if !strings.Contains(w, "@") || strings.Contains(w, "://") {
			if !r.offersPage(i) {
				continue
			}
			c.Channel = "url"
		}
		c.Role = r.contactRole(i)
		s := r.span(i, i+1)
		if c.Channel == "email" {
			s.End = s.Start + len(unglued(w))
			c.Value = s.Of(r.text)
			if low := strings.ToLower(w); strings.HasPrefix(low, "dpo") || strings.HasPrefix(low, "dataprotectionofficer") || strings.HasPrefix(low, "data-protection-officer") {
				c.Role = "dpo"
			}
		}
		facts = append(facts, policy.Fact{Kind: c.FactKind(), Clause: r.clause, Span: s, Value: c})
	}
	return facts
}

// unglued cuts the next sentence off an e-mail address that a lost blank has glued
// to it: "privacy@acme.example.Also".
func unglued(w string) string {
	k := strings.LastIndexByte(w, '.')
	if k <= 0 || k+2 >= len(w) || strings.Count(w[strings.IndexByte(w, '@'):], ".") < 2 {
		return w
	}
	upper := func(c byte) bool { return c >= 'A' && c <= 'Z' }
	if upper(w[k+1]) && !upper(w[k+2]) && !upper(w[k-1]) {
		return w[:k]
	}
	return w
}

var (
	pageVerbs = words("contact contacting reach write submit request requests send questions form complaint complaints email e-mail exercise lodge")
	pageNots  = words("opt-out opt cookies cookie read learn information policy list privacy-policy settings advertising")
)

// offersPage reports whether the URL at token i is where to get in touch.
func (r run) offersPage(i int) bool {
	if r.doc.Clauses[r.clause].Kind == policy.Row {
		return false
	}
	lo := max(r.lo, i-9)
	return r.find(lo, i, pageVerbs) >= 0 && r.find(lo, i, pageNots) < 0
}

var dpoSeq = words("data protection officer")

// contactRole says whose contact the words around token i give.
func (r run) contactRole(i int) string {
	if role := r.roleIn(max(r.lo, i-24), i); role != "" {
		return role
	}
	if role := r.roleIn(i, min(i+8, r.hi)); role == "dpo" {
		return role
	}
	// The rest of the clause in front, then the heading.
	w := r.whole()
	if role := w.roleIn(max(w.lo, i-40), i); role != "" {
		return role
	}
	c := r.doc.Clauses[r.clause]
	for k := len(c.Heading) - 1; k >= 0 && k >= len(c.Heading)-1; k-- {
		h := strings.ToLower(c.Heading[k])
		switch {
		case strings.Contains(h, "data protection officer"), strings.Contains(h, "dpo"):
			return "dpo"
		case strings.Contains(h, "representative"):
			return "representative"
		case strings.Contains(h, "supervisory") || strings.Contains(h, "data protection authority"):
			return "authority"
		}
	}
	return "controller"
}

// roleIn returns the role that the last telling word in tokens [lo, hi) gives.
func (r run) roleIn(lo, hi int) string {
	for i := hi - 1; i >= lo; i-- {
		switch {
		case r.kind(i, officer) && (r.is(i, wordDpo) || r.is(i-1, protectionPrivacy)):
			return "dpo"
		case r.is(i, representativeRepresentatives) && r.find(max(r.lo, i-5), min(i+6, r.hi), representing) >= 0:
			return "representative"
		case r.kind(i, authority) && (r.is(i, authorityNouns) || r.is(i-1, authorityKinds)):
			return "authority"
		}
	}
	return ""
}

// obfuscated finds e-mail addresses that were made unreadable.
func (r run) obfuscated() []policy.Fact {
	s := r.bytes()
	text := s.Of(r.text)
	var facts []policy.Fact
	for _, mark := range [...]string{"[email protected]", "[email\u00a0protected]", "[email protected]"} {
		for from := 0; ; {
			k := strings.Index(text[from:], mark)
			if k < 0 {
				break
			}
			at := s.Start + from + k
			from += k + len(mark)
			facts = append(facts, r.unreadable(policy.Span{Start: at, End: at + len(mark)}))
		}
	}
	for i := r.lo + 1; i+3 < r.hi; i++ {
		// "privacy [at] acme [dot] com", "privacy(at)acme.com"
		if r.is(i, wordAt) && strings.ContainsAny(r.gap(i), "[({<") && strings.ContainsAny(r.gap(i+1), "])}>") {
			hi := i + 2
			for hi+1 < r.hi && r.is(hi, wordDot) {
				hi += 2
			}
			facts = append(facts, r.unreadable(r.span(i-1, hi)))
		}
	}
	return facts
}

func (r run) unreadable(s policy.Span) policy.Fact {
	i, _ := r.tokensIn(s)
	c := policy.Contact{Channel: "email", Value: s.Of(r.text), Role: r.contactRole(i), Status: "obfuscated"}
	return policy.Fact{Kind: c.FactKind(), Clause: r.clause, Span: s, Value: c}
}

var (
	announcing = [...]set{words("us at"), words("us on"), words("us via"), words("email at"), words("e-mail at"), words("email to"), words("e-mail to"),
		words("request at"), words("requests at"), words("request to"), words("write to"), words("website at"), words("site at"), words("page at"),
		words("address at"), words("officer at"), words("team at"), words("email us at"), words("mail to"), words("emailing"), words("contact at"),
		words("call us at"), words("call"), words("to us by email at")}
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

var (
	formKinds = words("inquiry enquiry contact web online request feedback support webform complaint privacy subject access")
	formVerbs = words("fill filling complete completing submit submitting use using via through by with visit contact online")
)

// forms finds forms to fill in: "by filling out our inquiry form".
func (r run) forms() []policy.Fact {
	var facts []policy.Fact
	for i := r.lo + 1; i < r.hi; i++ {
		if !r.kind(i, form) || !r.is(i, wordWebform) && !r.is(i-1, formKinds) {
			continue
		}
		lo := i
		for lo-1 >= r.lo && i-lo < 4 && (r.is(lo-1, formKinds) || r.is(lo-1, formNouns) || r.flag(lo-1, nlp.Upper)) && !r.flag(lo, nlp.Break|nlp.Comma) {
			lo--
		}
		verb := r.find(max(r.lo, lo-5), lo, formVerbs)
		if verb < 0 || !r.is(lo-1, formArticles) && !r.is(lo-1, formReached) || r.find(max(r.lo, verb-3), verb, formCollects) >= 0 || r.is(verb, submitSubmittingContactWith) && r.is(lo-1, aOn) {
			continue
		}
		c := policy.Contact{Channel: "form", Value: r.said(lo, i+1), Role: r.contactRole(i), Status: "ok"}
		facts = append(facts, r.fact(lo, i+1, c))
	}
	return facts
}
