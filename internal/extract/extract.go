// Package extract reads typed facts out of the clauses of a document: periods,
// dates, contacts, parties, places, deadlines, safeguards, legal bases, laws and
// age limits. One file per kind. It would rather miss a fact than state a wrong
// one, and every fact carries the words that state it.
package extract

import (
	"cmp"
	"slices"

	"lacuna/internal/policy"
)

// Revision changes whenever the facts found in the same text do.
const Revision = "1"

// extractors lists what is run over a page.
var extractors = [...]func(*page) []policy.Fact{
	retentions,
	dates,
	contacts,
	parties,
	locations,
	deadlines,
	safeguards,
	bases,
	lawsNamed,
	ageLimits,
}

// Facts returns the facts that d states, sorted by clause, start, end and kind.
// The labels, sorted by clause as the classifier gives them, decide where words
// alone do not; nil is allowed. The spans lie in the fact's clause, its lead or a
// heading.
func Facts(d *policy.Document, labels []policy.Label) []policy.Fact {
	if len(d.Clauses) == 0 {
		return nil
	}
	p := read(d, labels)
	var facts []policy.Fact
	for _, find := range extractors {
		facts = append(facts, find(p)...)
	}
	slices.SortStableFunc(facts, order)
	return slices.CompactFunc(facts, func(a, b policy.Fact) bool {
		return a.Kind == b.Kind && a.Clause == b.Clause && a.Span == b.Span && a.Value == b.Value
	})
}

func order(a, b policy.Fact) int {
	return cmp.Or(
		cmp.Compare(a.Clause, b.Clause),
		cmp.Compare(a.Start, b.Start),
		cmp.Compare(a.End, b.End),
		cmp.Compare(a.Kind, b.Kind),
	)
}
