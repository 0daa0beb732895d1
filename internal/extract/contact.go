package extract

import (
	"strings"

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
