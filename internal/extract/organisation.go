package extract

import (
	"cmp"
	"slices"
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

// Organisation returns the vendor's short name as a person would say it ("Acme",
// not "Acme Holdings Ltd."), "" when the text does not tell. Facts are those that
// Facts gives for d; title is the document's.
//
// Several kinds of evidence vote: what the text says it calls itself, titles, the
// controllers, the domain of its e-mail addresses, and the names it uses as subjects.
func Organisation(d *policy.Document, facts []policy.Fact, title string) string {
	p := read(d, nil)
	b := ballot{page: p, use: p.nameUse()}
	for i, n := range p.calledNames() {
		b.vote(n, 4-min(float64(i), 3))
	}
	titles := []string{title}
	for _, s := range d.Sections[:min(len(d.Sections), 4)] {
		titles = append(titles, s.Title)
	}
	for i, t := range titles {
		if n := titleName(t); n != "" && b.inText(n) {
			b.vote(n, 3-min(float64(i), 2))
		}
	}
	controllers := 0
	for _, f := range facts {
		switch v := f.Value.(type) {
		case policy.Party:
			if v.Role == "controller" && controllers < 3 {
				b.vote(spoken(p, v.Name), 3-float64(controllers))
				controllers++
			}
		case policy.Contact:
			if v.Channel == "email" && v.Status == "ok" && v.Role != "authority" {
				b.voteDomain(v.Value)
			}
		}
	}
	b.voteUse()
	return b.winner()
}

// mostNames bounds the names that are counted in the whole text.
const mostNames = 20

// calledNames returns what the text says the company is called, most used first.
func (p *page) calledNames() []string {
	var names []string
	for _, r := range p.runs {
		if r.clause > 40 && len(names) > 0 {
			break
		}
		if r.has&ours == 0 {
			continue
		}
		for _, d := range r.definitions() {
			if d.called != "" && d.called != strings.ToLower(d.called) {
				names = append(names, d.called)
			} else if d.called == "" && d.name.short != "" && d.name.full != d.name.short {
				names = append(names, d.name.short)
			}
		}
		if n := r.meansUs(); n != "" {
			names = append(names, n)
		}
	}
	count := map[string]int{}
	distinct := names[:0]
	for _, n := range names {
		if _, ok := count[n]; !ok && len(distinct) < mostNames {
			count[n] = p.mentions(n)
			distinct = append(distinct, n)
		}
	}
	slices.SortStableFunc(distinct, func(a, b string) int { return cmp.Compare(count[b], count[a]) })
	return distinct
}

// meansUs reads a list of definitions: “Acme”, “we” and “us” means Acme Ltd.
func (r run) meansUs() string {
	m := r.find(r.lo, min(r.lo+12, r.hi), meansMeanRefersRefer)
	if m < 0 || r.find(r.lo, m, pronounWords) < 0 {
		return ""
	}
	name, _ := r.calledIn(r.lo, m)
	return name
}

// mentions counts how often the words of name stand in the text as written.
func (p *page) mentions(name string) int { return strings.Count(p.text, name) }

// titleWords are what a title of a policy says besides the name.
var titleWords = words("privacy policy policies notice statement general global website online data protection cookie cookies security and " +
	"center centre terms of use the our your us u.s eu uk app mobile services service pp for at on customer consumer users user california " +
	"matters matter pledge read end how we what state summary introduction download center info about this that collect collected information personal legal conditions gdpr rights full effective date updated last version page europe international home shield dpf addendum official")

// titleName returns the name in the title of a policy, "" when it has none or is
// no title of a policy.
func titleName(title string) string {
	for _, sep := range [...]string{" | ", " – ", " — ", " - ", ": ", " / "} {
		if parts := strings.Split(title, sep); len(parts) > 1 {
			for _, part := range parts {
				if !isPolicyTitle(part) && len(strings.Fields(part)) <= 4 && isPolicyTitle(title) && titleCased(part) {
					return strings.TrimSpace(part)
				}
			}
		}
	}
	if !isPolicyTitle(title) || len(title) > 90 {
		return ""
	}
	toks := nlp.Tokenize(nil, title)
	in := func(i int) bool { return slices.Contains(titleWords, toks[i].Hash) }
	lo, hi := 0, len(toks)
	for lo < hi && in(lo) {
		lo++
	}
	end := lo
	for end < hi && !in(end) {
		end++
	}
	if lo == end || end-lo > 4 {
		return ""
	}
	name := title[toks[lo].Start:toks[end-1].End]
	name = strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
	if !titleCased(name) || toks[lo].Flags&nlp.Number != 0 && end-lo == 1 && len(name) < 4 {
		return ""
	}
	return name
}

// isPolicyTitle reports whether s speaks of a policy at all.
func isPolicyTitle(s string) bool {
	low := strings.ToLower(s)
	return strings.Contains(low, "privacy") || strings.Contains(low, "data protection") || strings.Contains(low, "cookie")
}

// titleCased reports whether every word of s but the small ones has a capital or a digit.
func titleCased(s string) bool {
	for _, w := range strings.Fields(s) {
		if w == strings.ToLower(w) && !strings.ContainsAny(w, "0123456789") && len(w) > 3 {
			return false
		}
	}
	return s != strings.ToLower(s) && !strings.Contains(s, "?")
}

// spoken shortens the full name of a company: no legal form, no country, and only
// as much of it as the text itself uses.
func spoken(p *page, full string) string {
	toks := nlp.Tokenize(nil, full)
	end := len(toks)
	for end > 1 && (lexicon[toks[end-1].Hash]&(legalForm|placeWord) != 0 || slices.Contains(corporateWords, toks[end-1].Hash)) {
		end--
	}
	if end == 0 {
		return full
	}
	best := full[toks[0].Start:toks[end-1].End]
	n := p.mentions(best)
	for k := end - 1; k > 0; k-- {
		// A shorter form counts when it is used on its own far more often.
		short := full[toks[0].Start:toks[k-1].End]
		if m := p.mentions(short); m >= 2*n+2 && len(short) > 2 {
			return short
		}
	}
	return best
}

var corporateWords = words("group holding holdings international europe technologies technology services entertainment trading media labs digital software solutions systems us usa uk eu global and co")
