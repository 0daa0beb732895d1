package extract

import (
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

var (
	systemWords   = words("system systems servers server database databases backups backup site production")
	relativeNouns = words("account data that which contract agreement")
	triggerTail   = words("or and the a of last")
	smallAdverbs  = words("then also only not been never")
	beforeSubject = words("with and or to we will may is are be")
	clauseOpeners = words("unless where while as for in to because although depending")
	nounTail      = words("or and required derived for")
	noObject      = words("for until within up no as after at")
)

var (
	triggerStart = words("after from following since of post upon once when past")
	triggerStop  = words("unless except in for as if but so where which while before until because whichever whereupon is are will may can was were we you'll it'll")
	leadIn       = words("after following upon once when if")
	determiners  = words("your the all our any a an such that this these those their his her its such only most certain some and or but also then we")
	auxiliary    = words("is are will may be can could shall must would was were been gets get has have should being might do does")
	passive      = words("is are be been was were being gets get")
	intransitive = words("last lasts remain remains persist persists expire expires")
	participles  = words("kept retained stored held archived saved maintained")
	nounStop     = words("that which who whom if when where is are will may was were can could shall must would collected obtained used provided for about from in on at to by with processed under until within after up as relating related generated submitted received through via associated we you they it not longer no only except unless have has")
	openers      = words("however normally generally typically usually therefore thus otherwise additionally furthermore moreover also please note in addition currently specifically finally")
	pronouns     = words("it them this they these those that which such we you us there period periods time")
)

// triggerAfter returns the end of the event from which a period that ends before
// token i counts ("after the chat concludes"), or i.
func (r run) triggerAfter(i int) int {
	if i >= r.hi || !r.is(i, triggerStart) || r.flag(i, nlp.Break) || r.pauses(i) {
		return i
	}
	if r.is(i, wordFrom) && r.find(i+1, min(i+4, r.hi), systemWords) >= 0 {
		return i // where it is deleted from
	}
	j := i + 1
	for j < r.hi && j < i+16 && r.toks[j].Flags&nlp.Break == 0 && !r.pauses(j) {
		if r.is(j, triggerStop) && !(j == i+1 && r.is(j, weYouIt)) && !(r.is(j, wordWe) && r.is(j-1, afterOnceWhen)) {
			if !r.is(j, auxiliary) || !r.is(j-1, relativeNouns) {
				break
			}
		}
		if r.is(j, andOr) && (r.kind(j+1, ours|yours|keep|erase) || r.is(j+1, auxiliary)) {
			break
		}
		j++
	}
	for j > i+1 && r.is(j-1, triggerTail) {
		j--
	}
	if j == i+1 {
		return i
	}
	return j
}

// triggerBefore returns the event that stands before the period d: "If no login
// occurs for 18 months, …", "After closure of the account, …".
func (r run) triggerBefore(d duration) string {
	if !r.is(r.lo, leadIn) {
		return ""
	}
	end := r.phraseEnd(r.lo, 18)
	if end >= d.lo {
		end = d.lo
		if r.is(end-1, forWithinOfA) {
			end--
		}
	}
	if v := r.findClass(end, d.lo, keep|erase); v >= 0 && v != r.governor(d) {
		return "" // the event belongs to an earlier verb
	}
	if end <= r.lo+1 || end-r.lo >= 18 {
		return ""
	}
	if r.is(r.lo, wordIf) && end < d.lo && !r.is(d.lo-1, wordFor) && r.kind(r.lo+1, numeral|digits) {
		return ""
	}
	return r.said(r.lo, end)
}

// dataKept names the data that the verb at token v keeps or deletes, as the text
// does; "" when it says so only by a pronoun. A table row and an item with a
// colon name them in front.
func (r run) dataKept(v int, d duration) string {
	c := r.doc.Clauses[r.clause]
	if c.Kind == policy.Row {
		return r.firstCell()
	}
	if v >= r.lo && v < r.hi && r.kind(v, keep|erase|process|expire) {
		if s := r.subjectOf(v); s != "" {
			return s
		}
		if s := r.objectOf(v, d); s != "" {
			return s
		}
	}
	if title := r.runIn(); title != "" {
		return title
	}
	front := policy.Span{Start: int(r.toks[r.lo].Start), End: int(r.toks[max(d.lo, r.lo)].Start)}
	if s, _, ok := strings.Cut(front.Of(r.text), ":"); ok && len(strings.Fields(s)) <= 8 && !strings.ContainsAny(s, "\n") {
		return strings.TrimSpace(s)
	}
	return ""
}

// runIn returns the run-in heading of the clause without its punctuation, "" where
// there is none.
func (r run) runIn() string {
	s := r.doc.Clauses[r.clause].RunIn.Of(r.text)
	return strings.Trim(s, " \n\t.:–—-*_")
}

// firstCell returns the text of a row up to its first bar, tab or line end.
func (r run) firstCell() string {
	s := strings.Trim(r.doc.Clauses[r.clause].Span.Of(r.text), "| \t\n")
	if i := strings.IndexAny(s, "|\t\n"); i > 0 && i <= 120 {
		return strings.TrimRight(strings.TrimSpace(s[:i]), ":")
	}
	return ""
}

// subjectOf returns the subject of a passive verb, "chat transcripts are
// deleted", or of one like "lasts".
func (r run) subjectOf(v int) string {
	aux := v - 1
	for aux > r.lo && (strings.HasSuffix(strings.ToLower(r.word(aux)), "ly") || r.is(aux, smallAdverbs)) {
		aux--
	}
	switch {
	case aux < r.lo:
		return ""
	case r.is(aux, passive), r.is(v, intransitive) && r.is(aux, auxiliary):
	default:
		return r.bareSubject(v)
	}
	for aux > r.lo && r.is(aux-1, auxiliary) {
		aux--
	}
	return r.nounPhrase(r.clauseStart(aux), aux)
}

// bareSubject reads "records of deletion kept for 90 days" and "logs remain".
func (r run) bareSubject(v int) string {
	if v == r.lo || r.kind(v-1, ours|yours) || !r.is(v, participles) && !r.is(v, intransitive) {
		return ""
	}
	lo := v
	for lo > r.lo && v-lo < 6 && !r.flag(lo, nlp.Break|nlp.Comma) && !r.is(lo-1, beforeSubject) {
		lo--
	}
	return r.nounPhrase(lo, v)
}

// clauseStart returns where the main clause that token i belongs to starts: the
// start of the sentence, past a clause in front ("If …, ").
func (r run) clauseStart(i int) int {
	lo := r.lo
	if r.is(lo, leadIn) || r.is(lo, clauseOpeners) {
		if end := r.phraseEnd(lo, 40); end < i {
			lo = end
		}
	}
	// The last "; " or conjunction with its own subject before i.
	for j := i - 1; j > lo; j-- {
		if r.flag(j, nlp.Break) || strings.Contains(r.gap(j), ";") || strings.Contains(r.gap(j), ":") {
			return j
		}
	}
	return lo
}

// nounPhrase returns the noun phrase that starts at lo, at most eight words, ""
// for a pronoun.
func (r run) nounPhrase(lo, hi int) string {
	for lo < hi && (r.is(lo, determiners) || r.is(lo, ofUseOnly) || r.is(lo, openers) && lo+1 < hi) {
		lo++
	}
	j := lo
	for j < hi && j < lo+9 && !r.is(j, nounStop) && (j == lo || !r.flag(j, nlp.Break) && !r.pauses(j)) {
		j++
	}
	for j > lo && r.is(j-1, nounTail) {
		j--
	}
	if j == lo || r.is(lo, pronouns) || j-lo > 8 || r.kind(lo, digits) {
		return ""
	}
	return r.said(lo, j)
}

// objectOf returns the object of an active verb: "we retain such recordings until".
func (r run) objectOf(v int, d duration) string {
	if v >= d.hi {
		return r.nounPhrase(v+1, r.hi)
	}
	lo := v + 1
	if lo >= d.lo || r.is(lo, noObject) {
		return ""
	}
	if d.lo-lo <= 10 && r.find(lo, d.lo, nounStop) < 0 && !r.broken(lo, d.lo) {
		for (r.is(lo, determiners) || r.is(lo, ofUseOnly)) && lo+1 < d.lo {
			lo++
		}
		if !r.is(lo, pronouns) {
			hi := d.lo
			for hi > lo+1 && r.is(hi-1, orAndForOnly) {
				hi--
			}
			return r.said(lo, hi) // a list: "name, phone and email address"
		}
	}
	return r.nounPhrase(lo, d.lo)
}

// broken reports whether something harder than a comma stands inside tokens [lo, hi).
func (r run) broken(lo, hi int) bool {
	for i := lo + 1; i < hi; i++ {
		if r.flag(i, nlp.Break) || strings.ContainsAny(r.gap(i), ";:()") {
			return true
		}
	}
	return false
}
