package web

import (
	"strings"
	"unicode/utf8"

	"lacuna/internal/policy"
)

// hitBytes is how much of a long clause a hit shows.
const hitBytes = 640

// A hitView is one clause found, cut down to the part that matched.
type hitView struct {
	URL, PolicyURL string
	Vendor         string
	Clause         int
	Path           string
	Parts          []part
	Labels         []labelChip
	Score          float64
}

// A part is a stretch of text, marked where it matches.
type part struct {
	Text   string
	Marked bool
}

// A labelChip names a leaf beside its category's code.
type labelChip struct{ Category, Code, Name, URL string }

func (s *server) hitView(h policy.Hit) hitView {
	v := hitView{
		URL: clauseURL(h.Policy, h.Version, h.Clause), PolicyURL: address("/policies/"+h.Policy, "version", h.Version),
		Vendor: h.Vendor, Clause: h.Clause, Path: pathWords(h.Heading), Score: h.Score,
		Parts: snippet(h.Text, h.Marks),
	}
	for _, leaf := range h.Labels {
		v.Labels = append(v.Labels, s.labelChip(leaf))
	}
	return v
}

func (s *server) labelChip(leaf string) labelChip {
	category, _, _ := strings.Cut(leaf, ".")
	c := labelChip{Category: category, Name: leaf, URL: address("/search", "q", "leaf:"+leaf)}
	c.Code, _ = codeOf(s.tax, category)
	if l := s.tax.Leaf(leaf); l != nil {
		c.Name = l.Name
	}
	return c
}

// snippet cuts text into marked and other parts. Of a long text it shows the
// part around the first mark.
func snippet(text string, marks []policy.Span) []part {
	from, to := window(text, marks)
	var out []part
	add := func(start, end int, marked bool) {
		if start < end {
			out = append(out, part{oneLine(text[start:end]), marked})
		}
	}
	if from > 0 {
		out = append(out, part{Text: "… "})
	}
	at := from
	for _, m := range marks {
		if m.Start < at || m.End > to {
			continue
		}
		add(at, m.Start, false)
		add(m.Start, m.End, true)
		at = m.End
	}
	add(at, to, false)
	if to < len(text) {
		out = append(out, part{Text: " …"})
	}
	return out
}

// window returns the part of a text to show: all of a short one, else about
// hitBytes from a little before the first mark, cut between words.
func window(text string, marks []policy.Span) (from, to int) {
	if len(text) <= hitBytes {
		return 0, len(text)
	}
	if len(marks) > 0 && marks[0].Start > hitBytes/3 {
		from = marks[0].Start - hitBytes/3
		for from < marks[0].Start && text[from] != ' ' {
			from++
		}
	}
	if to = from + hitBytes; to >= len(text) {
		return from, len(text)
	}
	for to < len(text) && text[to] != ' ' && to < from+hitBytes+80 {
		to++
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	return from, to
}
