package classify

import (
	"regexp"
	"strings"
	"testing"
)

func TestNeeds(t *testing.T) {
	for _, tt := range []struct{ expr, text string }{
		{`\b\d{1,5} ([A-Z][a-z]+ ){1,3}(Street|St|Road|Rd)\b`, "at 12 High Street"},
		{`\b\d{1,5} ([A-Z][a-z]+ ){1,3}(Street|St|Road|Rd)\b`, "at 12 Long Lower Rd"},
		{`(?i)(write|phone)[^.]{0,20}@`, "Write to a@b"},
		{`\d{5}(-\d{4})?`, "ZIP 12345"},
		{`colou?rs?`, "colors"},
		{`(a|b)c*d`, "bd"},
		{`x*y`, "y"},
		{`(jan|feb)?\d+`, "7"},
	} {
		p := newRawPattern(0, regexp.MustCompile(tt.expr))
		if !p.may(tt.text) {
			t.Errorf("%s: filter %+v refuses %q, which matches", tt.expr, p.needs, tt.text)
		}
		if p.needs != nil && p.may("") {
			t.Errorf("%s: filter %+v lets the empty text pass", tt.expr, p.needs)
		}
	}
}

func FuzzNeeds(f *testing.F) {
	f.Add(`(?i)ab+(c|d)?\d{2}`, "xABBc12")
	f.Add(`\b[A-Z]{2},? \d{5}(-\d{4})?\b`, "TX 12345")
	f.Fuzz(func(t *testing.T, expr, text string) {
		re, err := regexp.Compile(expr)
		if err != nil || strings.Contains(text, "\u212a") || strings.Contains(text, "ſ") {
			return // the two letters of several bytes that fold to ASCII
		}
		if p := newRawPattern(0, re); re.MatchString(text) && !p.may(text) {
			t.Errorf("%q matches %q, the filter %+v says it cannot", expr, text, p.needs)
		}
	})
}
