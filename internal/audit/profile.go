package audit

import (
	"slices"
	"strings"

	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// profileGround reads a fact of the organisation: as it was given, else as the
// text lets it be seen.
func (r *reading) profileGround(n *taxonomy.Need) ground {
	if v, ok := r.profile[n.Profile]; ok {
		return ground{truth: profileTruth(n, v), because: []string{"profile." + n.Profile + " was given as " + v}}
	}
	name := profileNames[n.Profile]
	if name == "" {
		name = "what profile." + n.Profile + " is"
	}
	if t, spans := r.seen(n); t != unknown {
		return ground{truth: t, because: []string{"the text shows " + name}, spans: spans}
	}
	return ground{because: []string{"it is not known " + name}}
}

// profileNames say in words what a profile fact is about.
var profileNames = map[string]string{
	"gdpr":          "whether the GDPR applies to the organisation",
	"uk":            "whether the UK GDPR applies to the organisation",
	"establishment": "where the organisation is established",
	"dpo_required":  "whether the organisation must have a data protection officer",
	"b2b":           "whether the organisation serves businesses",
}

func profileTruth(n *taxonomy.Need, v string) truth {
	if len(n.Values) == 0 {
		switch v {
		case "no", "false", "0", "":
			return no
		}
		return yes
	}
	for _, w := range n.Values {
		if strings.EqualFold(v, w) || strings.EqualFold(w, "eea") && inEEA(v) || strings.EqualFold(w, "non-eea") && isCountry(v) && !inEEA(v) {
			return yes
		}
	}
	return no
}

// seen derives profile facts from the text: a GDPR that it names, establishments
// that all lie inside, or all outside, the European Economic Area.
func (r *reading) seen(n *taxonomy.Need) (truth, []policy.Evidence) {
	var spans []policy.Evidence
	values := map[truth]bool{}
	for _, f := range r.Facts {
		t := unknown
		switch v := f.Value.(type) {
		case policy.Law:
			if n.Profile == "gdpr" && strings.Contains(v.Name, "GDPR") && !strings.Contains(v.Name, "UK") {
				t = yes
			}
		case policy.Location:
			if n.Profile == "establishment" && v.Role == "establishment" && v.Country != "" {
				t = profileTruth(n, v.Country)
			}
		}
		if t == unknown {
			continue
		}
		if !values[t] && f.Clause >= 0 {
			spans = append(spans, policy.Evidence{Clause: f.Clause, Span: f.Span})
		}
		values[t] = true
	}
	if len(values) != 1 {
		return unknown, nil
	}
	for t := range values {
		return t, spans
	}
	return unknown, nil
}

// eea are the countries of the European Economic Area.
var eea = []string{
	"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
}

func inEEA(country string) bool {
	return slices.Contains(eea, strings.ToUpper(country)) || strings.EqualFold(country, "eea") || strings.EqualFold(country, "eu")
}

func isCountry(s string) bool { return len(s) == 2 || strings.EqualFold(s, "non-eea") }
