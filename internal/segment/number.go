package segment

import (
	"strings"

	"lacuna/internal/parse"
)

// prefixAt returns the length of the number in front of a heading, blanks after
// it included, and the number of its parts: 2 for "3.1", 0 for letters and Roman
// numbers, -1 for "Article 5 –" and its like. The length is 0 without a number.
func prefixAt(text string) (n, depth int) {
	if n = partAt(text); n > 0 {
		return n, -1
	}
	i, parts := 0, 0
	for i < len(text) && text[i] >= '0' && text[i] <= '9' {
		j := i
		for j < len(text) && text[j] >= '0' && text[j] <= '9' {
			j++
		}
		if j-i > 3 {
			return 0, 0
		}
		parts++
		i = j
		if i >= len(text) || text[i] != '.' {
			break
		}
		i++
	}
	if parts == 0 {
		return letterPrefix(text), 0
	}
	if i < len(text) && text[i] == ')' {
		i++
	}
	end := i + len(text[i:]) - len(strings.TrimLeft(text[i:], " \t\u00a0-–—"))
	dotted := text[i-1] == '.' || text[i-1] == ')'
	if end == len(text) || end == i && !(dotted && text[i] >= 'A' && text[i] <= 'Z') {
		return 0, 0
	}
	// "30 days" is no numbered heading, "2 Scope" is.
	if !dotted && parts == 1 && (text[end] < 'A' || text[end] > 'Z') {
		return 0, 0
	}
	return end, parts
}

// letterPrefix returns the length of "A. ", "(b) ", "(5) " or "IV. ".
func letterPrefix(text string) int {
	i := 0
	if strings.HasPrefix(text, "(") {
		i = 1
	}
	j := i
	for j < len(text) && j-i < 5 && (text[j]|0x20 >= 'a' && text[j]|0x20 <= 'z' || i > 0 && text[j] >= '0' && text[j] <= '9') {
		j++
	}
	if j == i || j >= len(text)-1 || text[j] != '.' && text[j] != ')' || text[j+1] != ' ' || !isOrdinal(text[i:j]) {
		return 0
	}
	end := j + 1 + len(text[j+1:]) - len(strings.TrimLeft(text[j+1:], " "))
	if end == len(text) {
		return 0
	}
	return end
}

func isOrdinal(w string) bool {
	return len(w) == 1 || strings.Trim(w, "IVX") == "" || strings.Trim(w, "ivx") == "" || len(w) < 3 && strings.Trim(w, "0123456789") == ""
}

// partAt returns the length of "Article 5 – ", "SECTION 3: ", "Part II. ".
func partAt(text string) int {
	word, rest, ok := strings.Cut(text, " ")
	if !ok {
		return 0
	}
	switch strings.ToLower(word) {
	case "article", "section", "part", "chapter", "clause", "appendix", "annex", "schedule", "module", "step":
	default:
		return 0
	}
	num := rest
	if i := strings.IndexAny(rest, " .:–—-"); i >= 0 {
		num = rest[:i]
	}
	if num == "" || num[0] < '0' || num[0] > '9' && !isOrdinal(num) || len(num) > 5 {
		return 0
	}
	after := rest[len(num):]
	tail := strings.TrimLeft(after, " .:–—-)0123456789")
	// "Section 3 applies to …" is a sentence.
	if tail == "" || after == "" || tail[0] >= 'a' && tail[0] <= 'z' && strings.Trim(after[:len(after)-len(tail)], " ") == "" {
		return 0
	}
	return len(text) - len(tail)
}

// itemShape is the shape of list item i: a numbered heading where it stands alone
// among other text, else none.
func (c *cutter) itemShape(i int) shape {
	u := &c.units[i]
	text := c.text[u.Start:u.End]
	if len(text) > maxLook || u.body == u.Start || u.body == u.End {
		return shape{}
	}
	if c.markup && !u.bold {
		return shape{}
	}
	n, depth := prefixAt(text)
	if n == 0 || c.sibling(i, -1, depth) || c.sibling(i, 1, depth) {
		return shape{}
	}
	if i > 0 && depth < 2 && strings.HasSuffix(c.text[c.units[i-1].Start:c.units[i-1].End], ":") {
		return shape{}
	}
	s := bareShape(text[n:], true)
	if s.style == noStyle || s.style == label && !u.bold || s.style == plain && text[n] >= 'a' && text[n] <= 'z' {
		return shape{}
	}
	s.style, s.depth, s.weak = numbered, depth, true
	if depth == 0 {
		s.style, s.depth = lettered, 1
	}
	return s
}

// sibling reports whether the unit before or after i is the neighbour of i in
// one list: numbered in the same way, one less or one more.
func (c *cutter) sibling(i, step, depth int) bool {
	j := i + step
	if j < 0 || j >= len(c.units) || c.units[j].kind != parse.Item || c.units[j].heading {
		return false
	}
	text, other := c.front(i), c.front(j)
	n, d := prefixAt(other)
	if n == 0 || d != depth || (text[0] == '(') != (other[0] == '(') {
		return false
	}
	a, b := numberOf(c.text[c.units[i].Start:c.units[i].body]), numberOf(c.text[c.units[j].Start:c.units[j].body])
	return a+step == b || a == 0 && b == 0 || a == b
}

// front returns the start of unit i, as much of it as a heading can be long.
func (c *cutter) front(i int) string {
	text := c.text[c.units[i].Start:c.units[i].End]
	return text[:min(len(text), maxLook)]
}
