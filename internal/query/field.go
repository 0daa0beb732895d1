package query

import (
	"fmt"
	"slices"
	"strings"

	"lacuna/internal/policy"
)

// A Field is a term "name:value". What it is true of, a clause or a version,
// the package documentation says.
type Field struct {
	Name   string
	Op     string // ":", and for date and period also ">=", ">", "<=", "<"
	Value  string // in canonical form: ids in lower case, durations in upper case
	Prefix bool   // Value stands for everything that starts so
	Whole  bool   // the value was quoted: for a vendor, the whole name
	Column int    // of the value in the query, from 1

	words  []string // of a value that is matched by its words: folded, for a section stemmed
	from   string   // first day of a date
	to     string   // last day of a date
	length int64    // of a period, in seconds
}

// A fieldSpec says what a field takes.
type fieldSpec struct {
	name    string
	compare bool                        // takes >= > <= <
	check   func(f *Field) (why string) // completes f, or says why the value is wrong
}

// fields are the fields of the language, in the order of the documentation.
var fields = []fieldSpec{
	{name: "leaf", check: checkID},
	{name: "category", check: checkID},
	{name: "polarity", check: oneOf("affirmed", "denied", "conditional")},
	{name: "section", check: checkStems},
	{name: "kind", check: oneOf("paragraph", "item", "row", "heading")},
	{name: "audience", check: checkWords},
	{name: "period", compare: true, check: checkPeriod},
	{name: "defect", check: checkID},
	{name: "vendor", check: checkWords},
	{name: "policy", check: checkWords},
	{name: "type", check: oneOf(policy.Types...)},
	{name: "lang", check: checkID},
	{name: "date", compare: true, check: checkDate},
	{name: "has", check: checkHas},
	{name: "missing", check: checkID},
	{name: "version", check: checkVersion},
}

// newField returns the node for a field head such as "leaf:" and its value.
func newField(head, value lexeme) (Node, error) {
	name := strings.ToLower(strings.TrimRight(head.text, ":<>="))
	f := &Field{Name: name, Op: head.text[len(name):], Value: strings.TrimSpace(value.text), Column: value.pos + 1}
	i := slices.IndexFunc(fields, func(s fieldSpec) bool { return s.name == name })
	if i < 0 {
		return nil, &Error{head.pos + 1, fmt.Sprintf("there is no field %q; there are %s", name, fieldNames())}
	}
	if f.Op == "=" {
		f.Op = ":"
	}
	spec := fields[i]
	if f.Op != ":" && !spec.compare {
		return nil, &Error{head.pos + 1, fmt.Sprintf("%s takes no %s; write %s:value", name, f.Op, name)}
	}
	if value.kind == lexQuoted {
		f.Whole = true
	} else {
		f.Value, f.Prefix = strings.CutSuffix(f.Value, "*")
	}
	why := "it is empty"
	if f.Value != "" {
		why = spec.check(f)
	}
	if why != "" {
		return nil, &Error{f.Column, fmt.Sprintf("%s cannot be %q: %s", name, value.text, why)}
	}
	return f, nil
}

func fieldNames() string {
	var names []string
	for _, s := range fields {
		names = append(names, s.name)
	}
	return strings.Join(names, ", ")
}

func (f *Field) write(b *strings.Builder) {
	b.WriteString(f.Name + f.Op)
	switch {
	case f.Whole || strings.ContainsAny(f.Value, `*\"`) || bare(f.Value) < len(f.Value):
		b.WriteString(`"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(f.Value) + `"`)
	default:
		b.WriteString(f.Value)
	}
	if f.Prefix {
		b.WriteByte('*')
	}
}

// The checks below return what is wrong with the value, or "".

// checkID takes an id of the taxonomy, of a defect or of a language.
func checkID(f *Field) string {
	f.Value, f.Whole = strings.ToLower(f.Value), false
	if strings.ContainsAny(f.Value, "*\" \t\n\\") {
		return "an id has no blanks, quotes or stars inside"
	}
	return ""
}

func oneOf(values ...string) func(*Field) string {
	return func(f *Field) string {
		f.Value, f.Whole = strings.ToLower(f.Value), false
		if f.Prefix || !slices.Contains(values, f.Value) {
			return "it is one of " + strings.Join(values, ", ")
		}
		return ""
	}
}

func checkWords(f *Field) string {
	f.words = tokens(f.Value)
	switch {
	case len(f.words) == 0:
		return "there is no word in it"
	case f.Prefix && strings.Contains(f.Value, "*"):
		return "a * stands only at the end"
	}
	return ""
}

// checkStems takes words in any inflection; the last word of a prefix stays as it is.
func checkStems(f *Field) string {
	if why := checkWords(f); why != "" {
		return why
	}
	f.Whole = false
	for i, w := range f.words {
		if !f.Prefix || i < len(f.words)-1 {
			f.words[i] = newWord(w).Stem
		}
	}
	return ""
}

func checkPeriod(f *Field) string {
	f.Value, f.Whole = strings.ToUpper(f.Value), false
	n, ok := Seconds(f.Value)
	if !ok || f.Prefix {
		return "a period is written P60D, P6M, P1Y or PT24H"
	}
	f.length = n
	return ""
}

func checkDate(f *Field) string {
	f.Whole = false
	from, to, ok := days(f.Value)
	if !ok || f.Prefix {
		return "a date is written 2022-01-31, 2022-01 or 2022"
	}
	f.from, f.to = from, to
	return ""
}

// factKinds are what has: takes besides leaves.
var factKinds = []string{"retention", "date", "contact", "party", "place", "deadline", "safeguard", "basis", "law", "age"}

func checkHas(f *Field) string {
	if why := checkID(f); why != "" || strings.Contains(f.Value, ".") {
		return why
	}
	if f.Prefix || !slices.Contains(factKinds, f.Value) {
		return "it is a leaf, or one of " + strings.Join(factKinds, ", ")
	}
	return ""
}

func checkVersion(f *Field) string {
	f.Value, f.Whole = strings.ToLower(f.Value), false
	switch f.Value {
	case "all", "old", "latest":
		if !f.Prefix {
			return ""
		}
	}
	if f.Prefix || !isID(f.Value) {
		return "it is all, old, latest, or the first six or more digits of a version's id"
	}
	return ""
}

// isID reports whether s can be the beginning of an id.
func isID(s string) bool {
	return len(s) >= 6 && strings.Trim(s, "0123456789abcdef") == ""
}
