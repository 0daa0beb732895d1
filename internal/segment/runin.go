package segment

import (
	"strings"

	"lacuna/internal/policy"
)

// maxRunIn is the length in bytes beyond which no run-in heading goes.
const maxRunIn = 90

// runIn returns the heading that runs into the clause, with its traits: the first
// of several sentences when it is a topic rather than a statement ("Payment data.
// We keep …"), a question with its answer, or a label before a colon or, in items,
// a dash. The span is without the stop, save a question mark. It is zero when
// there is none.
func runIn(text string, s policy.Span, item bool, sentences []policy.Span) (policy.Span, traits) {
	if c := text[s.Start]; c >= 'a' && c <= 'z' {
		return policy.Span{}, traits{}
	}
	if len(sentences) > 1 && sentences[0].Start == s.Start && sentences[0].Len() <= maxRunIn {
		first := sentences[0]
		stop := first.Of(text)
		if t, ok := topicSentence(stop); ok {
			first.End -= len(stop) - len(strings.TrimRight(stop, ".: "))
			return first, t
		}
	}
	n := labelEnd(text[s.Start:min(s.End, s.Start+maxRunIn)], item)
	if n <= 0 {
		return policy.Span{}, traits{}
	}
	label := policy.Span{Start: s.Start, End: s.Start + n}
	t, ok := labelTraits(label.Of(text), item)
	if !ok {
		return policy.Span{}, traits{}
	}
	return label, t
}

// topicSentence reports whether a first sentence is a heading by its form.
func topicSentence(text string) (traits, bool) {
	if first, _, _ := strings.Cut(text, " "); isSubject(first) || strings.Count(text, " ") > 11 {
		return traits{}, false
	}
	t := look(text)
	if t.address || t.letters < 3 || t.words > 12 || t.field > 0 {
		return t, false
	}
	switch t.end {
	case '?':
		return t, t.words > 1
	case '.':
		return t, t.words <= 9 && !t.states && !t.month && !isAnswer(t.first) && !isSubject(t.first) && !t.blank && t.digits <= 2 && !(t.words >= 5 && isQuantifier(t.first))
	}
	return t, false
}

// labelEnd returns the length of what stands before the first colon of text or,
// in an item, before the first dash between blanks; 0 if a sentence ends or a
// bracket opens before.
func labelEnd(text string, item bool) int {
	n := strings.IndexByte(text, ':')
	if item {
		for _, dash := range [...]string{" – ", " — ", " - "} {
			if i := strings.Index(text, dash); i > 0 && (n < 0 || i < n) {
				n = i
			}
		}
	}
	if n <= 0 || n+1 >= len(text) || strings.ContainsAny(text[:n], ".;?!\n(") {
		return 0
	}
	if c := text[n+1]; text[n] == ':' && c != ' ' && c != '\n' && c != 0xc2 {
		return 0
	}
	return n
}

// labelTraits reports whether label names a topic.
func labelTraits(label string, item bool) (traits, bool) {
	t := look(label)
	long := 7
	if item {
		long = 12
	}
	if t.month && t.digits > 0 {
		return t, false // "Updated April 7, 2015: …"
	}
	ok := t.words > 0 && t.words <= long && !t.states && !t.has(intro) && !t.address && !isSubject(t.first) && !isConnective(label)
	return t, ok
}

// isAnswer reports whether w answers a question rather than naming a topic.
func isAnswer(w string) bool {
	switch w {
	case "Yes", "No", "Never", "Sure", "Absolutely", "Definitely", "Not", "Maybe", "None":
		return true
	}
	return false
}

// isConnective reports whether text before a colon leads on instead of naming what follows.
func isConnective(text string) bool {
	switch strings.ToLower(text) {
	case "for example", "note", "please note", "e.g", "i.e", "in particular", "important", "for instance", "that is", "in short", "specifically", "example", "examples":
		return true
	}
	return false
}
