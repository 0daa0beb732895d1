package web

import (
	"html/template"
	"strings"
)

// markup writes runs as HTML: words under a mark, and after them the codes of
// the marks that end there. It stands in for a template because a page has
// thousands of runs and the template took half the time of the page. Policy
// text and names go through the escaper and nowhere else.
func markup(rs []run) template.HTML {
	var b strings.Builder
	for _, r := range rs {
		if r.Under != nil {
			openTag(&b, "mark", "m", *r.Under)
		}
		b.WriteString(template.HTMLEscapeString(r.Text))
		if r.Under != nil {
			b.WriteString("</mark>")
		}
		for _, m := range r.Ends {
			openTag(&b, "sup", "code", m)
			b.WriteString(template.HTMLEscapeString(m.Code))
			b.WriteString("</sup>")
		}
	}
	return template.HTML(b.String())
}

// openTag opens an element in the manner of a mark, which its title tells in words.
func openTag(b *strings.Builder, tag, class string, m mark) {
	b.WriteString("<" + tag + ` class="` + class + " cat-" + template.HTMLEscapeString(m.Category))
	if m.Denied {
		b.WriteString(" denied")
	}
	if m.Weak {
		b.WriteString(" weak")
	}
	b.WriteString(`" title="` + template.HTMLEscapeString(m.Names) + `">`)
}
