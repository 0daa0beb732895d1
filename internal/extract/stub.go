package extract

import "lacuna/internal/policy"

var basisNames, vendors, bodies, recipientKinds phrases

func parties(p *page) []policy.Fact { return nil }
func bases(p *page) []policy.Fact   { return nil }

// Organisation returns the vendor's short name as a person would say it, "" when
// the text does not tell.
func Organisation(d *policy.Document, facts []policy.Fact, title string) string { return "" }
