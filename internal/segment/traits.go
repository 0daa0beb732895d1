package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// traits are what the words of a short text tell about its form.
type traits struct {
	words   int
	letters int
	upper   int // capital letters
	digits  int
	capital int // words that start with a capital or a digit
	minor   int // articles, prepositions and conjunctions in lower case

	kinds   kind   // of all words together
	states  bool   // holds a verb that makes a statement of it
	month   bool   // holds the name of a month or a year
	address bool   // holds an e-mail address or a URL
	inner   bool   // a sentence ends before the end
	blank   bool   // holds a blank to be filled in: "____"
	asks    bool   // starts with a word that starts questions
	field   int    // words before a colon inside, 0 if there is none
	first   string // the first word, up to an apostrophe
	last    string
	end     byte // the last character when it is one of ".?!:;,", else 0
}

// maxLook is the length in bytes beyond which no text is a heading.
const maxLook = 240

// look reads the traits of text, at most maxLook bytes of it.
func look(text string) traits {
	var t traits
	if len(text) > maxLook {
		text = text[:maxLook]
	}
	for i := 0; i < len(text); {
		if n := wordAt(text, i); n > 0 {
			t.word(text[i : i+n])
			i += n
			continue
		}
		t.mark(text, i)
		i++
		for i < len(text) && !utf8.RuneStart(text[i]) {
			i++
		}
	}
	return t
}

// wordAt returns the length of the word at i, 0 where none starts. Apostrophes
// between letters belong to it.
func wordAt(text string, i int) int {
	j := i
	for {
		n := letterAt(text, j)
		if n == 0 && j > i && j < len(text) {
			if n = isApostrophe(text, j); n > 0 && letterAt(text, j+n) == 0 {
				n = 0
			}
		}
		if n == 0 {
			return j - i
		}
		j += n
	}
}

// letterAt returns the size of the letter or digit at i, else 0.
func letterAt(text string, i int) int {
	if i >= len(text) {
		return 0
	}
	c := text[i]
	if c < utf8.RuneSelf {
		if c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' {
			return 1
		}
		return 0
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
		return size
	}
	return 0
}

// isApostrophe returns the size of the apostrophe at i, else 0.
func isApostrophe(text string, i int) int {
	switch {
	case text[i] == '\'':
		return 1
	case len(text) >= i+3 && text[i:i+3] == "’":
		return 3
	}
	return 0
}

// mark reads one character that is no letter.
func (t *traits) mark(text string, i int) {
	switch c := text[i]; c {
	case ' ', '\t':
		return
	case '.', '?', '!', ':', ';', ',':
		t.end = c
		rest := text[i+1:]
		if (c == '.' || c == '?' || c == '!') && len(rest) > 1 && rest[0] == ' ' && rest[1] >= 'A' && rest[1] <= 'Z' && t.words > 1 && (t.last[0] >= 'a' || len(t.last) > 3) {
			t.inner = true
		}
		if c == ':' && len(rest) > 2 {
			t.address = t.address || rest[0] == '/' && rest[1] == '/'
			if t.field == 0 && rest[0] == ' ' {
				t.field = t.words
			}
		}
		return
	case '@':
		t.address = true
	case '_':
		t.blank = len(text) > i+2 && text[i+1] == '_'
	case '"', '\'', ')', ']':
		return
	}
	if text[i] < utf8.RuneSelf {
		t.end = 0
	}
}

func (t *traits) word(w string) {
	t.words++
	t.end = 0
	var buf [16]byte
	low := buf[:0]
	for i := 0; i < len(w) && i < len(buf); i++ {
		c := w[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		low = append(low, c)
	}
	t.count(w)
	k := kindOf(low)
	if k&finite != 0 || k&verb != 0 && w[0] >= 'a' && t.words > 1 && !t.has(clausal) && !isTo(t.last) {
		t.states = true
	}
	t.kinds |= k
	if t.words == 1 {
		t.first = w
		if i := strings.IndexAny(w, "'’"); i > 0 {
			t.first = w[:i]
		}
		t.asks = k&asking != 0
	}
	t.last = w
	if k&minor != 0 && w[0] >= 'a' {
		t.minor++
	}
	if k&month != 0 || isYear(w) {
		t.month = true
	}
}

// isTo reports whether the verb after w is no statement: "to keep", "and keep".
func isTo(w string) bool {
	return w == "to" || w == "To" || w == "and" || w == "or" || w == "not"
}

// count counts the letters and digits of w.
func (t *traits) count(w string) {
	for i := 0; i < len(w); {
		c := w[i]
		size, letter, upper := 1, false, false
		switch {
		case c >= utf8.RuneSelf:
			var r rune
			r, size = utf8.DecodeRuneInString(w[i:])
			upper = unicode.IsUpper(r)
			letter = upper || unicode.IsLower(r)
		case c >= '0' && c <= '9':
			t.digits++
		default:
			letter = c != '\''
			upper = c >= 'A' && c <= 'Z'
		}
		if letter {
			t.letters++
		}
		if upper {
			t.upper++
		}
		if i == 0 && (upper || c >= '0' && c <= '9') {
			t.capital++
		}
		i += size
	}
}

// capitals reports whether all letters are capitals and there are enough of them to mean it.
func (t *traits) capitals() bool { return t.letters >= 4 && t.upper == t.letters }

// title reports whether all words but the minor ones start with a capital.
func (t *traits) title() bool { return t.capital > 0 && t.capital+t.minor >= t.words }

// has reports whether a word of the text is of kind k.
func (t *traits) has(k kind) bool { return t.kinds&k != 0 }
