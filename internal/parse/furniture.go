package parse

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// furniture reports whether n is navigation, a banner, a form or the like. What
// holds much of the page's prose is none, whatever it is called; the caller has
// seen to that.
func (p *page) furniture(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Body, atom.Html:
		return false
	case atom.Nav, atom.Footer, atom.Aside, atom.Dialog, atom.Form:
		return true
	case atom.Header:
		return !hasHeading(n)
	case atom.Button:
		return !opensPanel(n)
	}
	if isFurnitureRole(attr(n, "role")) || p.besides(n) {
		return true
	}
	return p.named(n)
}

// named reports whether the class or id of n says that it is furniture. Inside the
// policy that holds for small parts only: "sharing" may be a section.
func (p *page) named(n *html.Node) bool {
	heading := -1
	for _, name := range [...]string{attr(n, "id"), attr(n, "class")} {
		for token := range strings.FieldsSeq(strings.ReplaceAll(strings.ToLower(name), "_", "-")) {
			if consentName.MatchString(token) {
				return true
			}
			if !furnitureName.MatchString(token) {
				continue
			}
			if heading < 0 {
				heading = 0
				if hasHeading(n) {
					heading = 1
				}
			}
			if (heading == 0 || !strings.Contains(token, "header")) && (p.outside(n) || p.prose[n] <= max(smallPart, p.total/50)) {
				return true
			}
		}
	}
	return false
}

// smallPart is the prose, in bytes, that furniture inside the policy may have.
const smallPart = 200

// outside reports whether n lies outside the element that holds the policy. That
// element is not known when the policy is spread over the whole body.
func (p *page) outside(n *html.Node) bool {
	for up := n.Parent; up != nil; up = up.Parent {
		if p.spine[up] {
			return up != p.last
		}
	}
	return false
}

func isFurnitureRole(role string) bool {
	switch role {
	case "navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "complementary", "menu", "menubar", "toolbar", "alert":
		return true
	}
	return false
}

// besides reports whether n stands beside the way to the policy and is no part of
// it: menus and calls to action that carry no telling name, cookie banners, and
// what has no word of a policy and no address.
func (p *page) besides(n *html.Node) bool {
	if n.Parent == p.last || !p.spine[n.Parent] || p.spine[n] {
		return false
	}
	text := innerText(n)
	if p.prose[n] == 0 {
		return !hasHeading(n) && !strings.Contains(text, "@") && !namesPolicy.MatchString(ownText(n))
	}
	if p.prose[n] < maxBanner && bannerText.MatchString(text) {
		return true
	}
	return len(text) > maxTitle && !policyWord.MatchString(text) && !strings.Contains(text, "@") && !postal.MatchString(text)
}

// ownText returns the text below n that is no link.
func ownText(n *html.Node) string {
	var b strings.Builder
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type == html.TextNode:
				b.WriteString(c.Data)
			case c.DataAtom != atom.A && !isSilent(c):
				walk(c)
			}
		}
	}
	walk(n)
	return b.String()
}

// maxBanner bounds the prose of a cookie banner.
const maxBanner = 600

var (
	bannerText = regexp.MustCompile(`(?i)\bcookies\b.*\b(accept|decline|agree|got it|dismiss|close|by (continuing|using)|learn more)\b`)
	policyWord = regexp.MustCompile(`(?i)\b(privacy|personal|data|information|cookies?|collect\w*|polic(y|ies)|consent|rights?|process\w*|disclos\w*|` +
		`retain\w*|retention|controller|gdpr|ccpa|california|opt[- ]?out|notice|statement|terms|effective|updated|revised|version|contact)\b`)
	consentName = regexp.MustCompile(`cookie[a-z-]{0,16}(banner|bar|consent|notice|popup|law|message|modal|dialog|overlay|compliance|confirmation|alert)|` +
		`cookieconsent|consent-?(banner|manager|popup|modal)|^(onetrust|ot-sdk|cky|cmplz|usercentrics|didomi|truste|qc-cmp2?|cc-window)(-|$)`)
	furnitureName = regexp.MustCompile(`^((site|page|global|main|top|primary|secondary|mobile|sub|mega|side|user|footer|header|l|c|js|wp|block|the)-)*` +
		`(nav|navbar|navigation|menu|submenu|sidebar|sidenav|footer|header|masthead|topbar|top-bar|breadcrumbs?|` +
		`skip|skip-links?|skip-nav|skip-to-content|share|sharing|share-buttons|social|social-links|social-icons|social-media|newsletter|` +
		`newsletter-signup|pagination|related-(posts|articles)|comments|search|search-(form|box|bar)|popup|modal|login|signup)` +
		`(-(container|wrapper|wrap|menu|nav|inner|section|area|bar|links?|list|item|main|top|bottom|content|left|right|[0-9]+))*$`)
	hiddenStyle = regexp.MustCompile(`(?i)(^|;|\s)(?:(display)\s*:\s*none|(visibility)\s*:\s*hidden)`)
	animated    = regexp.MustCompile(`(?i)\b(wow|aos|fade|animate|reveal|invisible)`)
	blockStyle  = regexp.MustCompile(`(?i)(^|;|\s)display\s*:\s*(block|flex|grid|table|list-item)`)
	boldStyle   = regexp.MustCompile(`(?i)(^|;|\s)font-weight\s*:\s*(bold|[6-9]00)`)
)

// opensPanel reports whether a button is the title of a part that it opens.
func opensPanel(n *html.Node) bool {
	if hasAttr(n, "aria-expanded") || hasAttr(n, "aria-controls") {
		return len(innerText(n)) > 3
	}
	for up := n.Parent; up != nil; up = up.Parent {
		switch up.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Dt, atom.Summary:
			return true
		case atom.Div, atom.Section, atom.Body:
			return false
		}
	}
	return false
}

func isHidden(n *html.Node) bool {
	if len(n.Attr) == 0 {
		return false
	}
	if hasAttr(n, "hidden") || attr(n, "aria-hidden") == "true" {
		return true
	}
	style := attr(n, "style")
	m := hiddenStyle.FindStringSubmatch(style)
	// Animations hide what they are going to show: it is there for every reader.
	return m != nil && !(m[3] != "" && animated.MatchString(attr(n, "class")))
}

func hasHeading(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.DataAtom == atom.H1 || c.DataAtom == atom.H2 {
			return true
		}
	}
	return n.DataAtom == atom.H1 || n.DataAtom == atom.H2
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
