package extract

import (
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

var (
	forAPeriodOfTime = words("for a period of time")
	askingWords      = words("request requests right rights ask circumstances")
	lifeStarts       = words("during throughout while to for longer no")
)

// criterionStarts open a criterion for how long data are kept.
var criterionStarts = [...]set{
	words("for as long as"), words("for so long as"), words("only as long as"), words("only so long as"), words("as long as"), words("so long as"),
	words("for no longer than"), words("no longer than"), words("not longer than"), words("longer than"), words("no more than"),
	words("for the period"), words("for the duration"), words("for the time"), words("for the term"), words("for the length"),
	words("for the lifetime"), words("for the life"), words("for the entire"), words("for the whole"), words("for the minimum"),
	words("for such period"), words("for such time"), words("for a period"), words("for a reasonable"), words("for a limited"), words("for a longer"),
	words("for whatever"), words("for the transaction"), words("for the active"), words("for the contract"), words("for the subscription"),
	words("during the"), words("throughout the"), words("until"), words("while your"), words("while you"), words("while the"),
	words("to the extent"), words("once it is no longer"), words("once they are no longer"), words("when it is no longer"), words("when they are no longer"),
	words("when no longer"), words("once no longer"), words("if no longer"), words("if it is no longer"), words("after it is no longer"), words("longer if"), words("longer where"), words("longer when"), words("for the length"),
}

// needsVerb are starts too common to be criteria unless a keeping verb stands close before them.
var needsVerb = words("until during while to throughout for longer no")

// criteria finds open criteria of retention in r that none of the facts found
// there already states.
func (r run) criteria(stated []policy.Fact) []policy.Fact {
	if r.has&(keep|erase|process) == 0 && r.near&keep == 0 {
		return nil
	}
	var facts []policy.Fact
	for i := r.lo; i < r.hi; i++ {
		n := r.criterionAt(i)
		if n == 0 {
			continue
		}
		end := r.phraseEnd(i+n, 24)
		if end <= i+n || !r.isCriterion(i, i+n, end) || covered(r.span(i, end), stated) {
			i += n - 1
			continue
		}
		verb := r.lastClass(max(r.lo, i-18), i, keep|erase|process)
		v := policy.Retention{Criteria: r.closed(i, end), Data: r.dataKept(verb, duration{lo: i, hi: end, number: i})}
		v.OrLonger = r.is(i, longer) && !r.is(i+1, wordThan)
		if r.follows(i, longerThan) && r.lastClass(max(r.lo, i-18), i, denial) >= 0 {
			v.Criteria = "no " + v.Criteria // "will not keep data longer than needed"
		}
		hi := end
		if m := r.longerAfter(end); m > end {
			v.OrLonger, hi = true, m
		}
		facts = append(facts, r.fact(i, hi, v))
		i = end - 1
	}
	return facts
}

func (r run) criterionAt(i int) int {
	if r.class[i]&open == 0 && !r.is(i, criterionFirst) {
		return 0
	}
	for _, s := range criterionStarts {
		if i+len(s) <= r.hi && r.follows(i, s) {
			return len(s)
		}
	}
	return 0
}

var criterionFirst = words("for only as so no not longer during throughout until while to once when if after")

var (
	lifeWords  = words("relationship period account active contract subscription subscriber subscribed customer client member service membership use using employment term agreement purpose purposes necessary needed required need needs law legal")
	endVerbs   = words("ask asks request requests delete deletes deleted remove removes withdraw withdraws unsubscribe unsubscribes object objects close closes closed terminate terminates terminated cancel cancels expire expires revoke revokes opt no the such it they choose decide you we")
	keptFor    = words("retain retains retained retaining keep keeps kept store stores stored hold held preserve maintain maintained process processed remain remains save saved archived retention storage storing keeping holding")
	secureWord = words("password confidential secret secure safe informed logged mind")
)

// isCriterion reports whether the words at tokens [lo, hi) say how long data
// are kept; open is the token after the words that open it.
func (r run) isCriterion(lo, open, hi int) bool {
	verb := -1
	for i := lo - 1; i >= max(r.lo, lo-18); i-- {
		if r.is(i, keptFor) || r.kind(i, erase) {
			verb = i
			break
		}
	}
	if verb >= 0 && (r.kind(verb, process) || r.kind(verb, erase)) && !r.labelled(r.clause, "retention.") && r.near&keep == 0 {
		verb = -1
		if r.is(lo, whenOnceIfAfter) {
			verb = r.lastClass(r.lo, lo, erase)
		}
	}
	if verb >= 0 && (r.informing(verb) || r.find(verb, min(verb+5, r.hi), secureWord) >= 0) {
		return false
	}
	if verb < 0 && (r.near&keep == 0 || r.is(lo, needsVerb) && !r.labelled(r.clause, "retention.")) {
		return false
	}
	if verb < 0 && r.find(max(r.lo, lo-12), lo, provideObligedEntitledShare) >= 0 {
		return false
	}
	switch {
	case r.follows(lo, forAPeriodOfTime) && hi == lo+5:
		return false // says nothing
	case r.is(lo, whenOnceIfAfter) && r.find(r.lo, lo, askingWords) >= 0:
		return false // when erasure can be asked for
	case r.is(lo, wordDuring) && verb >= 0 && lo-verb > 6:
		return false
	case r.is(lo, wordUntil):
		return !r.kind(open, digits|numeral) && r.find(open, hi, endVerbs) >= 0
	case r.is(lo, lifeStarts):
		return r.find(lo, hi, lifeWords) >= 0
	}
	return true
}

func covered(s policy.Span, facts []policy.Fact) bool {
	for _, f := range facts {
		if f.Overlaps(s) {
			return true
		}
	}
	return false
}

// phraseEnd returns where the phrase that goes on at token i ends: at a comma or
// harder, or after limit words.
func (r run) phraseEnd(i, limit int) int {
	j := i
	for j < r.hi && j < i+limit && !(r.is(j, wordOr) && r.is(j+1, longer)) && (j == i || r.toks[j].Flags&nlp.Break == 0 && !r.pauses(j)) {
		j++
	}
	return j
}

// pauses reports whether a comma, semicolon, colon or bracket stands before token
// j. Quotes do not pause, nor does a bracket around one word: "(customer) relationship".
func (r run) pauses(j int) bool {
	if g := r.gap(j); strings.Contains(g, " - ") || strings.Contains(g, " – ") || strings.Contains(g, " — ") {
		return true
	}
	for _, c := range r.gap(j) {
		switch c {
		case '(':
			if !strings.HasPrefix(r.text[r.toks[j].End:], ") ") {
				return true
			}
		case ',', ';', ':', '[', ']':
			return true
		}
	}
	return false
}
