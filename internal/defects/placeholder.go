package defects

import (
	"strings"

	"lacuna/internal/policy"
)

// fillIns are words that stand in brackets where a template wants a value.
var fillIns = []string{
	"company", "your company", "company name", "your company name", "name of company", "business name", "organisation", "organization",
	"organisation name", "website", "website name", "website url", "your website", "url", "app name", "application name", "insert", "address", "company address",
	"postal address", "email", "email address", "e-mail address", "your email", "contact email", "phone", "phone number", "telephone number", "date", "effective date",
	"insert date", "country", "state", "state/country", "jurisdiction", "name", "your name", "dpo name", "title", "period", "number", "x", "xx", "●", "•", "tbd", "tbc", "todo",
}

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
			if s, ok := bracket(d.Text, i); ok && !labels(d, s) {
				add(s, "“"+s.Of(d.Text)+"” was never filled in.")
				i = s.End - 1
			}
		case c == '_' && strings.HasPrefix(d.Text[i:], "____"):
			s := runOf(d.Text, i)
			if !onForm(d.Text[max(0, i-60):i]) {
				add(s, "A blank to fill in was left empty.")
			}
			i = s.End - 1
		case c == 'X' && strings.HasPrefix(d.Text[i:], "XXXX"):
			s := runOf(d.Text, i)
			if s.Len() <= 12 && alone(d.Text, s) {
				add(s, "“"+s.Of(d.Text)+"” stands where a value belongs.")
			}
			i = s.End - 1
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

// alone reports whether s stands as a word of its own, not inside an identifier.
func alone(text string, s policy.Span) bool {
	const joins = "_\"'=:/-{"
	before := s.Start == 0 || !letterOrDigit(text[s.Start-1]) && !strings.ContainsRune(joins, rune(text[s.Start-1]))
	return before && (s.End == len(text) || !letterOrDigit(text[s.End]) && text[s.End] != '_' && text[s.End] != '"')
}

// onForm reports whether a blank belongs to a form that the reader is to fill in and
// sign; before is the text in front of it.
func onForm(before string) bool {
	low := strings.ToLower(before)
	for _, w := range [...]string{"signature", "witness", "print)", "resident of", "text:", "signed", "____"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// labels reports whether a bracket is the label of a value that follows it, or a step
// in a menu path, and not a gap.
func labels(d *policy.Document, s policy.Span) bool {
	if i := clauseAt(d, s.Start); i >= 0 && d.Clauses[i].Start == s.Start && len(strings.TrimSpace(d.Text[s.End:d.Clauses[i].End])) > 0 {
		return !strings.HasPrefix(strings.TrimSpace(d.Text[s.End:]), "(") && strings.ToLower(s.Of(d.Text)) == s.Of(d.Text)
	}
	return strings.HasSuffix(strings.TrimSpace(d.Text[:s.Start]), ">")
}

func letterOrDigit(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80
}
