package parse

import (
	"strings"

	"lacuna/internal/policy"
)

// A flow writes blocks one after the other into the canonical text of a format
// that has markup. Blocks stand apart by an empty line, the items of a list and
// the rows of a table by a line end; items get a marker and indentation that show
// their nesting.
type flow struct {
	t     *Text
	out   strings.Builder
	items []*item // open list items, outermost first
	nest  nest    // of items made with bullets in running text
	held  held    // a marker on its own: "4.1" in one cell or paragraph, its text in the next
	place policy.Place
}

// A held marker waits for its text.
type held struct {
	marker
	text string
}

// An item is a list item that is being read.
type item struct {
	marker string // still to be written, "" when it is
	plain  bool   // it turned out to hold a section: no item
}

// depth returns the number of open items.
func (f *flow) depth() int {
	n := 0
	for _, it := range f.items {
		if !it.plain {
			n++
		}
	}
	return n
}

// heading writes in as one heading. A list item that holds a heading is a section
// that someone laid out as a list.
func (f *flow) heading(in *inline, level int) {
	s := trim(string(in.buf), policy.Span{End: len(in.buf)})
	if s.Len() == 0 {
		return
	}
	for _, it := range f.items {
		it.plain = true
		it.marker = ""
	}
	if f.held.text != "" && f.held.value == 0 {
		f.release()
	}
	prefix := f.held.text
	f.held = held{}
	f.nest.reset()
	f.block(prefix, in, s, Block{Kind: Heading, Level: level})
}

// running writes in as paragraphs and items.
func (f *flow) running(in *inline, bold bool) {
	for _, g := range in.groups() {
		text := string(in.buf[g.Start:g.End])
		if underlined(text) {
			continue // drawn, not written
		}
		m, marked := markerAt(text)
		marked = marked && !f.nest.isInitial(m)
		it := f.pending()
		if marked && m.size == len(text) && it == nil {
			f.hold(text, m)
			continue
		}
		b := Block{Bold: bold || in.isStrong(g), Depth: f.depth()}
		prefix := ""
		switch {
		case it != nil:
			b.Kind = Item
			if marked && m.size < len(text) {
				b.Marker.End = m.size
			} else {
				prefix = it.marker
			}
			it.marker = ""
			f.nest.reset()
		case marked:
			f.release()
			b.Kind = Item
			b.Depth += f.nest.add(m, 0)
			b.Marker.End = m.size
		case f.held.text != "":
			b.Kind = Item
			b.Depth += f.nest.add(f.held.marker, 0)
			prefix = f.held.text
			f.held = held{}
		default:
			f.nest.reset()
		}
		f.block(prefix, in, g, b)
	}
}

// pending returns the innermost open item if its text is still to come.
func (f *flow) pending() *item {
	if n := len(f.items); n > 0 && f.items[n-1].marker != "" {
		return f.items[n-1]
	}
	return nil
}

// hold keeps a marker that stands on its own until the text it belongs to comes.
func (f *flow) hold(text string, m marker) {
	f.release()
	f.held = held{m, text}
}

// release writes a marker that no text followed.
func (f *flow) release() {
	if f.held.text == "" {
		return
	}
	var in inline
	in.text(f.held.text, false)
	f.held = held{}
	f.block("", &in, policy.Span{End: len(in.buf)}, Block{Depth: f.depth()})
}

// block writes the part s of in as b. The prefix, if any, becomes the block's
// marker or, in a heading, its number; without one, an item's marker is relative to s.
func (f *flow) block(prefix string, in *inline, s policy.Span, b Block) {
	f.separate(b)
	b.Start = f.out.Len()
	if prefix != "" {
		f.out.WriteString(prefix)
		if b.Kind == Item {
			b.Marker.End = len(prefix)
		}
		f.out.WriteByte(' ')
	}
	base := f.out.Len() - s.Start
	f.out.Write(in.buf[s.Start:s.End])
	b.End = f.out.Len()
	if b.Kind == Item {
		b.Marker.Start += b.Start
		b.Marker.End += b.Start
	}
	b.Place = f.place
	f.t.Blocks = append(f.t.Blocks, b)
	f.link(in, s, base)
}

// link keeps the links of in that lie in s.
func (f *flow) link(in *inline, s policy.Span, base int) {
	for _, l := range in.links {
		if !s.Overlaps(l.Span) {
			continue
		}
		l.Start, l.End = max(l.Start, s.Start)+base, min(l.End, s.End)+base
		f.t.Links = append(f.t.Links, l)
	}
}

// separate writes what stands between the last block and b.
func (f *flow) separate(b Block) {
	if n := len(f.t.Blocks); n > 0 {
		last := f.t.Blocks[n-1].Kind
		if last == b.Kind && (b.Kind == Item || b.Kind == Row) {
			f.out.WriteString("\n")
		} else {
			f.out.WriteString("\n\n")
		}
	}
	indent := b.Depth
	if b.Kind == Item {
		indent--
	}
	for range min(indent, maxIndent) {
		f.out.WriteString("  ")
	}
}

// maxIndent bounds the white space that deep nesting writes.
const maxIndent = 8

// cell is the content of one table cell.
type cell struct {
	inline
	span int // columns
}

// row writes the cells of a table row, which are not all empty, with bars between
// them and returns the row's block.
func (f *flow) row(cells []*cell) *Block {
	f.release()
	b := Block{Kind: Row}
	f.separate(b)
	b.Start = f.out.Len()
	for i, c := range cells {
		if i > 0 && f.out.Len() > b.Start {
			f.out.WriteString(" ")
		}
		s := trim(string(c.buf), policy.Span{End: len(c.buf)})
		if i > 0 {
			f.out.WriteString("|")
			if s.Len() > 0 {
				f.out.WriteString(" ")
			}
		}
		at := f.out.Len()
		f.out.Write(c.buf[s.Start:s.End])
		f.link(&c.inline, s, at-s.Start)
		for n := range max(c.span, 1) {
			sp := policy.Span{Start: at, End: f.out.Len()}
			if n > 0 || sp.Len() == 0 {
				sp = policy.Span{}
			}
			b.Cells = append(b.Cells, sp)
		}
	}
	b.End = f.out.Len()
	b.Place = f.place
	f.t.Blocks = append(f.t.Blocks, b)
	return &f.t.Blocks[len(f.t.Blocks)-1]
}

// note adds a note about something that has no place in the text.
func (f *flow) note(kind, message string) {
	if len(f.t.Notes) < maxNotes {
		f.t.Notes = append(f.t.Notes, Note{Kind: kind, Message: message})
	}
}

// maxNotes bounds what is told about one file.
const maxNotes = 200

// finish closes the text.
func (f *flow) finish() {
	f.release()
	f.t.Text = f.out.String()
}
