package classify

import "lacuna/internal/policy"

// Scheme returns the names that labels have in another labelling scheme
// (opp-115, opp-115-10, t200, appcorp), in the scheme's order and each once. It
// is nil for a scheme that the taxonomy does not know.
func (c *Classifier) Scheme(id string, labels []policy.Label) []string {
	s := c.tax.Scheme(id)
	if s == nil {
		return nil
	}
	leaves := make([]string, len(labels))
	for i, l := range labels {
		leaves[i] = l.Leaf
	}
	if names := s.Crosswalk(leaves...); names != nil {
		return names
	}
	return []string{}
}

// HasScheme reports whether Scheme knows the labelling scheme.
func (c *Classifier) HasScheme(id string) bool { return c.tax.Scheme(id) != nil }
