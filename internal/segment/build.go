package segment

import (
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/parse"
	"lacuna/internal/policy"
)

// A builder makes the document from units whose headings are decided.
type builder struct {
	src       *parse.Text
	doc       *policy.Document
	open      []int // sections that are open, outermost first
	paths     [][]string
	empty     bool // the last section has no clause yet
	lists     leads
	base      int           // depth of items and paragraphs below a heading that was an item
	inTable   bool          // the last clause is a table row
	header    policy.Span   // of the table that is open
	sentences []policy.Span // of all clauses
	titles    []string      // of all paths
}

func build(t *parse.Text, units []unit) *policy.Document {
	b := builder{src: t, doc: &policy.Document{Text: t.Text}}
	b.doc.Clauses = make([]policy.Clause, 0, len(units))
	b.sentences = make([]policy.Span, 0, len(t.Text)/100+len(units))
	if len(units) > 0 && !units[0].heading {
		b.doc.Sections = append(b.doc.Sections, policy.Section{Level: 1, Parent: -1, Span: policy.Span{End: len(t.Text)}})
		b.paths = append(b.paths, nil)
		b.open = append(b.open, 0)
	}
	for i := range units {
		if u := &units[i]; u.heading {
			b.section(u)
		} else {
			b.clause(u)
		}
	}
	b.close(1, len(t.Text))
	return b.doc
}

// section opens the section of heading u.
func (b *builder) section(u *unit) {
	if len(b.doc.Sections) == 1 && b.doc.Sections[0].Heading.IsZero() {
		b.close(0, u.Start) // text before the first heading ends there, whatever the level
	}
	b.close(u.level, u.Start)
	s := policy.Section{
		Title:   line(u.Of(b.doc.Text)),
		Level:   u.level,
		Parent:  -1,
		Span:    policy.Span{Start: u.Start, End: len(b.doc.Text)},
		Heading: u.Span,
	}
	var above, outer []string
	if n := len(b.open); n > 0 {
		s.Parent = b.open[n-1]
		above = b.paths[s.Parent]
		outer = b.doc.Sections[s.Parent].Audience
	}
	path := b.path(above, s.Title)
	s.Audience = outer
	if u.shape.kinds&people != 0 {
		s.Audience = audience(s.Title, outer)
	}
	b.open = append(b.open, len(b.doc.Sections))
	b.doc.Sections = append(b.doc.Sections, s)
	b.paths = append(b.paths, path)
	b.empty = true
	b.lists.heading(b.doc.Text, u.Span)
	b.header, b.inTable = policy.Span{}, false
	b.base = 0
	if u.kind == parse.Item {
		b.base = u.depth
	}
}

// path returns the titles above and then title.
func (b *builder) path(above []string, title string) []string {
	at := len(b.titles)
	b.titles = append(append(b.titles, above...), title)
	return b.titles[at:len(b.titles):len(b.titles)]
}

// close ends at byte end the open sections of the given or a lower level.
func (b *builder) close(level, end int) {
	for n := len(b.open); n > 0; n-- {
		s := &b.doc.Sections[b.open[n-1]]
		if s.Level < level {
			break
		}
		if b.empty && b.open[n-1] == len(b.doc.Sections)-1 {
			b.bare(b.open[n-1])
		}
		s.End = end
		b.open = b.open[:n-1]
	}
}

// bare makes a clause of the heading of a section that holds nothing else.
func (b *builder) bare(section int) {
	s := &b.doc.Sections[section]
	b.empty = false
	b.doc.Clauses = append(b.doc.Clauses, policy.Clause{
		Kind:      policy.Heading,
		Span:      s.Heading,
		Section:   section,
		Sentences: b.split(s.Heading),
		Heading:   b.paths[section],
		Audience:  s.Audience,
	})
}

// split returns the sentences of s.
func (b *builder) split(s policy.Span) []policy.Span {
	at := len(b.sentences)
	b.sentences = nlp.Sentences(b.sentences, s.Of(b.doc.Text), s.Start)
	return b.sentences[at:len(b.sentences):len(b.sentences)]
}

// clause adds the clause of unit u.
func (b *builder) clause(u *unit) {
	section := b.open[len(b.open)-1]
	b.empty = false
	b.doc.Clauses = append(b.doc.Clauses, policy.Clause{
		Kind:     policy.Paragraph,
		Span:     u.Span,
		Section:  section,
		Heading:  b.paths[section],
		Audience: b.doc.Sections[section].Audience,
	})
	c := &b.doc.Clauses[len(b.doc.Clauses)-1]
	if u.block >= 0 {
		c.Place = b.src.Blocks[u.block].Place
	}
	if u.depth < b.base {
		b.base = 0
	}
	depth := u.depth - b.base
	if u.kind != parse.Row {
		b.header, b.inTable = policy.Span{}, false
	}
	if u.kind == parse.Row {
		b.row(u, c)
		return
	}
	body := policy.Span{Start: u.body, End: u.End}
	if body.Len() == 0 {
		body = u.Span
	}
	c.Sentences = b.split(body)
	switch {
	case u.kind == parse.Item:
		c.Kind, c.Depth = policy.Item, max(depth, 1)
	case u.listed:
		c.Kind, c.Depth = policy.Item, 1
	}
	var t traits
	c.RunIn, t = runIn(b.doc.Text, body, c.Kind == policy.Item, c.Sentences)
	if c.Kind == policy.Item {
		c.Lead = b.lists.item(b.doc.Text, c.Depth, numberOf(b.doc.Text[u.Start:u.body]), !c.RunIn.IsZero(), c.Sentences)
	} else {
		b.lists.paragraph(b.doc.Text, depth, c.Sentences)
	}
	if !c.RunIn.IsZero() {
		b.titled(c, t.kinds)
	}
}

// titled puts the run-in heading of c, which has words of the given kinds, where
// those of sections are.
func (b *builder) titled(c *policy.Clause, k kind) {
	title := line(c.RunIn.Of(b.doc.Text))
	c.Heading = b.path(c.Heading, title)
	// "Clients: …" under "We share with:" names recipients.
	if k&people != 0 && (c.Lead.IsZero() || strings.Contains(c.Lead.Of(b.doc.Text), "individual")) {
		c.Audience = audience(title, c.Audience)
	}
}

// numberOf returns the last number of a list marker, 0 for other markers.
func numberOf(marker string) int {
	n := 0
	for i := 0; i < len(marker); i++ {
		switch c := marker[i]; {
		case c >= '0' && c <= '9':
			n = min(n*10+int(c-'0'), 1<<20)
		case c == '.' && i+1 < len(marker) && marker[i+1] >= '0' && marker[i+1] <= '9':
			n = 0
		}
	}
	return n
}
