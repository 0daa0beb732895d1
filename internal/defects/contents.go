package defects

import (
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

// emptyContents finds a table of contents that lists nothing: a heading "Contents"
// without a clause below it.
func emptyContents(d *policy.Document, _ []policy.Fact) []policy.Finding {
	var found []policy.Finding
	say := func(s policy.Span) {
		found = append(found, at(d, "defect.empty-contents", policy.Minor, s, "The table of contents lists nothing."))
	}
	for i, s := range d.Sections {
		if !isContents(s.Title) || s.Heading.IsZero() {
			continue
		}
		// A list of contents is short lines right below; the next section may also be
		// the first that the list should have named.
		if i+1 < len(d.Sections) && strings.TrimSpace(d.Text[s.Heading.End:d.Sections[i+1].Start]) == "" && d.Sections[i+1].Level <= s.Level && !again(d, i+1) {
			say(s.Heading)
		}
	}
	for i, c := range d.Clauses {
		if isContents(c.Span.Of(d.Text)) && (i+1 >= len(d.Clauses) || d.Clauses[i+1].Section != c.Section) && !headed(d, c.Span) {
			say(c.Span)
		}
	}
	return found
}

// again reports whether the title of section i comes again later: then it is an entry
// of the list of contents.
func again(d *policy.Document, i int) bool {
	want := strings.TrimLeft(nlp.FoldText(d.Sections[i].Title), "0123456789. ")
	for _, s := range d.Sections[i+1:] {
		if strings.HasSuffix(nlp.FoldText(s.Title), want) {
			return true
		}
	}
	return false
}

func isContents(s string) bool {
	if len(s) > 40 {
		return false
	}
	switch nlp.FoldText(s) {
	case "contents", "table of contents", "content", "index", "contents of this policy":
		return true
	}
	return false
}

// headed reports whether a section's heading is at s: it has been looked at already.
func headed(d *policy.Document, s policy.Span) bool {
	for _, x := range d.Sections {
		if x.Heading == s {
			return true
		}
	}
	return false
}
