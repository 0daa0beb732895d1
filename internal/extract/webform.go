package extract

import (
	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

var (
	formKinds = words("inquiry enquiry contact web online request feedback support webform complaint privacy subject access")
	formVerbs = words("fill filling complete completing submit submitting use using via through by with visit contact online")
)

// forms finds forms to fill in: "by filling out our inquiry form".
func (r run) forms() []policy.Fact {
	var facts []policy.Fact
	for i := r.lo + 1; i < r.hi; i++ {
		if !r.kind(i, form) || !r.is(i, wordWebform) && !r.is(i-1, formKinds) {
			continue
		}
		lo := i
		for lo-1 >= r.lo && i-lo < 4 && (r.is(lo-1, formKinds) || r.is(lo-1, formNouns) || r.flag(lo-1, nlp.Upper)) && !r.flag(lo, nlp.Break|nlp.Comma) {
			lo--
		}
		verb := r.find(max(r.lo, lo-5), lo, formVerbs)
		if verb < 0 || !r.is(lo-1, formArticles) && !r.is(lo-1, formReached) || r.find(max(r.lo, verb-3), verb, formCollects) >= 0 || r.is(verb, submitSubmittingContactWith) && r.is(lo-1, aOn) {
			continue
		}
		c := policy.Contact{Channel: "form", Value: r.said(lo, i+1), Role: r.contactRole(i), Status: "ok"}
		facts = append(facts, r.fact(lo, i+1, c))
	}
	return facts
}
