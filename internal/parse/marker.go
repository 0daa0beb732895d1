package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A marker is what stands before the text of a list item: a bullet, a number or
// a letter, alone or with a dot or brackets.
type marker struct {
	size  int    // bytes of the marker itself
	gap   int    // bytes of white space after it
	style string // what markers of one list have in common: "•", "1.", "(a)", "1.1"
	value int    // place in the sequence, from 1; 0 for bullets
	roman int    // value when the letters are read as a Roman number, else 0
}

// bullets that need no blank after them, and those that do because they have
// other uses at the start of a line.
const (
	strongBullets = "•·▪▫■□●○◦‣⁃∙◆◇►▶▸➢➤➔➜✓✔✅☑✗✘❖\uf0b7\uf0a7\uf076\uf0d8"
	weakBullets   = "-–—*+→»§†¤"
)

// markerAt reads the list marker at the start of text, which begins with its
// first character that is not white space. It looks at text alone: "o" and "a."
// may still be words.
func markerAt(text string) (marker, bool) {
	r, n := utf8.DecodeRuneInString(text)
	switch {
	case n == 0:
		return marker{}, false
	case strings.ContainsRune(strongBullets, r):
		return bullet(text, n)
	case strings.ContainsRune(weakBullets, r):
		m, _ := bullet(text, n)
		return m, m.gap > 0
	case r == 'o':
		m, _ := bullet(text, n)
		next, _ := utf8.DecodeRuneInString(text[m.size+m.gap:])
		return m, m.size == len(text) || m.gap > 0 && (unicode.IsUpper(next) || m.gap > 1)
	}
	return ordinalAt(text)
}

// bullet makes a marker of the first n bytes; a bullet followed by the variation
// selector of an emoji includes it.
func bullet(text string, n int) (marker, bool) {
	style := text[:n]
	n += len(text[n:]) - len(strings.TrimPrefix(text[n:], "\ufe0f"))
	return marker{size: n, gap: gapAt(text[n:]), style: style}, true
}

// gapAt returns the bytes of white space at the start of text.
func gapAt(text string) int {
	return len(text) - len(strings.TrimLeftFunc(text, isSpace))
}

// maxLabel bounds the number or letters of a marker: "lxxxviii" has eight.
const maxLabel = 9

// maxLevels bounds "1.2.3.4.5.6".
const maxLevels = 6

// ordinalAt reads "1.", "1)", "(1)", "1.2", "a.", "(iv)" and their like.
func ordinalAt(text string) (marker, bool) {
	i := 0
	open := text[0] == '('
	if open {
		i++
	}
	word := i
	for word < len(text) && word < i+maxLabel && isAlnum(text[word]) {
		word++
	}
	label := text[i:word]
	if label == "" || word == len(text) {
		return marker{}, false
	}
	m := marker{size: word + 1}
	switch text[word] {
	case '.':
		if open {
			return marker{}, false
		}
		m.style = "."
	case ')':
		m.style = ")"
		if open {
			m.style = "()"
		}
	default:
		return marker{}, false
	}
	m.gap = gapAt(text[m.size:])
	if isDigit(label[0]) {
		return numberAt(text, label, m)
	}
	return letterMarker(text, label, m)
}

// numberAt completes a marker that starts with a number: "12." or "12.3.".
func numberAt(text, label string, m marker) (marker, bool) {
	n, ok := number(label)
	if !ok {
		return m, false
	}
	m.value = n
	levels := 1
	for m.style == "." && m.gap == 0 && m.size < len(text) && isDigit(text[m.size]) {
		if levels == maxLevels {
			return m, false
		}
		end := m.size
		for end < len(text) && isDigit(text[end]) {
			end++
		}
		if m.value, ok = number(text[m.size:end]); !ok {
			return m, false
		}
		levels++
		m.size = end
		if end < len(text) && text[end] == '.' {
			m.size++
		}
		m.gap = gapAt(text[m.size:])
	}
	next, _ := utf8.DecodeRuneInString(text[m.size+m.gap:])
	switch {
	case levels > 1:
		// "1.5 million" is no marker, "1.5 Retention" is.
		m.style = strings.Repeat("1.", levels)
		return m, m.size == len(text) || m.gap > 0 && (unicode.IsUpper(next) || text[m.size-1] == '.' || !unicode.IsLetter(next) && !unicode.IsDigit(next))
	case m.gap == 0 && m.size < len(text):
		m.style = "1" + m.style
		return m, unicode.IsUpper(next)
	}
	m.style = "1" + m.style
	return m, true
}

// letterMarker completes a marker of one letter or a Roman number.
func letterMarker(text, label string, m marker) (marker, bool) {
	if m.gap == 0 && m.size < len(text) {
		return m, false
	}
	upper := label[0] <= 'Z'
	if strings.ToLower(label) != label && strings.ToUpper(label) != label {
		return m, false
	}
	lower := strings.ToLower(label)
	m.roman = roman(lower)
	if len(label) == 1 {
		m.value = int(lower[0]-'a') + 1
	}
	if m.roman == 0 && m.value == 0 {
		return m, false
	}
	rest := text[m.size+m.gap:]
	switch {
	case lower == "c" && m.style == "()" && (strings.HasPrefix(rest, "Copyright") || rest != "" && isDigit(rest[0])):
		return m, false
	case m.style == "." && len(rest) > 1 && rest[1] == '.':
		return m, false // "e. g.", "J. R. Smith"
	}
	if upper {
		m.style = "A" + m.style
	} else {
		m.style = "a" + m.style
	}
	return m, true
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isAlnum(c byte) bool { return isDigit(c) || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// number reads a list number; years and the like are none.
func number(s string) (int, bool) {
	if len(s) > 3 {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		if !isDigit(s[i]) {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// roman returns the value of a Roman number up to 89 in lower case, 0 if s is none.
func roman(s string) int {
	n := 0
	for _, p := range [...]struct {
		text  string
		value int
	}{
		{"l", 50},
		{"xl", 40},
		{"xxx", 30},
		{"xx", 20},
		{"x", 10},
		{"ix", 9},
		{"viii", 8},
		{"vii", 7},
		{"vi", 6},
		{"v", 5},
		{"iv", 4},
		{"iii", 3},
		{"ii", 2},
		{"i", 1},
	} {
		// A smaller number only after a larger unit: tens once, ones once.
		if strings.HasPrefix(s, p.text) && (n == 0 || p.value < 10 && n%10 == 0 || p.value < 40 && n == 50) {
			n += p.value
			s = s[len(p.text):]
		}
	}
	if s != "" {
		return 0
	}
	return n
}
