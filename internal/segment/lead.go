package segment

import (
	"strings"
	"unicode/utf8"

	"lacuna/internal/policy"
)

// leads remembers what introduced the lists that are open.
//
// The lead of an item is the sentence before its list when it ends in a colon,
// speaks of what follows, or lacks a stop. A nested list has the outer item as
// its lead when that introduces it in the same way, else the lead of the outer
// list: the nearest introduction wins. A list goes on after a paragraph that
// belongs to an item or that the page put there, and after prose where its
// numbers or its run-in headings go on. One paragraph may stand between the
// sentence that ends in a colon and the list.
type leads struct {
	open   []list
	above  policy.Span // the last sentence before the list that may start next
	colon  policy.Span // the last sentence of the paragraph before, if it ends in a colon
	depth  int         // of the item or paragraph that above ends
	nested bool        // above ends an item
	prose  bool        // prose of no item has come since the last item
}

type list struct {
	lead   policy.Span
	number int  // of its last item, 0 for bullets
	titled bool // its last item has a run-in heading
}

// heading tells of a heading. One that ends in a colon introduces a list.
func (l *leads) heading(text string, s policy.Span) {
	*l = leads{open: l.open[:0]}
	if text[s.End-1] == ':' {
		l.above = s
	}
}

// paragraph tells of text between items that consists of sentences.
func (l *leads) paragraph(text string, depth int, sentences []policy.Span) {
	if len(sentences) == 0 {
		return
	}
	last := sentences[len(sentences)-1]
	if depth > 0 || !isFragment(text[sentences[0].Start:last.End]) {
		l.colon = policy.Span{}
		if l.above.Len() > 0 && !l.nested && text[l.above.End-1] == ':' {
			l.colon = l.above
		}
		l.above, l.depth, l.nested = last, depth, false
		l.prose = l.prose || depth == 0
	}
}

// item returns the lead of an item that consists of sentences; number is its
// number or 0, titled tells of a run-in heading.
func (l *leads) item(text string, depth, number int, titled bool, sentences []policy.Span) policy.Span {
	intro := l.intro(text, depth)
	if l.prose && (!intro.IsZero() || !l.resumes(number, titled)) {
		l.open = l.open[:0]
	}
	if len(l.open) > depth {
		l.open = l.open[:depth]
	}
	if len(l.open) == depth && (!intro.IsZero() || number > 0 && number <= l.open[depth-1].number) {
		l.open = l.open[:depth-1] // a new list at the same place
	}
	for len(l.open) < depth {
		lead := intro
		if lead.IsZero() && len(l.open) > 0 {
			lead = l.open[len(l.open)-1].lead
		}
		l.open = append(l.open, list{lead: lead})
	}
	l.open[depth-1].number, l.open[depth-1].titled = number, titled
	l.prose = false
	l.above, l.colon = policy.Span{}, policy.Span{}
	if len(sentences) > 0 {
		l.above, l.depth, l.nested = sentences[len(sentences)-1], depth, true
	}
	return l.open[depth-1].lead
}

// intro returns the sentence above when it introduces a list at depth.
func (l *leads) intro(text string, depth int) policy.Span {
	if l.above.IsZero() || l.depth >= depth {
		return policy.Span{}
	}
	s := l.above.Of(text)
	if introduces(s) || len(s) <= maxTopic && !stops(s) {
		return l.above
	}
	return l.colon
}

// resumes reports whether the outermost list goes on after prose with an item of
// this number and title.
func (l *leads) resumes(number int, titled bool) bool {
	if len(l.open) == 0 {
		return false
	}
	last := l.open[0]
	return number > 1 && number == last.number+1 || number == 0 && last.number == 0 && titled && last.titled
}

// maxTopic is the length of a line without a full stop that can be the topic of
// the items below it.
const maxTopic = 120

// introduces reports whether text, a sentence or the paragraph it ends, makes
// the reader expect a list.
func introduces(text string) bool {
	if n := len(text); n > 0 && text[n-1] >= utf8.RuneSelf || n > 0 && text[n-1] < '0' {
		text = strings.TrimRight(text, " \t\n\u00a0\"”“’*_-")
	}
	if text == "" {
		return false
	}
	switch c := text[len(text)-1]; {
	case c == ':':
		return true
	case c >= utf8.RuneSelf:
		return len(text) > 8 && (strings.HasSuffix(text, "—") || strings.HasSuffix(text, "–"))
	case c == '.':
		text = text[:len(text)-1]
	case c == ';', c == '!', c == '?', c == ',':
		return false
	}
	last := lastWord(text)
	if kindOf([]byte(strings.ToLower(last)))&intro != 0 {
		return last != "these" && last != "examples" && last != "example"
	}
	// "… in one of the following ways."
	tail := text[max(0, len(text)-60):]
	i := strings.LastIndex(tail, "ollowing ")
	return i >= 0 && !strings.Contains(tail[i:], ". ")
}

// lastWord returns the last word of text, at most 16 bytes of it.
func lastWord(text string) string {
	i := len(text)
	for i > 0 && len(text)-i < 16 && text[i-1]|0x20 >= 'a' && text[i-1]|0x20 <= 'z' {
		i--
	}
	return text[i:]
}

// stops reports whether text ends as a sentence or a list item ends.
func stops(text string) bool {
	text = strings.TrimRight(text, " \"”’)")
	return text == "" || strings.ContainsRune(".;,!?", rune(text[len(text)-1]))
}

// isFragment reports whether text between two items is no prose: a page number,
// a footer's mark, or the rest of a sentence that the page broke.
func isFragment(text string) bool {
	if c := text[0]; c >= 'a' && c <= 'z' {
		return true
	}
	if len(text) > 24 {
		return false
	}
	t := look(text)
	return t.letters == 0 || isPageNumber(&t)
}
