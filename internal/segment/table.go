package segment

import (
	"strings"

	"lacuna/internal/policy"
)

// row makes c a table row. Its lead is the header row, or, in a table without
// one, the sentence that introduces the table. Header rows are clauses too.
func (b *builder) row(u *unit, c *policy.Clause) {
	c.Kind = policy.Row
	c.Sentences = b.splitRow(u)
	first := !b.inTable
	b.inTable = true
	if u.block >= 0 {
		block := &b.src.Blocks[u.block]
		if block.IsHeader || first && namesColumns(b.doc.Text, block.Cells) {
			b.header = u.Span
			return
		}
	}
	c.Lead = b.header
	if c.Lead.IsZero() {
		c.Lead = b.lists.intro(b.doc.Text, 1)
	}
}

// splitRow returns the sentences of a row: none goes beyond its cell.
func (b *builder) splitRow(u *unit) []policy.Span {
	if u.block < 0 {
		return b.split(u.Span)
	}
	at, last := len(b.sentences), u.Start
	for _, cell := range b.src.Blocks[u.block].Cells {
		if cell.Start < last || cell.End > u.End || cell.Len() <= 0 || !onRune(b.doc.Text, cell.Start) || !onRune(b.doc.Text, cell.End) {
			continue
		}
		b.split(cell)
		last = cell.End
	}
	if len(b.sentences) == at {
		return b.split(u.Span)
	}
	return b.sentences[at:len(b.sentences):len(b.sentences)]
}

// namesColumns reports whether the first row of a table that marks no header is
// one all the same: its cells are short names, most of them such as columns have.
func namesColumns(text string, cells []policy.Span) bool {
	names, others := 0, 0
	for _, s := range cells {
		if s.Len() == 0 {
			continue
		}
		if s.Start < 0 || s.End > len(text) || s.Len() > maxLook || strings.HasSuffix(s.Of(text), ".") {
			return false
		}
		if namesColumn(s.Of(text)) {
			names++
		} else {
			others++
		}
	}
	return names > 1 && others*3 <= names+others
}

// namesColumn reports whether cell holds a word that columns are named with.
func namesColumn(cell string) bool {
	var buf [16]byte
	for i := 0; i < len(cell); {
		n := wordAt(cell, i)
		if n == 0 {
			i++
			continue
		}
		low := append(buf[:0], cell[i:i+min(n, len(buf))]...)
		for k := range low {
			if low[k] >= 'A' && low[k] <= 'Z' {
				low[k] |= 0x20
			}
		}
		if isColumnWord(low) {
			return true
		}
		i += n
	}
	return false
}

func isColumnWord(w []byte) bool {
	switch string(w) {
	case "category", "categories", "purpose", "purposes", "legal", "lawful", "basis", "bases", "description", "descriptions", "details", "type", "types",
		"source", "sources", "data", "information", "example", "examples", "name", "role", "retention", "period", "recipient", "recipients", "parties", "party",
		"location", "activity", "processing", "provider", "cookie", "cookies", "duration", "expiry", "meaning", "reason", "reasons", "context", "explanation",
		"service", "country", "revision", "content", "right", "rights", "how", "why", "when", "where", "what", "justification", "supplier", "policy", "operation", "safeguards":
		return true
	}
	return false
}
