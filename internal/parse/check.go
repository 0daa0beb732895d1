package parse

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"lacuna/internal/policy"
)

// Check reports the first broken invariant of t, or nil: Text is valid UTF-8
// with "\n" line ends, blocks are sorted, apart, trimmed and cover all but white
// space; markers, cells and links lie inside their blocks.
func (t *Text) Check() error {
	if !utf8.ValidString(t.Text) {
		return fmt.Errorf("text is not valid UTF-8")
	}
	if i := strings.IndexAny(t.Text, "\r\x00"); i >= 0 {
		return fmt.Errorf("byte %d is %q", i, t.Text[i])
	}
	at := 0
	for i := range t.Blocks {
		b := &t.Blocks[i]
		if err := t.checkBlock(b, at); err != nil {
			return fmt.Errorf("block %d: %w", i, err)
		}
		if err := t.checkGap(policy.Span{Start: at, End: b.Start}); err != nil {
			return fmt.Errorf("before block %d: %w", i, err)
		}
		at = b.End
	}
	if err := t.checkGap(policy.Span{Start: at, End: len(t.Text)}); err != nil {
		return fmt.Errorf("after the last block: %w", err)
	}
	return t.checkLinks()
}

func (t *Text) checkBlock(b *Block, at int) error {
	if b.Start < at || b.End > len(t.Text) || b.Start >= b.End {
		return fmt.Errorf("span %v, the one before ends at %d of %d", b.Span, at, len(t.Text))
	}
	if trim(t.Text, b.Span) != b.Span {
		return fmt.Errorf("span %v is not trimmed: %q", b.Span, b.Of(t.Text))
	}
	if !b.Marker.IsZero() && (b.Kind != Item || b.Marker.Start != b.Start || b.Marker.End > b.End) {
		return fmt.Errorf("marker %v in %s %v", b.Marker, b.Kind, b.Span)
	}
	if b.Kind == Item && b.Depth < 1 || b.Depth < 0 {
		return fmt.Errorf("depth %d of %s", b.Depth, b.Kind)
	}
	if (b.Kind == Heading) != (b.Level >= 1 && b.Level <= 6) {
		return fmt.Errorf("level %d of %s", b.Level, b.Kind)
	}
	return t.checkRow(b)
}

func (t *Text) checkRow(b *Block) error {
	if (b.Kind == Row) != (len(b.Cells) > 0) {
		return fmt.Errorf("%s with %d cells", b.Kind, len(b.Cells))
	}
	if len(b.Header) != 0 && len(b.Header) != len(b.Cells) {
		return fmt.Errorf("%d header cells for %d cells", len(b.Header), len(b.Cells))
	}
	at := b.Start
	for i, c := range b.Cells {
		if c.IsZero() {
			continue
		}
		if c.Start < at || c.End > b.End || c.Start >= c.End || trim(t.Text, c) != c {
			return fmt.Errorf("cell %d: %v in row %v", i, c, b.Span)
		}
		at = c.End
	}
	for i, h := range b.Header {
		if h.Start < 0 || h.End > b.Start || h.Start > h.End {
			return fmt.Errorf("header %d: %v of row %v", i, h, b.Span)
		}
	}
	return nil
}

func (t *Text) checkGap(s policy.Span) error {
	for i, r := range s.Of(t.Text) {
		if !isSpace(r) {
			return fmt.Errorf("byte %d (%q) is in no block", s.Start+i, r)
		}
	}
	return nil
}

func (t *Text) checkLinks() error {
	at, b := 0, 0
	for i, l := range t.Links {
		for b < len(t.Blocks) && t.Blocks[b].End < l.End {
			b++
		}
		if l.Start < at || l.Start >= l.End || b == len(t.Blocks) || !t.Blocks[b].Contains(l.Span) {
			return fmt.Errorf("link %d: %v in no block or not sorted", i, l.Span)
		}
		at = l.End
	}
	return nil
}
