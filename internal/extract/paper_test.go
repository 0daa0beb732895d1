package extract

import (
	"strings"
	"testing"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

// paper makes a document from a light notation, independent of the parser and
// the segmenter: blocks are parted by empty lines; "# " starts a heading, "- "
// an item whose lead is the paragraph before it, "| " a table row.
func paper(t testing.TB, text string) *policy.Document {
	t.Helper()
	d := &policy.Document{Text: text, Sections: []policy.Section{{Level: 0, Parent: -1}}}
	var lead policy.Span
	at := 0
	for block := range strings.SplitAfterSeq(text, "\n\n") {
		lo, hi := at, at+len(block)
		at = hi
		for lo < hi && strings.ContainsRune(" \n\t", rune(text[lo])) {
			lo++
		}
		for hi > lo && strings.ContainsRune(" \n\t", rune(text[hi-1])) {
			hi--
		}
		if lo == hi {
			continue
		}
		s := policy.Span{Start: lo, End: hi}
		c := policy.Clause{Kind: policy.Paragraph, Span: s, Section: len(d.Sections) - 1, Sentences: nlp.Sentences(nil, s.Of(text), s.Start)}
		switch {
		case strings.HasPrefix(text[lo:], "# "):
			d.Sections = append(d.Sections, policy.Section{Title: text[lo+2 : hi], Level: 1, Parent: 0, Span: policy.Span{Start: lo}, Heading: s})
			continue
		case strings.HasPrefix(text[lo:], "- "):
			c.Kind, c.Lead = policy.Item, lead
		case strings.HasPrefix(text[lo:], "| "):
			c.Kind = policy.Row
		default:
			lead = s
		}
		d.Clauses = append(d.Clauses, c)
	}
	for i := range d.Sections {
		d.Sections[i].End = len(text)
		if i > 0 && i+1 < len(d.Sections) {
			d.Sections[i].End = d.Sections[i+1].Start
		}
	}
	if err := d.Check(); err != nil {
		t.Fatalf("paper(%.200q): %v", text, err)
	}
	return d
}
