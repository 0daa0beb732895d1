// Package audit judges a policy by a checklist: what it discloses, with the
// words that do, and what it leaves out, with what was searched and what came near.
package audit

import (
	"strings"

	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// Options are what the text does not tell. The zero value knows nothing.
type Options struct {
	// Profile holds facts of the organisation by name, with or without "profile.":
	// "yes", "no" or a value. What is not in it is unknown.
	Profile map[string]string
	AsOf    string // judge by the law of this day (ISO date), "" for the version's own date
}

// Audit judges a by every item of c, in the checklist's order. The result
// depends on nothing but its arguments.
func Audit(c *taxonomy.Checklist, a *policy.Analysis, o Options) *policy.Audit {
	out := &policy.Audit{
		Schema: policy.AuditSchema, Unit: policy.Unit, Version: a.Version, Revision: a.Revision,
		Checklist: policy.ChecklistRef{ID: c.ID, Version: c.Version, Title: c.Title},
		Items:     make([]policy.AuditItem, len(c.Items)), Counts: map[policy.Verdict]int{},
	}
	r := newReading(c, a, o)
	for i := range c.Items {
		if c.Items[i].Parts() == nil {
			out.Items[i] = r.judge(&c.Items[i])
		}
	}
	for i := range c.Items {
		if c.Items[i].Parts() != nil {
			out.Items[i] = r.sum(&c.Items[i], out.Items)
		}
		out.Counts[out.Items[i].Verdict]++
	}
	return out
}

// analysed reports whether the text is in a language that has rules. A language
// that could not be told is taken for English, as short texts are.
func analysed(v policy.Version) bool {
	l := v.Language
	return l == "" || l == "und" || l == "en" || strings.HasPrefix(l, "en-")
}
