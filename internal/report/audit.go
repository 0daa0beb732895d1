package report

import (
	"fmt"
	"io"
	"strings"

	"lacuna/internal/policy"
)

// maxQuotes bounds the evidence shown under one item of a text report.
const maxQuotes = 3

// Audit writes the items of a checklist with their verdicts, each with its quotes
// or, for an omission, with what was searched and the nearest misses.
func Audit(w io.Writer, vendor string, a *policy.Audit, of *policy.Analysis) error {
	p := page{w: w}
	p.line("%s · %s %s · %s", flat(vendor), a.Checklist.ID, a.Checklist.Version, of.Version.Name)
	p.line("version %s · %s · taxonomy %s", short12(a.Version.ID), orDash(a.Version.Date), a.Revision.Taxonomy)
	p.line("%s", counts(a))
	for _, it := range a.Items {
		p.item(it, of)
	}
	return p.err
}

func counts(a *policy.Audit) string {
	var parts []string
	for _, v := range policy.Verdicts {
		if n := a.Counts[v]; n > 0 {
			parts = append(parts, fmt.Sprintf("%s %s %d", glyphs[string(v)], v, n))
		}
	}
	return fmt.Sprintf("%s of %d items", strings.Join(parts, " · "), len(a.Items))
}

func (p *page) item(it policy.AuditItem, of *policy.Analysis) {
	p.line("")
	p.line("%s %s  %s  %s (%s)", glyphs[string(it.Verdict)], it.Verdict, it.ID, it.Ref, it.Severity)
	p.wrap("  ", it.Requirement)
	p.wrap("  ", it.Reason)
	if it.Applies.Because != "" && it.Applies.Value != "yes" {
		p.wrap("  applies: ", it.Applies.Value+", "+it.Applies.Because)
	}
	for _, e := range it.Evidence[:min(len(it.Evidence), maxQuotes)] {
		p.quote(fmt.Sprintf("    clause %d ", e.Clause), short(e.Of(of.Text), 280))
	}
	if n := len(it.Evidence) - maxQuotes; n > 0 {
		p.line("    and %d more", n)
	}
	if it.Verdict != policy.Silent && it.Verdict != policy.Undetermined {
		return
	}
	p.line("  searched: %s in %s, %.0f %% of the text", plural(it.Searched.Rules, "rule"), plural(it.Searched.Clauses, "clause"), 100*it.Searched.Share)
	for _, n := range it.NearMisses {
		p.quote(fmt.Sprintf("    near miss, clause %d ", n.Clause), short(n.Of(of.Text), 200))
		p.wrap("      ", n.Why)
	}
	if len(it.Searched.Missing) > 0 {
		p.wrap("  named but not supplied: ", strings.Join(it.Searched.Missing, "; "))
	}
	if it.Question != "" {
		p.wrap("  ask: ", it.Question)
	}
}
