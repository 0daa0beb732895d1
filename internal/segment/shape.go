package segment

import (
	"strings"

	"lacuna/internal/parse"
)

// A style is a way to write headings. Headings of one style in one document are
// of one level.
type style uint8

// The styles. Of two that a document uses, the one named first is the higher,
// save for what cutter.levels says.
const (
	noStyle  style = iota
	titled         // the document's own title
	marked         // by markup; depth is its level
	parted         // "Part I", "Article 5", "Section 3:"
	numbered       // "2.", "2.1"; depth is the number of numbers
	lettered       // "A.", "(a)", "IV."
	capitals       // ALL CAPITALS
	question       // a question, alone
	plain          // a short line in title or sentence case
	colon          // ends in a colon and no list follows
	label          // a few words and a full stop, alone
	bold           // emphasised, where markup gives other headings
)

// A shape is a style with its depth. Weak shapes need a fitting neighbourhood to
// make a heading.
type shape struct {
	style style
	depth int
	weak  bool
	topic bool // made of words that headings are made of
	kinds kind // of the words of the heading
}

// shapes finds for every unit the heading it could be.
func (c *cutter) shapes() {
	titles := !c.markup
	for i := range c.units {
		u := &c.units[i]
		if u.toc {
			continue
		}
		switch u.kind {
		case parse.Row:
		case parse.Heading:
			u.shape = markedShape(c.text[u.Start:u.End])
			u.shape.depth = u.level
		case parse.Item:
			u.shape = c.itemShape(i)
		default:
			if !c.runsOn(i) {
				u.shape = c.paragraphShape(u)
			}
		}
		if u.shape.style > marked && u.shape.style != capitals && u.shape.style != question && c.continued(i) {
			u.shape = shape{}
		}
		if titles && i < 12 && u.shape.style >= capitals && isTitle(c.text[u.Start:u.End]) {
			u.shape = shape{style: titled, topic: true, kinds: u.shape.kinds}
		}
		titles = titles && (u.shape.style <= titled || i < 4)
	}
}

// continued reports whether the unit after i goes on with its sentence.
func (c *cutter) continued(i int) bool {
	if i+1 >= len(c.units) || c.units[i+1].kind != parse.Paragraph {
		return false
	}
	text := c.units[i+1].Of(c.text)
	return len(text) > 1 && text[0] >= 'a' && text[0] <= 'z' && (text[1] >= 'a' && text[1] <= 'z' || text[1] == ' ')
}

// runsOn reports whether unit i, a word or two with a stop on the line below unit
// i-1, ends the sentence that the line above leaves open.
func (c *cutter) runsOn(i int) bool {
	if i == 0 || c.units[i-1].kind != parse.Paragraph || c.units[i-1].Len() < 60 || c.units[i].Len() > 30 {
		return false
	}
	above, text := &c.units[i-1], c.units[i].Of(c.text)
	return text[len(text)-1] == '.' && strings.Count(c.text[above.End:c.units[i].Start], "\n") == 1 && !stops(above.Of(c.text)) && c.text[above.End-1] != ':'
}

// markedShape refuses what markup calls a heading and is none: a paragraph, a
// date line, a symbol.
func markedShape(text string) shape {
	if len(text) > 200 && (strings.HasSuffix(text, ".") || len(text) > 2*maxLook) {
		return shape{}
	}
	t := look(text)
	if t.letters == 0 && t.digits == 0 || isDateLine(&t) {
		return shape{}
	}
	return shape{style: marked, kinds: t.kinds}
}

// paragraphShape is the shape of a paragraph.
func (c *cutter) paragraphShape(u *unit) shape {
	text := c.text[u.Start:u.End]
	if len(text) > maxLook || strings.Count(text, "\n") > 1 {
		return shape{}
	}
	if c.markup && !u.bold {
		return shape{}
	}
	switch text[len(text)-1] {
	case ';', ',':
		return shape{}
	case '.':
		if len(text) > 110 && !u.bold {
			return shape{}
		}
	}
	n, depth := prefixAt(text)
	s := bareShape(text[n:], u.bold || n > 0)
	switch {
	case s.style == noStyle:
		return s
	case depth < 0:
		s.style, s.depth, s.weak = parted, 1, false
	case depth > 0:
		s.style, s.depth = numbered, depth
	case n > 0:
		s.style, s.depth = lettered, 1
	}
	if c.markup {
		s.style, s.depth = bold, 0
	}
	return s
}

// bareShape is the shape of text without a number. Marked text, bold or
// numbered, is trusted to be a heading unless it is a sentence.
func bareShape(text string, marked bool) shape {
	t := look(text)
	if t.letters < 2 || isDateLine(&t) || t.blank || strings.Contains(text, "|") || t.words < 4 && isChrome(text) || isPageNumber(&t) {
		return shape{}
	}
	s := shape{topic: t.has(topical), weak: !marked, kinds: t.kinds}
	switch {
	case t.end == '?' && !t.inner && t.capital > 0 && t.words <= 30:
		return shape{style: question, topic: true, kinds: t.kinds}
	case t.address || t.has(postal), t.end == ';', t.end == ',', t.inner && t.words > 8:
		return shape{}
	case t.capitals() && len(text) <= 160 && (t.end != '.' || t.words <= 8 && !t.states):
		s.style, s.weak = capitals, t.words < 2 && !t.has(topical) && !marked
	case t.end == ':':
		if t.has(intro) || t.states || t.inner || isSubject(t.first) || t.words > 30 {
			return shape{}
		}
		s.style = colon
	case t.end == '.' || t.end == '!':
		if t.words > 6 && !marked || t.words > 12 || t.states || isSubject(t.first) || isAnswer(t.first) || t.inner || t.words >= 5 && isQuantifier(t.first) && !t.title() {
			return shape{}
		}
		s.style = label
	default:
		if !headingCase(text, &t, marked) {
			return shape{}
		}
		s.style = plain
	}
	return s
}

// headingCase reports whether text, which ends without a stop, can be a heading.
func headingCase(text string, t *traits, marked bool) bool {
	if t.words > 28 || t.digits > t.letters || isDangling(t.last) {
		return false
	}
	if marked {
		return true
	}
	if t.words > 16 || len(text) > 110 || t.digits > 3 && !t.has(topical) || t.digits > 6 {
		return false
	}
	if isSubject(t.first) && (t.words > 6 || !t.has(topical) && isPronoun(t.first)) && !t.title() || isCommand(t.first) {
		return false
	}
	if t.states && t.words > 9 && !t.asks {
		return false
	}
	if t.field > 0 && t.field <= 2 && t.words <= 6 {
		return false // "Expires: 1 year"
	}
	c := text[0]
	return c < 'a' || c > 'z'
}

// isDateLine reports whether t tells the date or version of the document and
// little more.
func isDateLine(t *traits) bool {
	if t.month && t.digits > 0 && t.words <= 3 {
		return true
	}
	if t.words > 14 || !t.has(dated) {
		return false
	}
	return t.month || t.digits >= 4 || t.blank || t.digits > 0 && t.words <= 4
}

// isPageNumber reports whether t is the number of a page.
func isPageNumber(t *traits) bool { return t.first == "Page" && t.digits > 0 && t.words <= 4 }

// isTitle reports whether text names the document: "Acme Privacy Notice".
func isTitle(text string) bool {
	if len(text) > 120 {
		return false
	}
	t := look(text)
	if t.words > 14 || isCommand(t.first) || t.end == '.' || t.end == '?' || t.end == ':' {
		return false
	}
	low := strings.ToLower(text)
	for _, kind := range [...]string{"policy", "notice", "statement", "policies", "declaration", "disclosure"} {
		if strings.Contains(low, kind) {
			return strings.Contains(low, "privacy") || strings.Contains(low, "cookie") || strings.Contains(low, "data protection")
		}
	}
	return strings.Contains(low, "privacy") && t.words <= 4
}
