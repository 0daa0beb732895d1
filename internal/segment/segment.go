// Package segment cuts a parsed text into sections and clauses: it finds the
// headings that markup or the shape of lines tell, the sentence that introduces
// each list, the headings that run into their paragraph, the sentences, and for
// whom a section speaks. It reads form, not meaning; what a clause says is for
// the packages after it.
package segment

import (
	"lacuna/internal/parse"
	"lacuna/internal/policy"
)

// Revision names the rules of this package. It changes whenever Split would cut
// any text differently.
const Revision = "1"

// Split returns the document that t holds. The document passes Document.Check
// for every t, also for one whose blocks overlap or leave text out. Clause ids
// are not set.
func Split(t *parse.Text) *policy.Document {
	units := unitsOf(t)
	c := cutter{text: t.Text, units: units, markup: hasHeadings(units)}
	c.shapes()
	c.headings()
	c.levels()
	return build(t, units)
}

// A cutter decides which units are headings and how they nest.
type cutter struct {
	text   string
	units  []unit
	markup bool // the format marks headings, so that shape alone makes none
}

// hasHeadings reports whether the markup gives so many headings that the rest of
// the text can be taken not to have any.
func hasHeadings(units []unit) bool {
	n := 0
	for i := range units {
		if units[i].kind == parse.Heading {
			n++
		}
	}
	return n >= 3 || n > 0 && len(units) < 12*n
}
