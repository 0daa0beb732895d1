package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lacuna/internal/policy"
)

// An inline collects the running text of one element: white space collapsed as a
// browser does, line breaks as "\n", and where it is strong or linked.
type inline struct {
	buf    []byte
	space  bool          // white space is due before the next word
	strong []policy.Span // sorted, apart
	links  []Link        // sorted, apart
}

func (in *inline) empty() bool { return len(in.buf) == 0 }

func (in *inline) reset() {
	in.buf = in.buf[:0]
	in.space = false
	in.strong = in.strong[:0]
	in.links = in.links[:0]
}

// text appends s. Only ASCII white space collapses; a no-break space stays.
func (in *inline) text(s string, strong bool) {
	start := -1
	for i := 0; i < len(s); {
		end := i
		for end < len(s) && !isBlank(s[end]) {
			end++
		}
		if end > i {
			if in.space && len(in.buf) > 0 && in.buf[len(in.buf)-1] != '\n' {
				in.buf = append(in.buf, ' ')
			}
			in.space = false
			if start < 0 {
				start = len(in.buf)
			}
			in.buf = append(in.buf, s[i:end]...)
		}
		for i = end; i < len(s) && isBlank(s[i]); i++ {
			in.space = true
		}
	}
	if strong && start >= 0 {
		in.strong = append(in.strong, policy.Span{Start: start, End: len(in.buf)})
	}
}

// lineBreak ends the line, also an empty one, except at the very start.
func (in *inline) lineBreak() {
	in.space = false
	if len(in.buf) > 0 {
		in.buf = append(in.buf, '\n')
	}
}

// newLine ends the line if it has text.
func (in *inline) newLine() {
	if n := len(in.buf); n > 0 && in.buf[n-1] != '\n' {
		in.lineBreak()
	}
	in.space = false
}

// link records that the text from byte start on leads to target.
func (in *inline) link(start int, target string) {
	for start < len(in.buf) && isBlank(in.buf[start]) {
		start++
	}
	end := len(in.buf)
	for end > start && isBlank(in.buf[end-1]) {
		end--
	}
	if n := len(in.links); start < end && (n == 0 || in.links[n-1].End <= start) {
		in.links = append(in.links, Link{policy.Span{Start: start, End: end}, target})
	}
}

// isStrong reports whether all words of s are strong.
func (in *inline) isStrong(s policy.Span) bool {
	at := s.Start
	for _, b := range in.strong {
		if b.End <= at {
			continue
		}
		if b.Start > at && !blank(string(in.buf[at:min(b.Start, s.End)])) {
			return false
		}
		if at = b.End; at >= s.End {
			return true
		}
	}
	return at > s.Start && blank(string(in.buf[at:s.End]))
}

// lines returns the spans of the lines, trimmed; empty ones have no length.
func (in *inline) lines() []policy.Span {
	text := string(in.buf)
	lines := make([]policy.Span, 0, strings.Count(text, "\n")+1)
	for at := 0; at <= len(text); {
		end := strings.IndexByte(text[at:], '\n') + at
		if end < at {
			end = len(text)
		}
		lines = append(lines, trim(text, policy.Span{Start: at, End: end}))
		at = end + 1
	}
	return lines
}

// groups returns the paragraphs of the text: parts that empty lines separate, and
// those that single line ends separate where the lines are whole statements. The
// lines of an address stay together.
func (in *inline) groups() []policy.Span {
	var groups []policy.Span
	open := false
	text := string(in.buf)
	for _, l := range in.lines() {
		if l.Len() == 0 {
			open = false
			continue
		}
		if last := len(groups) - 1; open && in.joins(text, groups[last], l) {
			groups[last].End = l.End
		} else {
			groups = append(groups, l)
		}
		open = true
	}
	return groups
}

const (
	statementBytes = 40  // a line of that length that ends a sentence is a statement
	longLineBytes  = 100 // a longer line is a statement anyhow
)

// joins reports whether line l belongs to the group before it.
func (in *inline) joins(text string, group, l policy.Span) bool {
	above := policy.Span{Start: group.Start + strings.LastIndexByte(group.Of(text), '\n') + 1, End: group.End}
	if above.Len() > longLineBytes || l.Len() > longLineBytes {
		return false
	}
	if endsSentence(above.Of(text)) && above.Len() > statementBytes {
		return false
	}
	if _, ok := markerAt(l.Of(text)); ok {
		return false
	}
	if _, ok := markerAt(group.Of(text)); ok {
		return false
	}
	return in.isStrong(above) == in.isStrong(l) && !(in.isLink(above) && in.isLink(l))
}

// isLink reports whether s is the text of one link.
func (in *inline) isLink(s policy.Span) bool {
	_, ok := slices.BinarySearchFunc(in.links, s, func(l Link, s policy.Span) int { return l.Start - s.Start })
	return ok
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }

// blank reports whether s is white space only.
func blank(s string) bool {
	return strings.TrimLeftFunc(s, isSpace) == ""
}

// endsLetter reports whether the text ends with a letter, with no blank after it.
func (in *inline) endsLetter() bool {
	r, _ := utf8.DecodeLastRune(in.buf)
	return !in.space && unicode.IsLetter(r)
}
