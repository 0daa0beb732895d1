package policy

import "encoding/json"

// A FacetCount is a value of a facet and how many matching clauses have it. It
// marshals as ["value", count].
type FacetCount struct {
	Value string
	Count int
}

// MarshalJSON writes the pair ["value", count].
func (f FacetCount) MarshalJSON() ([]byte, error) {
	return json.Marshal([2]any{f.Value, f.Count})
}

// UnmarshalJSON reads the pair ["value", count].
func (f *FacetCount) UnmarshalJSON(b []byte) error {
	return json.Unmarshal(b, &[2]any{&f.Value, &f.Count})
}
