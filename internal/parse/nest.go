package parse

import "strings"

// A nest finds the depth of list items from their markers and indentation,
// where no markup tells it.
type nest struct {
	levels []level
	last   map[string]marker // the last marker of each style that has letters, closed lists too
}

// reset closes all lists. Lettered sections still go on: "B." after "A.", however
// much text stands between.
func (n *nest) reset() { n.levels = n.levels[:0] }

// isInitial reports whether m, a letter with a dot, is more likely an initial or an
// abbreviation than a marker: "J. Smith", "p. 12". It is not when it begins or goes
// on with a sequence.
func (n *nest) isInitial(m marker) bool {
	if m.style != "a." && m.style != "A." || m.value == 1 || m.roman == 1 || m.size > len("X.") {
		return false
	}
	last, ok := n.last[m.style]
	return !ok || m.value != last.value+1 && (m.roman == 0 || m.roman != last.roman+1)
}

// A level is one list that is open.
type level struct {
	style  string
	roman  bool
	indent int // columns before the marker
	value  int
	text   int // columns before the item's text; noText when it holds no paragraphs
}

// noText is the column of an item that is a numbered heading.
const noText = 1 << 20

// slack is the difference in indentation, in columns, that is no nesting.
const slack = 1

// continues reports whether m is the next marker of a list that is open, for a
// bullet whether such a list is open.
func (n *nest) continues(m marker) bool {
	for i := len(n.levels) - 1; i >= 0; i-- {
		if l := &n.levels[i]; l.style == m.style && (m.value == 0 && m.roman == 0 || l.follows(m)) {
			return true
		}
	}
	return false
}

func (l *level) follows(m marker) bool {
	if l.roman {
		return m.roman == l.value+1
	}
	return m.value == l.value+1
}

// add places an item and returns its depth. A number of several levels, "3.1", tells
// its depth itself.
func (n *nest) add(m marker, indent int) int {
	if m.style == "a." || m.style == "A." {
		if n.last == nil {
			n.last = map[string]marker{}
		}
		n.last[m.style] = m
	}
	if k := strings.Count(m.style, "1."); k > 1 {
		n.levels = n.levels[:min(k-1, len(n.levels))]
		for len(n.levels) < k {
			n.levels = append(n.levels, level{style: strings.Repeat("1.", len(n.levels)+1), indent: indent, text: noText})
		}
		n.levels[k-1] = level{style: m.style, indent: indent, value: m.value}
		return k
	}
	for len(n.levels) > 1 && n.levels[len(n.levels)-1].indent > indent+slack {
		n.levels = n.levels[:len(n.levels)-1]
	}
	i := n.find(m, indent)
	if i < 0 {
		roman := m.roman > 0 && (m.value == 0 || m.roman == 1)
		n.levels = append(n.levels, level{style: m.style, indent: indent, roman: roman})
		i = len(n.levels) - 1
	}
	n.levels = n.levels[:i+1]
	l := &n.levels[i]
	l.value = m.value
	if l.roman {
		l.value = m.roman
	}
	return i + 1
}

// find returns the open list that m belongs to, or -1. Lists of one style at one
// indentation are the same list, but "(i)" after "(a)" starts a new one, while
// "(i)" after "(h)" does not.
func (n *nest) find(m marker, indent int) int {
	for i := len(n.levels) - 1; i >= 0; i-- {
		l := &n.levels[i]
		if l.style != m.style || indent > l.indent+slack {
			continue
		}
		if l.roman && m.roman == 0 || !l.roman && m.value == 0 && m.roman > 0 {
			continue
		}
		if m.roman > 0 && m.value > 0 && !l.follows(m) && m.roman == 1 != l.roman {
			continue
		}
		return i
	}
	return -1
}

// setText tells where the text of the item just added begins.
func (n *nest) setText(column int) { n.levels[len(n.levels)-1].text = column }

// paragraph tells that text without a marker stands at indent and returns the
// depth of the item it belongs to, 0 if it ends the lists.
func (n *nest) paragraph(indent int) int {
	for len(n.levels) > 0 && n.levels[len(n.levels)-1].text > indent {
		n.levels = n.levels[:len(n.levels)-1]
	}
	return len(n.levels)
}
