package web

import (
	"strings"
	"unicode/utf8"

	"lacuna/internal/policy"
)

// quoteBytes is the length at which a quote is cut.
const quoteBytes = 240

// A quote is words of a policy in the words around them, and where to read on.
type quote struct {
	Before, Words, After string
	Link                 string
	Clause               int
	Note                 string
}

// quoteIn quotes a span with the rest of its clause around it, as far as that is short.
func quoteIn(text string, clause, at policy.Span) quote {
	if at.Start < clause.Start || at.End > clause.End {
		return quote{Words: oneLine(at.Of(text))} // the lead or a heading
	}
	return quote{
		Before: clipStart(text[clause.Start:at.Start], quoteBytes/2),
		Words:  oneLine(at.Of(text)),
		After:  clip(text[at.End:clause.End], quoteBytes/2),
	}
}

// clip cuts s at a word so that about n bytes are left, and says so with an ellipsis.
func clip(s string, n int) string {
	s = oneLine(s)
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	if i := strings.LastIndexByte(s[:n], ' '); i > n/2 {
		n = i
	}
	return s[:n] + "…"
}

// clipStart cuts s from the front.
func clipStart(s string, n int) string {
	s = oneLine(s)
	if len(s) <= n {
		return s
	}
	at := len(s) - n
	for at < len(s) && !utf8.RuneStart(s[at]) {
		at++
	}
	if i := strings.IndexByte(s[at:], ' '); i >= 0 && i < n/2 {
		at += i + 1
	}
	return "…" + s[at:]
}

// oneLine turns every run of white space into one blank; a blank at either end stays, since it parts words.
func oneLine(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	blank := false
	for _, r := range s {
		if r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\u00a0' {
			blank = true
			continue
		}
		if blank {
			b.WriteByte(' ')
			blank = false
		}
		b.WriteRune(r)
	}
	if blank {
		b.WriteByte(' ')
	}
	return b.String()
}

// pathWords shows where a clause stands: the two innermost headings above it, cut short.
func pathWords(headings []string) string {
	inner := headings[max(0, len(headings)-2):]
	short := make([]string, len(inner))
	for i, h := range inner {
		short[i] = clip(h, 60)
	}
	return strings.Join(short, " › ")
}
