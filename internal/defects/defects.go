// Package defects finds drafting defects: what is wrong with the text itself,
// whatever it promises. One file per defect.
package defects

import (
	"cmp"
	"slices"
	"sort"

	"lacuna/internal/policy"
)

// Revision changes whenever the findings in the same text do.
const Revision = "1"

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
	found = merge(d, found)
	slices.SortStableFunc(found, func(a, b policy.Finding) int {
		return cmp.Or(cmp.Compare(a.Clause, b.Clause), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.ID, b.ID))
	})
	return found
}

// merge makes one finding of those that say the same of the same words, with the
// later places related: "Back to top" after every section is one thing to mend.
func merge(d *policy.Document, found []policy.Finding) []policy.Finding {
	type same struct{ id, text string }
	first := map[same]int{}
	kept := found[:0]
	for _, f := range found {
		key := same{f.ID, f.Span.Of(d.Text)}
		i, ok := first[key]
		if ok && repeats(f.ID) {
			kept[i].Related = append(kept[i].Related, f.Span)
			continue
		}
		first[key] = len(kept)
		kept = append(kept, f)
	}
	return kept
}

func repeats(id string) bool {
	switch id {
	case "defect.page-chrome", "defect.dangling-reference", "defect.placeholder", "defect.mixed-script":
		return true
	}
	return false
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
