package parse

import (
	"fmt"
	"strings"
)

// dump writes t for human eyes: a head line, then one line per block with its kind
// and text, "⏎" for line ends, then links and notes.
func dump(t *Text) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s language=%s title=%q\n", t.MediaType, t.Encoding, t.Language, t.Title)
	for i := range t.Blocks {
		b.WriteString(dumpBlock(t, &t.Blocks[i]))
	}
	for _, l := range t.Links {
		fmt.Fprintf(&b, "link %q → %s\n", l.Of(t.Text), l.Target)
	}
	for _, n := range t.Notes {
		fmt.Fprintf(&b, "note %s %q: %s\n", n.Kind, n.Of(t.Text), n.Message)
	}
	return b.String()
}

func dumpBlock(t *Text, bl *Block) string {
	var b strings.Builder
	name := map[BlockKind]string{Paragraph: "p", Heading: "h", Item: "li", Row: "tr"}[bl.Kind]
	if bl.IsHeader {
		name = "th"
	}
	if bl.Level > 0 {
		name += fmt.Sprint(bl.Level)
	}
	if bl.Depth > 0 {
		name += fmt.Sprint(bl.Depth)
	}
	if bl.Contents {
		name += " toc"
	}
	if bl.Bold {
		name += " bold"
	}
	if bl.Language != "" {
		name += " " + bl.Language
	}
	fmt.Fprintf(&b, "%-4s ", name)
	text := bl.Of(t.Text)
	if bl.Kind == Item {
		fmt.Fprintf(&b, "[%s]", bl.Marker.Of(t.Text))
		text = text[bl.Marker.Len():]
	}
	if bl.Kind == Row {
		var cells []string
		for i, c := range bl.Cells {
			s := c.Of(t.Text)
			if bl.Header != nil && !bl.Header[i].IsZero() {
				s = bl.Header[i].Of(t.Text) + "=" + s
			}
			cells = append(cells, s)
		}
		text = strings.Join(cells, " ¦ ")
	}
	return b.String() + strings.ReplaceAll(text, "\n", "⏎") + "\n"
}
