package web

import (
	"lacuna/internal/policy"
)

// overviewFacts is the number of facts of one kind that the overview shows.
const overviewFacts = 8

// An overview is the margin note of a whole version, shown until a clause is chosen.
type overview struct {
	Strip    []stripCell
	Stated   int // leaves stated, of Leaves
	Leaves   int
	Findings []findingView
	Facts    []factGroup
}

// A factGroup holds the facts of one kind.
type factGroup struct {
	Name  string
	Facts []placedFact
	More  int // that are not shown
}

// A placedFact is a fact with the address of its clause.
type placedFact struct {
	factView
	URL string
}

// overviewKinds are the kinds of fact that sum a policy up, in order.
var overviewKinds = []struct{ kind, name string }{
	{"date", "Dates"},
	{"retention", "Kept for"},
	{"contact", "Contacts"},
	{"deadline", "Deadlines"},
	{"place", "Places"},
	{"safeguard", "Safeguards"},
	{"basis", "Legal bases"},
	{"age", "Age limits"},
	{"law", "Laws"},
}

func (s *server) overview(a *policy.Analysis, policyID, version string) *overview {
	cells := map[string]policy.MatrixCell{}
	for _, g := range []struct {
		leaves []string
		status string
	}{{a.Profile.Denied, "denied"}, {a.Profile.Weak, "weak"}, {a.Profile.Disclosed, "disclosed"}} {
		for _, leaf := range g.leaves {
			cells[leaf] = policy.MatrixCell{Status: g.status}
		}
	}
	o := &overview{Strip: strip(s.tax, cells)}
	for _, leaf := range s.tax.Leaves() {
		if leaf.Tier != 1 {
			continue
		}
		o.Leaves++
		if cells[leaf.ID].Status != "" {
			o.Stated++
		}
	}
	for _, f := range a.Findings {
		v := viewFinding(a, f)
		if f.Clause >= 0 {
			v.URL = clauseURL(policyID, version, f.Clause)
		}
		o.Findings = append(o.Findings, v)
	}
	o.Facts = factGroups(a, policyID, version)
	return o
}

func factGroups(a *policy.Analysis, policyID, version string) []factGroup {
	var out []factGroup
	for _, k := range overviewKinds {
		g := factGroup{Name: k.name}
		seen := map[string]bool{}
		for _, f := range a.Facts {
			if f.Kind != k.kind {
				continue
			}
			v := viewFact(a.Text, f)
			if seen[v.Words] {
				continue
			}
			seen[v.Words] = true
			if len(g.Facts) == overviewFacts {
				g.More++
				continue
			}
			g.Facts = append(g.Facts, placedFact{v, clauseURL(policyID, version, f.Clause)})
		}
		if g.Facts != nil {
			out = append(out, g)
		}
	}
	return out
}
