package parse

import (
	"regexp"
	"strings"

	"lacuna/internal/policy"
)

// linkedTo returns for each block the target of the links that all of its text
// consists of, "" where it has other text. Several links give the first target.
func linkedTo(t *Text) []string {
	targets := make([]string, len(t.Blocks))
	l := 0
	for i, b := range t.Blocks {
		at := b.Start
		if !b.Marker.IsZero() {
			at = b.Marker.End
		}
		for l < len(t.Links) && t.Links[l].Start < b.Start {
			l++
		}
		target := ""
		for ; l < len(t.Links) && t.Links[l].End <= b.End; l++ {
			if !blank(t.Text[at:max(at, t.Links[l].Start)]) {
				break
			}
			at = max(at, t.Links[l].End)
			if target == "" {
				target = t.Links[l].Target
			}
		}
		if blank(t.Text[at:b.End]) {
			targets[i] = target
		}
	}
	return targets
}

// minContents is the number of lines that make a table of contents.
const minContents = 3

// markContents marks the lines of tables of contents: at least minContents blocks
// in a row that are links into one document.
func markContents(t *Text) {
	if len(t.Links) < minContents {
		return
	}
	targets := linkedTo(t)
	for i := 0; i < len(targets); {
		page, fragment := splitFragment(targets[i])
		end := i
		for end < len(targets) && fragment != "" && t.Blocks[end].Kind != Row {
			p, f := splitFragment(targets[end])
			if f == "" || p != page {
				break
			}
			end++
		}
		if end-i >= minContents {
			for ; i < end; i++ {
				t.Blocks[i].Contents = t.Blocks[i].Kind != Heading
			}
		}
		i = max(end, i+1)
	}
}

// splitFragment parts a target at its "#".
func splitFragment(target string) (page, fragment string) {
	page, fragment, _ = strings.Cut(target, "#")
	return page, fragment
}

// Runs of links that are no part of a page's text: a menu before it, a footer after it.
const (
	minMenu   = 2 // blocks
	minFooter = 3 // blocks, or fewer below a copyright line
)

var copyright = regexp.MustCompile(`(?i)^(©|\(c\) ?(19|20)|copyright\b|all rights reserved)`)

// dropLinkRuns takes the links to other pages at the start and at the end of a
// page's text away, with the copyright line and the titles among them. Lists stay:
// a policy may well end with the addresses of those whom it names.
func dropLinkRuns(t *Text) {
	targets := linkedTo(t)
	away := func(i int) bool {
		target := targets[i]
		return t.Blocks[i].Kind == Paragraph && target != "" && target[0] != '#' && !strings.HasPrefix(target, "mailto:") && !strings.HasPrefix(target, "tel:")
	}
	first := 0
	for first < len(targets) && away(first) {
		first++
	}
	end, links, rights := len(targets), 0, false
	for i := end - 1; i > first; i-- {
		b := &t.Blocks[i]
		switch {
		case away(i):
			links++
		case b.Len() <= longLineBytes && copyright.MatchString(b.Of(t.Text)):
			rights = true
		case b.Kind == Heading && links > 0 && b.Level > maxTitleLevel:
		default:
			i = 0
			continue
		}
		if links >= minFooter || rights {
			end = i
		}
	}
	if first < minMenu {
		first = 0
	}
	if first < end && (first > 0 || end < len(targets)) {
		keep(t, first, end)
	}
}

// keep reduces t to its blocks from first to end.
func keep(t *Text, first, end int) {
	from, to := t.Blocks[first].Start, t.Blocks[end-1].End
	move := func(s *policy.Span) {
		if !s.IsZero() {
			s.Start -= from
			s.End -= from
		}
	}
	t.Text = t.Text[from:to]
	t.Blocks = t.Blocks[first:end]
	for i := range t.Blocks {
		b := &t.Blocks[i]
		b.Start -= from
		b.End -= from
		move(&b.Marker)
		for _, spans := range [][]policy.Span{b.Cells, b.Header} {
			for j := range spans {
				move(&spans[j])
			}
		}
	}
	links := t.Links[:0]
	for _, l := range t.Links {
		if l.Start >= from && l.End <= to {
			move(&l.Span)
			links = append(links, l)
		}
	}
	t.Links = links
}
