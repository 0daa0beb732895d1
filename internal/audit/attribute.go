package audit

import (
	"slices"
	"strconv"
	"strings"

	"lacuna/internal/nlp"
	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// holds reports whether a label passes all attribute tests.
func (r *reading) holds(l *policy.Label, tests []taxonomy.AttrTest) bool {
	for _, t := range tests {
		if !r.passes(t, r.attr(l, t.Name)) {
			return false
		}
	}
	return true
}

func (r *reading) passes(t taxonomy.AttrTest, values []string) bool {
	has := func(v string) bool {
		return slices.ContainsFunc(t.Values, func(w string) bool { return strings.EqualFold(v, w) })
	}
	switch t.Op {
	case "=":
		return slices.ContainsFunc(values, has)
	case "!=":
		return len(values) == 0 || slices.ContainsFunc(values, func(v string) bool { return !has(v) })
	case ">=":
		return len(values) >= t.Number
	case "<=":
		return slices.ContainsFunc(values, func(v string) bool { return r.atMost(v, t.Values[0]) })
	}
	return slices.ContainsFunc(values, func(v string) bool { return v != "" && v != "no" })
}

// atMost compares durations and numbers; a date is at most a duration when it is no older than that.
func (r *reading) atMost(v, limit string) bool {
	if max := days(limit); max > 0 {
		if d := days(v); d > 0 {
			return d <= max
		}
		age, ok := daysBetween(v, r.asOf)
		return ok && age <= max
	}
	a, errA := strconv.ParseFloat(v, 64)
	b, errB := strconv.ParseFloat(limit, 64)
	return errA == nil && errB == nil && a <= b
}

// attr returns the values of an attribute of a label: those that the classifier
// found, and those that follow from the facts, labels and words beside it.
func (r *reading) attr(l *policy.Label, name string) []string {
	var out []string
	if !(name == "channel" && l.Leaf == "controller.contact") {
		// "Write to us by e-mail" names a channel; only an address makes it one.
		out = slices.Clone(l.Attrs[name])
	}
	if derive, ok := derived[name]; ok {
		out = append(out, derive(r, l)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// derived lists the attributes that do not come from the classifier alone.
var derived = map[string]func(*reading, *policy.Label) []string{
	"audience":       func(r *reading, l *policy.Label) []string { return r.Clauses[l.Clause].Audience },
	"modality":       func(_ *reading, l *policy.Label) []string { return []string{l.Modality} },
	"polarity":       func(_ *reading, l *policy.Label) []string { return []string{string(l.Polarity)} },
	"alone":          alone,
	"linked_basis":   linkedBasis,
	"interest":       interest,
	"interest_named": interest,
	"contact":        contactValues,
	"value":          contactValues,
	"channel":        contactChannels,
	"country":        countries,
	"countries":      countries,
	"date":           dates,
	"period":         periods,
	"duration":       periods,
	"timeframe":      periods,
	"advance":        periods,
	"age":            years,
	"years":          years,
	"authority":      func(r *reading, l *policy.Label) []string { return parties(r, l, "authority") },
	"entity_name":    func(r *reading, l *policy.Label) []string { return parties(r, l, "controller") },
	"named":          func(r *reading, l *policy.Label) []string { return parties(r, l, "") },
	"legal_form":     legalForm,
	"reg_no":         registration,
	"consequence":    consequence,
	"criteria":       criteria,
	"verb":           verbs,
	"word":           func(r *reading, l *policy.Label) []string { return words(r.quote(l).Of(r.Text)) },
}

// alone reports a clause that speaks of no other leaf of the category.
func alone(r *reading, l *policy.Label) []string {
	for _, i := range r.byClause[l.Clause] {
		if o := r.said[i]; o.Category == l.Category && o.Leaf != l.Leaf {
			return nil
		}
	}
	return []string{"yes"}
}

// linkedBasis lists the legal bases that stand in the same clause.
func linkedBasis(r *reading, l *policy.Label) []string {
	var out []string
	for _, i := range r.byClause[l.Clause] {
		if o := r.said[i]; o.Category == "legalbasis" && o.Leaf != "legalbasis.general" && o.Polarity != policy.Denied {
			out = append(out, o.Leaf)
		}
	}
	return out
}

// interest lists what the text puts forward as a legitimate interest: the
// purposes that stand with it.
func interest(r *reading, l *policy.Label) []string {
	if l.Leaf != "legalbasis.legitimate-interests" {
		return nil
	}
	var out []string
	for _, i := range r.byClause[l.Clause] {
		if o := r.said[i]; o.Category == "purpose" && o.Polarity != policy.Denied {
			out = append(out, o.Leaf)
		}
	}
	for _, i := range r.facts[l.Clause] {
		if b, ok := r.Facts[i].Value.(policy.Basis); ok && b.Kind == "legitimate-interests" && b.Purpose != "" {
			out = append(out, b.Purpose)
		}
	}
	return out
}

// contacts calls f for every usable contact at a label.
func contacts(r *reading, l *policy.Label, f func(policy.Contact)) {
	const following = 4
	r.factsNear(l.Clause, following, func(fact *policy.Fact) {
		if c, ok := fact.Value.(policy.Contact); ok && c.Status != "cut-off" && c.Status != "obfuscated" && c.Value != "" {
			f(c)
		}
	})
}

func contactValues(r *reading, l *policy.Label) (out []string) {
	contacts(r, l, func(c policy.Contact) { out = append(out, c.Value) })
	return out
}

func contactChannels(r *reading, l *policy.Label) (out []string) {
	contacts(r, l, func(c policy.Contact) {
		switch c.Channel {
		case "address":
			out = append(out, "post")
		case "url":
			out = append(out, "form")
		default:
			out = append(out, c.Channel)
		}
	})
	return out
}

func countries(r *reading, l *policy.Label) (out []string) {
	for _, i := range r.facts[l.Clause] {
		if p, ok := r.Facts[i].Value.(policy.Location); ok && p.Country != "" {
			out = append(out, p.Country)
		}
	}
	return out
}

func dates(r *reading, l *policy.Label) (out []string) {
	for _, i := range r.facts[l.Clause] {
		if d, ok := r.Facts[i].Value.(policy.Date); ok && d.Date != "" {
			out = append(out, d.Date)
		}
	}
	return out
}

// periods lists the periods of the clause that can belong to the label.
func periods(r *reading, l *policy.Label) (out []string) {
	for _, i := range r.facts[l.Clause] {
		switch v := r.Facts[i].Value.(type) {
		case policy.Deadline:
			if l.Category != "retention" {
				out = append(out, v.Period)
			}
		case policy.Retention:
			if l.Category == "retention" || l.Category == "cookies" {
				out = append(out, v.Period)
			}
		}
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

func years(r *reading, l *policy.Label) (out []string) {
	for _, i := range r.facts[l.Clause] {
		if a, ok := r.Facts[i].Value.(policy.Age); ok {
			out = append(out, strconv.Itoa(a.Years))
		}
	}
	return out
}

// parties lists the names of organisations in the clause, of a role or of any.
func parties(r *reading, l *policy.Label, role string) (out []string) {
	for _, i := range r.facts[l.Clause] {
		if p, ok := r.Facts[i].Value.(policy.Party); ok && p.Name != "" && (role == "" || p.Role == role) {
			out = append(out, p.Name)
		}
	}
	return out
}

func criteria(r *reading, l *policy.Label) (out []string) {
	for _, i := range r.facts[l.Clause] {
		if v, ok := r.Facts[i].Value.(policy.Retention); ok && v.Criteria != "" {
			out = append(out, v.Criteria)
		}
	}
	return out
}

// folded returns the folded words of a clause.
func (r *reading) folded(clause int) []string {
	if r.words[clause] == nil {
		text := r.Clauses[clause].Of(r.Text)
		words := []string{}
		for _, t := range nlp.Tokenize(nil, text) {
			words = append(words, nlp.Fold(text[t.Start:t.End]))
		}
		r.words[clause] = words
	}
	return r.words[clause]
}
