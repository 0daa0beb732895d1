package web

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// voidElements have no end tag.
var voidElements = []string{"meta", "link", "input", "br", "hr", "img", "wbr"}

// checkNesting reports the first element of a page that is not closed where it
// should be. A browser would mend it silently and the page would be another one.
func checkNesting(page string) error {
	z := html.NewTokenizer(strings.NewReader(page))
	var open []string
	for {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				return z.Err()
			}
			if len(open) > 0 {
				return fmt.Errorf("not closed: %v", open)
			}
			return nil
		case html.StartTagToken:
			name, _ := z.TagName()
			if !slices.Contains(voidElements, string(name)) {
				open = append(open, string(name))
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				return fmt.Errorf("</%s> closes %v", name, open)
			}
			open = open[:len(open)-1]
		}
	}
}

// parsePage returns the tree of a page, after checking what holds for all of
// them: nesting, unique ids, labels for controls, no inline code, no outside origin.
func parsePage(t *testing.T, name, page string) *html.Node {
	t.Helper()
	if err := checkNesting(page); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	ids := map[string]int{}
	labels := map[string]bool{}
	each(doc, func(n *html.Node) {
		if id := attr(n, "id"); id != "" {
			if ids[id]++; ids[id] == 2 {
				t.Errorf("%s: id %q twice", name, id)
			}
		}
		if n.DataAtom == atom.Label {
			labels[attr(n, "for")] = true
		}
	})
	each(doc, func(n *html.Node) { checkElement(t, name, n, labels) })
	return doc
}

func checkElement(t *testing.T, name string, n *html.Node, labels map[string]bool) {
	t.Helper()
	for _, a := range n.Attr {
		if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
			t.Errorf("%s: <%s %s=%q> is inline code", name, n.Data, a.Key, a.Val)
		}
		if slices.Contains([]string{"href", "src", "action", "formaction", "cite"}, a.Key) && !local(a.Val) {
			t.Errorf("%s: <%s %s=%q> leaves this server", name, n.Data, a.Key, a.Val)
		}
	}
	switch n.DataAtom {
	case atom.Script:
		if attr(n, "src") == "" || n.FirstChild != nil {
			t.Errorf("%s: inline script", name)
		}
	case atom.Style, atom.Iframe, atom.Object, atom.Embed:
		t.Errorf("%s: <%s>", name, n.Data)
	case atom.Input, atom.Select:
		if attr(n, "type") != "hidden" && !labels[attr(n, "id")] && !inside(n, atom.Label) {
			t.Errorf("%s: <%s name=%q> has no label", name, n.Data, attr(n, "name"))
		}
	}
}

// local reports whether an address stays on this server; samples may lack one, the crawl of a real server may not.
func local(u string) bool {
	return u == "" || strings.HasPrefix(u, "#") || strings.HasPrefix(u, "?") || strings.HasPrefix(u, "/") && !strings.HasPrefix(u, "//")
}

func each(n *html.Node, visit func(*html.Node)) {
	if n.Type == html.ElementNode {
		visit(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		each(c, visit)
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func inside(n *html.Node, a atom.Atom) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == a {
			return true
		}
	}
	return false
}

// all returns the elements that fit a selector of the form "tag.class", ".class",
// "tag" or "#id", with further such steps below it after blanks.
func all(root *html.Node, selector string) []*html.Node {
	found := []*html.Node{root}
	for step := range strings.FieldsSeq(selector) {
		var next []*html.Node
		for _, top := range found {
			each(top, func(n *html.Node) {
				if n != top && fits(n, step) && !slices.Contains(next, n) {
					next = append(next, n)
				}
			})
		}
		found = next
	}
	return found
}

func fits(n *html.Node, step string) bool {
	if id, ok := strings.CutPrefix(step, "#"); ok {
		return attr(n, "id") == id
	}
	tag, class, _ := strings.Cut(step, ".") // an id with a dot is found by "#" only
	return (tag == "" || n.Data == tag) && (class == "" || slices.Contains(strings.Fields(attr(n, "class")), class))
}

// text returns what a reader of the node reads, with single blanks.
func text(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return strings.Join(strings.Fields(b.String()), " ")
}

// want fails unless some element that fits the selector contains the words.
func want(t *testing.T, doc *html.Node, selector, words string) {
	t.Helper()
	nodes := all(doc, selector)
	for _, n := range nodes {
		if strings.Contains(text(n), words) {
			return
		}
	}
	var got []string
	for _, n := range nodes {
		got = append(got, text(n))
	}
	t.Errorf("%q: want %q, got %d elements: %.600q", selector, words, len(nodes), got)
}

// wantCount fails unless so many elements fit the selector.
func wantCount(t *testing.T, doc *html.Node, selector string, n int) {
	t.Helper()
	if got := len(all(doc, selector)); got != n {
		t.Errorf("%q: got %d elements, want %d", selector, got, n)
	}
}
