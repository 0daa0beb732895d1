// Package defects finds drafting defects: what is wrong with the text itself,
// whatever it promises. One file per defect.
package defects

import (
	"cmp"
	"slices"

	"lacuna/internal/policy"
)

// A finder looks for one defect.
type finder func(d *policy.Document, facts []policy.Fact) []policy.Finding

var finders = [...]finder{
	factDefects,
}

// Find returns the drafting defects of d, sorted by clause, start, end and id.
// Facts are those of extract.Facts.
func Find(d *policy.Document, facts []policy.Fact) []policy.Finding {
	var found []policy.Finding
	for _, f := range finders {
		found = append(found, f(d, facts)...)
	}
	slices.SortStableFunc(found, func(a, b policy.Finding) int {
		return cmp.Or(cmp.Compare(a.Clause, b.Clause), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.ID, b.ID))
	})
	return found
}
