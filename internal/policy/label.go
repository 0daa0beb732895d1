package policy

// A Polarity says whether a practice is said to happen.
type Polarity string

// The polarities. A question heading has none and makes no label.
const (
	Affirmed    Polarity = "affirmed"
	Denied      Polarity = "denied"
	Conditional Polarity = "conditional"
)

// A Strength says how sure and how concrete a label is: a weak one is hedged, in
// passing, or a machine's guess near its threshold.
type Strength string

// The strengths.
const (
	Strong Strength = "strong"
	Weak   Strength = "weak"
)

// A Label says that a clause speaks of a leaf of the taxonomy. A clause has at
// most one label for each leaf and polarity. Evidence is never empty and lies
// inside the clause, its lead or one of its headings.
type Label struct {
	Clause   int                 `json:"clause"`
	Leaf     string              `json:"leaf"`     // taxonomy id, "category.name"
	Category string              `json:"category"` // the part of Leaf before the dot
	Score    float64             `json:"score"`    // 0 to 1
	Polarity Polarity            `json:"polarity"`
	Strength Strength            `json:"strength"`
	Modality string              `json:"modality,omitempty"` // does, may, will, must, must-not
	Hedges   []Span              `json:"hedges,omitempty"`   // "such as", "generally", …
	Attrs    map[string][]string `json:"attrs,omitempty"`    // level-3 attributes of the leaf that the clause fills
	Evidence []Span              `json:"evidence"`
	Why      []Vote              `json:"why"`
}

// A Vote is one reason for a label: a rule that matched or a feature of the
// model, its weight, and the words it matched (a heading's vote spans the heading).
type Vote struct {
	Rule   string  `json:"rule"`
	Weight float64 `json:"weight"`
	Span
}

// A Severity ranks findings.
type Severity string

// The severities, worst first.
const (
	Critical Severity = "critical"
	Major    Severity = "major"
	Minor    Severity = "minor"
	Info     Severity = "info"
)

// A Finding is something in the text that a person should look at: a drafting
// defect, a contradiction, a vague promise. Clause is -1 where it concerns the
// document as a whole or a heading.
type Finding struct {
	ID       string   `json:"id"` // "defect.placeholder", …
	Severity Severity `json:"severity"`
	Clause   int      `json:"clause"`
	Span
	Message string `json:"message"`
	Related []Span `json:"related,omitempty"` // the other places concerned, e.g. the second of two dates
}
