package policy

import (
	"fmt"
	"unicode/utf8"
)

// A Span is a half-open range of bytes of Document.Text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len returns the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// IsZero reports whether s is the zero span, which stands for "none".
func (s Span) IsZero() bool { return s == Span{} }

// Contains reports whether t lies inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Of returns the bytes of text that s covers.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// A Kind is the form of a clause.
type Kind string

// The kinds of clause. A heading is no clause of its own: it belongs to its
// section, except where a heading line is all that a section has.
const (
	Paragraph Kind = "paragraph"
	Item      Kind = "item"
	Row       Kind = "row"
	Heading   Kind = "heading"
)

// A Document is the canonical text of a version and its structure. Text is valid
// UTF-8 and never changes; nothing in it has been normalised away except line
// endings, the byte order mark and what the format itself removes.
type Document struct {
	Text     string    `json:"text"`
	Sections []Section `json:"sections"`
	Clauses  []Clause  `json:"clauses"`
}

// A Section runs from the start of its heading to the next heading of the same
// or a higher level. Text before the first heading is section 0 without a
// heading. Sections are sorted by start; a parent comes before its children and
// contains them.
type Section struct {
	Title  string `json:"title"` // the heading's text on one line, marker and number included
	Level  int    `json:"level"` // 1 is the highest
	Parent int    `json:"parent"`
	Span
	Heading  Span     `json:"heading,omitzero"`
	Audience []string `json:"audience,omitempty"`
}

// A Clause is the unit that gets labels: a paragraph, a list item or a table
// row. Clauses are sorted and never overlap; together with headings and white
// space they cover Text. An item's span includes its list marker.
type Clause struct {
	ID   string `json:"id"` // hash of version, ordinal and folded text
	Kind Kind   `json:"kind"`
	Span
	Section   int      `json:"section"`
	Lead      Span     `json:"lead,omitzero"`   // the sentence that introduces an item, or a row's header
	RunIn     Span     `json:"run_in,omitzero"` // a run-in heading at the start of the clause, inside Span
	Sentences []Span   `json:"sentences"`
	Heading   []string `json:"heading"` // titles from the outermost section inwards, a run-in heading last
	Audience  []string `json:"audience"`
	Depth     int      `json:"depth,omitempty"` // nesting of an item, 1 is the outermost
	Place     Place    `json:"place,omitzero"`
}

// A Place says where a clause stands in the source: the field that fits the format is set.
type Place struct {
	Bytes     Span   `json:"bytes,omitzero"`      // txt, Markdown: bytes of the source file
	Path      string `json:"path,omitempty"`      // HTML: element path
	Page      int    `json:"page,omitempty"`      // PDF: from 1
	Paragraph int    `json:"paragraph,omitempty"` // DOCX: from 1
}

// Check reports the first broken invariant of d, or nil. Fuzz tests and the
// store call it; a Document from segment.Split always passes.
func (d *Document) Check() error {
	if !utf8.ValidString(d.Text) {
		return fmt.Errorf("text is not valid UTF-8")
	}
	last := Span{Start: -1}
	for i, s := range d.Sections {
		if err := d.checkSpan(s.Span, true); err != nil {
			return fmt.Errorf("section %d: %w", i, err)
		}
		if s.Start < last.Start || s.Start == last.Start && s.End > last.End {
			return fmt.Errorf("section %d: not sorted", i)
		}
		last = s.Span
		if s.Parent < -1 || s.Parent >= i {
			return fmt.Errorf("section %d: parent %d", i, s.Parent)
		}
		if s.Parent >= 0 && (d.Sections[s.Parent].Level >= s.Level || !d.Sections[s.Parent].Contains(s.Span)) {
			return fmt.Errorf("section %d: not below or not inside its parent %d", i, s.Parent)
		}
		if !s.Heading.IsZero() && !s.Contains(s.Heading) {
			return fmt.Errorf("section %d: heading %v outside %v", i, s.Heading, s.Span)
		}
	}
	at := 0
	for i, c := range d.Clauses {
		if err := d.checkClause(c, at); err != nil {
			return fmt.Errorf("clause %d: %w", i, err)
		}
		at = c.End
	}
	return d.checkCover()
}

func (d *Document) checkSpan(s Span, empty bool) error {
	if s.Start < 0 || s.End > len(d.Text) || s.Start > s.End || !empty && s.Start == s.End {
		return fmt.Errorf("span %v out of range, text has %d bytes", s, len(d.Text))
	}
	for _, o := range [...]int{s.Start, s.End} {
		if o < len(d.Text) && !utf8.RuneStart(d.Text[o]) {
			return fmt.Errorf("offset %d inside a character", o)
		}
	}
	return nil
}

func (d *Document) checkClause(c Clause, at int) error {
	if err := d.checkSpan(c.Span, false); err != nil {
		return err
	}
	if c.Start < at {
		return fmt.Errorf("starts at %d, the one before ends at %d", c.Start, at)
	}
	if c.Section < 0 || c.Section >= len(d.Sections) || !d.Sections[c.Section].Contains(c.Span) {
		return fmt.Errorf("section %d does not hold it", c.Section)
	}
	if !c.Lead.IsZero() {
		if c.Kind != Item && c.Kind != Row {
			return fmt.Errorf("lead on a %s", c.Kind)
		}
		if err := d.checkSpan(c.Lead, false); err != nil {
			return fmt.Errorf("lead: %w", err)
		}
	}
	if !c.RunIn.IsZero() && !c.Contains(c.RunIn) {
		return fmt.Errorf("run-in heading %v outside %v", c.RunIn, c.Span)
	}
	from := c.Start
	for _, s := range c.Sentences {
		if err := d.checkSpan(s, false); err != nil {
			return fmt.Errorf("sentence: %w", err)
		}
		if s.Start < from || s.End > c.End {
			return fmt.Errorf("sentence %v outside or not sorted", s)
		}
		from = s.End
	}
	return nil
}

// checkCover reports text other than white space that is neither in a clause nor in a heading.
func (d *Document) checkCover() error {
	cover := make([]bool, len(d.Text))
	mark := func(s Span) {
		for i := s.Start; i < s.End; i++ {
			cover[i] = true
		}
	}
	for _, s := range d.Sections {
		mark(s.Heading)
	}
	for _, c := range d.Clauses {
		mark(c.Span)
	}
	for i, r := range d.Text {
		if !cover[i] && !IsSpace(r) {
			return fmt.Errorf("byte %d (%q) is in no clause and no heading", i, r)
		}
	}
	return nil
}

// IsSpace reports whether r is white space or invisible: what may stand between clauses.
func IsSpace(r rune) bool {
	switch r {
	case '\u00a0', '\u1680', '\u180e', '\u202f', '\u205f', '\u3000', '\u0085', '\u2028', '\u2029', '\ufeff', '\u00ad', '\u2060':
		return true
	}
	return r <= ' ' || r >= '\u2000' && r <= '\u200f'
}
