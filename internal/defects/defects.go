// Package defects finds drafting defects: what is wrong with the text itself,
// whatever it promises. One file per defect.
package defects

import (
	"cmp"
	"slices"
	"sort"

	"lacuna/internal/policy"
)

// A finder looks for one defect.
type finder func(d *policy.Document, facts []policy.Fact) []policy.Finding

var finders = [...]finder{
	factDefects,
	placeholders,
	mixedScript,
	danglingReferences,
	emptyContents,
	duplicatePassages,
	pageChrome,
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

// clauseAt returns the clause that holds byte at, -1 when it is in a heading or
// between clauses.
func clauseAt(d *policy.Document, at int) int {
	i := sort.Search(len(d.Clauses), func(i int) bool { return d.Clauses[i].End > at })
	if i < len(d.Clauses) && d.Clauses[i].Start <= at {
		return i
	}
	return -1
}

// at makes a finding at bytes s of d.
func at(d *policy.Document, id string, severity policy.Severity, s policy.Span, message string) policy.Finding {
	return policy.Finding{ID: id, Severity: severity, Clause: clauseAt(d, s.Start), Span: s, Message: message}
}
