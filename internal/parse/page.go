package parse

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A page is what is known about the parts of a page before it is read: how much
// prose each holds, and which of them lie on the way to the policy.
type page struct {
	prose map[*html.Node]int // bytes of running text outside links
	total int
	spine map[*html.Node]bool // from the body down to the element that holds the policy
	last  *html.Node          // that element, the body when there is none
}

const (
	proseBytes   = 25 // a text node of that length is no label
	foldedBytes  = 80 // hidden prose of that length opens on a click
	mostPercent  = 90 // of the prose is in the policy
	muchPercent  = 30 // of the prose is never in furniture
	maxHiddenLen = 80 // bytes of hidden text that a note quotes
)

// survey measures the parts of a page.
func survey(body *html.Node) *page {
	p := &page{prose: map[*html.Node]int{}, spine: map[*html.Node]bool{}}
	p.total = p.measure(body)
	for n := body; n != nil; n = p.next(n) {
		p.spine[n] = true
		p.last = n
	}
	return p
}

// next returns the child of n that holds most of the page's prose, nil if none does.
func (p *page) next(n *html.Node) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && p.share(c, mostPercent) {
			return c
		}
	}
	return nil
}

// measure counts the prose below n.
func (p *page) measure(n *html.Node) int {
	sum := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			if s := strings.TrimSpace(c.Data); len(s) >= proseBytes {
				sum += len(s)
			}
		case c.Type != html.ElementNode || isSilent(c):
		default:
			m := p.measure(c)
			if c.DataAtom != atom.A {
				sum += m
			}
		}
	}
	if sum > 0 {
		p.prose[n] = sum
	}
	return sum
}

// isSilent reports whether nothing in n is text of the page.
func isSilent(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Head, atom.Iframe, atom.Object, atom.Select, atom.Textarea:
		return true
	}
	return false
}

// share reports whether n holds at least percent of the page's prose.
func (p *page) share(n *html.Node, percent int) bool {
	return p.total > 0 && p.prose[n]*100 >= p.total*percent
}

// leaveOut reports whether n is no part of the policy: hidden or furniture. Hidden
// text is noted.
func (p *page) leaveOut(w *walker, n *html.Node) bool {
	if p == nil || p.share(n, muchPercent) {
		return false
	}
	if p.furniture(n) {
		return true
	}
	if !isHidden(n) {
		return false
	}
	text := innerText(n)
	if text == "" {
		return true
	}
	if p.prose[n] < foldedBytes {
		w.f.note("hidden-text", fmt.Sprintf("the page hides %q, which is left out", clip(text, maxHiddenLen)))
		return true
	}
	w.f.note("folded-text", fmt.Sprintf("the page shows the part that begins with %q only on demand", clip(text, maxHiddenLen)))
	return false
}

// clip returns the first n bytes of s, cut between characters.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n], "") + "…"
}

// innerText returns the text below n with white space collapsed.
func innerText(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode && (c.Parent == nil || !isSilent(c.Parent)) {
			b.WriteString(c.Data)
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
