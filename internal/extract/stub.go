package extract

import "lacuna/internal/policy"

// Organisation returns the vendor's short name as a person would say it, "" when
// the text does not tell.
func Organisation(d *policy.Document, facts []policy.Fact, title string) string { return "" }
