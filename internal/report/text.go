package report

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	"lacuna/internal/policy"
)

// width is the line length of text reports in characters.
const width = 100

// A page writes lines and remembers the first error, so that a report reads as
// a list of what it shows.
type page struct {
	w   io.Writer
	err error
}

func (p *page) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}

// quote writes text in quotation marks after a prefix, wrapped.
func (p *page) quote(prefix, text string) {
	p.wrap(prefix, "“"+flat(text)+"”")
}

// wrap writes text after a prefix, broken at blanks; the lines that follow hang
// under the first. Empty text writes nothing.
func (p *page) wrap(prefix, text string) {
	used := utf8.RuneCountInString(prefix)
	line, at := prefix, used
	for word := range strings.FieldsSeq(text) {
		n := utf8.RuneCountInString(word)
		if at > used && at+1+n > width {
			p.line("%s", line)
			line, at = strings.Repeat(" ", used), used
		}
		if at > used {
			line, at = line+" ", at+1
		}
		line, at = line+word, at+n
	}
	if at > used {
		p.line("%s", line)
	}
}

// table writes rows in aligned columns.
func (p *page) table(rows [][]string) {
	if p.err != nil {
		return
	}
	t := tabwriter.NewWriter(p.w, 0, 4, 2, ' ', 0)
	for _, r := range rows {
		fmt.Fprintln(t, strings.Join(r, "\t"))
	}
	p.err = t.Flush()
}

// flat puts text on one line, without control characters that could move the
// cursor of a terminal.
func flat(text string) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r == utf8.RuneError {
			return ' '
		}
		return r
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

// short cuts text at a word after about n characters.
func short(text string, n int) string {
	text = flat(text)
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	r := []rune(text)[:n]
	s := string(r)
	if i := strings.LastIndexByte(s, ' '); i > n/2 {
		s = s[:i]
	}
	return s + " …"
}

// quoteAll returns the first quotes of spans, joined.
func quoteAll(text string, spans []policy.Span, n int) string {
	var out []string
	for _, s := range spans {
		out = append(out, flat(s.Of(text)))
	}
	return short(strings.Join(out, " … "), n)
}

// plural writes a count with its noun: "1 clause", "3 clauses".
func plural(n int, noun string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case strings.HasSuffix(noun, "y") && !strings.HasSuffix(noun, "ay"):
		return fmt.Sprintf("%d %sies", n, noun[:len(noun)-1])
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
