package report

import (
	"io"
	"slices"
	"strings"

	"lacuna/internal/policy"
)

// Search writes a page of results with the matches in [brackets].
func Search(w io.Writer, r *policy.SearchResult) error {
	p := page{w: w}
	p.line("%s in %s for %s", plural(r.Total, "clause"), plural(r.Policies, "policy"), r.Query)
	if len(r.AlsoSearched) > 0 {
		p.line("also searched: %s", strings.Join(r.AlsoSearched, ", "))
	}
	for _, h := range r.Hits {
		p.line("")
		p.line("%s · clause %d · %s  %.2f", flat(h.Vendor), h.Clause, short12(h.Policy), h.Score)
		if len(h.Heading) > 0 {
			p.line("  %s", flat(strings.Join(h.Heading, " › ")))
		}
		p.wrap("  ", bracketed(h))
		if len(h.Labels) > 0 {
			p.wrap("  # ", strings.Join(h.Labels, ", "))
		}
	}
	p.facets(r.Facets)
	if r.Next != "" {
		p.line("\nmore: --after %s", r.Next)
	}
	return p.err
}

// bracketed returns the hit's text around its first mark, marks in brackets.
func bracketed(h policy.Hit) string {
	var b strings.Builder
	at := 0
	for _, m := range h.Marks {
		if m.Start < at || m.End > len(h.Text) {
			continue
		}
		b.WriteString(h.Text[at:m.Start] + "[" + h.Text[m.Start:m.End] + "]")
		at = m.End
	}
	b.WriteString(h.Text[at:])
	text := flat(b.String())
	if i := strings.IndexByte(text, '['); i > 200 {
		from := i - 120 + strings.IndexByte(text[i-120:], ' ')
		text = "… " + text[from+1:]
	}
	return short(text, 480)
}

func (p *page) facets(facets map[string][]policy.FacetCount) {
	names := make([]string, 0, len(facets))
	for name := range facets {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		p.line("\n%s", name)
		for _, f := range facets[name] {
			p.line("%6d  %s", f.Count, flat(f.Value))
		}
	}
}
