package defects

import (
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

const longEnough = 8 // words; shorter clauses may be equal by chance ("Email address.")

// duplicatePassages finds clauses that say word for word what an earlier one said.
// A run of them is one finding; the earlier passage is related. A single list item
// counts only when it is long: lists of data repeat for each purpose.
func duplicatePassages(d *policy.Document, _ []policy.Fact) []policy.Finding {
	keys := make([]string, len(d.Clauses))
	first := map[string]int{}
	var found []policy.Finding
	last, original := -1, -1 // the end of the run that found's last finding covers
	for i, c := range d.Clauses {
		if c.Kind == policy.Row {
			continue // tables repeat by nature
		}
		keys[i] = folded(d, c)
		if last == i-1 && original >= 0 && original+1 < i && keys[original+1] == keys[i] && keys[i] != "" {
			last, original = i, original+1
			f := &found[len(found)-1]
			f.End, f.Related[0].End = c.End, d.Clauses[original].End
			continue
		}
		words := strings.Count(keys[i], " ") + 1
		if words <= longEnough || c.Kind == policy.Item && words <= 3*longEnough {
			continue
		}
		o, ok := first[keys[i]]
		if !ok {
			first[keys[i]] = i
			continue
		}
		f := at(d, "defect.duplicate-passage", policy.Minor, c.Span, "This passage stands word for word earlier in the text.")
		f.Related = []policy.Span{d.Clauses[o].Span}
		found = append(found, f)
		last, original = i, o
	}
	return found
}

// folded returns the words of a clause without its list marker and number.
func folded(d *policy.Document, c policy.Clause) string {
	return nlp.FoldText(strings.TrimLeft(c.Span.Of(d.Text), "0123456789.)•·-* \t"))
}
