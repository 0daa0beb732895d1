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
// belongs to an item or that the page put there, and, when it is numbered, where
// the numbers go on.
type leads struct {
	open  []list
	intro policy.Span // of the list that may start next
	depth int         // of the text that intro stands in
}

type list struct {
	lead   policy.Span
	number int // of its last item, 0 for bullets
}

func (l *leads) reset() {
	l.open = l.open[:0]
	l.intro = policy.Span{}
	l.depth = 0
}

// paragraph tells of text between items. Its sentences are its spans.
func (l *leads) paragraph(text string, depth int, sentences []policy.Span) {
	last := policy.Span{}
	if len(sentences) > 0 {
		last = sentences[len(sentences)-1]
	}
	if introduces(last.Of(text)) {
		if depth == 0 {
			l.open = l.open[:0]
		}
		l.intro, l.depth = last, depth
		return
	}
	l.intro = policy.Span{}
	if depth == 0 && last.End > 0 && !isFragment(text[sentences[0].Start:last.End]) {
		for i := range l.open {
			if l.open[i].number == 0 {
				l.open = l.open[:i]
				break
			}
		}
	}
}

// item returns the lead of an item. Its sentences are its spans, number is its
// number or 0.
func (l *leads) item(text string, depth, number int, sentences []policy.Span) policy.Span {
	if len(l.open) > depth {
		l.open = l.open[:depth]
	}
	if len(l.open) == depth {
		last := &l.open[depth-1]
		// A new list at the same place: a lead of its own, or numbers that start anew.
		if !l.intro.IsZero() && l.depth < depth || number > 0 && number <= last.number {
			l.open = l.open[:depth-1]
		}
	}
	for len(l.open) < depth {
		lead := l.intro
		if lead.IsZero() && len(l.open) > 0 {
			lead = l.open[len(l.open)-1].lead
		}
		l.open = append(l.open, list{lead: lead})
	}
	l.open[depth-1].number = number
	lead := l.open[depth-1].lead
	l.intro = policy.Span{}
	if len(sentences) > 0 {
		if s := sentences[len(sentences)-1]; introduces(s.Of(text)) || s.Len() <= maxTopic && !stops(s.Of(text)) {
			l.intro, l.depth = s, depth
		}
	}
	return lead
}

// maxTopic is the length of an item without a full stop that can be the topic of
// the items nested in it.
const maxTopic = 120

// introduces reports whether text, a sentence or the paragraph it ends, makes
// the reader expect a list.
func introduces(text string) bool {
	text = strings.TrimRight(text, " \t\n\u00a0\"”“’*_")
	if text == "" {
		return false
	}
	switch {
	case strings.HasSuffix(text, ":"), strings.HasSuffix(text, ":-"), strings.HasSuffix(text, ": -"):
		return true
	case strings.HasSuffix(text, "—"), strings.HasSuffix(text, "–"):
		return len(text) > 8
	}
	if len(text) > 400 {
		text = text[len(text)-400:]
		for !utf8.RuneStart(text[0]) {
			text = text[1:]
		}
	}
	if i := strings.LastIndexAny(text[:len(text)-1], ".?!"); i >= 0 && i+1 < len(text) && text[i+1] == ' ' {
		text = text[i+1:]
	}
	low := strings.ToLower(strings.TrimRight(text, "."))
	for _, s := range [...]string{"following", "as follows", "below", "include", "including", "such as", "listed here"} {
		if i := strings.LastIndex(low, s); i >= 0 && (i+len(s) == len(low) || s == "following" && i > len(low)-60) {
			return true
		}
	}
	return false
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
	return t.letters == 0 || t.first == "Page" && t.digits > 0
}
