// Package nlp splits text into words and sentences: one tokenisation with byte
// offsets that the rules, the model and the index share, so that they agree on
// what a word is. Folding (case, quotes, ligatures, homoglyphs) happens in the
// tokens only; the text stays as it is.
package nlp

import (
	"unicode"
	"unicode/utf8"
)

// A Token is one word of a text. Hyphens and slashes part words, apostrophes
// and the dots of numbers, abbreviations ("e.g.") and addresses do not.
type Token struct {
	Start, End int32  // bytes of the text
	Hash       uint64 // Hash of the folded word
	Flags      Flags
}

// Flags tell what surrounds or makes up a token.
type Flags uint8

const (
	// Break is set when something harder than blanks, commas, semicolons, colons,
	// quotes, brackets, slashes and hyphens stands before the token: the end of a
	// sentence, a bullet, a table bar, an empty line. No phrase spans a break.
	Break Flags = 1 << iota
	// Upper is set when the word starts with a capital letter.
	Upper
	// Number is set when the word starts with a digit.
	Number
	// Address is set for an e-mail address or URL, which is one token.
	Address
	// Comma is set when a comma, semicolon, colon, quote or bracket stands before the token.
	Comma
)

// Tokenize appends the tokens of text to dst. It allocates only to grow dst.
func Tokenize(dst []Token, text string) []Token {
	sep := Break
	for i := 0; i < len(text); {
		n, word := wordAt(text, i)
		if n == 0 {
			size, s := separatorAt(text, i)
			sep |= s
			i += size
			continue
		}
		dst = append(dst, Token{Start: int32(i), End: int32(i + n), Hash: HashWord(text[i : i+n]), Flags: sep | word})
		sep = 0
		i += n
	}
	return dst
}

// separatorAt returns the size of the non-word rune at i and the flag it sets.
func separatorAt(text string, i int) (int, Flags) {
	switch c := text[i]; c {
	case ' ', '\t', '-', '/', '\\', '_', '*', '~', '`':
		return 1, 0
	case ',', ';', ':', '"', '\'', '(', ')', '[', ']', '{', '}':
		return 1, Comma
	case '\n':
		return newlineAt(text, i)
	case '\r':
		return 1, 0
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	switch {
	case r == '\u00a0', r == '\u00ad', r == '\ufeff', unicode.Is(unicode.Zs, r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Pd, r):
		return size, 0
	case unicode.Is(unicode.Pi, r), unicode.Is(unicode.Pf, r), unicode.Is(unicode.Ps, r), unicode.Is(unicode.Pe, r):
		return size, Comma
	case unicode.Is(unicode.Mn, r):
		return size, 0
	}
	return size, Break
}

// newlineAt treats one line end as a blank and an empty line as a break.
func newlineAt(text string, i int) (int, Flags) {
	n := i + 1
	for n < len(text) && (text[n] == ' ' || text[n] == '\t' || text[n] == '\r') {
		n++
	}
	if n < len(text) && text[n] == '\n' {
		return n - i, Break
	}
	return n - i, 0
}

// wordAt returns the length in bytes of the word at i, 0 when none starts there.
func wordAt(text string, i int) (int, Flags) {
	c := text[i]
	if c < utf8.RuneSelf {
		if !isAlnum(c) {
			return 0, 0
		}
	} else if r, _ := utf8.DecodeRuneInString(text[i:]); !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return 0, 0
	}
	if n := addressAt(text, i); n > 0 {
		return n, Address
	}
	var f Flags
	switch {
	case c >= 'A' && c <= 'Z':
		f = Upper
	case c >= '0' && c <= '9':
		f = Number
	case c >= utf8.RuneSelf:
		if r, _ := utf8.DecodeRuneInString(text[i:]); unicode.IsUpper(r) {
			f = Upper
		}
	}
	j := i
	for j < len(text) {
		n := wordRune(text, j)
		if n > 0 {
			j += n
			continue
		}
		n = joinerAt(text, i, j)
		if n == 0 {
			break
		}
		j += n
	}
	return j - i, f
}

// wordRune returns the size of the letter, digit or mark at j, else 0.
func wordRune(text string, j int) int {
	c := text[j]
	if c < utf8.RuneSelf {
		if isAlnum(c) {
			return 1
		}
		return 0
	}
	r, size := utf8.DecodeRuneInString(text[j:])
	if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '\u00ad' || r == '\u200b' || r == '\u200d' {
		return size
	}
	return 0
}

// joinerAt returns the size of the apostrophe or dot at j when it belongs to
// the word that starts at i: "don't", "1,000", "3.5", "e.g", "u.s".
func joinerAt(text string, i, j int) int {
	size := 1
	switch text[j] {
	case '\'':
	case '.', ',':
		if j+1 >= len(text) {
			return 0
		}
		digits := isDigit(text[j-1]) && isDigit(text[j+1])
		// A dot between single letters: the abbreviation goes on.
		letters := text[j] == '.' && isAlpha(text[j-1]) && isAlpha(text[j+1]) &&
			(j-1 == i || text[j-2] == '.') && (j+2 >= len(text) || !isAlnum(text[j+2]))
		if digits || letters {
			return 1
		}
		return 0
	case 0xe2: // U+2019
		if j+2 >= len(text) || text[j+1] != 0x80 || text[j+2] != 0x99 {
			return 0
		}
		size = 3
	default:
		return 0
	}
	if j+size >= len(text) || wordRune(text, j+size) == 0 {
		return 0
	}
	return size
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
func isAlpha(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isAlnum(c byte) bool { return isAlpha(c) || isDigit(c) }
