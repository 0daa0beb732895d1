package segment

import (
	"lacuna/internal/parse"
)

// headings decides which shapes are headings. A heading stands over something: a
// run of short lines with nothing below is a list, a menu or an address.
func (c *cutter) headings() {
	for i := range c.units {
		u := &c.units[i]
		if u.shape.style == marked {
			u.heading = true
		}
	}
	c.adjustColons()
	for i := 0; i < len(c.units); {
		j := i
		for j < len(c.units) && c.candidate(j) {
			j++
		}
		if j == i {
			i++
			continue
		}
		c.run(i, j)
		i = j
	}
	c.dropChrome()
}

func (c *cutter) candidate(i int) bool {
	return c.units[i].shape.style != noStyle && !c.units[i].heading
}

// adjustColons takes the shape from lines that end in a colon and have no prose
// below: they introduce a list.
func (c *cutter) adjustColons() {
	for i := range c.units {
		u := &c.units[i]
		if u.shape.style != colon && !(u.shape.style >= capitals && c.text[u.End-1] == ':') {
			continue
		}
		next := i + 1
		if next < len(c.units) && c.units[next].kind == parse.Paragraph && (c.units[next].shape.style == noStyle || u.shape.style == capitals) ||
			u.shape.style == capitals && next < len(c.units) {
			continue
		}
		u.shape = shape{}
	}
}

// maxRun is how many headings may follow each other with nothing between: title,
// part, section, subsection.
const maxRun = 4

// run decides about the candidates from i to before j, neighbours all.
func (c *cutter) run(i, j int) {
	body := j < len(c.units)
	if i > 0 && !c.units[i-1].heading && introduces(c.text[c.units[i-1].Start:c.units[i-1].End]) {
		c.runInList(i, j, body)
		return
	}
	if j-i >= maxRun {
		c.longRun(i, j, body)
		return
	}
	for k := i; k < j; k++ {
		s := &c.units[k].shape
		number := s.style == numbered || s.style == lettered
		c.units[k].heading = body && (!s.weak || s.topic || number || c.prose(j)) || !s.weak && s.style != label || number && k < j-1
	}
}

// prose reports whether unit i is what stands under a heading: a list, a table,
// a sentence, or text as long as one.
func (c *cutter) prose(i int) bool {
	u := &c.units[i]
	text := u.Of(c.text)
	return u.kind != parse.Paragraph || len(text) >= 60 || len(text) >= 20 && text[len(text)-1] == '.' || introduces(text)
}

// runInList decides about short lines after "… the following:". They are items
// that lost their markers, except for a heading that ends the list.
func (c *cutter) runInList(i, j int, body bool) {
	for k := i; k < j; k++ {
		u := &c.units[k]
		u.heading = !u.shape.weak || k == j-1 && body && u.shape.topic
		u.listed = !u.heading && u.kind == parse.Paragraph
	}
}

// longRun decides about many short lines in a row: a table of contents or a list
// without markers. Its last line may be the heading of what comes below, its
// first that of the list.
func (c *cutter) longRun(i, j int, body bool) {
	for k := i; k < j; k++ {
		u := &c.units[k]
		first, last := k == i, k == j-1
		u.heading = u.shape.style == titled || last && body || first && u.shape.topic
	}
}

// dropChrome takes the heading from what stands before the title: buttons,
// bread crumbs.
func (c *cutter) dropChrome() {
	for i := range c.units {
		if c.units[i].shape.style != titled {
			continue
		}
		for k := range i {
			if s := c.units[k].shape.style; s > marked {
				c.units[k].heading = false
			}
		}
		return
	}
}
