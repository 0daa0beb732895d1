package nlp

import (
	"math/bits"
	"unicode"
	"unicode/utf8"

	"lacuna/internal/policy"
)

// Sentences appends to dst the sentences of text, as spans moved by at, and
// returns the result. Spans are trimmed of white space, sorted, and together
// hold all other characters of text. It allocates only to grow dst.
//
// The rules are for legal prose: abbreviations, initials, numbers, enumerators
// and addresses do not end a sentence, a missing blank after a full stop does
// not glue two, and an empty line or a bullet always parts them.
func Sentences(dst []policy.Span, text string, at int) []policy.Span {
	from := skipSpace(text, 0)
	for i := from; i < len(text); {
		if i = nextEnd(text, i); i == len(text) {
			break
		}
		end, next := endAt(text, from, i)
		if end < 0 {
			i = next
			continue
		}
		if end = trimSpace(text, from, end); end > from {
			dst = append(dst, policy.Span{Start: at + from, End: at + end})
		}
		from = next
		i = max(next, i+1)
	}
	if end := trimSpace(text, from, len(text)); end > from {
		dst = append(dst, policy.Span{Start: at + from, End: at + end})
	}
	return dst
}

// maybeEnd marks the bytes at which a sentence can end: stops, line ends, and
// the lead bytes of the ellipsis, of bullets and of the ideographic full stop.
var maybeEnd = [256]bool{'.': true, '!': true, '?': true, '\n': true, 0xc2: true, 0xe2: true, 0xe3: true}

// nextEnd returns the first place from i on where maybeEnd holds, or the length
// of text. It looks at eight bytes at a time.
func nextEnd(text string, i int) int {
	for {
		for i+8 <= len(text) {
			hits := endsIn(load64(text[i:]))
			if hits != 0 {
				i += bits.TrailingZeros64(hits) / 8
				break
			}
			i += 8
		}
		for i+8 > len(text) && i < len(text) && !maybeEnd[text[i]] {
			i++
		}
		switch {
		case i == len(text) || maybeEnd[text[i]] && !isQuote(text, i):
			return i
		case text[i] == 0xe2:
			i += 3
		default:
			i++
		}
	}
}

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// endsIn marks in the high bit of each byte of v that it is a stop, a control
// character up to the line end, or not ASCII. Marks above the lowest may be false.
func endsIn(v uint64) uint64 {
	dot, bang, ask := v^ones*'.', v^ones*'!', v^ones*'?'
	return ((dot-ones)&^dot | (bang-ones)&^bang | (ask-ones)&^ask | (v-ones*('\n'+1))&^v | v) & highs
}

func load64(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// isQuote reports whether a curly quote or a dash stands at i: the usual
// characters of prose that share their lead byte with bullets.
func isQuote(text string, i int) bool {
	return text[i] == 0xe2 && i+2 < len(text) && text[i+1] == 0x80 && text[i+2] >= 0x90 && text[i+2] <= 0x9f
}

// endAt decides whether the sentence that starts at from ends at i, where
// maybeEnd holds. It returns the end and the start of the next sentence, or -1
// and where to look on.
func endAt(text string, from, i int) (end, next int) {
	switch text[i] {
	case '.', '!', '?':
		return stopAt(text, from, i, i+1)
	case '\n':
		return lineEndAt(text, i)
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	switch {
	case r == '…':
		return stopAt(text, from, i, i+size)
	case r == '。':
		return i + size, skipSpace(text, i+size)
	case IsBullet(r) && i > from && spaceBefore(text, i) && spaceAt(text, i+size) > 0:
		return i, i
	}
	return -1, i + size
}

// lineEndAt ends a sentence at an empty line and before a bulleted line. Other
// line ends are blanks.
func lineEndAt(text string, i int) (end, next int) {
	lines := 1
	j := i + 1
	for j < len(text) {
		n := spaceAt(text, j)
		if n == 0 {
			break
		}
		if text[j] == '\n' {
			lines++
		}
		j += n
	}
	if lines > 1 {
		return i, j
	}
	if r, size := utf8.DecodeRuneInString(text[j:]); IsBullet(r) && spaceAt(text, j+size) > 0 {
		return i, j
	}
	return -1, j
}

// stopAt decides about the stop at i, whose first byte after it is j.
func stopAt(text string, from, i, j int) (end, next int) {
	single := text[i] == '.'
	for j < len(text) {
		n, more := closerAt(text, j)
		if n == 0 {
			break
		}
		single = single && !more
		j += n
	}
	if j == len(text) {
		return j, j
	}
	k := skipSpace(text, j)
	if k == len(text) {
		return j, k
	}
	if k == j {
		if glued(text, i, j) {
			return j, j
		}
		return -1, j
	}
	if !startsSentence(text, k) {
		return -1, j
	}
	if text[i] != '?' && isCompanySuffix(wordFrom(text, k)) {
		return -1, j
	}
	if single && isAbbreviated(text, from, i, k) {
		return -1, j
	}
	return j, k
}

// closerAt returns the size of the closing quote, bracket or further stop at j
// and whether it is a further stop.
func closerAt(text string, j int) (size int, stop bool) {
	switch text[j] {
	case '.', '!', '?':
		return 1, true
	case '"', '\'', ')', ']', '}':
		return 1, false
	}
	if text[j] < utf8.RuneSelf {
		return 0, false
	}
	r, size := utf8.DecodeRuneInString(text[j:])
	switch r {
	case '…':
		return size, true
	// Opening quotes are seen in place of closing ones where editors guessed wrong.
	case '”', '’', '“', '‘', '»', '′', '″':
		return size, false
	}
	return 0, false
}

// startsSentence reports whether what stands at k can be the start of a
// sentence: not a lower-case word, save for names like "iOS".
func startsSentence(text string, k int) bool {
	c := text[k]
	if c < utf8.RuneSelf {
		if c >= 'a' && c <= 'z' {
			return k+1 < len(text) && text[k+1] >= 'A' && text[k+1] <= 'Z'
		}
		return c != ',' && c != ';' && c != ':' && c != ')' && c != ']'
	}
	r, _ := utf8.DecodeRuneInString(text[k:])
	return !unicode.IsLower(r)
}

// glued reports whether a sentence ends at the stop at i although no blank
// follows: "your data.We keep it". Host names and file names are left whole.
func glued(text string, i, j int) bool {
	if i == 0 || text[j] < 'A' || text[j] > 'Z' {
		return false
	}
	prev := text[i-1]
	lower := prev >= 'a' && prev <= 'z'
	if !lower && prev != ')' && !isDigit(prev) && j == i+1 {
		return false
	}
	for b := i - 1; b >= 0 && i-b < 64 && text[b] > ' '; b-- {
		switch text[b] {
		case '/', '@', '.', '=', '&', '_':
			return false
		}
	}
	w := wordFrom(text, j)
	if e := j + len(w); e < len(text) {
		switch c := text[e]; {
		case c == '.' || c == '/' || c == '@' || c == '_' || c == '(' || c == '=' || isAlnum(c):
			return false
		}
	}
	if isStarter(w) {
		return true
	}
	return lower && len(w) >= 4 && isCapitalised(w)
}

// isCapitalised reports whether w is one capital followed by lower-case letters.
func isCapitalised(w string) bool {
	for i := 1; i < len(w); i++ {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return w != "" && w[0] >= 'A' && w[0] <= 'Z'
}

// wordFrom returns the run of ASCII letters at k.
func wordFrom(text string, k int) string {
	e := k
	for e < len(text) && isAlpha(text[e]) {
		e++
	}
	return text[k:e]
}

// IsBullet reports whether r is used as the marker of a list item.
func IsBullet(r rune) bool {
	switch r {
	case '•', '●', '▪', '◦', '‣', '■', '□', '○', '➢', '➤', '►', '▶', '❖', '✓', '✔', '·', '\uf0b7', '\uf0a7', '∙', '◆', '★', '⁃':
		return true
	}
	return false
}

// spaceAt returns the size of the white space or invisible character at i, else 0.
func spaceAt(text string, i int) int {
	if i >= len(text) {
		return 0
	}
	c := text[i]
	if c <= ' ' {
		return 1
	}
	if c < utf8.RuneSelf {
		return 0
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	if policy.IsSpace(r) {
		return size
	}
	return 0
}

func skipSpace(text string, i int) int {
	for i < len(text) && text[i] <= ' ' {
		i++
	}
	for n := spaceAt(text, i); n > 0; n = spaceAt(text, i) {
		i += n
	}
	return i
}

// trimSpace returns end moved back over the white space before it, not below from.
func trimSpace(text string, from, end int) int {
	for end > from {
		if c := text[end-1]; c < utf8.RuneSelf {
			if c > ' ' {
				return end
			}
			end--
			continue
		}
		r, size := utf8.DecodeLastRuneInString(text[from:end])
		if !policy.IsSpace(r) {
			return end
		}
		end -= size
	}
	return end
}

func spaceBefore(text string, i int) bool {
	return i == 0 || trimSpace(text, 0, i) < i
}
