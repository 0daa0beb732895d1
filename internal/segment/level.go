package segment

// maxDepth is the number of levels that the numbers of headings can tell apart.
const maxDepth = 16

// levels gives every heading its level: styles that the document uses, highest
// first, take the levels from 1 without gaps.
func (c *cutter) levels() {
	var count [bold + 1]int
	var first [bold + 1]int
	most := noStyle
	for i := range c.units {
		if u := &c.units[i]; u.heading {
			s := u.shape.style
			if count[s] == 0 {
				first[s] = i
			}
			if count[s]++; s > marked && (most == noStyle || count[s] > count[most]) {
				most = s
			}
		}
	}
	rank := func(u *unit) int {
		s := c.merged(u.shape.style, most, &count, &first)
		if s != u.shape.style {
			return int(s) * maxDepth
		}
		return int(s)*maxDepth + min(u.shape.depth, maxDepth-1)
	}
	var used [maxDepth * (int(bold) + 1)]int
	for i := range c.units {
		if u := &c.units[i]; u.heading {
			used[rank(u)] = 1
		}
	}
	level := 0
	for r := range used {
		if used[r] > 0 {
			level++
			used[r] = level
		}
	}
	for i := range c.units {
		if u := &c.units[i]; u.heading {
			u.level = used[rank(u)]
		}
	}
}

// merged returns the style whose rank s takes. A style that is used once is no
// level of its own. Questions and plain lines share a level, unless questions
// come first and are as many: then they part the text and the lines their parts.
// Lines that end in a colon are below others only when those come first.
func (c *cutter) merged(s, most style, count, first *[bold + 1]int) style {
	if s <= marked || s == bold {
		return s
	}
	if count[s] == 1 && s != parted {
		s = most
	}
	if s == label {
		s = plain
	}
	for _, up := range [...]style{plain, question} {
		if s == colon && count[up] > 0 && (count[up] == 1 || first[colon] < first[up]) {
			s = up
		}
	}
	if s == plain && count[question] > 0 && !(count[question] >= 3 && count[question] >= count[plain] && first[question] < first[plain]) {
		return question
	}
	return s
}
