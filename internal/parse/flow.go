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
	place policy.Place
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

// heading writes in as one heading. A list item that begins with a heading is a
// section that someone laid out as a list.
func (f *flow) heading(in *inline, level int) {
	s := trim(string(in.buf), policy.Span{End: len(in.buf)})
	if s.Len() == 0 {
		return
	}
	for _, it := range f.items {
		if it.marker != "" {
			it.plain = true
			it.marker = ""
		}
	}
	f.nest = nest{}
	f.block(in, s, Block{Kind: Heading, Level: level})
}

// running writes in as paragraphs and items.
func (f *flow) running(in *inline, bold bool) {
	for _, g := range in.groups() {
		b := Block{Bold: bold || in.isStrong(g)}
		m, marked := markerAt(string(in.buf[g.Start:g.End]))
		if marked && m.size == g.Len() {
			marked = false
		}
		var it *item
		if n := len(f.items); n > 0 && f.items[n-1].marker != "" {
			it = f.items[n-1]
		}
		depth := f.depth()
		switch {
		case it != nil:
			b.Kind, b.Depth = Item, depth
			if marked {
				it.marker = ""
				b.Marker.End = m.size
			}
			f.nest = nest{}
		case marked && f.accepts(m):
			b.Kind, b.Depth = Item, depth+f.nest.add(m, 0)
			b.Marker.End = m.size
		default:
			f.nest = nest{}
			b.Depth = depth
		}
		f.block(in, g, b)
	}
}

// accepts reports whether m stands where its list would have it: "J. Smith" is no item.
func (f *flow) accepts(m marker) bool {
	letter := m.style == "a." || m.style == "A."
	return !letter || m.value == 1 || m.roman == 1 || f.nest.continues(m)
}

// block writes the part s of in as b, whose marker is relative to s.
func (f *flow) block(in *inline, s policy.Span, b Block) {
	f.separate(b)
	start := f.out.Len()
	if n := len(f.items); b.Kind == Item && n > 0 && f.items[n-1].marker != "" {
		it := f.items[n-1]
		f.out.WriteString(it.marker)
		b.Marker.End = len(it.marker)
		f.out.WriteByte(' ')
		it.marker = ""
	}
	base := f.out.Len() - s.Start
	f.write(in, s)
	b.Span = policy.Span{Start: start, End: f.out.Len()}
	if b.Kind == Item {
		b.Marker.Start += start
		b.Marker.End += start
	}
	b.Place = f.place
	f.t.Blocks = append(f.t.Blocks, b)
	f.link(in, s, base)
}

// write writes the part s of in. Invisible text at the ends of lines is left out.
func (f *flow) write(in *inline, s policy.Span) {
	f.out.Write(in.buf[s.Start:s.End])
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
	header bool
	span   int // columns
}

// row writes the cells of a table row with bars between them and returns the row's
// block, nil when all of them are empty.
func (f *flow) row(cells []*cell) *Block {
	empty := true
	for _, c := range cells {
		empty = empty && blank(string(c.buf))
	}
	if empty {
		return nil
	}
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
		f.write(&c.inline, s)
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
func (f *flow) finish() { f.t.Text = f.out.String() }
