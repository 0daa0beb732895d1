package parse

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A page is what is known about the parts of a page before it is read: how much
// prose each holds, and so which are furniture.
type page struct {
	prose map[*html.Node]int // bytes of running text outside links
	total int
}

// proseBytes is the length of a text node that is no label.
const proseBytes = 25

func survey(body *html.Node) *page {
	p := &page{prose: map[*html.Node]int{}}
	p.total = p.measure(body)
	return p
}

func (p *page) measure(n *html.Node) int {
	sum := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			if s := strings.TrimSpace(c.Data); len(s) >= proseBytes {
				sum += len(s)
			}
		case c.Type != html.ElementNode:
		case c.DataAtom == atom.Script || c.DataAtom == atom.Style || c.DataAtom == atom.Template || c.DataAtom == atom.Noscript:
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

// leaveOut reports whether n is no part of the policy: hidden or furniture. Hidden
// prose is noted.
func (p *page) leaveOut(w *walker, n *html.Node) bool {
	if p == nil {
		return false
	}
	if isHidden(n) {
		return !p.unfolds(n)
	}
	return p.furniture(n)
}

// share reports whether n holds at least percent of the page's prose.
func (p *page) share(n *html.Node, percent int) bool {
	return p.total > 0 && p.prose[n]*100 >= p.total*percent
}

func isHidden(n *html.Node) bool {
	if len(n.Attr) == 0 {
		return false
	}
	if hasAttr(n, "hidden") || attr(n, "aria-hidden") == "true" {
		return true
	}
	style := attr(n, "style")
	return style != "" && hiddenStyle.MatchString(style)
}

var (
	hiddenStyle = regexp.MustCompile(`(?i)(^|;|\s)(display\s*:\s*none|visibility\s*:\s*hidden)`)
	blockStyle  = regexp.MustCompile(`(?i)(^|;|\s)display\s*:\s*(block|flex|grid|table|list-item)`)
	boldStyle   = regexp.MustCompile(`(?i)(^|;|\s)font-weight\s*:\s*(bold|[6-9]00)`)
	panelClass  = regexp.MustCompile(`(?i)accordion|collaps|panel|toggle|expand|tab-?(content|pane)|faq|details|answer`)
	furnitureOf = regexp.MustCompile(`(?i)(^|[\s_-])(cookie-?(banner|bar|consent|notice|popup|law|message|modal|dialog|overlay)|consent-?(banner|manager|popup)?|onetrust|ot-sdk|cky|cmplz|usercentrics|didomi|truste|qc-cmp|cc-window|breadcrumbs?|nav|navbar|navigation|menu|main-?menu|sub-?menu|mega-?menu|sidebar|side-?nav|site-?footer|page-?footer|footer|global-?footer|site-?header|page-?header|masthead|topbar|top-?bar|skip-?(link|nav|to-content)|share|sharing|social|social-?(links|icons|media)?|newsletter|pagination|related-?(posts|articles)|comments|search-?(form|box|bar)|popup|modal|login|signup)($|[\s_-])`)
)

// unfolds reports whether hidden n is a panel that the page opens on a click.
func (p *page) unfolds(n *html.Node) bool {
	return p.prose[n] >= 80 && (panelClass.MatchString(attr(n, "class")+" "+attr(n, "id")) || p.share(n, 20))
}

// furniture reports whether n is navigation, a banner, a form or the like. What
// holds much of the page's prose is none, whatever it is called.
func (p *page) furniture(n *html.Node) bool {
	if p.share(n, 30) {
		return false
	}
	switch n.DataAtom {
	case atom.Nav, atom.Footer, atom.Aside, atom.Button, atom.Dialog:
		return true
	case atom.Header:
		return !hasHeading(n)
	case atom.Form:
		return true
	}
	switch attr(n, "role") {
	case "navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "complementary", "menu", "menubar", "toolbar", "alert":
		return true
	}
	if n.DataAtom == atom.Body || n.DataAtom == atom.Html {
		return false
	}
	return furnitureOf.MatchString(attr(n, "class")) || furnitureOf.MatchString(attr(n, "id"))
}

func hasHeading(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.DataAtom == atom.H1 || c.DataAtom == atom.H2 {
			return true
		}
	}
	return false
}

// displaysBlock reports whether an inline element is shown as a block.
func displaysBlock(n *html.Node) bool {
	style := attr(n, "style")
	return style != "" && blockStyle.MatchString(style)
}

func isBoldStyle(n *html.Node) bool {
	style := attr(n, "style")
	return style != "" && boldStyle.MatchString(style)
}
