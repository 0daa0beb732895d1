package parse

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lacuna/internal/policy"
)

// maxColumns bounds what a colspan may claim.
const maxColumns = 200

// table reads a table of data as rows, one that only arranges a page as blocks.
func (w *walker) table(n *html.Node) {
	w.flush()
	if w.incell > 0 {
		w.children(n)
		w.flush()
		return
	}
	shape := shapeOf(n)
	if shape.layout() {
		w.children(n)
		w.flush()
		return
	}
	if shape.caption != nil {
		w.term(shape.caption)
	}
	rows := make([]tableRow, 0, len(shape.rows))
	for _, tr := range shape.rows {
		w.mark()
		if r := w.readRow(tr); !r.empty() {
			r.place = w.f.place
			rows = append(rows, r)
		}
	}
	if len(rows) > 0 {
		rows[0].isHeader = rows[0].allHeader || rows[0].node == shape.head || len(rows) > 1 && rows[0].strong() || titles(rows)
	}
	var header []policy.Span
	for _, r := range rows {
		w.f.place = r.place
		b := w.f.row(r.cells)
		if r.isHeader {
			b.IsHeader = true
			header = spread(r.cells, b.Cells)
			continue
		}
		b.Header = under(header, len(b.Cells))
	}
}

// A tableShape is what tells data from layout.
type tableShape struct {
	rows      []*html.Node
	head      *html.Node // the only row of a thead
	caption   *html.Node
	columns   int  // of the widest row
	marked    bool // th, thead or caption
	nested    bool // tables or headings inside cells
	presented bool // role=presentation
	large     int  // bytes of the largest cell
}

// layout reports whether the table only arranges a page.
func (s *tableShape) layout() bool {
	switch {
	case s.presented, s.nested, s.columns < 2:
		return true
	case s.marked:
		return false
	}
	return len(s.rows) < 2 || s.large > largeCell
}

// largeCell is the size of a cell that holds a page rather than a datum.
const largeCell = 3000

func shapeOf(table *html.Node) *tableShape {
	s := &tableShape{}
	role := attr(table, "role")
	s.presented = role == "presentation" || role == "none"
	s.scan(table)
	return s
}

// scan looks for the rows of a table below n.
func (s *tableShape) scan(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Caption:
			s.caption, s.marked = c, true
		case atom.Thead:
			before := len(s.rows)
			s.scan(c)
			s.marked = true
			if len(s.rows) == before+1 {
				s.head = s.rows[before]
			}
		case atom.Tbody, atom.Tfoot:
			s.scan(c)
		case atom.Tr:
			s.row(c)
		}
	}
}

func (s *tableShape) row(tr *html.Node) {
	columns := 0
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		columns += columnsOf(c)
		s.marked = s.marked || c.DataAtom == atom.Th
		size := 0
		for d := range c.Descendants() {
			switch d.DataAtom {
			case atom.Table, atom.H1, atom.H2, atom.H3:
				s.nested = s.nested || c.DataAtom == atom.Td && d.DataAtom == atom.Table || d.DataAtom != atom.Table && c.DataAtom == atom.Td
			}
			if d.Type == html.TextNode {
				size += len(d.Data)
			}
		}
		s.large = max(s.large, size)
	}
	s.columns = max(s.columns, columns)
	s.rows = append(s.rows, tr)
}

func columnsOf(c *html.Node) int {
	n, err := strconv.Atoi(attr(c, "colspan"))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, maxColumns)
}

// A tableRow is a row that has been read but not written.
type tableRow struct {
	node      *html.Node
	place     policy.Place
	cells     []*cell
	allHeader bool // all cells are marked as headers
	isHeader  bool
}

func (r *tableRow) empty() bool {
	for _, c := range r.cells {
		if !blank(string(c.buf)) {
			return false
		}
	}
	return true
}

const (
	minTitled = 3  // rows of a table whose first row may be titles
	cellTitle = 60 // bytes of a title
)

// titles reports whether the first of the rows holds titles though nothing marks
// them: all its cells are short and no sentences, and those below are longer or
// numbers.
func titles(rows []tableRow) bool {
	if len(rows) < minTitled || len(rows[0].cells) < 2 {
		return false
	}
	head, body, numbers := 0, 0, 0
	for _, c := range rows[0].cells {
		s := strings.TrimFunc(string(c.buf), isSpace)
		if s == "" || len(s) > cellTitle || endsSentence(s) || strings.ContainsAny(s, "0123456789@\n") {
			return false
		}
		head += len(s)
	}
	for _, r := range rows[1:] {
		for _, c := range r.cells {
			body += len(c.buf)
			if len(c.buf) > 0 && isDigit(c.buf[0]) {
				numbers++
			}
		}
	}
	// In two columns a short first row may as well be a short first entry.
	longer := 2 * head
	if len(rows[0].cells) > 2 {
		longer = head + head/4
	}
	return body > longer*(len(rows)-1) || numbers >= len(rows)-1
}

// strong reports whether all of the row is emphasised: a header that is not marked as one.
func (r *tableRow) strong() bool {
	cells := 0
	for _, c := range r.cells {
		s := trim(string(c.buf), policy.Span{End: len(c.buf)})
		if s.Len() == 0 {
			continue
		}
		if !c.isStrong(s) {
			return false
		}
		cells++
	}
	return cells > 1
}

func (w *walker) readRow(tr *html.Node) tableRow {
	r := tableRow{node: tr, allHeader: true}
	outer, strong := w.in, w.strong
	w.incell++
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		w.in, w.strong = inline{}, 0
		w.children(c)
		if w.page == nil {
			w.in.dropHeadingMarks()
		}
		r.cells = append(r.cells, &cell{inline: w.in, span: columnsOf(c)})
		r.allHeader = r.allHeader && c.DataAtom == atom.Th
	}
	w.incell--
	w.in, w.strong = outer, strong
	return r
}

// spread returns the header cell of each column: one that spans several columns
// stands above all of them.
func spread(cells []*cell, spans []policy.Span) []policy.Span {
	out := make([]policy.Span, 0, len(spans))
	for _, c := range cells {
		sp := spans[len(out)]
		for range max(c.span, 1) {
			out = append(out, sp)
		}
	}
	return out
}

// under returns the header cells of a row of n cells, nil when the table has none.
func under(header []policy.Span, n int) []policy.Span {
	if header == nil {
		return nil
	}
	out := make([]policy.Span, n)
	copy(out, header)
	return out
}
