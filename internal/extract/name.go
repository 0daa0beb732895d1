package extract

import (
	"strings"
	"unicode"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

var smallForms = words("gmbh s.r.o d.o.o e.v kft aps")

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
