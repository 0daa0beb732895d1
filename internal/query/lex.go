package query

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

type lexKind uint8

const (
	lexEnd lexKind = iota
	lexOpen
	lexClose
	lexMinus  // "-" right before a term
	lexQuoted // text is what is between the quotes
	lexBare   // a run without blanks, parentheses and quotes
	lexField  // text is name and operator; a lexQuoted or lexBare follows at once
)

// A lexeme is a piece of a query at byte pos.
type lexeme struct {
	kind lexKind
	text string
	pos  int
}

// lex cuts a query into lexemes, the last of which is lexEnd.
func lex(s string) ([]lexeme, error) {
	var out []lexeme
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case isBlank(r):
			i += size
		case r == '(':
			out = append(out, lexeme{lexOpen, "(", i})
			i++
		case r == ')':
			out = append(out, lexeme{lexClose, ")", i})
			i++
		case closing(r) != "":
			text, n, ok := quoted(s[i:])
			if !ok {
				return nil, &Error{i + 1, "this quote is not closed"}
			}
			out = append(out, lexeme{lexQuoted, text, i})
			i += n
		case r == '-' && i+1 < len(s) && !endsBare(s[i+1:]) && startsTerm(s[i+1:]):
			out = append(out, lexeme{lexMinus, "-", i})
			i++
		default:
			n := bare(s[i:])
			if f := fieldHead(s[i : i+n]); f > 0 {
				out = append(out, lexeme{lexField, s[i : i+f], i})
				i += f
				if endsBare(s[i:]) {
					return nil, &Error{i + 1, fmt.Sprintf("%s needs a value right after it", s[i-f:i])}
				}
				n -= f
				if n == 0 { // a quote follows
					continue
				}
			}
			out = append(out, lexeme{lexBare, s[i : i+n], i})
			i += n
		}
	}
	return append(out, lexeme{lexEnd, "", len(s)}), nil
}

// quoted reads a quoted string and returns its text and its length in s. A
// backslash stands before a quote or a backslash that is meant as such.
func quoted(s string) (text string, n int, ok bool) {
	r, size := utf8.DecodeRuneInString(s)
	ends := closing(r)
	var b strings.Builder
	for i := size; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '\\' && i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\\'):
			b.WriteByte(s[i+1])
			i += 2
			continue
		case strings.ContainsRune(ends, r):
			return b.String(), i + size, true
		}
		b.WriteString(s[i : i+size])
		i += size
	}
	return "", 0, false
}

// closing returns the characters that close the quote r, "" when r is none.
// Pasted text has curly ones.
func closing(r rune) string {
	switch r {
	case '"':
		return `"`
	case '“', '„', '”':
		return `"“”`
	}
	return ""
}

// bare returns the length of the run at the start of s that has no blank, parenthesis or quote.
func bare(s string) int {
	for i, r := range s {
		if isBlank(r) || r == '(' || r == ')' || closing(r) != "" {
			return i
		}
	}
	return len(s)
}

// endsBare reports whether s is empty or starts with a blank or a closing parenthesis.
func endsBare(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s == "" || isBlank(r) || r == ')'
}

// startsTerm reports whether what follows a minus is a term and not a dash's
// second half: "--" is no operator.
func startsTerm(s string) bool { return s[0] != '-' }

// fieldHead returns the length of "name:" or "name>=" at the start of s, else
// 0. A URL is no field.
func fieldHead(s string) int {
	i := 0
	for i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z') {
		i++
	}
	if i == 0 || i == len(s) || strings.HasPrefix(s[i:], "://") {
		return 0
	}
	switch {
	case strings.HasPrefix(s[i:], ">="), strings.HasPrefix(s[i:], "<="):
		return i + 2
	case strings.IndexByte(":><=", s[i]) >= 0:
		return i + 1
	}
	return 0
}

func isBlank(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\u00a0', '\u3000', '\u202f', '\u2009':
		return true
	}
	return false
}
