package parse

import (
	"regexp"
	"strings"
)

// titleOf returns the title of a text whose format has none: its first heading of
// the two highest levels, else the line that names it.
func titleOf(t *Text) string {
	best := -1
	for i, b := range t.Blocks {
		if b.Kind == Heading && b.Level <= maxTitleLevel && (best < 0 || b.Level < t.Blocks[best].Level) {
			best = i
		}
	}
	if best < 0 {
		return titleLine(t)
	}
	return strings.Join(strings.Fields(t.Blocks[best].Of(t.Text)), " ")
}

const (
	maxTitleLevel = 2
	titleLines    = 6   // blocks among which a line is the title
	maxTitle      = 100 // bytes of it
)

// titleLine returns the line among the first that names the document: one that
// calls itself a policy, else the first; "" when they are running text.
func titleLine(t *Text) string {
	first := ""
	for i := range t.Blocks[:min(len(t.Blocks), titleLines)] {
		if t.Blocks[i].Kind != Paragraph {
			continue
		}
		line := t.Blocks[i].Of(t.Text)
		if len(line) > maxTitle || endsSentence(line) || strings.Contains(line, "\n") || startsLower(line) {
			continue
		}
		if namesPolicy.MatchString(line) {
			return line
		}
		if i == 0 {
			first = line
		}
	}
	return first
}

var namesPolicy = regexp.MustCompile(`(?i)\b(privacy|cookies?|data protection|policy|notice|statement)\b`)
