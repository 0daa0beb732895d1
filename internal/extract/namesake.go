package extract

import (
	"strings"

	"lacuna/internal/policy"
)

// namesakes finds the other places that give the full name of a controller: in the
// address at the end, say. own holds the first words of their names.
func namesakes(p *page, own map[string]bool, known []policy.Fact) []policy.Fact {
	taken := map[policy.Fact]bool{}
	for _, f := range known {
		taken[policy.Fact{Clause: f.Clause, Value: f.Value}] = true
	}
	var facts []policy.Fact
	for r := range p.with(legalForm) {
		for _, n := range r.legalNames() {
			v := policy.Party{Role: "controller", Name: n.full}
			key := policy.Fact{Clause: r.clause, Value: v}
			if !own[strings.ToLower(r.word(n.lo))] || taken[key] || r.find(max(r.lo, n.lo-8), n.lo, inTheGroup) >= 0 {
				continue
			}
			taken[key] = true
			facts = append(facts, policy.Fact{Kind: v.FactKind(), Clause: r.clause, Span: r.nameSpan(n.lo, n.hi), Value: v})
		}
	}
	return facts
}

var inTheGroup = words("affiliates affiliated subsidiary subsidiaries group representative")
