package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// HashWord returns the 64-bit FNV-1a hash of the folded word.
func HashWord(word string) uint64 {
	h := uint64(fnvOffset)
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= utf8.RuneSelf {
			return hashSlow(word)
		}
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		h = (h ^ uint64(c)) * fnvPrime
	}
	return h
}

func hashSlow(word string) uint64 {
	var buf [128]byte
	h := uint64(fnvOffset)
	for _, c := range AppendFold(buf[:0], word) {
		h = (h ^ uint64(c)) * fnvPrime
	}
	return h
}

// Fold returns word in the form that matching uses: lower case, compatibility
// forms decomposed (ligatures, full width), accents and soft hyphens dropped,
// straight apostrophes, Cyrillic and Greek look-alikes in a Latin word read as Latin.
func Fold(word string) string {
	for i := 0; i < len(word); i++ {
		if c := word[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' {
			var buf [64]byte
			return string(AppendFold(buf[:0], word))
		}
	}
	return word
}

// AppendFold appends the folded word to dst. It does not allocate for ASCII.
func AppendFold(dst []byte, word string) []byte {
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= utf8.RuneSelf {
			return appendFoldSlow(dst[:len(dst)-i], word)
		}
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		dst = append(dst, c)
	}
	return dst
}

func appendFoldSlow(dst []byte, word string) []byte {
	word = norm.NFKD.String(word)
	latin := hasLatin(word)
	for _, r := range word {
		switch {
		case r == '\u2019' || r == '\u2018' || r == '\u02bc' || r == '\u2032':
			r = '\''
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r):
			continue
		}
		r = unicode.ToLower(r)
		if latin {
			if l, ok := homoglyphs[r]; ok {
				r = l
			}
		}
		dst = utf8.AppendRune(dst, r)
	}
	return dst
}

func hasLatin(word string) bool {
	for i := 0; i < len(word); i++ {
		if isAlpha(word[i]) {
			return true
		}
	}
	return false
}

// homoglyphs maps lower-case Cyrillic and Greek letters to the Latin letter they look like.
var homoglyphs = map[rune]rune{
	'а': 'a', 'в': 'b', 'с': 'c', 'ԁ': 'd', 'е': 'e', 'һ': 'h', 'і': 'i', 'ј': 'j', 'к': 'k', 'м': 'm', 'н': 'h',
	'о': 'o', 'р': 'p', 'ԛ': 'q', 'ѕ': 's', 'т': 't', 'у': 'y', 'ѵ': 'v', 'ԝ': 'w', 'х': 'x',
	'α': 'a', 'ε': 'e', 'ι': 'i', 'κ': 'k', 'ν': 'v', 'ο': 'o', 'ρ': 'p', 'τ': 't', 'υ': 'u', 'χ': 'x',
}

// Mixed reports whether word mixes Latin letters with Cyrillic or Greek ones
// that look like Latin: a homoglyph that folding hides.
func Mixed(word string) bool {
	if !hasLatin(word) {
		return false
	}
	for _, r := range word {
		if _, ok := homoglyphs[unicode.ToLower(r)]; ok {
			return true
		}
	}
	return false
}

// FoldText returns the folded words of text joined by single blanks: equal
// for texts that differ only in case, punctuation and white space.
func FoldText(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	var buf []byte
	for i, t := range Tokenize(nil, text) {
		if i > 0 {
			b.WriteByte(' ')
		}
		buf = AppendFold(buf[:0], text[t.Start:t.End])
		b.Write(buf)
	}
	return b.String()
}
