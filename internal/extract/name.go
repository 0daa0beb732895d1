package extract

import (
	"strings"
	"unicode"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

var (
	smallForms = words("gmbh s.r.o d.o.o e.v kft aps")
)

// A name is a run of capitalised words that names an organisation, in tokens [lo, hi).
type name struct {
	lo, hi int
	full   string // as written, legal form included
	short  string // without the legal form
}

var (
	// nameParts may stand between the capitalised words of a name.
	nameParts = words("of and the for de la du des von der")
	// notNames are capitalised words that start a sentence or speak of the text, not of a company.
	notNames = words("the this that these those at by we us our if in and or for with to from when you your as is are it its any all please " +
		"privacy policy notice statement terms cookie cookies service services site website sites app apps application platform company user users " +
		"customer customers client clients you data personal information controller processor contact email address attn attention postal means " +
		"welcome about how what who why welcome hereinafter here however although while such other note effective last updated section article " +
		"copyright name provider publisher operator owner registered office general introduction who's party parties third affiliates group")
	// wordyForms are legal forms that are also plain words: they need a capital
	// and a capitalised word right before them.
	wordyForms = words("company limited foundation corporation private incorporated verein stichting co")
	// shortForms must be written in capitals ("AS", "SE"), or they are something else.
	shortForms = words("as se sa ab ag kg sas spa lp ug ev sl srl bv nv oy plc llp llc sarl")
)

// legalNames returns the names with a legal form in r.
func (r run) legalNames() []name {
	if r.has&legalForm == 0 {
		return nil
	}
	var names []name
	for i := r.lo + 1; i < r.hi; i++ {
		if !r.isLegalForm(i) {
			continue
		}
		hi := i + 1
		for hi < r.hi && r.isLegalForm(hi) && strings.Trim(r.gap(hi), " .,&") == "" {
			hi++
		}
		lo := r.nameStart(i)
		if lo < i {
			names = append(names, r.nameOf(lo, hi, i))
		}
		i = hi - 1
	}
	return names
}

// nameOf makes the name in tokens [lo, hi) whose legal form starts at form.
func (r run) nameOf(lo, hi, form int) name {
	s := r.nameSpan(lo, hi)
	return name{lo: lo, hi: hi, full: strings.Join(strings.Fields(s.Of(r.text)), " "), short: r.said(lo, form)}
}

// nameSpan returns the bytes of a name with the dot that belongs to an abbreviated
// form at its end: "Acme Inc.", "Acme S.A.".
func (r run) nameSpan(lo, hi int) policy.Span {
	s := r.span(lo, hi)
	if strings.HasPrefix(r.text[s.End:], ".") && r.is(hi-1, dottedForms) {
		s.End++
	}
	return s
}

var dottedForms = words("inc ltd corp co b.v n.v s.a s.r.l s.r.o l.l.c l.p s.p.a s.l pte e.v")

// isLegalForm reports whether token i is written as a legal form after a name.
func (r run) isLegalForm(i int) bool {
	if !r.kind(i, legalForm) || i <= r.lo {
		return false
	}
	w := r.word(i)
	first := rune(w[0])
	switch {
	case r.is(i, shortForms):
		if !unicode.IsUpper(first) || w != strings.ToUpper(w) && !r.is(i, oySpaLlcPlc) {
			return r.is(i, wordPlc) && r.flag(i-1, nlp.Upper)
		}
		return r.flag(i-1, nlp.Upper|nlp.Number) || r.kind(i-1, legalForm)
	case r.is(i, wordyForms):
		return unicode.IsUpper(first) && (r.flag(i-1, nlp.Upper) && !r.flag(i, nlp.Break) && !r.is(i-1, notNames) || r.isLegalForm(i-1))
	}
	return (unicode.IsUpper(first) || r.is(i, smallForms)) && !strings.ContainsAny(r.gap(i), ":;(\"“")
}

// nameStart returns the first token of the name that ends before token hi.
func (r run) nameStart(hi int) int {
	lo := hi
	for lo-1 >= r.lo && hi-lo < 7 {
		if lo < hi && r.cutsName(lo) {
			// "Acme (Services) Holdings Limited" goes on in front of its bracket.
			if strings.HasPrefix(r.gap(lo), ")") && strings.HasSuffix(r.gap(lo-1), "(") && lo-2 >= r.lo && r.capital(lo-2) {
				lo -= 2
				continue
			}
			break
		}
		if lo == hi && strings.ContainsAny(r.gap(lo), ":;()\"“”‘|\n") {
			break
		}
		if j := lo - 1; r.capital(j) || lo < hi && r.is(j, nameParts) && j-1 >= r.lo && r.capital(j-1) && !r.cutsName(j) {
			lo = j
			continue
		}
		break
	}
	return r.trimName(lo, hi)
}

// trimName drops from the front of a name what starts a sentence or numbers it.
func (r run) trimName(lo, hi int) int {
	for lo < hi {
		numbered := r.flag(lo, nlp.Number) && lo+1 < hi && (strings.Contains(r.gap(lo+1), ".") || strings.Contains(r.word(lo), "."))
		if !numbered && !r.is(lo, notNames) && !r.is(lo, nameParts) && !r.kind(lo, month) {
			break
		}
		lo++
	}
	return lo
}

// capital reports whether token j is written as part of a name: "Acme", "eBay",
// "3M", and what follows a dot without a blank ("Acme.com").
func (r run) capital(j int) bool {
	if j < r.lo || r.kind(j, address) {
		return false
	}
	return r.flag(j, nlp.Upper|nlp.Number) || strings.ToLower(r.word(j)) != r.word(j) || r.gap(j) == "." && j > r.lo && r.flag(j-1, nlp.Upper)
}

// cutsName reports whether a name cannot go on across the gap before token i.
func (r run) cutsName(i int) bool {
	g := r.gap(i)
	if strings.ContainsAny(g, ",:;()[]\"“”‘|\n") {
		return true
	}
	// "J. Smith", "Acme.com": a dot is inside a name after a short word or without a blank.
	return strings.Contains(g, ". ") && r.toks[i-1].End-r.toks[i-1].Start > 2
}

// A definition is what a text calls the company: the name in front of a bracket
// with "we" in it, and the short name inside.
type definition struct {
	run
	name       // in front of the bracket, may be empty
	called     string
	calledSpan policy.Span
}

var pronounWords = words("we us our")

// definitions finds the brackets of r that define "we": (“Acme”, “we” or “us”).
func (r run) definitions() []definition {
	var defs []definition
	for i := r.lo; i < r.hi; i++ {
		if !r.is(i, pronounWords) || !r.quoted(i) {
			continue
		}
		open, ok := r.openBracket(i)
		if !ok {
			continue
		}
		end := i + 1
		for end < r.hi && end-i < 16 && !strings.ContainsRune(r.gap(end), ')') {
			end++
		}
		d := definition{name: r.nameBefore(open)}
		d.called, d.calledSpan = r.calledIn(open, end)
		if d.name.full == d.name.short && !d.plausible(r) {
			d.name = name{}
		}
		defs = append(defs, d)
		i = end
	}
	return defs
}

// plausible reports whether a name without a legal form is the company that the
// bracket defines: it shares its first word with what it is called, or opens the text.
func (d definition) plausible(r run) bool {
	if d.called == "" {
		return r.clause < 12
	}
	first, _, _ := strings.Cut(strings.ToLower(d.called), " ")
	short := strings.ToLower(d.name.short)
	return strings.HasPrefix(short, first) || strings.HasPrefix(first, strings.Fields(short + " x")[0])
}

// openBracket returns the first token inside the bracket that token i stands in.
func (r run) openBracket(i int) (int, bool) {
	for j := i; j > r.lo && i-j < 16; j-- {
		g := r.gap(j)
		if k := strings.LastIndexByte(g, '('); k >= 0 {
			return j, !strings.Contains(g[k:], ")")
		}
		if strings.Contains(g, ")") {
			return 0, false
		}
	}
	return 0, false
}

// quoted reports whether quotation marks of any kind stand right around token i,
// or on one side of it.
func (r run) quoted(i int) bool {
	before, after := r.gap(i), r.gap(i+1)
	for _, q := range [...]string{"\"", "“", "„", "‘", "’", "'", "«", "”"} {
		if strings.HasSuffix(before, q) {
			return true
		}
	}
	after = strings.TrimPrefix(after, ",")
	for _, q := range [...]string{"\"", "”", "’", "'", "»"} {
		if strings.HasPrefix(after, q) {
			return true
		}
	}
	return false
}

// calledIn returns the first quoted name in tokens [lo, hi) that is not a pronoun
// or a common noun.
func (r run) calledIn(lo, hi int) (string, policy.Span) {
	for i := lo; i < hi; i++ {
		if !strings.ContainsAny(r.gap(i), "\"“”„‘’'«") || r.is(i, notNames) || r.is(i, generic) {
			continue
		}
		end := i + 1
		for end < hi && !strings.ContainsAny(r.gap(end), "\"“”’'»,;") {
			end++
		}
		if end-i > 4 || r.find(i, end, generic) >= 0 || !r.flag(i, nlp.Upper|nlp.Number) && r.word(i) == strings.ToLower(r.word(i)) && end-i > 1 {
			continue
		}
		s := r.span(i, end)
		return strings.Join(strings.Fields(s.Of(r.text)), " "), s
	}
	return "", policy.Span{}
}

var generic = words("company service services site website platform app application policy notice statement controller we us our you your agreement " +
	"terms personal data information user privacy affiliates products product group")

// nameBefore returns the company that a bracket before token open belongs to: the
// last name with a legal form in front of it, else the capitalised words right there.
func (r run) nameBefore(open int) name {
	var last name
	for _, n := range r.legalNames() {
		if n.hi <= open && open-n.lo <= 45 {
			if last.full == "" || n.lo > last.lo && open-n.hi <= 3 {
				last = n
			}
		}
	}
	if last.full != "" {
		return last
	}
	hi := open
	for hi > r.lo && open-hi < 8 && r.is(hi-1, companyFill) {
		hi--
	}
	lo := hi
	for lo-1 >= r.lo && hi-lo < 6 && (lo == hi || !r.cutsName(lo)) && (r.capital(lo-1) || lo < hi && r.is(lo-1, nameParts) && r.capital(lo-2)) {
		lo--
	}
	lo = r.trimName(lo, hi)
	if lo >= hi || r.find(lo, hi, generic) >= 0 || r.kind(hi-1, placeWord|digits) {
		return name{}
	}
	return name{lo: lo, hi: hi, full: r.said(lo, hi), short: r.said(lo, hi)}
}

// companyFill may stand between a name and the bracket that defines it.
var companyFill = words("the companies and its affiliates subsidiaries affiliated companies entities group together with all of our")
