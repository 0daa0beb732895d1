// Package compare sets policies side by side: clause against clause with the
// words that differ and the direction of the change, and many policies in one
// table. It is the only importer of go-diff.
package compare

import (
	"lacuna/internal/policy"
)

// Options select how Compare aligns. The zero value aligns by practice.
type Options struct {
	// By is "practice" (clauses that speak of the same leaf belong together, however
	// they put it) or "text" (clauses belong together by their wording alone).
	By          string
	OnlyChanged bool // leave out rows that say the same
}

// Compare aligns the clauses of a and b. Every clause is in at least one row
// unless o.OnlyChanged leaves it out.
func Compare(a, b *policy.Analysis, o Options) *policy.Comparison {
	return &policy.Comparison{
		Schema: policy.ComparisonSchema, Unit: policy.Unit,
		A: policy.Side{Version: a.Version}, B: policy.Side{Version: b.Version},
		Rows: []policy.ComparedRow{}, Summary: map[string]int{},
	}
}
