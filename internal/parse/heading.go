package parse

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// heading reads an element that is a heading of the given level.
func (w *walker) heading(n *html.Node, level int) {
	if w.incell > 0 {
		w.block(n)
		return
	}
	w.flush()
	w.inHeading = true
	w.children(n)
	w.inHeading = false
	if !w.in.empty() {
		w.f.heading(&w.in, level)
	}
	w.in.reset()
}

// headingClass returns the level of an element that is a heading by its role or its
// class only, else 0.
func headingClass(n *html.Node) int {
	switch n.DataAtom {
	case atom.Div, atom.P, atom.Span:
	default:
		return 0
	}
	if len(n.Attr) == 0 {
		return 0
	}
	if attr(n, "role") == "heading" {
		if level, err := strconv.Atoi(attr(n, "aria-level")); err == nil {
			return min(max(level, 1), 6)
		}
		return 2
	}
	for token := range strings.FieldsSeq(attr(n, "class")) {
		if len(token) == 2 && (token[0] == 'h' || token[0] == 'H') && '1' <= token[1] && token[1] <= '6' {
			return int(token[1] - '0')
		}
	}
	return 0
}
