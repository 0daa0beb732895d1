package audit

import (
	"cmp"
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

// legalForms are the folded words that end the name of a legal entity.
var legalForms = []string{
	"ltd", "limited", "llc", "l.l.c", "inc", "incorporated", "gmbh", "ag", "sa", "s.a", "sarl", "sas", "bv", "b.v", "nv", "n.v", "pty", "plc", "corp", "corporation",
	"oy", "oyj", "ab", "aps", "srl", "s.r.l", "spa", "s.p.a", "sro", "s.r.o", "ou", "kft", "llp", "l.p", "kg", "ug", "ggmbh", "asbl", "vzw", "foundation", "cooperative",
	"pte", "pvt", "kk", "k.k", "sl", "s.l", "lda", "ltda", "ehf", "d.o.o", "zrt", "sas", "se",
}

// legalForm returns the legal form in the name of the entity or in the words of the label.
func legalForm(r *reading, l *policy.Label) []string {
	texts := parties(r, l, "controller")
	for _, e := range l.Evidence {
		texts = append(texts, r.sentence(l.Clause, e).Of(r.Text))
	}
	for _, text := range texts {
		for i, t := range nlp.Tokenize(nil, text) {
			w := nlp.Fold(text[t.Start:t.End])
			// A form starts with a capital and follows a name: "limited" alone is a word.
			if i > 0 && t.Flags&nlp.Upper != 0 && slices.Contains(legalForms, w) {
				return []string{w}
			}
		}
	}
	return nil
}

var registrationWords = []string{"company number", "company no", "registration number", "registered number", "registered under", "registry code", "commercial register", "vat number", "abn", "acn", "siren", "kvk"}

func registration(r *reading, l *policy.Label) []string {
	text := " " + strings.Join(r.folded(l.Clause), " ") + " "
	for _, w := range registrationWords {
		if strings.Contains(text, " "+w+" ") {
			return []string{w}
		}
	}
	return nil
}

// consequenceWords tell what becomes of somebody who gives no data.
var consequenceWords = []string{
	"not be able", "unable to", "cannot", "can not", "may not be", "will not be", "unavailable", "not function", "not possible", "delay", "prevent", "refuse", "no access", "limited", "won't", "not provide", "not receive",
}

func consequence(r *reading, l *policy.Label) []string {
	text := " " + strings.Join(r.folded(l.Clause), " ") + " "
	for _, w := range consequenceWords {
		if strings.Contains(text, " "+w+" ") {
			return []string{w}
		}
	}
	return nil
}

// verbWords are what people can do with their data, by the words for it.
var verbWords = map[string][]string{
	"view":   {"view", "see", "review", "access", "check", "look"},
	"edit":   {"edit", "update", "change", "modify", "correct", "amend", "rectify"},
	"delete": {"delete", "remove", "erase", "close", "deactivate"},
	"export": {"export", "download"},
}

// objectWords are the data that such a verb has to be about.
var objectWords = []string{"account", "profile", "information", "data", "details", "record", "records"}

// verbs lists what the sentence of a label lets people do with their data: a
// verb counts when its object stands within a few words behind it.
func verbs(r *reading, l *policy.Label) (out []string) {
	const reach = 6
	ws := words(r.quote(l).Of(r.Text))
	for verb, forms := range verbWords {
		for i, w := range ws {
			if !slices.Contains(forms, w) || i+1 < len(ws) && ws[i+1] == "to" {
				continue
			}
			if slices.ContainsFunc(ws[i+1:min(len(ws), i+1+reach)], func(w string) bool { return slices.Contains(objectWords, w) }) {
				out = append(out, verb)
				break
			}
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

// sentence returns the sentence of a clause that holds a span; the clause where
// the span is in its lead or heading.
func (r *reading) sentence(clause int, at policy.Span) policy.Span {
	c := &r.Clauses[clause]
	if !c.Contains(at) {
		return r.firstSentence(c)
	}
	out := at
	for _, s := range c.Sentences {
		if s.Overlaps(at) {
			out.Start, out.End = min(out.Start, s.Start), max(out.End, s.End)
		}
	}
	return out
}

func (r *reading) firstSentence(c *policy.Clause) policy.Span {
	if len(c.Sentences) > 0 {
		return c.Sentences[0]
	}
	return c.Span
}

// firmer sorts hits: firm ones first, then by score, then as they stand in the text.
func firmer(x, y hit) int {
	return cmp.Or(cmp.Compare(btoi(y.firm), btoi(x.firm)), -cmp.Compare(x.label.Score, y.label.Score), cmp.Compare(x.label.Clause, y.label.Clause))
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
