package store

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"lacuna/internal/policy"
)

// TestSortKeepsOrder checks that sorted versions stay as they are when they are
// sorted again, and that a new arrival finds the same place in them as in the
// versions as they arrived: stores return them sorted, and they are added to.
func TestSortKeepsOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dates := rapid.SliceOfN(rapid.SampledFrom([]string{"", "2019", "2020", "2021", "2022"}), 1, 8).Draw(t, "dates")
		var arrived []Version
		for i, d := range dates {
			arrived = append(arrived, Version{Version: policy.Version{ID: string(rune('a' + i)), Date: d}})
		}
		whole := slices.Clone(arrived)
		Sort(whole)
		last := len(arrived) - 1
		bySteps := slices.Clone(arrived[:last])
		Sort(bySteps)
		bySteps = append(bySteps, arrived[last])
		Sort(bySteps)
		if !slices.Equal(whole, bySteps) {
			t.Fatalf("dates %q: at once %v, by steps %v", dates, whole, bySteps)
		}
	})
}
