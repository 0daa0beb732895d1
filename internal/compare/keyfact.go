package compare

import (
	"slices"
	"strconv"
	"strings"

	"lacuna/internal/policy"
)

// factsByClause groups the facts of a by clause.
func factsByClause(a *policy.Analysis) map[int][]policy.Fact {
	out := map[int][]policy.Fact{}
	for _, f := range a.Facts {
		out[f.Clause] = append(out[f.Clause], f)
	}
	return out
}

// factKind names the kind of fact that is the point of a leaf; a category stands
// for all of its leaves that have no entry of their own.
var factKind = map[string]string{
	"retention":                 "retention",
	"transfer":                  "place",
	"transfer.scc":              "",
	"transfer.bcr":              "",
	"transfer.dpf":              "",
	"transfer.adequacy":         "place",
	"rights.response-time":      "deadline",
	"breach":                    "deadline",
	"change.notification":       "deadline",
	"change.effective-date":     "date",
	"controller.identity":       "party",
	"controller.contact":        "contact",
	"controller.address":        "contact",
	"controller.dpo":            "contact",
	"controller.representative": "contact",
	"complaint.authority":       "party",
	"complaint.company":         "deadline",
	"audience.children":         "age",
	"audience.teens":            "age",
	"audience.parental-consent": "age",
}

// keyFact returns the fact that a reader of a table wants to see for the label,
// as a short word: "P60D", "DE", "2022-09-16"; "" when its clause states none.
func keyFact(l policy.Label, facts []policy.Fact) string {
	kind, ok := factKind[l.Leaf]
	if !ok {
		kind = factKind[l.Category]
	}
	var words []string
	for _, f := range facts {
		if f.Kind != kind {
			continue
		}
		if w := factWord(f.Value); w != "" && !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	const most = 3
	if len(words) > most {
		words = append(words[:most], "…")
	}
	return strings.Join(words, " ")
}

// factWord is the short form of one fact.
func factWord(v policy.FactValue) string {
	switch v := v.(type) {
	case policy.Retention:
		if v.Period == "" && v.Indefinite {
			return "indefinite"
		}
		return v.Period
	case policy.Location:
		if v.Country != "" {
			return v.Country
		}
		return v.Region
	case policy.Deadline:
		return v.Period
	case policy.Date:
		if v.Status == "blank" {
			return "blank"
		}
		return v.Date
	case policy.Contact:
		return shorten(v.Value, 40)
	case policy.Party:
		return shorten(v.Name, 40)
	case policy.Age:
		return strconv.Itoa(v.Years)
	}
	return ""
}

// shorten cuts s to n bytes at a character.
func shorten(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= n {
		return s
	}
	return strings.ToValidUTF8(s[:n-len("…")], "") + "…"
}
