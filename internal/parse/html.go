package parse

import (
	"bytes"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parseHTML reads the main content of a page.
func parseHTML(t *Text, s *source) {
	doc := parseTree(s.text)
	if doc == nil {
		return
	}
	h := head(doc)
	t.Title = h.title
	t.Language = h.language
	if h.body == nil {
		return
	}
	w := newWalker(t, h.body)
	w.root(h.body)
	w.f.finish()
	dropLinkRuns(t)
	if t.Title == "" {
		t.Title = titleOf(t)
	}
}

// parseTree parses a page. What is nested too deeply for the parser is flattened first.
func parseTree(text string) *html.Node {
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		doc, err = html.Parse(bytes.NewReader(flatten(text)))
	}
	if err != nil {
		return nil
	}
	return doc
}

// maxNesting is the depth of elements that a flattened page keeps.
const maxNesting = 100

// flatten drops the tags of elements nested deeper than maxNesting.
func flatten(text string) []byte {
	var out bytes.Buffer
	z := html.NewTokenizer(strings.NewReader(text))
	depth := 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			return out.Bytes()
		case html.StartTagToken:
			depth++
			if depth <= maxNesting {
				out.Write(z.Raw())
			}
		case html.EndTagToken:
			if depth <= maxNesting {
				out.Write(z.Raw())
			}
			depth = max(0, depth-1)
		default:
			out.Write(z.Raw())
		}
	}
}

// A pageHead is what a page says about itself.
type pageHead struct {
	title, language string
	body            *html.Node
}

// head finds the title, the language and the body of a page.
func head(doc *html.Node) pageHead {
	var h pageHead
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.Html:
			lang, _, _ := strings.Cut(strings.ToLower(attr(n, "lang")), "-")
			if len(lang) == 2 || len(lang) == 3 {
				h.language = lang
			}
		case atom.Title:
			if h.title == "" && n.FirstChild != nil && n.Namespace == "" {
				h.title = strings.Join(strings.Fields(n.FirstChild.Data), " ")
			}
		case atom.Body:
			if h.body == nil {
				h.body = n
			}
			return h
		}
	}
	return h
}

// attr returns the value of an attribute of n, "" when it has none.
func attr(n *html.Node, name string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			return n.Attr[i].Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, name string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == name {
			return true
		}
	}
	return false
}

var charsetAttr = regexp.MustCompile(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_:.-]+)|^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([a-z0-9_:.-]+)`)

// metaCharset returns the encoding that a page names.
func metaCharset(data []byte) string {
	m := charsetAttr.FindSubmatch(data[:min(len(data), headBytes)])
	if m == nil {
		return ""
	}
	return string(m[1]) + string(m[2])
}
