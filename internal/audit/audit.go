// Package audit judges a policy by a checklist: what it discloses, with the
// words that do, and what it leaves out, with what was searched and what came near.
package audit

import (
	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// Options are what the text does not tell. The zero value knows nothing.
type Options struct {
	// Profile holds facts of the organisation by name, without "profile.":
	// "yes", "no" or a value. What is not in it is unknown.
	Profile map[string]string
	AsOf    string // judge by the law of this day (ISO date), "" for the version's own date
}

// Audit judges a by every item of c.
func Audit(c *taxonomy.Checklist, a *policy.Analysis, o Options) *policy.Audit {
	out := &policy.Audit{
		Schema: policy.AuditSchema, Unit: policy.Unit, Version: a.Version, Revision: a.Revision,
		Checklist: policy.ChecklistRef{ID: c.ID, Version: c.Version, Title: c.Title},
		Items:     []policy.AuditItem{}, Counts: map[policy.Verdict]int{},
	}
	return out
}
