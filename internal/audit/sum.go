package audit

import (
	"fmt"
	"slices"

	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// worst are the verdicts from the worst to the best.
var worst = []policy.Verdict{
	policy.Silent, policy.Undetermined, policy.Vague, policy.Partly, policy.Deferred, policy.DeniedVerdict, policy.Disclosed, policy.NotApplicable, policy.NotAnalysed,
}

// sum gives a row that is made of others the worst of their verdicts, with the
// evidence of the part that has it.
func (r *reading) sum(it *taxonomy.ChecklistItem, items []policy.AuditItem) policy.AuditItem {
	out := policy.AuditItem{
		ID: it.ID, Ref: it.Ref, Requirement: it.Requirement, Severity: it.Severity, Question: it.Question,
		Evidence: []policy.Evidence{}, NearMisses: []policy.NearMiss{}, Searched: policy.Searched{Clauses: len(r.Clauses)},
		Applies: policy.Applies{Value: unknown.String(), Evidence: []policy.Evidence{}},
	}
	at := len(worst)
	for _, part := range items {
		if !slices.Contains(it.Parts(), part.ID) {
			continue
		}
		out.Searched.Rules += part.Searched.Rules
		if i := slices.Index(worst, part.Verdict); i < at {
			at = i
			out.Verdict, out.Applies, out.Evidence, out.NearMisses = part.Verdict, part.Applies, part.Evidence, part.NearMisses
			out.Searched.Share, out.Searched.Missing = part.Searched.Share, part.Searched.Missing
			out.Reason = fmt.Sprintf("The worst of %d parts, %s: %s", len(it.Parts()), part.ID, part.Reason)
		}
	}
	return out
}
