// Package parse turns the bytes of a source file into canonical UTF-8 text and
// typed blocks: one file per format. It removes what is not the policy (markup,
// navigation, scripts) and keeps everything else as the source says it.
package parse

import (
	"strings"

	"lacuna/internal/policy"
)

// Revision changes whenever the text and blocks that are read from the same bytes do.
const Revision = "1"

// A Text is the canonical text of a source file and its blocks.
type Text struct {
	Name      string // file name as given
	MediaType string // text/plain, text/markdown, text/html, application/pdf, …docx
	Encoding  string // of the source: "utf-8", "windows-1252", …
	Title     string // the document's title where the format or its first heading says, else ""
	Language  string // BCP 47 of the whole text; "und" when it cannot be told
	Text      string // valid UTF-8, "\n" line ends, no byte order mark
	Blocks    []Block
	Links     []Link // sorted by start, each inside a block
	Notes     []Note
}

// A BlockKind is the form that the markup gives to a block.
type BlockKind uint8

// The kinds of block. Plain text has only paragraphs and items: headings there
// are for the segmenter to find.
const (
	Paragraph BlockKind = iota
	Heading             // Level is set
	Item                // Depth and Marker are set
	Row                 // a table row; Cells are set
)

// String returns the name of k in lower case.
func (k BlockKind) String() string {
	return [...]string{"paragraph", "heading", "item", "row"}[k]
}

// A Block is a run of text that the source's markup holds together. Blocks are
// sorted by start and do not overlap; all text outside blocks is white space.
// Spans exclude leading and trailing white space.
type Block struct {
	policy.Span
	Kind     BlockKind
	Level    int           // of a heading, 1 to 6
	Depth    int           // nesting of an item, 1 is the outermost; of a paragraph inside an item, its item's depth
	Marker   policy.Span   // list marker at the start of Span without the blank after it; a "<li>" gets "-" or its number
	Bold     bool          // the whole block is emphasised: perhaps a heading
	Cells    []policy.Span // of a row, in order; empty cells are zero
	Header   []policy.Span // of a row: the header cell above each of Cells, zero where there is none
	IsHeader bool          // the row is the table's header
	Contents bool          // a line of a table of contents: nothing but a link into this document, among others of that kind
	Language string        // BCP 47 where it differs from the document's and is reliable
	Place    policy.Place
}

// A Link is the text of a hyperlink and where it leads, as the source writes it.
type Link struct {
	policy.Span
	Target string
}

// A Note tells what was seen while reading that a user may need to know: hidden
// text, obfuscated addresses, replaced bytes. Its span is zero where the thing
// noted has no place in the text.
type Note struct {
	Kind string // hidden-text, obfuscated-address, invalid-bytes, …
	policy.Span
	Message string
}

// An Error says why a file cannot be read as a policy.
type Error struct {
	Name   string // file name as given
	Reason string // names the format, starts in lower case
}

// Error returns "name: reason".
func (e *Error) Error() string { return e.Name + ": " + e.Reason }

// Limits for hostile input.
const (
	maxBytes  = 32 << 20 // of a source file
	maxBlocks = 500_000  // of a text
)

// Parse reads a file. The format follows from the extension of name and from
// the data; a file that is no text at all, is empty, is too large or is of a
// format that is not read gives an *Error.
func Parse(name string, data []byte) (*Text, error) {
	if len(data) > maxBytes {
		return nil, &Error{name, "the file is larger than 32 MiB"}
	}
	f, reason := formatOf(name, data)
	if reason != "" {
		return nil, &Error{name, reason}
	}
	src, reason := decode(data, f.charset)
	if reason != "" {
		return nil, &Error{name, reason}
	}
	t := &Text{Name: name, MediaType: f.media, Encoding: src.encoding, Notes: src.notes}
	f.parse(t, src)
	if len(t.Blocks) == 0 {
		return nil, &Error{name, f.empty}
	}
	if len(t.Blocks) > maxBlocks {
		return nil, &Error{name, "the text has more than 500,000 paragraphs"}
	}
	markContents(t)
	placeInvalid(t)
	noteObfuscated(t)
	setLanguages(t)
	return t, nil
}

// placeInvalid points the note about replaced bytes at the first of them.
func placeInvalid(t *Text) {
	i := strings.Index(t.Text, "\uFFFD")
	for n := range t.Notes {
		if t.Notes[n].Kind == invalidBytes && i >= 0 {
			t.Notes[n].Span = policy.Span{Start: i, End: i + len("\uFFFD")}
		}
	}
}
