package segment

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
	rank := func(u *unit) int { return int(c.merged(u.shape.style, most, &count, &first))*16 + u.shape.depth }
	var used [16 * (int(bold) + 2)]int
	for i := range c.units {
		if u := &c.units[i]; u.heading {
			used[min(rank(u), len(used)-1)] = 1
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
			u.level = used[min(rank(u), len(used)-1)]
		}
	}
}

// merged returns the style whose rank s takes. A style that is used once is no
// level of its own. Questions and plain lines share a level, unless questions
// come first and are as many: then they part the text and the lines their parts.
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
	if s == plain && count[question] > 0 && !(count[question] >= 3 && count[question] >= count[plain] && first[question] < first[plain]) {
		return question
	}
	return s
}
