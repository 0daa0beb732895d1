package defects

import (
	"strings"

	"lacuna/internal/policy"
)

// fillIns are words that stand in brackets where a template wants a value.
var fillIns = []string{"company", "your company", "company name", "your company name", "name of company", "business name", "organisation", "organization",
	"organisation name", "website", "website name", "website url", "your website", "url", "app name", "application name", "insert", "address", "company address",
	"postal address", "email", "email address", "e-mail address", "your email", "contact email", "phone", "phone number", "telephone number", "date", "effective date",
	"insert date", "country", "state", "state/country", "jurisdiction", "name", "your name", "dpo name", "title", "period", "number", "x", "xx", "●", "•", "tbd", "tbc", "todo"}

// placeholders finds what a template left to be filled in: brackets, runs of X or
// of underscores, filler text. A blank date is reported as such elsewhere.
func placeholders(d *policy.Document, facts []policy.Fact) []policy.Finding {
	var found []policy.Finding
	add := func(s policy.Span, message string) {
		for _, f := range facts {
			if v, ok := f.Value.(policy.Date); ok && v.Status == "blank" && f.Span.Overlaps(s) {
				return
			}
		}
		found = append(found, at(d, "defect.placeholder", policy.Major, s, message))
	}
	for i := 0; i < len(d.Text); i++ {
		switch c := d.Text[i]; {
		case c == '[':
			if s, ok := bracket(d.Text, i); ok {
				add(s, "“"+s.Of(d.Text)+"” was never filled in.")
				i = s.End - 1
			}
		case c == '_' && strings.HasPrefix(d.Text[i:], "____"):
			s := runOf(d.Text, i)
			add(s, "A blank to fill in was left empty.")
			i = s.End - 1
		case c == 'X' && strings.HasPrefix(d.Text[i:], "XXXX") && (i == 0 || !letterOrDigit(d.Text[i-1])):
			if s := runOf(d.Text, i); s.End == len(d.Text) || !letterOrDigit(d.Text[s.End]) {
				add(s, "“"+s.Of(d.Text)+"” stands where a value belongs.")
				i = s.End - 1
			}
		case (c == 'l' || c == 'L') && len(d.Text) >= i+11 && strings.EqualFold(d.Text[i:i+11], "lorem ipsum"):
			add(policy.Span{Start: i, End: i + 11}, "Filler text was left in.")
			i += 10
		}
	}
	return found
}

// bracket returns the bracket that opens at i when it holds a template's name for a value.
func bracket(text string, i int) (policy.Span, bool) {
	end := strings.IndexByte(text[i:min(len(text), i+60)], ']')
	if end < 0 || strings.HasPrefix(text[i+end+1:], "(") {
		return policy.Span{}, false
	}
	s := policy.Span{Start: i, End: i + end + 1}
	inside := strings.ToLower(strings.Trim(text[i+1:i+end], " _*:.…"))
	for _, prefix := range [...]string{"insert ", "enter ", "add ", "your ", "please insert ", "company's "} {
		if rest, ok := strings.CutPrefix(inside, prefix); ok && len(strings.Fields(rest)) <= 5 && len(rest) > 0 && prefix != "add " {
			return s, true
		}
	}
	for _, w := range fillIns {
		if inside == w {
			// "[x]" is a tick box when it stands alone in small letters.
			return s, w != "x" && w != "•" && w != "name" || text[i+1] != 'x' && w != "•"
		}
	}
	return s, false
}

// runOf returns the run of equal bytes that starts at i.
func runOf(text string, i int) policy.Span {
	j := i
	for j < len(text) && text[j] == text[i] {
		j++
	}
	return policy.Span{Start: i, End: j}
}

func letterOrDigit(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80
}
