package parse

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// list reads the items of a list. What stands between items is read as it is.
func (w *walker) list(n *html.Node) {
	w.flush()
	count, step := listStart(n)
	seen := siblings{}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			w.text(c.Data)
		case c.Type != html.ElementNode:
		case c.DataAtom == atom.Li && !w.page.leaveOut(w, c):
			if v, err := strconv.Atoi(attr(c, "value")); err == nil {
				count = v
			}
			marker := "-"
			if n.DataAtom == atom.Ol {
				marker = ordinal(count, attr(n, "type"))
			}
			w.step(c, seen.next(c.Data), func(w *walker, n *html.Node) { w.item(n, marker) })
			count += step
		default:
			w.element(c, seen.next(c.Data))
		}
	}
	w.flush()
}

// item reads a list item.
func (w *walker) item(n *html.Node, marker string) {
	w.flush()
	if w.incell > 0 {
		w.in.text(marker+" ", false)
		w.children(n)
		w.flush()
		return
	}
	w.f.items = append(w.f.items, &item{marker: marker})
	w.children(n)
	w.flush()
	w.f.items = w.f.items[:len(w.f.items)-1]
	w.f.nest.reset()
}

// listStart returns the number of a list's first item and the step to the next.
func listStart(n *html.Node) (first, step int) {
	first, step = 1, 1
	if hasAttr(n, "reversed") {
		first, step = 0, -1
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.Li {
				first++
			}
		}
	}
	if v, err := strconv.Atoi(attr(n, "start")); err == nil {
		first = v
	}
	return first, step
}

// ordinal returns the marker of item n of an ordered list of the given type.
func ordinal(n int, kind string) string {
	switch {
	case n < 1:
	case kind == "a" || kind == "A":
		s := letters(n)
		if kind == "A" {
			s = strings.ToUpper(s)
		}
		return s + "."
	case kind == "i" || kind == "I":
		if s := romanNumber(n); s != "" {
			if kind == "I" {
				s = strings.ToUpper(s)
			}
			return s + "."
		}
	}
	return strconv.Itoa(n) + "."
}

// letters counts a, b, … z, aa, ab.
func letters(n int) string {
	var s []byte
	for ; n > 0; n = (n - 1) / 26 {
		s = append([]byte{byte('a' + (n-1)%26)}, s...)
	}
	return string(s)
}

// romanNumber returns n as a Roman number in lower case, "" above 3999.
func romanNumber(n int) string {
	if n > 3999 {
		return ""
	}
	var b strings.Builder
	for _, d := range [...]struct {
		value int
		text  string
	}{
		{1000, "m"},
		{900, "cm"},
		{500, "d"},
		{400, "cd"},
		{100, "c"},
		{90, "xc"},
		{50, "l"},
		{40, "xl"},
		{10, "x"},
		{9, "ix"},
		{5, "v"},
		{4, "iv"},
		{1, "i"},
	} {
		for ; n >= d.value; n -= d.value {
			b.WriteString(d.text)
		}
	}
	return b.String()
}
