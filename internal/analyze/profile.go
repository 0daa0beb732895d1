package analyze

import (
	"slices"

	"lacuna/internal/policy"
)

// profile sums labels up by leaf. A strong label that does not deny makes the leaf
// disclosed, only weak ones make it weak; a denial counts besides.
func profile(labels []policy.Label) policy.Profile {
	strong, weak, denied := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, l := range labels {
		switch {
		case l.Polarity == policy.Denied:
			denied[l.Leaf] = true
		case l.Strength == policy.Strong:
			strong[l.Leaf] = true
		default:
			weak[l.Leaf] = true
		}
	}
	for leaf := range strong {
		delete(weak, leaf)
	}
	return policy.Profile{Disclosed: sorted(strong), Weak: sorted(weak), Denied: sorted(denied)}
}

func sorted(set map[string]bool) []string {
	out := make([]string, 0, len(set))
	for s := range set {
		out = append(out, s)
	}
	slices.Sort(out)
	return out
}
