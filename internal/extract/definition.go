package extract

import (
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

// A definition is what a text calls the company: the name in front of a bracket
// with "we" in it, and the short name inside.
type definition struct {
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
