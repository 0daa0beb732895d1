package extract

import (
	"strings"

	"lacuna/internal/policy"
)

var (
	notEver         = words("not never no won't don't")
	publicTaskWords = words("task tasks carried performed performance exercise authority interest 6")
	dutyWords       = words("comply compliance necessary required fulfil fulfill meet subject")
	looseEnds       = words("is are on the and")
)

// basisNames maps the words for the six legal bases of Art. 6 GDPR. The keys with
// a "?" are common words that count only where the clause speaks of bases.
var basisNames = list(`
	consent: your consent | your explicit consent | your express consent | your prior consent | your permission | their consent | user consent | opt-in consent | prior consent | you have consented | you have given consent | you have given us consent | you give consent | you have provided consent | with consent
	consent?: consent | explicit consent
	contract: performance of a contract | performance of the contract | performance of our contract | performance of contract | performance of any contract | performing a contract | performing our contract | perform a contract | perform the contract | perform our contract | performing the contract | fulfilment of a contract | fulfillment of a contract | fulfil a contract | fulfill a contract | fulfil our contract | fulfill our contract | fulfilment of the contract | execution of a contract | execution of the contract | contractual necessity | necessary for a contract | necessary to perform a contract | fulfil a contractual agreement | fulfill a contractual agreement | contractual performance | performance of an agreement | performance of the agreement
	contract?: contract | contractual obligations | contractual obligation | contractual agreement | contractual relationship
	legal-obligation: legal obligation | legal obligations | statutory obligation | statutory obligations | legal requirement | legal requirements | legal duty | legal duties | compliance with law | comply with the law
	legal-obligation?: comply with applicable laws | comply with applicable law | comply with laws | required by law | compliance with applicable law
	vital-interests: vital interests | vital interest
	public-task: public interest | public task | official authority
	legitimate-interests: legitimate interests | legitimate interest | legitimate business interests | legitimate business interest | legitimate and essential business purposes
`)

var (
	basisContext = words("basis bases grounds ground lawful rely relies relying reliance based lawfully justified 6")
	consentNots  = words("withdraw withdrawing withdrawal revoke withdrawn")
	interestIn   = words("in to of")
)

// bases finds the legal bases that a clause relies on, each once per clause, with
// the purpose they are given for where the words link it.
func bases(p *page) []policy.Fact {
	var facts []policy.Fact
	seen := map[string]bool{}
	clause := -1
	for r := range p.with(basisWord) {
		if r.clause != clause {
			clause = r.clause
			clear(seen)
		}
		for i := r.lo; i < r.hi; i++ {
			if !r.kind(i, basisWord) {
				continue
			}
			kind, n := basisNames.at(p, i)
			if n == 0 || i+n > r.hi {
				continue
			}
			sure := !strings.HasSuffix(kind, "?")
			kind = strings.TrimSuffix(kind, "?")
			if !seen[kind] && r.isBasis(kind, sure, i, n) {
				seen[kind] = true
				lo, hi, purpose := r.basisPurpose(kind, i, i+n)
				facts = append(facts, r.fact(lo, hi, policy.Basis{Kind: kind, Purpose: purpose}))
			}
			i += n - 1
		}
	}
	return facts
}

// isBasis reports whether the words at tokens [i, i+n) name what processing rests on.
func (r run) isBasis(kind string, sure bool, i, n int) bool {
	if r.is(i-1, wordWithout) {
		// "never without your consent" rests on it, "may without your consent" does not.
		return r.find(r.lo, i-1, notEver) >= 0
	}
	if r.lastClass(max(r.lo, i-5), i, denial) >= 0 {
		return false
	}
	if strings.HasSuffix(r.gap(i), "(") && strings.HasPrefix(r.text[r.toks[i+n-1].End:], ")") {
		return true // "To send reminders (contract)."
	}
	said := r.find(r.lo, r.hi, basisContext) >= 0
	context := said || r.labelled(r.clause, "legalbasis.") || r.nearBasis()
	switch {
	case !sure:
		return (said || r.nearBasis()) && (r.find(r.lo, r.hi, consentNots) < 0 || r.is(i+n, wordIs)) && r.find(r.lo, i, believeBeliefFaith) < 0
	case kind == "consent":
		// Consent to a message or to sharing is no basis of processing: the words must say so.
		return (said || r.nearBasis()) && r.find(max(r.lo, i-6), i, consentNots) < 0
	case kind == "public-task":
		return context && r.find(max(r.lo, i-6), min(i+n+6, r.hi), publicTaskWords) >= 0
	case kind == "legal-obligation":
		return context || r.find(max(r.lo, i-8), i, dutyWords) >= 0
	case kind == "legitimate-interests":
		return r.find(max(r.lo, i-8), i, wordThird) < 0 || context
	}
	return true
}

// nearBasis reports whether the lead-in or the innermost heading speaks of legal bases.
func (r run) nearBasis() bool {
	c := r.doc.Clauses[r.clause]
	text := c.Lead.Of(r.text)
	if len(c.Heading) > 0 {
		text += " " + c.Heading[len(c.Heading)-1]
	}
	text = strings.ToLower(text)
	return strings.Contains(text, "basis") || strings.Contains(text, "bases") || strings.Contains(text, "grounds")
}

// basisPurpose finds what the basis in tokens [lo, hi) is given for: the other
// cell of a table row, what an interest is in, what a run-in heading names, or
// "for …" in front of "based on".
func (r run) basisPurpose(kind string, lo, hi int) (int, int, string) {
	c := r.doc.Clauses[r.clause]
	if c.Kind == policy.Row {
		return lo, hi, r.firstCell()
	}
	if kind == "legitimate-interests" && r.is(hi, interestIn) && hi+1 < r.hi {
		end := r.phraseEnd(hi+1, 18)
		if end > hi+1 && !r.is(hi+1, theOur) || end > hi+2 {
			return lo, end, r.said(hi+1, end)
		}
	}
	if kind == "consent" && r.is(hi, wordTo) && r.is(hi-1, consentPermission) && hi+1 < r.hi {
		end := r.phraseEnd(hi+1, 14)
		if end-hi > 3 {
			return lo, end, r.said(hi+1, end)
		}
	}
	if title := r.runIn(); title != "" && !r.namesBasis(c.RunIn) {
		return lo, hi, title
	}
	based := r.find(max(r.lo, lo-8), lo, basedBasisRelyReliance)
	if based < 0 {
		return lo, hi, ""
	}
	// "We use your data for marketing based on your consent."
	for j := based - 1; j > r.lo; j-- {
		if r.is(j, wordFor) && !r.is(j+1, wordThe) && based-j <= 14 {
			end := r.phraseEnd(j+1, based-j-1)
			if end > j+1 && r.findClass(j+1, end, ours) < 0 {
				for end > j+2 && r.is(end-1, looseEnds) {
					end--
				}
				return lo, hi, r.said(j+1, end)
			}
			return lo, hi, ""
		}
	}
	return lo, hi, ""
}

// namesBasis reports whether the words in s name a basis rather than a purpose.
func (r run) namesBasis(s policy.Span) bool {
	lo, hi := r.tokensIn(s)
	return r.findClass(lo, hi, basisWord) >= 0 || r.find(lo, hi, basisContext) >= 0
}
