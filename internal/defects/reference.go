package defects

import (
	"strings"
	"unicode/utf8"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

// danglingReferences finds references to sections that the document does not have:
// by number ("see Section 9 below") and by title (“the section titled “…””).
func danglingReferences(d *policy.Document, _ []policy.Fact) []policy.Finding {
	toks := nlp.Tokenize(nil, d.Text)
	numbers, titles := sectionNumbers(d)
	known := map[string]bool{} // titles already looked for
	var found []policy.Finding
	for i := range toks {
		if toks[i].Hash != section && toks[i].Hash != sections {
			continue
		}
		if f, ok := byNumber(d, toks, i, numbers); ok {
			found = append(found, f)
		} else if f, ok := byTitle(d, toks, i, titles, known); ok {
			found = append(found, f)
		}
	}
	return found
}

var (
	section  = nlp.HashWord("section")
	sections = nlp.HashWord("sections")
)

// sectionNumbers collects the numbers and folded titles that a reference can
// mean: of headings, of run-in headings and at the start of clauses.
func sectionNumbers(d *policy.Document) (numbers map[string]bool, titles []string) {
	numbers = map[string]bool{}
	add := func(s string) {
		if n := leadingNumber(s); n != "" {
			numbers[n] = true
		}
	}
	for _, s := range d.Sections {
		add(s.Title)
		titles = append(titles, nlp.FoldText(s.Title))
	}
	for _, c := range d.Clauses {
		if c.Kind != policy.Item {
			add(c.Span.Of(d.Text)[:min(16, c.Len())])
		}
		if !c.RunIn.IsZero() {
			titles = append(titles, nlp.FoldText(c.RunIn.Of(d.Text)))
		}
		titles = append(titles, nlp.FoldText(c.Span.Of(d.Text)[:cut(d.Text, c.Span, 120)]))
	}
	return numbers, titles
}

// cut returns the length of the start of s, at most n bytes, that ends between characters.
func cut(text string, s policy.Span, n int) int {
	if s.Len() <= n {
		return s.Len()
	}
	for n > 0 && !utf8.RuneStart(text[s.Start+n]) {
		n--
	}
	return n
}

// leadingNumber returns the section number that s starts with ("4.2", "9"), "" without one.
func leadingNumber(s string) string {
	s = strings.TrimLeft(s, " #*_\t")
	low := strings.ToLower(s)
	for _, w := range [...]string{"section ", "article ", "§ ", "§"} {
		if strings.HasPrefix(low, w) {
			s = s[len(w):]
		}
	}
	n := strings.IndexFunc(s, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
	if n < 0 {
		n = len(s)
	}
	return strings.Trim(s[:n], ".")
}

// byNumber checks "Section 9 below". Only a document that numbers its sections, or a
// reference that points into the text itself, can be wrong.
func byNumber(d *policy.Document, toks []nlp.Token, i int, numbers map[string]bool) (policy.Finding, bool) {
	if i+1 >= len(toks) || toks[i+1].Flags&nlp.Number == 0 || toks[i].Flags&nlp.Upper == 0 && toks[i].Flags&nlp.Break != 0 {
		return policy.Finding{}, false
	}
	s := policy.Span{Start: int(toks[i].Start), End: int(toks[i+1].End)}
	n := strings.Trim(d.Text[toks[i+1].Start:toks[i+1].End], ".")
	if !small(n) || numbers[n] || numbers[top(n)] && n != top(n) || !pointsInside(d.Text, toks, i) || inHeading(d, s) {
		return policy.Finding{}, false
	}
	return at(d, "defect.dangling-reference", policy.Minor, s, "There is no section "+n+" in this text."), true
}

// small reports whether n can be the number of a section: "9", "4.2", not "1798.83".
func small(n string) bool {
	t := top(n)
	if t == "" || len(t) > 2 {
		return false
	}
	for i := 0; i < len(n); i++ {
		if n[i] != '.' && (n[i] < '0' || n[i] > '9') {
			return false
		}
	}
	return true
}

func top(n string) string {
	t, _, _ := strings.Cut(n, ".")
	return t
}

// pointsInside reports whether the words around a reference say that it points into
// this text: "below", "above", "of this policy", and no law or other document is named.
func pointsInside(text string, toks []nlp.Token, i int) bool {
	for j := i + 2; j < min(i+8, len(toks)) && toks[j].Flags&nlp.Break == 0; j++ {
		switch nlp.Fold(text[toks[j].Start:toks[j].End]) {
		case "below", "above", "hereof", "herein":
			return true
		case "of":
			if j+1 < len(toks) {
				next := nlp.Fold(text[toks[j+1].Start:toks[j+1].End])
				return next == "this"
			}
		case "act", "code", "regulation", "gdpr", "terms", "agreement":
			return false
		}
	}
	return false
}

// inHeading reports whether s lies in the heading of a section.
func inHeading(d *policy.Document, s policy.Span) bool {
	for _, x := range d.Sections {
		if x.Heading.Overlaps(s) {
			return true
		}
	}
	return false
}

// byTitle checks “the section titled “Cookies””.
func byTitle(d *policy.Document, toks []nlp.Token, i int, titles []string, known map[string]bool) (policy.Finding, bool) {
	from := int(toks[i].End)
	rest := d.Text[from:min(len(d.Text), from+140)]
	open := strings.IndexAny(rest, "\"“")
	if open < 0 || open > 40 || strings.ContainsAny(rest[:open], ".;\n") || !introduces(rest[:open]) {
		return policy.Finding{}, false
	}
	_, size := first(rest[open:])
	body := rest[open+size:]
	end := strings.IndexAny(body, "\"”“\n")
	if end <= 2 || otherDocument(body[end:]) {
		return policy.Finding{}, false
	}
	title := strings.Trim(body[:end], " ,.?!:")
	want := strings.TrimLeft(nlp.FoldText(title), "0123456789. ")
	if want == "" || len(strings.Fields(want)) < 2 || pathOfApp(d.Text[max(0, from-60):from]) {
		return policy.Finding{}, false
	}
	there, ok := known[want]
	if !ok {
		there = titled(titles, want)
		known[want] = there
	}
	if there {
		return policy.Finding{}, false
	}
	start := from + open
	s := policy.Span{Start: start, End: start + size + end}
	return at(d, "defect.dangling-reference", policy.Minor, s, "There is no section with the title “"+title+"” in this text."), true
}

// titled reports whether one of the titles is, or says, want.
func titled(titles []string, want string) bool {
	for _, t := range titles {
		if strings.Contains(t, want) && !strings.Contains(t, "section "+want) && !strings.Contains(t, "titled "+want) || len(t) > 8 && strings.Contains(want, t) {
			return true
		}
	}
	return false
}

// pathOfApp reports whether the reference leads into an app or an account rather
// than into the text; before is the text in front of it.
func pathOfApp(before string) bool {
	low := strings.ToLower(before)
	for _, w := range [...]string{"http", "profile", "settings", "in the app", "account", "menu"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// introduces reports whether words lead from "section" to its title.
func introduces(s string) bool {
	switch strings.TrimSpace(strings.ToLower(strings.Trim(s, " ,:"))) {
	case "", "titled", "entitled", "called", "named", "headed", "below titled", "below entitled", "above titled", "below", "above":
		return true
	}
	return false
}

// otherDocument reports whether the reference goes on to another document: "of our Terms".
func otherDocument(after string) bool {
	low := strings.ToLower(strings.TrimLeft(after, "\"”“ ,."))
	return strings.HasPrefix(low, "of our terms") || strings.HasPrefix(low, "of the") || strings.HasPrefix(low, "of our cookie") ||
		strings.HasPrefix(low, "in your") || strings.HasPrefix(low, "in the app") || strings.HasPrefix(low, "on the") || strings.HasPrefix(low, "of your") || strings.HasPrefix(low, "in our")
}

func first(s string) (rune, int) {
	for i, r := range s {
		if i == 0 {
			return r, utf8.RuneLen(r)
		}
	}
	return 0, 0
}
