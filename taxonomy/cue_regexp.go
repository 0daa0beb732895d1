package taxonomy

import (
	"fmt"
	"regexp"
	"strings"
)

// Regexp translates a cue over words to the RE2 expression that defines it. The
// text it is for has the words in the form of CueWord, one blank between two of
// them, or a line end where no phrase may run on. Raw is returned for an "@"
// cue. It is slow, and there to test faster matchers against.
func (c *Cue) Regexp() (*regexp.Regexp, error) {
	if c.Raw != nil {
		return c.Raw, nil
	}
	var b strings.Builder
	b.WriteString(`\b(?:`)
	c.Tree.writeRegexp(&b)
	b.WriteString(`)\b`)
	return regexp.Compile(b.String())
}

// CueWord writes a folded word with ASCII letters, digits and "_" alone, so that
// "\b" holds nowhere inside it. Different words stay different.
func CueWord(folded string) string {
	var b strings.Builder
	for i := 0; i < len(folded); i++ {
		switch c := folded[i]; {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "_%02x", c)
		}
	}
	return b.String()
}

// writeRegexp leans on the text's form: a separator is a blank or nothing at the
// edge of a word, so that several in a row are one.
func (n CueNode) writeRegexp(b *strings.Builder) {
	switch n.Op {
	case CueLetters:
		b.WriteString(CueWord(n.Letters))
	case CueEnding:
		b.WriteString(`\w*`)
	case CueAny:
		b.WriteString(`\w+`)
	case CueSep:
		b.WriteString(`(?: |\b)`)
	case CueGap:
		fmt.Fprintf(b, `\b ?(?:\w+ ){0,%d}?`, MaxGap)
	case CueSeq:
		for _, s := range n.Sub {
			s.writeRegexp(b)
		}
	case CueAlt:
		b.WriteString(`(?:`)
		for i, s := range n.Sub {
			if i > 0 {
				b.WriteByte('|')
			}
			s.writeRegexp(b)
		}
		b.WriteByte(')')
	case CueOpt, CueRepeat:
		b.WriteString(`(?:`)
		n.Sub[0].writeRegexp(b)
		b.WriteString(map[CueOp]string{CueOpt: `)?`, CueRepeat: `)*`}[n.Op])
	}
}
