package segment

import (
	"strings"
	"unicode/utf8"

	"lacuna/internal/policy"
)

// maxRunIn is the length in bytes beyond which no run-in heading goes.
const maxRunIn = 90

// runIn returns the heading that runs into the clause: the first of several
// sentences when it is a topic rather than a statement ("Payment data. We keep
// …"), a question with its answer, or a label before a colon or, in items, a
// dash. The span is without the stop, save a question mark. It is zero when there
// is none.
func runIn(text string, s policy.Span, item bool, sentences []policy.Span) policy.Span {
	part := text[s.Start:min(s.End, s.Start+maxRunIn+utf8.UTFMax)]
	if len(part) == 0 || part[0] >= 'a' && part[0] <= 'z' {
		return policy.Span{}
	}
	if len(sentences) > 1 && sentences[0].Start == s.Start && sentences[0].Len() <= maxRunIn {
		first := sentences[0]
		if stop := first.Of(text); isRunInSentence(stop) {
			first.End -= len(stop) - len(strings.TrimRight(stop, ".: "))
			return first
		}
	}
	if n := labelAt(part, item); n > 0 && s.Start+n < s.End {
		return policy.Span{Start: s.Start, End: s.Start + n}
	}
	return policy.Span{}
}

// isRunInSentence reports whether a first sentence is a heading by its form.
func isRunInSentence(text string) bool {
	t := look(text)
	if t.address || t.letters < 3 || t.words > 12 {
		return false
	}
	switch t.end {
	case '?':
		return t.words > 1
	case '.':
		return t.words <= 9 && !t.has(finite) && !t.month && !isAnswer(t.first) && !isSubject(t.first) && !t.blank && t.digits <= 2
	}
	return false
}

// labelAt returns the length of the label at the start of text, 0 if there is none.
func labelAt(text string, item bool) int {
	n := -1
	for i := 0; i < len(text) && n < 0; i++ {
		switch text[i] {
		case ':':
			if i+1 < len(text) && (text[i+1] == ' ' || text[i+1] == '\n' || text[i+1] == 0xc2) {
				n = i
			}
		case ' ':
			if rest := text[i+1:]; item && (strings.HasPrefix(rest, "– ") || strings.HasPrefix(rest, "— ") || strings.HasPrefix(rest, "- ")) {
				n = i
			}
		case '.', ';', '?', '!', '\n', '(':
			return 0
		}
	}
	if n <= 0 || n > maxRunIn {
		return 0
	}
	t := look(text[:n])
	if t.words == 0 || t.words > 7 && !(item && t.words <= 12) || t.has(finite) || t.has(intro) || t.address || isSubject(t.first) || isConnective(text[:n]) {
		return 0
	}
	return n
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
