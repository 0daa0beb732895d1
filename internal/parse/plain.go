package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lacuna/internal/policy"
)

// A line is one line of plain text.
type line struct {
	policy.Span        // without white space at its ends
	indent      int    // columns before it
	text        string // of the span
	cols        int    // characters of the text
}

// parsePlain cuts plain text into paragraphs and items. Its text is the source's,
// except that lines drawn with "----" are blanked: blocks hold no decoration.
func parsePlain(t *Text, s *source) {
	t.Text = blankRules(s.text)
	p := plain{t: t, lines: scanLines(t.Text)}
	p.width = wrapWidth(p.lines)
	p.address = addressLines(p.lines)
	p.blocks(s.text)
	t.Title = titleLine(t)
	for i := range t.Blocks {
		t.Blocks[i].Place.Bytes = s.bytes(t.Blocks[i].Span)
	}
}

// plain is the state of cutting one text.
type plain struct {
	t     *Text
	lines []line
	width int // column at which lines are wrapped, 0 when paragraphs are one line each
	nest  nest

	open   bool // the last block may go on
	naked  bool // the last block is a marker whose text is still to come
	indent int  // of the last block's lines after the first
	text   int  // columns before the text of the item that is open

	address map[int]bool // starts of lines that go on with a postal address
}

func (p *plain) blocks(source string) {
	blanks := 0
	for i, l := range p.lines {
		if l.Len() == 0 {
			if underlined(source[l.Start:]) && i > 0 && p.lines[i-1].Len() > 0 {
				p.underline(p.lines[i-1])
			}
			blanks++
			p.open = false
			p.naked = p.naked && blanks == 1
			continue
		}
		var prev *line
		if p.open && i > 0 && blanks == 0 {
			prev = &p.lines[i-1]
		}
		p.add(prev, l)
		blanks = 0
	}
}

// add continues the last block with l or starts a new one. prev is the line
// directly above, nil after an empty line.
func (p *plain) add(prev *line, l line) {
	m, ok := markerAt(l.text)
	if ok && p.accept(prev, l, m) {
		depth := p.nest.add(m, l.indent)
		p.nest.setText(p.textColumn(l, m))
		marker := policy.Span{Start: l.Start, End: l.Start + m.size}
		p.start(l, Block{Kind: Item, Depth: depth, Marker: marker})
		p.indent = -1
		p.text = 0
		if l.indent+m.size > slack {
			p.text = l.indent + utf8.RuneCountInString(l.text[:min(len(l.text), m.size+m.gap)])
		}
		p.naked = m.size == len(l.text)
		return
	}
	last := len(p.t.Blocks) - 1
	if p.naked || prev != nil && p.continues(*prev, l) {
		p.t.Blocks[last].End = l.End
		p.open, p.naked = true, false
		p.indent = l.indent
		return
	}
	p.start(l, Block{Depth: p.nest.paragraph(l.indent)})
	p.indent = l.indent
}

// textColumn returns the column from which paragraphs belong to the item in l. A
// numbered title, with its section indented below, is no such item.
func (p *plain) textColumn(l line, m marker) int {
	text := l.text[min(m.size+m.gap, len(l.text)):]
	if m.value > 0 && text != "" && (isCapitals(text) || len(text) < titleBytes && !endsSentence(text) && !startsLower(text)) {
		return noText
	}
	return l.indent + utf8.RuneCountInString(l.text[:len(l.text)-len(text)])
}

// titleBytes bounds the titles of sections.
const titleBytes = 60

func (p *plain) start(l line, b Block) {
	b.Span = l.Span
	p.t.Blocks = append(p.t.Blocks, b)
	p.open, p.naked = true, false
}

// accept reports whether m, read at the start of l, is a list marker there. In
// wrapped text a dash, a number or "(b)" may start a line in the middle of a sentence.
func (p *plain) accept(prev *line, l line, m marker) bool {
	if p.nest.isInitial(m) {
		return false
	}
	if prev == nil || p.width == 0 || !p.full(*prev, l) || strings.Contains(strongBullets, m.style) {
		return true
	}
	switch {
	case m.value > 1 || m.roman > 1:
		return p.nest.continues(m)
	case m.value == 0 && p.t.Blocks[len(p.t.Blocks)-1].Kind == Item && p.nest.continues(m):
		return true
	}
	return strings.HasSuffix(prev.text, ":") || strings.HasSuffix(prev.text, ".")
}

// continues reports whether l goes on with the block that the line above ends with.
func (p *plain) continues(above, l line) bool {
	lower := (startsLower(l.text) || isDigit(l.text[0])) && !endsSentence(above.text)
	switch {
	case p.hangs(l), p.address[l.Start]:
		return true
	case p.width == 0:
		return lower && above.cols >= 60 && above.cols <= maxWidth
	}
	if p.indent >= 0 && l.indent > p.indent+slack && endsSentence(above.text) {
		return false // the indented first line of a paragraph
	}
	if p.full(above, l) {
		// A title in capitals may be as wide as the text.
		return lower || isCapitals(l.text) == isCapitals(above.text) || isCapitals(l.text) && !endsSentence(above.text)
	}
	return lower && above.cols > p.width/2
}

// hangs reports whether l stands below the text of the item that is open, to the
// right of its marker.
func (p *plain) hangs(l line) bool {
	b := &p.t.Blocks[len(p.t.Blocks)-1]
	return b.Kind == Item && p.text > 0 && l.indent >= p.text-slack && l.indent <= p.text+slack
}

// full reports whether the line above has no room for the first word of l, so
// that its end is no decision of the author.
func (p *plain) full(above, l line) bool {
	word := strings.IndexFunc(l.text, isSpace)
	if word < 0 {
		word = len(l.text)
	}
	return above.indent+above.cols+1+utf8.RuneCountInString(l.text[:word]) > p.width-ragged
}

// underline marks the one-line block that ends with l as emphasised.
func (p *plain) underline(l line) {
	if b := &p.t.Blocks[len(p.t.Blocks)-1]; b.End == l.End && !strings.Contains(b.Of(p.t.Text), "\n") {
		b.Bold = true
	}
}

// scanLines returns the lines of text.
func scanLines(text string) []line {
	lines := make([]line, 0, strings.Count(text, "\n")+1)
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], '\n') + at
		if end < at {
			end = len(text)
		}
		l := line{Span: trim(text, policy.Span{Start: at, End: end})}
		l.indent = columns(text[at:l.Start])
		l.text = l.Of(text)
		l.cols = utf8.RuneCountInString(l.text)
		if l.Len() == 0 {
			l.Start, l.End = at, at
		}
		lines = append(lines, l)
		at = end + 1
	}
	return lines
}

// columns returns the width of leading white space; a tab counts four.
func columns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r == '\t':
			n += 4
		case unicode.IsSpace(r):
			n++
		}
	}
	return n
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// endsSentence reports whether s ends with a full stop or its like, quotes and brackets aside.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, `"')]”’`)
	return s != "" && strings.ContainsRune(".:;!?", rune(s[len(s)-1]))
}

// isCapitals reports whether s has letters and all of them are capitals.
func isCapitals(s string) bool {
	return strings.ToUpper(s) == s && strings.ToLower(s) != s
}
