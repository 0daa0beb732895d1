package nlp

// An abbreviation says what may follow one.
type abbreviation uint8

const (
	noAbbreviation abbreviation = iota
	neverLast                   // a word must follow: "e.g.", "Art."
	beforeNumber                // a number follows: "No. 5", "Sept. 16"
	maybeLast                   // can end a sentence: "Inc.", "etc."
)

// isAbbreviated reports whether the full stop at i, in a sentence that starts at
// from and before a word at next, belongs to an abbreviation, an initial or an
// enumerator and so ends nothing.
func isAbbreviated(text string, from, i, next int) bool {
	var buf [longestAbbreviation]byte
	at, dots, start := len(buf), 0, i
	for ; start > from; start-- {
		c := text[start-1]
		switch {
		case c == '.':
			dots++
		case !isAlnum(c):
		case c >= 'A' && c <= 'Z':
			c |= 0x20
		}
		if c != '.' && !isAlnum(c) {
			break
		}
		if at == 0 {
			return false
		}
		at--
		buf[at] = c
	}
	w := text[start:i]
	if w == "" {
		return false
	}
	if start == from && isEnumerator(w) {
		return true
	}
	switch abbreviationOf(buf[at:]) {
	case neverLast:
		return true
	case beforeNumber:
		return isDigit(text[next])
	case maybeLast:
		return !isStarter(wordFrom(text, next))
	}
	if len(w) == 1 && w[0] >= 'A' && w[0] <= 'Z' || dots > 0 && spelled(w) {
		return !isStarter(wordFrom(text, next))
	}
	return false
}

// isEnumerator reports whether w can number a list item or a heading: "12",
// "3.1", "a", "iv".
func isEnumerator(w string) bool {
	if len(w) > 6 {
		return false
	}
	if len(w) == 1 && isAlpha(w[0]) {
		return true
	}
	digits, roman := true, true
	for i := 0; i < len(w); i++ {
		c := w[i]
		digits = digits && (isDigit(c) || c == '.')
		roman = roman && (c|0x20 == 'i' || c|0x20 == 'v' || c|0x20 == 'x')
	}
	return digits && (len(w) < 4 || w[1] == '.' || w[2] == '.') || roman
}

// spelled reports whether w is single letters with dots between: "U.S", "a.m".
func spelled(w string) bool {
	for i := 0; i < len(w); i++ {
		if i%2 == 0 && !isAlpha(w[i]) || i%2 == 1 && w[i] != '.' {
			return false
		}
	}
	return len(w)%2 == 1
}

// longestAbbreviation is the length in bytes of the longest word that isAbbreviated knows.
const longestAbbreviation = 8

// abbreviationOf looks w up, which is in lower case.
func abbreviationOf(w []byte) abbreviation {
	switch string(w) {
	case "e.g", "eg", "i.e", "ie", "vs", "cf", "viz", "mr", "mrs", "ms", "dr", "prof", "rev", "hon", "st",
		"art", "arts", "sec", "secs", "sect", "lit", "para", "paras", "reg", "regs", "ch", "cl", "approx", "incl", "excl", "esp", "attn", "dept", "ave", "blvd", "resp":
		return neverLast
	case "no", "nos", "nr", "p", "pp", "fig", "vol", "tel", "ext", "fax", "ph", "ca", "c", "ver", "v",
		"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "stat", "eff":
		return beforeNumber
	case "inc", "ltd", "llc", "llp", "corp", "co", "plc", "bv", "gmbh", "pty", "pte", "pvt", "lp", "sa", "srl",
		"bros", "assn", "intl", "etc", "seq", "al", "jr", "sr", "ph.d", "esq", "ste", "rd", "bldg", "govt", "pub.l", "u.s.c", "d.c":
		return maybeLast
	}
	return noAbbreviation
}

// isCompanySuffix reports whether w is the legal form after a company's name:
// no sentence starts with it.
func isCompanySuffix(w string) bool {
	switch w {
	case "Inc", "INC", "Ltd", "LTD", "LLC", "Llc", "LLP", "Corp", "GmbH", "Limited", "Pty", "Pte", "Pvt", "PLC", "Plc":
		return true
	}
	return false
}

// isStarter reports whether the capitalised w is a word that names hardly start
// with, so that after an abbreviation it starts a sentence.
func isStarter(w string) bool {
	switch w {
	case "The", "We", "If", "You", "Your", "Our", "This", "These", "Those", "That", "They", "Their", "It", "Its", "In", "On", "At",
		"For", "When", "Where", "While", "To", "Please", "By", "However", "As", "An", "A", "I", "All", "Any", "Such", "Some", "No", "There",
		"Each", "Every", "Under", "With", "Without", "Unless", "Until", "Upon", "From", "Additionally", "Furthermore", "Moreover", "Also",
		"Although", "Because", "Before", "After", "Once", "Since", "Other", "Personal", "Users", "Customers", "Information", "He", "She",
		"But", "Or", "And", "Not", "Use", "How", "What", "Who", "Why", "Which", "Do", "Does", "Is", "Are", "Can", "Should", "Therefore",
		"Thus", "Certain", "Most", "Many", "Both", "Either", "Neither", "Nothing", "Otherwise", "Further", "Examples", "Only", "So", "Then", "Here":
		return true
	}
	return false
}
