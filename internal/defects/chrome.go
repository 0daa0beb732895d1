package defects

import (
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

// pageChrome finds lines that are buttons and links of the page and no part of the policy.
func pageChrome(d *policy.Document, _ []policy.Fact) []policy.Finding {
	var found []policy.Finding
	check := func(s policy.Span) {
		text := strings.TrimSpace(s.Of(d.Text))
		if len(text) > 40 {
			return
		}
		if isArrow(text) || isButton(nlp.FoldText(text)) {
			found = append(found, at(d, "defect.page-chrome", policy.Info, s, "“"+text+"” belongs to the web page, not to the policy."))
		}
	}
	for _, s := range d.Sections {
		if !s.Heading.IsZero() {
			check(s.Heading)
		}
	}
	for _, c := range d.Clauses {
		if !headed(d, c.Span) {
			check(c.Span)
		}
	}
	return found
}

func isArrow(s string) bool {
	switch s {
	case "^", "↑", "▲", "⌃", "»", "«", "×", "☰", "≡", "←", "→":
		return true
	}
	return false
}

func isButton(folded string) bool {
	switch folded {
	case "get free demo", "get a free demo", "get a demo", "get demo", "request a demo", "request demo", "book a demo", "free trial", "start free trial",
		"start your free trial", "try for free", "try it free", "get started", "sign up", "sign in", "log in", "login", "register", "subscribe", "subscribe now",
		"back to top", "top", "to top", "return to top", "go to top", "scroll to top", "skip to content", "skip to main content", "menu", "main menu", "close", "search",
		"share", "share this page", "print", "print this page", "download pdf", "download as pdf", "read more", "show more", "show less", "learn more", "expand all",
		"collapse all", "previous", "next", "accept all", "accept cookies", "accept all cookies", "reject all", "cookie settings", "cookie preferences", "manage cookies",
		"follow us", "contact sales", "buy now", "add to cart", "toggle navigation", "open menu", "english", "loading", "all rights reserved":
		return true
	}
	return false
}
