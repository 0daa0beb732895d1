package parse

import (
	"strings"

	"lacuna/internal/policy"
)

// isSpace reports whether r is white space or invisible: what may stand between blocks.
func isSpace(r rune) bool { return policy.IsSpace(r) }

// trim returns s without white space at its ends.
func trim(text string, s policy.Span) policy.Span {
	part := s.Of(text)
	left := strings.TrimLeftFunc(part, isSpace)
	s.Start += len(part) - len(left)
	s.End = s.Start + len(strings.TrimRightFunc(left, isSpace))
	return s
}
