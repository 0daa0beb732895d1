// Package parse turns the bytes of a source file into canonical UTF-8 text and
// typed blocks: one file per format. It removes what is not the policy (markup,
// navigation, scripts) and keeps everything else as the source says it.
package parse

import "lacuna/internal/policy"

// A Text is the canonical text of a source file and its blocks.
type Text struct {
	Name      string // file name as given
	MediaType string // text/plain, text/markdown, text/html, application/pdf, …docx
	Encoding  string // of the source: "utf-8", "windows-1252", …
	Title     string // the document's title where the format or its first heading says, else ""
	Language  string // BCP 47 of the whole text; "und" when it cannot be told
	Text      string // valid UTF-8, "\n" line ends, no byte order mark
	Blocks    []Block
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

// A Block is a run of text that the source's markup holds together. Blocks are
// sorted by start and do not overlap; all text outside blocks is white space.
// Spans exclude leading and trailing white space.
type Block struct {
	policy.Span
	Kind     BlockKind
	Level    int           // of a heading, 1 to 6
	Depth    int           // nesting of an item, 1 is the outermost; of a paragraph inside an item, its item's depth
	Marker   policy.Span   // list marker inside Span, zero when the markup gave none ("<li>" does not put one in the text)
	Bold     bool          // the whole block is emphasised: perhaps a heading
	Cells    []policy.Span // of a row, in order; empty cells are zero
	Header   []policy.Span // of a row: the header cell above each of Cells, zero where there is none
	IsHeader bool          // the row is the table's header
	Language string        // BCP 47 where it differs from the document's and is reliable
	Place    policy.Place
}

// A Note tells what was seen while reading that a user may need to know: hidden
// text, obfuscated addresses, replaced bytes.
type Note struct {
	Kind string // hidden-text, obfuscated-address, invalid-bytes, …
	policy.Span
	Message string
}
