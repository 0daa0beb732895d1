package parse

import "regexp"

// postal finds a street with a number, a box or a postcode.
var postal = regexp.MustCompile(`(?i)\b\d{1,5}[a-z]?,? ([\pL'.-]+ ){0,4}(street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|way|place|square|court|quay\w*|row|terrace|parkway|pkwy|highway)\b` +
	`|\b(suite|floor|unit|p\.? ?o\.? ?box|postbox|postfach) \d|\b(street|road|rue|via|calle|straße|strasse|\pL+(straße|strasse|str\.|gasse|weg|platz|straat|laan|gatan)),? \d` +
	`|\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b|\b[a-z]{2},? \d{5}(-\d{4})?\b|^(\pL-)?\d{4,5} \pL{3,}`)

// callsFor finds a line that introduces an address and is not part of it.
var callsFor = regexp.MustCompile(`(?i)\b(contact|write|address|mail|post|questions?|reach|how|where|privacy|policy)\b`)

const (
	addressCols  = 60 // columns of the longest line of an address
	addressNames = 2  // lines before the street: a person, a company
)

// addressLines returns the starts of the lines that belong to the same postal
// address as the line above, though every line of the text is a paragraph.
func addressLines(lines []line) map[int]bool {
	var joined map[int]bool
	for i := 0; i < len(lines); {
		end := i
		for end < len(lines) && inAddress(lines[end]) {
			end++
		}
		for from := addressStart(lines[i:end]) + 1; from > 0 && i+from < end; from++ {
			if joined == nil {
				joined = map[int]bool{}
			}
			joined[lines[i+from].Start] = true
		}
		i = max(end, i+1)
	}
	return joined
}

// inAddress reports whether l may be a line of an address: short, unmarked, and no sentence.
func inAddress(l line) bool {
	if l.Len() == 0 || l.cols > addressCols || endsSentence(l.text) && l.cols > statementBytes {
		return false
	}
	_, marked := markerAt(l.text)
	return !marked
}

// addressStart returns the index of the line with which the address in a run of
// short lines begins, or a negative number when there is none.
func addressStart(run []line) int {
	for i, l := range run {
		if !postal.MatchString(l.text) {
			continue
		}
		from := i
		for from > max(0, i-addressNames) && !callsFor.MatchString(run[from-1].text) && !endsSentence(run[from-1].text) {
			from--
		}
		return from
	}
	return -2
}
