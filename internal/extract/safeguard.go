package extract

import "lacuna/internal/policy"

var safeguardNames = list(`
	scc: standard contractual clauses | standard contractual clause | standard contract clauses | standard data protection clauses | model clauses | model contractual clauses | model contract clauses | contractual clauses approved | SCCs | SCC | standard clauses approved
	adequacy: adequacy decision | adequacy decisions | adequacy finding | adequacy regulations | adequate level of protection | adequate level of data protection | adequate protection by
	bcr: binding corporate rules | BCRs | BCR
	dpf: Data Privacy Framework | EU-U.S. DPF | EU-US DPF | DPF
	idta: international data transfer agreement | international data transfer addendum | IDTA | UK Addendum
	consent: explicit consent | your consent | express consent
`)

// safeguards finds what protects transfers, each kind once per clause.
func safeguards(p *page) []policy.Fact {
	var facts []policy.Fact
	seen := map[string]bool{}
	clause := -1
	for r := range p.with(guardWord) {
		if r.clause != clause {
			clause = r.clause
			clear(seen)
		}
		for i := r.lo; i < r.hi; i++ {
			if p.class[i]&guardWord == 0 {
				continue
			}
			kind, n := safeguardNames.at(p, i)
			if n == 0 || i+n > r.hi || seen[kind] || !r.safeguarding(kind, i) {
				continue
			}
			seen[kind] = true
			facts = append(facts, r.fact(i, i+n, policy.Safeguard{Kind: kind}))
		}
	}
	return facts
}

var (
	decided  = words("decision decisions decided recognised recognized deemed considered determined found adequacy offers offering")
	outside  = words("outside international internationally abroad overseas countries country")
	givenFor = words("to for unless with obtain obtained without given on")
)

// safeguarding reports whether a safeguard's name at token i is used as one.
func (r run) safeguarding(kind string, i int) bool {
	switch kind {
	case "adequacy":
		return r.find(r.lo, r.hi, decided) >= 0
	case "consent":
		// Consent is everywhere; it protects a transfer only where the sentence is about one.
		return r.has&export != 0 && r.find(r.lo, r.hi, outside) >= 0 && (r.is(i-1, givenFor) || r.is(i-1, yourTheir) && r.is(i-2, givenFor)) && r.lastClass(r.lo, i, denial) < 0
	}
	return true
}
