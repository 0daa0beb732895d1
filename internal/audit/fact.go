package audit

import (
	"slices"
	"strings"

	"lacuna/internal/policy"
)

// factScore is the score of a label that rests on a fact alone.
const factScore = 0.6

// saidBy returns the labels of a, and for facts that state a practice in a clause
// without a label for it, labels that rest on the fact. Sorted like labels.
func saidBy(a *policy.Analysis) []policy.Label {
	type key struct {
		clause int
		leaf   string
	}
	has := map[key]bool{}
	for _, l := range a.Labels {
		has[key{l.Clause, l.Leaf}] = true
	}
	out := slices.Clone(a.Labels)
	for _, f := range a.Facts {
		leaf := leafOfFact(f.Value)
		if leaf == "" || f.Clause < 0 || has[key{f.Clause, leaf}] {
			continue
		}
		has[key{f.Clause, leaf}] = true
		category, _, _ := strings.Cut(leaf, ".")
		out = append(out, policy.Label{
			Clause: f.Clause, Leaf: leaf, Category: category, Score: factScore, Polarity: policy.Affirmed, Strength: policy.Strong,
			Modality: "does", Evidence: []policy.Span{f.Span}, Why: []policy.Vote{{Rule: "fact/" + f.Kind, Weight: 1, Span: f.Span}},
		})
	}
	slices.SortStableFunc(out, func(x, y policy.Label) int { return x.Clause - y.Clause })
	return out
}

// leafOfFact names the practice that a fact states by itself, "" for none.
func leafOfFact(v policy.FactValue) string {
	switch v := v.(type) {
	case policy.Party:
		if v.Role == "controller" && v.Name != "" {
			return "controller.identity"
		}
	case policy.Contact:
		switch v.Role {
		case "dpo":
			return "controller.dpo"
		case "representative":
			return "controller.representative"
		}
	case policy.Retention:
		if v.Period != "" {
			return "retention.period"
		}
	case policy.Date:
		if v.Role == "effective" || v.Role == "updated" {
			return "change.effective-date"
		}
	case policy.Location:
		switch v.Role {
		case "storage":
			return "transfer.location"
		case "transfer":
			return "transfer.international"
		}
	}
	return ""
}
