package extract

import (
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

// laws maps the names that texts use to one short name per law.
var laws = list(`
	GDPR: GDPR | General Data Protection Regulation | EU General Data Protection Regulation | EU GDPR | Regulation (EU) 2016/679 | DSGVO | RGPD
	UK GDPR: UK GDPR | UK General Data Protection Regulation | United Kingdom General Data Protection Regulation
	DPA 2018: Data Protection Act 2018 | UK Data Protection Act | Data Protection Act of 2018 | DPA 2018
	DPA 1998: Data Protection Act 1998
	CCPA: CCPA | California Consumer Privacy Act | California Consumer Protection Act
	CPRA: CPRA | California Privacy Rights Act
	CalOPPA: CalOPPA | California Online Privacy Protection Act
	Shine the Light: Shine the Light | California Civil Code Section 1798.83 | California Civil Code § 1798.83 | Civil Code Section 1798.83
	COPPA: COPPA | Children's Online Privacy Protection Act | Children’s Online Privacy Protection Rule
	VCDPA: VCDPA | Virginia Consumer Data Protection Act
	CPA: Colorado Privacy Act
	CTDPA: CTDPA | Connecticut Data Privacy Act
	UCPA: UCPA | Utah Consumer Privacy Act
	TDPSA: TDPSA | Texas Data Privacy and Security Act
	OCPA: OCPA | Oregon Consumer Privacy Act
	MCDPA: MCDPA | Montana Consumer Data Privacy Act
	CAN-SPAM: CAN-SPAM
	HIPAA: HIPAA | Health Insurance Portability and Accountability Act
	FERPA: FERPA | Family Educational Rights and Privacy Act
	GLBA: GLBA | Gramm-Leach-Bliley Act
	FCRA: FCRA | Fair Credit Reporting Act
	BIPA: BIPA | Biometric Information Privacy Act
	SOPIPA: SOPIPA | Student Online Personal Information Protection Act
	LGPD: LGPD | Lei Geral de Proteção de Dados | Brazilian General Data Protection Law
	PIPEDA: PIPEDA | Personal Information Protection and Electronic Documents Act
	Law 25: Quebec Law 25 | Law 25
	CASL: CASL
	APPI: APPI | Act on the Protection of Personal Information
	PIPA: Personal Information Protection Act
	PIPL: PIPL | Personal Information Protection Law
	PDPA: PDPA | Personal Data Protection Act
	POPIA: POPIA | POPI Act | Protection of Personal Information Act
	NDPR: NDPR | Nigeria Data Protection Regulation
	DPDP Act: DPDP Act | Digital Personal Data Protection Act
	KVKK: KVKK
	nFADP: nFADP | FADP | Federal Act on Data Protection | Swiss Data Protection Act
	Privacy Act 1988: Privacy Act 1988 | Australian Privacy Act | Australian Privacy Principles
	Privacy Act 2020: Privacy Act 2020
	ePrivacy: ePrivacy Directive | ePrivacy Regulation | Privacy and Electronic Communications Directive | Directive 2002/58/EC
	PECR: PECR | Privacy and Electronic Communications Regulations
	TTDSG: TTDSG | TDDDG
	BDSG: BDSG | Bundesdatenschutzgesetz | German Federal Data Protection Act
	DSA: Digital Services Act
	Data Protection Directive: Data Protection Directive | Directive 95/46/EC
`)

// lawsNamed finds the laws a text names, each once per clause and reference.
func lawsNamed(p *page) []policy.Fact {
	var facts []policy.Fact
	seen := map[policy.Law]bool{}
	clause := -1
	for r := range p.with(lawWord) {
		if r.clause != clause {
			clause = r.clause
			clear(seen)
		}
		for i := r.lo; i < r.hi; i++ {
			if p.class[i]&lawWord == 0 {
				continue
			}
			name, n := laws.at(p, i)
			if n == 0 || i+n > r.hi {
				continue
			}
			lo, hi, ref := r.reference(i, i+n)
			law := policy.Law{Name: name, Ref: ref}
			if !seen[law] {
				seen[law] = true
				facts = append(facts, r.fact(lo, hi, law))
			}
			i += n - 1
		}
	}
	return facts
}

// reference widens the name of a law in tokens [lo, hi) by an article before
// it ("Article 6(1)(f) of the GDPR") or after it ("GDPR Article 13").
func (r run) reference(lo, hi int) (int, int, string) {
	if end := r.articleEnd(hi); end > 0 && r.kind(hi, article) {
		return lo, end, r.closed(hi, end)
	}
	for i := lo - 1; i >= r.lo && i >= lo-10; i-- {
		if !r.kind(i, article) || r.is(i, littera) {
			continue
		}
		end := r.articleEnd(i)
		if end == 0 || end > lo {
			return lo, hi, ""
		}
		for j := end; j < lo; j++ {
			if !r.is(j, ofThe) {
				return lo, hi, ""
			}
		}
		return i, hi, r.closed(i, end)
	}
	return lo, hi, ""
}

var (
	littera  = words("lit")
	ofThe    = words("of the eu uk s sentence")
	articlet = words("para paragraph par no lit sentence s and or abs")
)

// articleEnd returns the token after the article that starts at i, 0 where none does.
func (r run) articleEnd(i int) int {
	if !r.kind(i, article) || !r.flag(i+1, nlp.Number) {
		return 0
	}
	j := i + 2
	for j < r.hi {
		short := r.toks[j].End-r.toks[j].Start <= 2 && (strings.HasSuffix(r.gap(j), "(") || r.flag(j, nlp.Number)) || r.is(j-1, littera)
		if !short && !r.kind(j, digits) && !(r.is(j, articlet) && j+1 < r.hi) {
			break
		}
		j++
	}
	for r.is(j-1, articlet) {
		j--
	}
	return j
}

// closed returns what tokens lo to hi say, with the bracket that closes the last one.
func (r run) closed(lo, hi int) string {
	s := r.span(lo, hi)
	if strings.HasPrefix(r.text[s.End:], ")") && strings.Count(s.Of(r.text), "(") > strings.Count(s.Of(r.text), ")") {
		s.End++
	}
	return strings.Join(strings.Fields(s.Of(r.text)), " ")
}
