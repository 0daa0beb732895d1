package audit

import (
	"slices"
	"strings"

	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// A truth is the value of a condition of which the text may say nothing.
type truth int

const (
	unknown truth = iota
	yes
	no
)

func (t truth) String() string { return [...]string{"unknown", "yes", "no"}[t] }

// A ground is a truth and what it rests on.
type ground struct {
	truth   truth
	because []string
	hits    []hit
	spans   []policy.Evidence
}

// applies tells whether an item applies, from what the text says and what is
// known of the organisation. A leaf that is merely absent leaves it open:
// "no" takes words that say so.
func (r *reading) applies(it *taxonomy.ChecklistItem) ground {
	switch {
	case it.ValidFrom != "" && r.asOf != "" && r.asOf < it.ValidFrom:
		return ground{truth: no, because: []string{"the requirement is law from " + it.ValidFrom + " only"}}
	case it.ValidTo != "" && r.asOf != "" && r.asOf > it.ValidTo:
		return ground{truth: no, because: []string{"the requirement was law until " + it.ValidTo}}
	}
	return r.ground(it.Rules.When)
}

func (r *reading) ground(n *taxonomy.Need) ground {
	switch n.Kind {
	case taxonomy.NeedAlways:
		return ground{truth: yes, because: []string{"it applies to every policy"}}
	case taxonomy.NeedProfile:
		return r.profileGround(n)
	case taxonomy.NeedAnd:
		return r.fold(n, no, yes)
	case taxonomy.NeedOr:
		return r.fold(n, yes, no)
	case taxonomy.NeedCount:
		g := r.leafGround(n.Args[0])
		if g.truth == yes && r.count(n).state != whole {
			g.truth = unknown
		}
		return g
	}
	return r.leafGround(n)
}

// fold joins the grounds of several conditions: one that is "decides" decides,
// else one that is unknown leaves it open, else it is the other.
func (r *reading) fold(n *taxonomy.Need, decides, other truth) ground {
	var decided, open, rest ground
	rest.truth, decided.truth, open.truth = other, decides, unknown
	found, left := false, false
	for _, arg := range n.Args {
		g := r.ground(arg)
		into := &rest
		switch g.truth {
		case decides:
			into, found = &decided, true
		case unknown:
			into, left = &open, true
		}
		into.because = append(into.because, g.because...)
		into.hits = append(into.hits, g.hits...)
		into.spans = append(into.spans, g.spans...)
	}
	switch {
	case found:
		return decided
	case left:
		return open
	}
	return rest
}

// leafGround reads a condition from what the text says of a leaf.
func (r *reading) leafGround(n *taxonomy.Need) ground {
	var says, other []hit
	for _, l := range r.labels(n) {
		h := hit{l, firm(r.Text, l)}
		switch {
		case !h.firm:
		case polarityFits(n, l) && r.holds(l, n.Attrs):
			says = append(says, h)
		case r.contradicts(n, l):
			other = append(other, h)
		}
	}
	name := r.nameOf(n)
	switch {
	case len(says) > 0:
		return ground{truth: yes, because: []string{"the text speaks of " + name}, hits: says}
	case len(other) > 0:
		return ground{truth: no, because: []string{"the text says that there is no " + name}, hits: other}
	}
	return ground{because: []string{"the text does not tell about " + name}}
}

// contradicts reports whether a label says the opposite of a condition: it
// denies the leaf for everybody, or gives its polarity another value.
func (r *reading) contradicts(n *taxonomy.Need, l *policy.Label) bool {
	if len(r.Clauses[l.Clause].Audience) > 0 {
		return false // a denial about one audience answers for that audience
	}
	if n.Polarity == "" && l.Polarity == policy.Denied && len(n.Attrs) == 0 && !n.Wild() {
		return true
	}
	for _, t := range n.Attrs {
		if t.Name == "polarity" && t.Op == "=" && len(l.Attrs["polarity"]) > 0 && !r.passes(t, l.Attrs["polarity"]) {
			return true
		}
	}
	return false
}

// nameOf names an atom for a reader.
func (r *reading) nameOf(n *taxonomy.Need) string {
	if n.Wild() {
		return "any of " + strings.TrimSuffix(n.Leaf, ".*")
	}
	if l := r.list.Leaf(n.Leaf); l != nil {
		return "“" + l.Name + "”"
	}
	return n.Leaf
}

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
