package segment

// maxDepth is the number of levels that the numbers of headings can tell apart.
const maxDepth = 16

// levels gives every heading its level: styles that the document uses, highest
// first, take the levels from 1 without gaps.
func (c *cutter) levels() {
	use := c.count()
	var used [maxDepth * (int(bold) + 1)]int
	for i := range c.units {
		if u := &c.units[i]; u.heading {
			used[use.rank(u.shape)] = 1
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
			u.level = used[use.rank(u.shape)]
		}
	}
}

// usage tells how a document uses the styles.
type usage struct {
	count [bold + 1]int
	first [bold + 1]int // unit of the first heading
	depth [bold + 1]int // the smallest
	most  style         // the most frequent, titles and markup apart
}

func (c *cutter) count() *usage {
	var use usage
	for i := range c.units {
		u := &c.units[i]
		if !u.heading {
			continue
		}
		s := u.shape.style
		if use.count[s] == 0 {
			use.first[s], use.depth[s] = i, u.shape.depth
		}
		use.depth[s] = min(use.depth[s], u.shape.depth)
		use.count[s]++
		if s > marked && use.count[s] > use.count[use.most] {
			use.most = s
		}
	}
	return &use
}

// rank orders shapes from the highest level down.
func (use *usage) rank(s shape) int {
	m := use.merged(s.style)
	depth := s.depth
	if m != s.style {
		depth = use.depth[m]
	}
	return int(m)*maxDepth + min(depth, maxDepth-1)
}

// merged returns the style whose rank s takes. A style that is used once is no
// level of its own. Parts are above numbers only when they come first. Questions
// and plain lines share a level, unless questions come first and are as many:
// then they part the text and the lines their parts. Lines that end in a colon
// are below others only when those come first.
func (use *usage) merged(s style) style {
	if s <= marked || s == bold {
		return s
	}
	if use.count[s] == 1 && use.count[use.most] > 0 && s != use.most {
		return use.merged(use.most)
	}
	if s == parted && use.count[numbered] > 0 && use.first[numbered] < use.first[parted] {
		return numbered
	}
	if s == label {
		s = plain
	}
	for _, up := range [...]style{plain, question} {
		if s == colon && use.count[up] > 0 && (use.count[up] == 1 || use.first[colon] < use.first[up]) {
			s = up
		}
	}
	if q := use.count[question]; s == plain && q > 0 && !(q >= 3 && q >= use.count[plain] && use.first[question] < use.first[plain]) {
		return question
	}
	return s
}
