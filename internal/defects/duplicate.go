package defects

import (
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

const longEnough = 8 // words; shorter clauses may be equal by chance ("Email address.")

// duplicatePassages finds clauses that say word for word what an earlier one said.
// A run of them is one finding; the earlier passage is related.
func duplicatePassages(d *policy.Document, _ []policy.Fact) []policy.Finding {
	first := map[string]int{}
	var found []policy.Finding
	lastDup, lastOrig := -2, -2
	for i, c := range d.Clauses {
		if c.Kind == policy.Row {
			continue // tables repeat by nature
		}
		key := folded(d, c)
		if strings.Count(key, " ") < longEnough {
			continue
		}
		orig, ok := first[key]
		if !ok {
			first[key] = i
			continue
		}
		o := d.Clauses[orig].Span
		if i == lastDup+1 && orig == lastOrig+1 {
			f := &found[len(found)-1]
			f.End = c.End
			f.Related[0].End = o.End
		} else {
			f := at(d, "defect.duplicate-passage", policy.Minor, c.Span, "This passage stands word for word earlier in the text.")
			f.Related = []policy.Span{o}
			found = append(found, f)
		}
		lastDup, lastOrig = i, orig
	}
	return found
}

// folded returns the words of a clause without its list marker and number.
func folded(d *policy.Document, c policy.Clause) string {
	return nlp.FoldText(strings.TrimLeft(c.Span.Of(d.Text), "0123456789.)•·-* \t"))
}
