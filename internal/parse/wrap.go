package parse

import (
	"slices"
	"strings"
)

const (
	minWidth = 30  // columns: no text is wrapped narrower
	maxWidth = 160 // nor wider
	ragged   = 6   // columns by which lines wrapped by hand fall short
)

// wrapWidth returns the column at which the lines are wrapped, or 0 when line
// ends are the author's. Wrapped are lines that mostly have no room for the first
// word of the next one.
func wrapWidth(lines []line) int {
	var inner []int
	for i, l := range lines[:max(0, len(lines)-1)] {
		if w := l.indent + l.cols; l.Len() > 0 && lines[i+1].Len() > 0 && w <= maxWidth {
			inner = append(inner, w)
		}
	}
	if len(inner) == 0 {
		return 0
	}
	slices.Sort(inner)
	p := plain{width: inner[(len(inner)-1)*95/100]}
	if p.width < minWidth {
		return 0
	}
	full, all := 0, 0
	for i, l := range lines[:len(lines)-1] {
		next := lines[i+1]
		if _, ok := markerAt(next.text); ok || l.Len() == 0 || next.Len() == 0 {
			continue
		}
		all += min(l.cols, maxWidth)
		if l.indent+l.cols <= maxWidth && p.full(l, next) {
			full += l.cols
		}
	}
	// One pair proves nothing: two short lines always look alike.
	if full < 2*minWidth || full*10 < all*6 {
		return 0
	}
	return p.width
}

// blankRules replaces lines drawn with dashes and their like by blanks, so that
// every offset stays. Underscores stay: they may be a blank to be filled in.
func blankRules(text string) string {
	var out []byte
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], '\n') + at
		if end < at {
			end = len(text)
		}
		if underlined(text[at:end]) {
			if out == nil {
				out = []byte(text)
			}
			for i := at; i < end; i++ {
				if out[i] != '\t' {
					out[i] = ' '
				}
			}
		}
		at = end + 1
	}
	if out == nil {
		return text
	}
	return string(out)
}

// underlined reports whether the first line of text is drawn with at least three
// of one character, blanks aside.
func underlined(text string) bool {
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		text = text[:i]
	}
	text = strings.Trim(text, " \t")
	if len(text) < 3 || !strings.ContainsRune("-=*~#+", rune(text[0])) {
		return false
	}
	return strings.Trim(text, string(text[0])+" ") == ""
}
