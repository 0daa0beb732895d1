package segment

import (
	"slices"
	"strings"
	"unicode/utf8"

	"lacuna/internal/parse"
	"lacuna/internal/policy"
)

// A unit is a block of the text on its way to become a heading or a clause.
type unit struct {
	policy.Span
	body  int // where the text after the list marker starts
	block int // index of the block, -1 for text outside all blocks
	kind  parse.BlockKind
	depth int
	bold  bool
	toc   bool // a line of a table of contents: never a heading

	shape   shape
	heading bool
	listed  bool // a list item that lost its marker
	level   int  // of a heading
}

// maxNesting is the depth of lists beyond which deeper ones are taken for equal.
const maxNesting = 32

// unitsOf returns the blocks of t in order, trimmed, without overlaps, and with
// text that no block holds as paragraphs.
func unitsOf(t *parse.Text) []unit {
	units := make([]unit, 0, len(t.Blocks)+1)
	at := 0
	add := func(s policy.Span, block int) {
		if s = trim(t.Text, s); s.Len() == 0 {
			return
		}
		u := unit{Span: s, body: s.Start, block: block}
		if block >= 0 {
			b := &t.Blocks[block]
			u.kind, u.depth, u.bold, u.toc, u.level = b.Kind, min(max(b.Depth, 0), maxNesting), b.Bold, b.Contents, min(max(b.Level, 0), 6)
			if u.kind == parse.Item {
				u.depth = max(u.depth, 1)
				if b.Marker.Len() > 0 && b.Marker.Start == s.Start && b.Marker.End <= s.End && onRune(t.Text, b.Marker.End) {
					u.body = skipSpace(t.Text, b.Marker.End, s.End)
				}
			}
		}
		units = append(units, u)
	}
	idx := order(t.Blocks)
	for i := range t.Blocks {
		if idx != nil {
			i = idx[i]
		}
		b := t.Blocks[i].Span
		b.Start = max(b.Start, at)
		b.End = min(b.End, len(t.Text))
		if b.Start >= b.End || !onRune(t.Text, b.Start) || !onRune(t.Text, b.End) {
			continue
		}
		add(policy.Span{Start: at, End: b.Start}, -1)
		add(b, i)
		at = b.End
	}
	add(policy.Span{Start: at, End: len(t.Text)}, -1)
	return units
}

// order returns the indexes of blocks sorted by start, nil when they are sorted.
func order(blocks []parse.Block) []int {
	at := 0
	sorted := true
	for i := range blocks {
		sorted = sorted && blocks[i].Start >= at
		at = blocks[i].Start
	}
	if sorted {
		return nil
	}
	idx := make([]int, len(blocks))
	for i := range idx {
		idx[i] = i
	}
	slices.SortStableFunc(idx, func(a, b int) int { return blocks[a].Start - blocks[b].Start })
	return idx
}

func onRune(text string, i int) bool {
	return i >= 0 && i <= len(text) && (i == len(text) || utf8.RuneStart(text[i]))
}

// trim returns s without white space at its ends.
func trim(text string, s policy.Span) policy.Span {
	if s.Start >= s.End {
		return policy.Span{}
	}
	if s.Start = skipSpace(text, s.Start, s.End); s.Start == s.End {
		return s
	}
	if c := text[s.End-1]; c > ' ' && c < utf8.RuneSelf {
		return s
	}
	s.End = s.Start + len(strings.TrimRightFunc(s.Of(text), policy.IsSpace))
	return s
}

// skipSpace returns the first place from i on, at most end, that is not white space.
func skipSpace(text string, i, end int) int {
	for i < end && text[i] <= ' ' {
		i++
	}
	if i < end && text[i] < utf8.RuneSelf {
		return i
	}
	part := text[i:end]
	return i + len(part) - len(strings.TrimLeftFunc(part, policy.IsSpace))
}

// line returns s on one line: runs of white space become one blank.
func line(s string) string {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		plain = s[i] > ' ' && s[i] < utf8.RuneSelf || s[i] == ' ' && i+1 < len(s) && s[i+1] != ' '
	}
	if plain {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, policy.IsSpace), " ")
}
