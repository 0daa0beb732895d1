package classify

import "strings"

// asks reports whether a match is part of a question, or of one that is quoted
// as the name of a section: neither says that anything is done.
func (sent *sentence) asks(text string, f found) bool {
	if sent.question || !sent.quotes {
		return sent.question
	}
	before := text[max(sent.span.Start, f.span.Start-longestTitle):max(f.span.Start, sent.span.Start)]
	open := max(strings.LastIndex(before, "“"), strings.LastIndexByte(before, '"'), strings.LastIndex(before, "‘"))
	return open >= 0 && !strings.Contains(before[open:], "”") && !strings.Contains(before[open:], "?") && startsQuestion(before[open:])
}

// longestTitle is the length in bytes of the longest name of a section that is looked for.
const longestTitle = 200

// quotesQuestion reports whether a quoted passage of text starts like a question.
func quotesQuestion(text string) bool {
	for i := 0; i < len(text); i++ {
		if c := text[i]; (c == '"' || c == 0xe2) && startsQuestion(text[i:]) {
			return true
		}
	}
	return false
}

// startsQuestion reports whether text is an opening quote and a word that asks.
func startsQuestion(text string) bool {
	for _, quote := range [...]string{"“", "\"", "‘"} {
		rest, ok := strings.CutPrefix(text, quote)
		if !ok {
			continue
		}
		word, _, _ := strings.Cut(rest, " ")
		switch word {
		case "Do", "Does", "How", "What", "Who", "Why", "When", "Where", "Which", "Can", "Will", "Is", "Are":
			return true
		}
	}
	return false
}
