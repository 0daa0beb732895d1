package policy

// ComparisonSchema is the schema name that a Comparison carries.
const ComparisonSchema = "lacuna.compare/1"

// A Comparison aligns the clauses of two versions by practice. Rows are in the
// order of A; a row that is only in B stands where it would belong.
type Comparison struct {
	Schema  string         `json:"schema"`
	Unit    string         `json:"unit"`
	A       Side           `json:"a"`
	B       Side           `json:"b"`
	Rows    []ComparedRow  `json:"rows"`
	Summary map[string]int `json:"summary"` // rows by direction, "none" left out
}

// A Side is one of the two versions compared.
type Side struct {
	Version Version `json:"version"`
}

// A ComparedRow is one practice on both sides. A and B are clause numbers, nil
// where that side has none. Edits rebuild both clauses exactly; they are absent
// in a row with one side.
type ComparedRow struct {
	Leaf       string  `json:"leaf"`
	A          *int    `json:"a,omitempty"`
	B          *int    `json:"b,omitempty"`
	Similarity float64 `json:"similarity"`
	Kind       string  `json:"kind"`      // same, edited, moved, moved-edited, split, merged, only-a, only-b, counterpart
	Direction  string  `json:"direction"` // none, editorial, strengthened, weakened, widened, narrowed, prolonged, shortened, added, removed, reversed
	Because    string  `json:"because"`
	Edits      []Edit  `json:"edits,omitempty"`
}

// An Edit is a run of equal ("="), deleted ("-") or inserted ("+") bytes; A and B
// are [start, end) in the two texts.
type Edit struct {
	Op string `json:"op"`
	A  *Range `json:"a,omitempty"`
	B  *Range `json:"b,omitempty"`
}

// A Range is a Span in its short JSON form [start, end).
type Range [2]int

// A Matrix sets policies against leaves, or against the items of a checklist.
type Matrix struct {
	Checklist *ChecklistRef  `json:"checklist,omitempty"`
	Columns   []MatrixColumn `json:"columns"`
	Rows      []MatrixRow    `json:"rows"`
}

// A MatrixColumn is one version of one policy.
type MatrixColumn struct {
	Policy  string `json:"policy"`
	Version string `json:"version"`
	Vendor  string `json:"vendor"`
	Title   string `json:"title,omitempty"`
}

// A MatrixRow has a cell for each column, under a leaf or a checklist item.
type MatrixRow struct {
	Leaf  string       `json:"leaf,omitempty"`
	Item  string       `json:"item,omitempty"`
	Name  string       `json:"name"`
	Cells []MatrixCell `json:"cells"`
}

// A MatrixCell is what one version says of one row. Clause is nil where it says nothing.
type MatrixCell struct {
	Status  string  `json:"status,omitempty"`  // of a leaf: disclosed, weak, denied, absent
	Verdict Verdict `json:"verdict,omitempty"` // of a checklist item
	Clause  *int    `json:"clause,omitempty"`
	Quote   string  `json:"quote,omitempty"`
	Fact    string  `json:"fact,omitempty"` // the key fact: P60D, DE, …
}
