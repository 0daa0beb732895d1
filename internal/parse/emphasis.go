package parse

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"
)

// Converters from HTML write "**Purpose:**we" and "**Address  \n**Street", which
// CommonMark reads as asterisks. mendEmphasis moves white space and punctuation
// at the ends of strong text out of it, in place: no offset changes.
func mendEmphasis(src []byte) []byte {
	for at := 0; at < len(src); {
		end := balanced(src, at)
		mendSpan(src[at:end])
		at = end
	}
	for line := range bytes.Lines(src) {
		if bytes.Count(line, []byte("_")) > 1 {
			copy(line, looseEmphasis.ReplaceAll(line, []byte("${1}_${2}_${3}${4}")))
		}
	}
	return src
}

// balanced returns the end of the line at at, or of the lines up to the next
// empty one that together hold as many opening as closing "**".
func balanced(src []byte, at int) int {
	for end, marks := at, 0; ; {
		n := bytes.IndexByte(src[end:], '\n') + 1
		if n == 0 {
			return len(src)
		}
		l := src[end : end+n]
		marks += bytes.Count(l, strongMark)
		end += n
		if marks%2 == 0 || len(bytes.TrimSpace(l)) == 0 {
			return end
		}
	}
}

var strongMark = []byte("**")

// mendSpan mends the strong texts of s, which are every other part between marks.
func mendSpan(s []byte) {
	for {
		open := bytes.Index(s, strongMark)
		if open < 0 {
			return
		}
		length := bytes.Index(s[open+2:], strongMark)
		if length < 0 {
			return
		}
		end := open + length + 4
		mendOne(s[open:end], end < len(s) && isWord(s[end]))
		s = s[end:]
	}
}

// isWord reports whether c belongs to a word; letters above ASCII do.
func isWord(c byte) bool { return isAlnum(c) || c >= utf8.RuneSelf }

// mendOne mends "**text**". Punctuation is in the way only where a word follows.
func mendOne(s []byte, word bool) {
	inner := s[2 : len(s)-2]
	text := bytes.TrimLeft(inner, " \t\n")
	left := len(inner) - len(text)
	if left > 0 && len(text) > 0 {
		lead := bytes.Clone(inner[:left])
		copy(s, lead)
		copy(s[left:], strongMark)
		s = s[left:]
		inner = s[2 : len(s)-2]
	}
	text = bytes.TrimRight(inner, " \t\n")
	if word {
		text = bytes.TrimRight(text, " \t\n:;,.!?")
	}
	if len(text) == 0 || len(text) == len(inner) || text[len(text)-1] == '\\' {
		return
	}
	tail := bytes.Clone(inner[len(text):])
	copy(s[2+len(text):], strongMark)
	copy(s[4+len(text):], tail)
}

var (
	looseEmphasis = regexp.MustCompile(`((?:^|[\s(]))_([^_\s][^_\n]*[^_\s:.,;!?])([\s:.,;!?]+)_(\pL)`)
	tightStrong   = regexp.MustCompile(`([^\s*])\*{2,4}([^\s*])`)
)

// dropMarks takes the "**" out of text that no rule of Markdown could read. Where
// the source writes asterisks on purpose, only those inside words go.
func dropMarks(text string, purpose bool) string {
	switch {
	case !strings.Contains(text, "**"):
		return text
	case purpose:
		return tightStrong.ReplaceAllString(text, "$1$2")
	}
	return strings.ReplaceAll(text, "**", "")
}

// loneBracket finds what remains of a link around whole blocks: "[" on a line of
// its own, and "](https://…)" on another.
var loneBracket = regexp.MustCompile(`^[ \t]*(?:[*-][ \t]+)?(\[|\]\([^)\s]*(?: "[^"\n]*")?\))\s*$`)

// blankBrackets replaces lone brackets by blanks in place.
func blankBrackets(src []byte) []byte {
	for line := range bytes.Lines(src) {
		text := bytes.TrimLeft(line, " \t*-")
		if len(text) == 0 || text[0] != '[' && text[0] != ']' {
			continue
		}
		if m := loneBracket.FindSubmatchIndex(line); m != nil {
			copy(line[m[2]:m[3]], bytes.Repeat([]byte(" "), m[3]-m[2]))
		}
	}
	return src
}

// dropHeadingMarks takes the "####" from the start of a table cell, where Markdown
// has no headings.
func (in *inline) dropHeadingMarks() {
	rest := bytes.TrimLeft(in.buf, "#")
	if n := len(in.buf) - len(rest); n > 0 && n <= 6 && len(rest) > 0 && rest[0] == ' ' {
		copy(in.buf, bytes.Repeat([]byte(" "), n))
	}
}
