package extract

import (
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

// dateCues are the words that give a date its role, longest first.
var dateCues = list(`
	effective: effective date | date of effect | effective as of | effective from | effective on | effective | in effect since | takes effect | took effect | comes into effect | came into effect | entry into force | in force | come into force | valid from | entered into force
	updated: last updated | last update | last modified | last revised | last revision | last amended | last changed | last edited | last change | latest update | most recently updated | most recent update | updated on | updated as of | updated | date updated | revised on | revised | rev. date | revision date | revision | date last modified | date of last update | date of last revision | modified on | modified | amended | date of revision | update | rev
	published: published on | published | publication date | posted on | posted | date posted | issued | date of issue | policy date | version date | date of publication | last posted | date | version of | version | dated
`)

// A dated is a date of the policy on its way to a fact.
type dated struct {
	day
	clause int
	span   policy.Span
	value  policy.Date
}

// dates finds the dates of the policy itself.
func dates(p *page) []policy.Fact {
	var found []dated
	days := map[int][]day{} // settled readings by year, from all dates of the text
	for _, r := range p.dateRuns() {
		for i := r.lo; i < r.hi; i++ {
			if d, ok := r.dayAt(i); ok {
				if d.hi > r.hi {
					continue
				}
				days[d.year] = append(days[d.year], d)
				if x, ok := r.policyDate(d); ok {
					found = append(found, x)
				}
				i = d.hi - 1
			}
		}
		if x, ok := r.blankDate(); ok {
			found = append(found, x)
		}
	}
	settle(found, days)
	var facts []policy.Fact
	for _, x := range found {
		facts = append(facts, policy.Fact{Kind: x.value.FactKind(), Clause: x.clause, Span: x.span, Value: x.value})
	}
	return facts
}

// dateRuns yields the runs that can hold a date: sentences and headings with digits
// or a dating word. A heading belongs to the first clause after it.
func (p *page) dateRuns() []run {
	var runs []run
	at := 0
	for _, s := range p.doc.Sections {
		if s.Heading.IsZero() {
			continue
		}
		for at < len(p.doc.Clauses)-1 && p.doc.Clauses[at].Start < s.Heading.Start {
			at++
		}
		if p.doc.Clauses[at].Contains(s.Heading) {
			continue // the clause is the heading
		}
		r := run{page: p, clause: at}
		r.lo, r.hi = p.tokensIn(s.Heading)
		for i := r.lo; i < r.hi; i++ {
			r.has |= p.class[i]
		}
		if r.has&(dating|digits) != 0 {
			runs = append(runs, r)
		}
	}
	for r := range p.with(dating | digits) {
		if r.has&(dating|month) != 0 || r.hi-r.lo <= 12 {
			runs = append(runs, r)
		}
	}
	return runs
}

const shortLine = 16 // words of a line that can be nothing but a date line

// policyDate decides whether d is a date of the policy, and which.
func (r run) policyDate(d day) (dated, bool) {
	cue, n, role := r.dateCue(d)
	switch {
	case cue >= 0 && (r.aboutOther(cue, d) || r.hi-r.lo > shortLine && !r.aboutPolicy(cue, d) && !(cue == r.lo && d.lo-cue-n <= 1)):
		return dated{}, false
	case cue < 0 && r.hi-r.lo > d.hi-d.lo+1:
		return dated{}, false // not alone on its line
	case cue < 0:
		if role = r.cueAbove(); role == "" && r.clause < 3 {
			role = "published"
		}
	}
	if role == "" {
		return dated{}, false
	}
	lo, hi := d.lo, d.hi
	if cue >= 0 {
		lo, hi = min(cue, lo), max(cue+n, hi)
	}
	value := policy.Date{Role: role, AsWritten: r.said(d.lo, d.hi), Status: "ok", Date: d.iso()}
	return dated{day: d, clause: r.clause, span: r.span(lo, hi), value: value}, true
}

// dateCue returns the cue that d belongs to: its token, length and role.
func (r run) dateCue(d day) (int, int, string) {
	best, size, role := -1, 0, ""
	for i := max(r.lo, d.lo-9); i < d.lo; i++ {
		if !r.kind(i, dating) && !r.is(i, cueFirst) {
			continue
		}
		if v, n := dateCues.at(r.page, i); n > 0 && i+n <= d.lo && !r.dayBetween(i+n, d.lo) {
			best, size, role = i, n, v
			i += n - 1
		}
	}
	if best >= 0 {
		if d.lo-best-size > 3 && role == "published" || r.find(best+size, d.lo, cueBreak) >= 0 {
			return -1, 0, ""
		}
		return r.refine(best, size, role)
	}
	// "1 May 2020 (last update)": the cue after the date ends the line.
	for i := d.hi; i < min(d.hi+2, r.hi); i++ {
		if v, n := dateCues.at(r.page, i); n > 0 && i+n == r.hi {
			return i, n, v
		}
	}
	return -1, 0, ""
}

var cueFirst = words("last latest most date as in took takes come comes entered policy")

// cueBreak are words that part a cue from a date behind it.
var cueBreak = words("our we you your to for with after before by since if and their signature birth use")

// refine widens a cue by the one before it: "Rev. date", "last updated date".
func (r run) refine(cue, n int, role string) (int, int, string) {
	if role != "published" {
		return cue, n, role
	}
	for i := max(r.lo, cue-2); i < cue; i++ {
		if v, k := dateCues.at(r.page, i); k > 0 && i+k == cue && v != role {
			return i, n + k, v
		}
	}
	return cue, n, role
}

// dayBetween reports whether a date or the end of a sentence stands in tokens [lo, hi).
func (r run) dayBetween(lo, hi int) bool {
	for i := lo; i < hi; i++ {
		if r.yearAt(i) > 0 && i+1 < hi {
			return true
		}
	}
	return false
}

var (
	policyNoun = words("policy notice statement document agreement terms page version privacy")
	otherThing = words("act law laws regulation regulations ccpa cpra gdpr framework directive court commission collected agreement purchase account birth born terms contract")
	formerWord = words("previous prior former earlier archived old before superseded until history replaces replaced older")
)

// aboutPolicy reports whether a long sentence with a cue speaks of the policy itself.
func (r run) aboutPolicy(cue int, d day) bool {
	at := r.find(max(r.lo, cue-10), min(d.hi+6, r.hi), policyNoun)
	return at >= 0 && d.lo-cue <= 8
}

// aboutOther reports whether the date is that of a law, an event or an older version.
func (r run) aboutOther(cue int, d day) bool {
	lo, hi := max(r.lo, cue-7), min(d.hi+4, r.hi)
	return r.find(lo, hi, otherThing) >= 0 || r.find(max(r.lo, cue-4), d.lo, formerWord) >= 0 || r.find(d.hi, min(d.hi+2, r.hi), formerWord) >= 0
}

// cueAbove returns the role that the words right before a line give to a date
// that stands alone on it: a heading "Effective date", a label above.
func (r run) cueAbove() string {
	for i := max(0, r.lo-5); i < r.lo; i++ {
		if v, n := dateCues.at(r.page, i); n > 0 && i+n == r.lo && r.flag(i, nlp.Break) {
			return v
		}
	}
	return ""
}

// blankDate finds a date that was never filled in: "effective date: ______".
func (r run) blankDate() (dated, bool) {
	if r.has&dating == 0 {
		return dated{}, false
	}
	end := len(r.text)
	if r.hi < len(r.toks) {
		end = int(r.toks[r.hi].Start)
	}
	from := int(r.toks[r.lo].Start)
	text := r.text[from:end]
	at, n := blankIn(text)
	if n == 0 {
		return dated{}, false
	}
	s := policy.Span{Start: from + at, End: from + at + n}
	cue := -1
	var role string
	if r.find(r.lo, r.hi, cueBreak) >= 0 && r.hi-r.lo <= 6 {
		return dated{}, false // "date of signature"
	}
	for i := r.lo; i < r.hi && int(r.toks[i].Start) < s.Start; i++ {
		if v, k := dateCues.at(r.page, i); k > 0 {
			cue, role = i, v
			i += k - 1
		}
	}
	if cue < 0 || s.Start-int(r.toks[cue].End) > 60 {
		return dated{}, false
	}
	value := policy.Date{Role: role, AsWritten: s.Of(r.text), Status: "blank"}
	return dated{clause: r.clause, span: s, value: value}, true
}

// blankIn finds a gap to be filled in: underscores, or a date in brackets.
func blankIn(text string) (at, n int) {
	if at = strings.Index(text, "___"); at >= 0 {
		for n = at; n < len(text) && text[n] == '_'; n++ {
		}
		return at, n - at
	}
	for from := 0; ; {
		i := strings.IndexByte(text[from:], '[')
		if i < 0 {
			return 0, 0
		}
		at = from + i
		j := strings.IndexByte(text[at:], ']')
		if j < 0 {
			return 0, 0
		}
		inside := strings.ToLower(text[at+1 : at+j])
		if len(inside) < 30 && !strings.ContainsAny(inside, "\"'{}<>") && (strings.Contains(inside, "date") || strings.Contains(inside, "dd") || strings.Contains(inside, "month")) && !strings.HasPrefix(text[at+j:], "](") {
			return at, j + 1
		}
		from = at + j
	}
}
