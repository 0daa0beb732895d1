package extract

import (
	"strconv"
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

var (
	controllerIs  = words("is are means by within")
	isController  = words("is are acts act as")
	notOurs       = words("independent separate joint their own not")
	companyVerbs  = words("offers provides operates runs is makes respects sells builds develops and takes values understands")
	supplierNouns = words("providers provider processors partners vendors services networks")
	listLeads     = words("as including like e.g namely are")
	towards       = words("to with between among amongst")
	notTowards    = words("of from by for another against")
)

// parties finds who is involved: the controllers by name, processors and
// recipients by name or kind, and the authorities that are named.
func parties(p *page) []policy.Fact {
	facts := controllers(p)
	own := map[string]bool{}
	for _, f := range facts {
		if first, _, _ := strings.Cut(strings.ToLower(f.Value.(policy.Party).Name), " "); first != "" {
			own[first] = true
		}
	}
	facts = append(facts, namesakes(p, own, facts)...)
	facts = append(facts, recipients(p, own)...)
	return append(facts, authorities(p)...)
}

// controllers finds the companies that a text says it is from, each once per clause.
func controllers(p *page) []policy.Fact {
	var facts []policy.Fact
	seen := map[string]bool{}
	add := func(r run, name string, s policy.Span) {
		key := strconv.Itoa(r.clause) + name
		if name != "" && !seen[key] {
			seen[key] = true
			v := policy.Party{Role: "controller", Name: name}
			facts = append(facts, policy.Fact{Kind: v.FactKind(), Clause: r.clause, Span: s, Value: v})
		}
	}
	for _, r := range p.runs {
		if r.has&ours != 0 {
			for _, d := range r.definitions() {
				if d.name.full != "" {
					add(r, d.name.full, r.nameSpan(d.name.lo, d.name.hi))
				} else {
					add(r, d.called, d.calledSpan)
				}
			}
		}
		for _, n := range r.legalNames() {
			if r.isController(n) {
				add(r, n.full, r.nameSpan(n.lo, n.hi))
			}
		}
	}
	return facts
}

var siteNouns = words("site sites website websites app")

var (
	controllerWord  = words("controller controllers")
	otherController = words("independent separate joint their own other each third as")
	runBy           = words("operated owned provided published offered run maintained managed developed made built created")
)

// isController reports whether the words around the legal name n make it the one
// the text is from.
func (r run) isController(n name) bool {
	before, after := max(r.lo, n.lo-20), min(n.hi+14, r.hi)
	if c := r.find(before, n.lo, controllerWord); c >= 0 && r.find(max(r.lo, c-3), c, otherController) < 0 && r.find(c, n.lo, controllerIs) >= 0 {
		return true
	}
	if c := r.find(n.hi, after, controllerWord); c >= 0 && r.find(n.hi, c, isController) >= 0 && r.find(n.hi, c, notOurs) < 0 && n.lo-r.lo <= 12 {
		return true
	}
	if m := r.find(max(r.lo, n.lo-3), n.lo, wordMeans); m >= 0 && r.find(r.lo, m, pronounWords) >= 0 {
		return true
	}
	early := r.clause < 12
	if r.is(n.lo-1, wordBy) && r.find(max(r.lo, n.lo-6), n.lo, runBy) >= 0 && r.find(max(r.lo, n.lo-14), n.lo, siteNouns) >= 0 {
		return true
	}
	if by := r.find(max(r.lo, n.lo-6), n.lo, runBy); early && by >= 0 && r.is(n.lo-1, wordBy) && r.has&(notice|record) == 0 || by == n.lo-2 && early && r.is(n.lo-1, wordBy) {
		return true
	}
	if early && r.is(n.lo-1, areAm) && r.is(n.lo-2, weI) {
		return true
	}
	if r.clause < 5 && n.lo == r.first0() && r.is(n.hi, companyVerbs) {
		return true
	}
	if early && r.is(n.lo-1, wordHow) && r.has&notice != 0 {
		return true
	}
	if early && r.find(max(r.lo, n.lo-3), n.lo, weUs) >= 0 && strings.ContainsAny(r.gap(n.lo), ",(") {
		return true
	}
	// "True IP. Ltd (True IP) is committed to": the short name in brackets starts the long one.
	if early && n.lo-r.lo <= 6 && n.hi < r.hi && strings.Contains(r.gap(n.hi), "(") {
		return r.toks[n.hi].Hash == r.toks[n.lo].Hash
	}
	return false
}

// first0 returns the first token of the clause.
func (r run) first0() int { return r.runs[r.first[r.clause]].lo }

var (
	sharingVerbs = words("share shares shared sharing disclose discloses disclosed disclosing transfer transfers transferred provide provides send sends sent pass passes passed sell sells release transmit transmitted available communicate communicated forwarded grant")
	usingVerbs   = words("use uses using used utilize utilise employ integrate integrates hosted powered processed provided engage rely partner including by via through")
	processing   = words("processor processors provider providers hosting hosted host behalf vendor vendors infrastructure analytics tool tools")
	downloading  = words("app store play browser browsers account accounts login log sign download chrome android ios device devices settings opt id ids email profile preferences logo trademark page fan connect")
	recipientsOf = words("with to by")
)

// recipients finds the processors and recipients of data: well-known services by
// name, others by kind, where the words say that data reach them.
func recipients(p *page, own map[string]bool) []policy.Fact {
	var facts []policy.Fact
	seen := map[policy.Party]bool{}
	clause := -1
	for r := range p.with(vendorWord | kindWord | legalForm | supply) {
		if r.clause != clause {
			clause = r.clause
			clear(seen)
		}
		for _, f := range append(r.enumerated(own), r.legalProcessors(own)...) {
			if v := f.Value.(policy.Party); !seen[v] {
				seen[v] = true
				facts = append(facts, f)
			}
		}
		for i := r.lo; i < r.hi; i++ {
			if !r.kind(i, vendorWord|kindWord) {
				continue
			}
			v, n, ok := r.recipientAt(i, own)
			if n == 0 {
				continue
			}
			if ok && !seen[v] {
				seen[v] = true
				facts = append(facts, r.fact(i, i+n, v))
			}
			i += n - 1
		}
	}
	return facts
}

// recipientAt returns the recipient that tokens from i name and how many they
// are; ok tells that data reach it.
func (r run) recipientAt(i int, own map[string]bool) (v policy.Party, n int, ok bool) {
	if vendor, k := vendors.at(r.page, i); k > 0 && i+k <= r.hi && r.flag(i, nlp.Upper) {
		v = policy.Party{Role: "recipient", Name: r.said(i, i+k)}
		if r.find(max(r.lo, i-16), i, processing) >= 0 {
			v.Role = "processor"
		}
		return v, k, !own[strings.ToLower(vendor)] && !own[strings.ToLower(r.word(i))] && r.reachesVendor(i, i+k)
	}
	kind, k := recipientKinds.at(r.page, i)
	if k == 0 || i+k > r.hi {
		return v, 0, false
	}
	v = policy.Party{Role: "recipient", Kind: kind}
	if strings.HasSuffix(kind, "providers") || strings.HasSuffix(kind, "processors") {
		v.Role = "processor"
	}
	return v, k, r.reachesKind(i)
}

// reachesVendor reports whether data reach the service named at tokens [lo, hi).
func (r run) reachesVendor(lo, hi int) bool {
	if r.find(hi, min(hi+2, r.hi), downloading) >= 0 || r.lastClass(max(r.lo, lo-10), lo, denial) >= 0 {
		return false
	}
	if r.is(hi, wordS) || strings.HasSuffix(r.word(hi-1), "'s") {
		return false
	}
	if v := r.find(max(r.lo, lo-14), lo, sharingVerbs); v >= 0 && r.has&(yours|record) != 0 {
		return r.find(max(r.lo, v-3), v, youUsers) < 0
	}
	if v := r.find(max(r.lo, lo-12), lo, usingVerbs); v >= 0 {
		// "we use Google Analytics", "analytics services such as Google"; not "you use Google".
		return r.find(max(r.lo, v-3), v, youYourUsers) < 0 && (r.find(max(r.lo, v-4), v, pronounWords) >= 0 || r.find(max(r.lo, lo-12), lo, processing) >= 0)
	}
	if lo-r.lo <= 8 && r.leadShares() {
		return true
	}
	return r.find(max(r.lo, lo-8), lo, supplierNouns) >= 0 && r.find(max(r.lo, lo-4), lo, listLeads) >= 0
}

// reachesKind reports whether data reach the kind of recipient named at token i: a
// sharing verb with "to" or "with" before it, in its sentence or in the lead-in.
func (r run) reachesKind(i int) bool {
	v := -1
	for j := i - 1; j >= r.lo; j-- {
		if r.is(j, sharingVerbs) {
			v = j
			break
		}
	}
	if v < 0 {
		return i-r.lo <= 12 && r.leadShares()
	}
	if r.lastClass(max(r.lo, v-4), v, denial) >= 0 || r.find(v+1, i, recipientsOf) < 0 {
		return false
	}
	// "information that you provide to …": the reader shares, not the company; "provided by our
	// vendors", "shared with us by".
	if r.find(max(r.lo, v-2), v, youUsers) >= 0 {
		return false
	}
	// "to protect the rights of our affiliates": the nearest preposition is another one.
	for j := i - 1; j > v; j-- {
		if r.is(j, towards) {
			break
		}
		if r.is(j, notTowards) && i-j <= 4 {
			return false
		}
		if r.is(j, safetyProperty) {
			return false
		}
	}
	w := r.find(v+1, i, recipientsOf)
	return !r.is(w, wordBy) && !r.is(w+1, pronounWords[:2]) && !r.is(w+1, wordYou)
}

// leadShares reports whether the item's lead-in says that data go to what it lists.
func (r run) leadShares() bool {
	lead := r.doc.Clauses[r.clause].Lead
	if lead.IsZero() {
		return false
	}
	lo, hi := r.tokensIn(lead)
	v := r.find(lo, hi, sharingVerbs)
	return v >= 0 && r.lastClass(max(lo, v-3), v, denial) < 0 && r.find(v, hi, withToFollowingOn) >= 0
}

// authorities finds the authorities that a text names or points to.
func authorities(p *page) []policy.Fact {
	var facts []policy.Fact
	seen := map[policy.Party]bool{}
	clause := -1
	for r := range p.with(bodyWord) {
		if r.clause != clause {
			clause = r.clause
			clear(seen)
		}
		for i := r.lo; i < r.hi; i++ {
			if !r.kind(i, bodyWord) {
				continue
			}
			body, n := bodies.at(p, i)
			if n == 0 || i+n > r.hi || n == 1 && r.word(i) != strings.ToUpper(r.word(i)) && len(r.word(i)) < 5 {
				continue
			}
			v := policy.Party{Role: "authority", Name: body}
			if kind, ok := strings.CutSuffix(body, "?"); ok {
				v = policy.Party{Role: "authority", Kind: kind}
			}
			if !seen[v] {
				seen[v] = true
				facts = append(facts, r.fact(i, i+n, v))
			}
			i += n - 1
		}
	}
	return facts
}
