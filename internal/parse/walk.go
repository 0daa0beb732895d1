package parse

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lacuna/internal/policy"
)

// A walker reads a tree of elements into a flow. The parser bounds the depth of
// the tree, so it may recurse.
type walker struct {
	f      flow
	in     inline
	strong int // open strong elements
	pre    int // open preformatted elements
	bold   int // open elements whose blocks are emphasised: terms, summaries
	incell int // open cells of data tables
	path   []byte
	bytes  policy.Span // of the source, for Markdown
	page   *page       // what is known about the page, nil for Markdown

	inHeading bool
	asterisks bool // the Markdown source writes "\*\*" where it means asterisks
}

func newWalker(t *Text, body *html.Node) *walker {
	return &walker{f: flow{t: t}, page: survey(body)}
}

// root reads the tree below n.
func (w *walker) root(n *html.Node) {
	w.path = append(w.path, n.Data...)
	w.children(n)
	w.flush()
}

// children reads the children of n.
func (w *walker) children(n *html.Node) {
	seen := siblings{}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			w.text(c.Data)
		case html.ElementNode:
			w.element(c, seen.next(c.Data))
		}
	}
}

// siblings counts the elements of one parent by name.
type siblings map[string]int

func (s siblings) next(name string) int {
	s[name]++
	return s[name]
}

func (w *walker) text(s string) {
	if w.in.empty() {
		w.mark()
	}
	if w.page == nil {
		s = dropMarks(s, w.asterisks)
	}
	if w.pre == 0 {
		w.in.text(s, w.strong > 0)
		return
	}
	for i, l := range strings.Split(s, "\n") {
		if i > 0 {
			w.in.lineBreak()
		}
		w.in.text(l, w.strong > 0)
	}
}

// mark remembers where the next block stands in the source.
func (w *walker) mark() {
	if w.page == nil {
		w.f.place.Bytes = w.bytes
		return
	}
	w.f.place.Path = string(w.path)
}

// flush writes the text collected so far as a block of its own; in a table cell
// it only ends the line.
func (w *walker) flush() {
	if w.incell > 0 {
		w.in.newLine()
		return
	}
	if !w.in.empty() {
		w.f.running(&w.in, w.bold > 0)
	}
	w.in.reset()
}

// element reads n, the nth child of its name.
func (w *walker) element(n *html.Node, nth int) {
	if n.Namespace != "" || w.page.leaveOut(w, n) {
		return
	}
	if level := headingClass(n); level > 0 {
		w.step(n, nth, func(w *walker, n *html.Node) { w.heading(n, level) })
		return
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Iframe, atom.Object, atom.Embed, atom.Head, atom.Title, atom.Meta, atom.Link,
		atom.Img, atom.Picture, atom.Video, atom.Audio, atom.Canvas, atom.Map, atom.Input, atom.Select, atom.Textarea, atom.Datalist, atom.Progress, atom.Meter, atom.Dialog:
	case atom.Br:
		w.lineBreak()
	case atom.B, atom.Strong:
		w.strong++
		w.children(n)
		w.strong--
	case atom.Sup, atom.Sub:
		w.raised(n)
	case atom.A:
		w.link(n, nth)
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.step(n, nth, func(w *walker, n *html.Node) { w.heading(n, int(n.Data[1]-'0')) })
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		w.step(n, nth, (*walker).list)
	case atom.Li:
		w.step(n, nth, func(w *walker, n *html.Node) { w.item(n, "-") })
	case atom.Table:
		w.step(n, nth, (*walker).table)
	case atom.Dt, atom.Summary:
		w.step(n, nth, (*walker).term)
	case atom.Pre, atom.Listing, atom.Xmp, atom.Plaintext:
		w.step(n, nth, (*walker).preformatted)
	case atom.Hr, atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Nav, atom.Address, atom.Blockquote,
		atom.Center, atom.Dl, atom.Dd, atom.Details, atom.Fieldset, atom.Legend, atom.Figure, atom.Figcaption, atom.Form, atom.Hgroup, atom.Body,
		atom.Caption, atom.Colgroup, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th:
		w.step(n, nth, (*walker).block)
	default:
		if displaysBlock(n) {
			w.step(n, nth, (*walker).block)
		} else {
			w.inline(n)
		}
	}
}

// step reads n by role with its name on the path.
func (w *walker) step(n *html.Node, nth int, role func(*walker, *html.Node)) {
	at, place := len(w.path), w.bytes
	w.path = append(w.path, '/')
	w.path = append(w.path, n.Data...)
	if nth > 1 {
		w.path = append(w.path, '[')
		w.path = strconv.AppendInt(w.path, int64(nth), 10)
		w.path = append(w.path, ']')
	}
	if sp, ok := sourceAttr(n); ok && w.page == nil {
		w.bytes = sp
	}
	role(w, n)
	w.path, w.bytes = w.path[:at], place
}

// block reads an element that stands on lines of its own.
func (w *walker) block(n *html.Node) {
	w.flush()
	w.children(n)
	w.flush()
}

// inline reads an element that is part of the running text.
func (w *walker) inline(n *html.Node) {
	strong := isBoldStyle(n)
	if strong {
		w.strong++
	}
	start, before := len(w.in.buf), w.f.out.Len()
	w.children(n)
	if strong {
		w.strong--
	}
	if target := protectedAddress(n); target != "" && n.DataAtom != atom.A && before == w.f.out.Len() {
		w.in.link(start, target)
	}
}

func (w *walker) lineBreak() {
	if w.inHeading {
		w.in.text(" ", false)
		return
	}
	w.in.lineBreak()
}

// raised reads a superscript. One that is a footnote mark stands apart from the
// word before it: "data" and "1" are not "data1"; "25" and "th" are "25th".
func (w *walker) raised(n *html.Node) {
	if c := n.FirstChild; c != nil && w.in.endsLetter() {
		w.in.space = true
	}
	w.inline(n)
}

// link reads a hyperlink, which may hold whole blocks.
func (w *walker) link(n *html.Node, nth int) {
	if afterLink(n) && w.in.endsLetter() {
		w.in.space = true // two links are two things, however close they stand
	}
	start, before := len(w.in.buf), w.f.out.Len()
	if displaysBlock(n) {
		w.step(n, nth, (*walker).block)
		return
	}
	w.inline(n)
	target := protectedAddress(n)
	if target == "" {
		target = strings.TrimSpace(attr(n, "href"))
	}
	if target != "" && before == w.f.out.Len() && start <= len(w.in.buf) {
		w.in.link(start, target)
	}
}

// afterLink reports whether a link stands directly before n.
func afterLink(n *html.Node) bool {
	return n.PrevSibling != nil && n.PrevSibling.DataAtom == atom.A
}

// term reads a block that names what follows it.
func (w *walker) term(n *html.Node) {
	w.flush()
	w.bold++
	w.children(n)
	w.flush()
	w.bold--
}

func (w *walker) preformatted(n *html.Node) {
	w.flush()
	w.pre++
	w.children(n)
	w.pre--
	w.flush()
}
