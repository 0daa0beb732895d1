package extract

import (
	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

var (
	reaching = words("reach reaches reached turn turns turned")
	grownUps = words("adults people persons those anyone users")
)

var (
	ageUnder   = words("under below younger than before")
	ageOver    = words("over least older attained reached above")
	ageNoun    = words("age aged ages")
	ageOf      = words("the age of than are is be at years")
	ofAge      = words("of age")
	orOlder    = words("old older over younger above under age and")
	yearWords  = words("year years yrs")
	foundOut   = words("learn learned discover discovered aware inadvertently determine believe")
	agedPeople = words("anyone anybody everyone person persons people individuals individual users user those somebody someone")
	parentWord = words("parent parents parental guardian guardians guardian's parent's consent verifiable")
)

// ageLimits finds age limits. Their polarity is that of handling people below
// the age: denied where the text keeps them out ("not directed to children
// under 13", "you must be 18"), conditional where a parent must agree, affirmed
// otherwise.
func ageLimits(p *page) []policy.Fact {
	var facts []policy.Fact
	seen := map[policy.Age]bool{}
	clause := -1
	for r := range p.with(ageWord | young) {
		if r.clause != clause {
			clause = r.clause
			clear(seen)
		}
		for i := r.lo; i < r.hi; i++ {
			years := r.years(i)
			if years < 5 || years > 21 {
				continue
			}
			lo, hi, min := r.ageAt(i)
			if hi == 0 {
				continue
			}
			v := policy.Age{Years: years, Polarity: r.agePolarity(min)}
			if !seen[v] {
				seen[v] = true
				facts = append(facts, r.fact(lo, hi, v))
			}
			i = hi - 1
		}
	}
	return facts
}

// years reads token i as a number of years written in digits or in words.
func (r run) years(i int) int {
	if n, size := r.numberAt(i); size > 0 {
		return n
	}
	return 0
}

// ageAt returns the tokens that state an age at the number i; min tells that it
// is the least age rather than the age below which a child is meant.
func (r run) ageAt(i int) (lo, hi int, min bool) {
	lo = i
	for lo-1 >= r.lo && lo > i-5 && r.toks[lo].Flags&nlp.Break == 0 && r.is(lo-1, ageOf) {
		lo--
	}
	_, size := r.numberAt(i)
	hi = i + size
	for hi < r.hi && r.toks[hi].Flags&nlp.Number != 0 && r.toks[hi].Flags&nlp.Comma != 0 {
		hi++ // thirteen (13)
	}
	unitAt := r.is(hi, yearWords)
	if unitAt {
		hi++
	}
	suffix := false
	switch {
	case r.follows(hi, ofAge):
		suffix, hi = true, hi+2
	case r.is(hi, orOlder) && unitAt && !r.is(hi, andUnderAge):
		suffix, hi = true, hi+1
	}
	if r.is(hi, andOr) && r.is(hi+1, olderOverAbove) {
		suffix, min, hi = true, true, hi+2
	} else if r.is(hi, andOr) && r.is(hi+1, youngerUnder) {
		suffix, hi = true, hi+2
	}
	if r.find(max(r.lo, lo-2), i, reaching) >= 0 {
		return 0, 0, false // a date in a life, not a limit
	}
	aged := lo < i && r.find(lo, i, ageNoun) >= 0 || r.is(lo-1, ageNoun)
	// "you must be 16", "anyone under 16", "adults over 18"
	if r.is(i-1, wordBe) && r.is(i-2, wordMust) && !r.kind(hi, unit) {
		return i - 2, hi, true
	}
	if r.is(i-1, ageUnder) && r.is(i-2, agedPeople) && !r.kind(hi, unit) || r.is(i-1, wordOver) && r.is(i-2, grownUps) && !r.kind(hi, unit) {
		return i - 1, hi, r.is(i-1, wordOver)
	}
	switch {
	case lo-1 >= r.lo && r.is(lo-1, ageUnder) && (aged || suffix || unitAt && r.has&young != 0 || !unitAt && r.has&young != 0 || r.is(lo-1, wordYounger)):
		return lo - 1, hi, false
	case lo-1 >= r.lo && r.is(lo-1, ageOver) && (aged || suffix):
		return lo - 1, hi, true
	case aged && !r.kind(hi, unit) || suffix:
		return lo, hi, min
	}
	return 0, 0, false
}

func (r run) agePolarity(min bool) policy.Polarity {
	switch {
	case r.find(r.lo, r.hi, foundOut) >= 0 && r.find(r.lo, r.hi, parentalGuardianConsent) < 0:
		return policy.Denied // "if we learn that a child under 13 …": it should not happen
	case r.find(r.lo, r.hi, parentWord) >= 0:
		return policy.Conditional
	case r.has&denial != 0 || min:
		return policy.Denied
	}
	return policy.Affirmed
}
