package classify

import (
	"slices"
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
)

// shares tells for the schemes that name what a passage is about, not all it
// mentions, which share of the strongest name's points another needs to count.
// The other schemes take every label.
var shares = map[string]float64{"opp-115": 0.5, "opp-115-10": 0.5, "appcorp": 0.75}

// argument is what the points of data and purposes are worth in a sentence that
// does something else with them: shares, secures, keeps or deletes them.
const argument = 0.25

// HasScheme reports whether Scheme knows the labelling scheme.
func (c *Classifier) HasScheme(id string) bool { return c.tax.Scheme(id) != nil }

// Scheme returns the names that the labels of a text have in another labelling
// scheme (opp-115, opp-115-10, t200, appcorp), each once, the strongest first. It
// is nil for a scheme that the taxonomy does not know.
func (c *Classifier) Scheme(id, text string, labels []policy.Label) []string {
	s := c.tax.Scheme(id)
	if s == nil {
		return nil
	}
	points := map[string]float64{}
	for _, sent := range nlp.Sentences(nil, text, 0) {
		for _, l := range labels {
			w := pointsIn(l, sent)
			if isArgument(l.Category) && hasPredicate(labels, sent) {
				w *= argument
			}
			for _, name := range s.Crosswalk(l.Leaf) {
				points[name] += w
			}
		}
	}
	return strongest(points, shares[id])
}

// strongest sorts names by their points and drops those below the share of the first.
func strongest(points map[string]float64, share float64) []string {
	names := []string{}
	most := 0.0
	for name, p := range points {
		if p > 0 {
			names = append(names, name)
			most = max(most, p)
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		switch {
		case points[a] > points[b]:
			return -1
		case points[a] < points[b]:
			return 1
		}
		return strings.Compare(a, b)
	})
	return slices.DeleteFunc(names, func(name string) bool { return points[name] < share*most })
}

// pointsIn adds up the votes of a label that lie in a sentence.
func pointsIn(l policy.Label, sent policy.Span) float64 {
	sum := 0.0
	for _, v := range l.Why {
		if v.Len() > 0 && v.Start >= sent.Start && v.Start < sent.End {
			sum += v.Weight
		}
	}
	return sum
}

// isArgument reports whether the leaves of a category are what other practices are done with or for.
func isArgument(category string) bool {
	return category == "data" || category == "purpose" || category == "cookies"
}

// hasPredicate reports whether a label in the sentence tells what is done with data, other than collecting and using them.
func hasPredicate(labels []policy.Label, sent policy.Span) bool {
	for _, l := range labels {
		switch l.Category {
		case "sharing", "sale", "rights", "security", "audience", "retention", "change", "dnt", "transfer", "breach", "complaint":
			if pointsIn(l, sent) > 0 {
				return true
			}
		}
	}
	return false
}
