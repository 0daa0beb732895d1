package web

import (
	"regexp"
	"slices"
	"strconv"

	"lacuna/internal/policy"
)

// A direction is a way in which a practice changed from A to B, with a glyph
// that stands beside its word.
var directions = []state{
	{"reversed", "⇄", "reversed"},
	{"weakened", "↓", "weakened"},
	{"widened", "↔", "widened"},
	{"prolonged", "⟶", "prolonged"},
	{"strengthened", "↑", "strengthened"},
	{"narrowed", "→←", "narrowed"},
	{"shortened", "⟵", "shortened"},
	{"added", "+", "added"},
	{"removed", "−", "removed"},
	{"editorial", "≈", "wording"},
	{"none", "=", "same"},
}

// A pairBlock is one pair of clauses, or a clause that the other side lacks,
// with a note on the spine for each practice that the pair holds.
type pairBlock struct {
	ID    string
	A, B  *pairSide
	Notes []spineNote
	Class string // same, edited, moved, only-a, only-b, …
}

// A pairSide is a clause of one side with what was cut or put in.
type pairSide struct {
	Number int
	URL    string
	Path   string
	Parts  []editPart
}

// An editPart is a stretch of a clause: kept, deleted or inserted.
type editPart struct {
	Text string
	Op   string // "=", "-", "+"
}

// A spineNote says what differs in one practice.
type spineNote struct {
	Category, Code, Name string
	Direction            state
	Kind                 string
	Because              string
	Facts                string // "60 days ↔ 90 days"
}

// sides is what both columns are made from.
type sides struct {
	a, b             *policy.Analysis
	policyA, policyB string
	vendorA, vendorB string
}

// directionWord names a direction. Between two companies nothing was added or
// removed: a clause is only in one of them.
func (sd sides) directionWord(direction string) string {
	switch {
	case sd.vendorA != sd.vendorB && direction == "added":
		return "only in " + sd.vendorB
	case sd.vendorA != sd.vendorB && direction == "removed":
		return "only in " + sd.vendorA
	}
	return find(directions, direction).Word
}

// pairBlocks shows each pair of clauses once, however many practices it holds,
// where its first practice stands. A practice that only one side has is a note
// at its clause, which is a block of its own only if nothing else pairs it.
func (s *server) pairBlocks(cmp *policy.Comparison, sd sides, params compareParams) []pairBlock {
	var rows []policy.ComparedRow
	partnerOfA, partnerOfB := map[int]int{}, map[int]int{}
	for _, r := range cmp.Rows {
		if !s.wanted(r, params) {
			continue
		}
		rows = append(rows, r)
		if r.A != nil && r.B != nil {
			setFirst(partnerOfA, *r.A, *r.B)
			setFirst(partnerOfB, *r.B, *r.A)
		}
	}
	at := map[[2]int]int{}
	var out []pairBlock
	for _, r := range rows {
		note := s.spineNote(r, sd)
		pair := paired(r, partnerOfA, partnerOfB)
		i, seen := at[pair]
		if !seen {
			i = len(out)
			at[pair] = i
			out = append(out, newPairBlock(rowOf(rows, r, pair), sd))
		}
		out[i].Notes = append(out[i].Notes, note)
	}
	return out
}

func setFirst(m map[int]int, key, value int) {
	if _, ok := m[key]; !ok {
		m[key] = value
	}
}

// paired returns the clauses of the block that a row belongs to, -1 for none.
func paired(r policy.ComparedRow, partnerOfA, partnerOfB map[int]int) [2]int {
	a, b := number(r.A), number(r.B)
	if p, ok := partnerOfA[a]; ok && b < 0 {
		b = p
	} else if p, ok := partnerOfB[b]; ok && a < 0 {
		a = p
	}
	return [2]int{a, b}
}

// rowOf returns the row that has the edits of a pair: r itself, or for a row of
// one side the first row that pairs its clause.
func rowOf(rows []policy.ComparedRow, r policy.ComparedRow, pair [2]int) policy.ComparedRow {
	for _, o := range rows {
		if number(o.A) == pair[0] && number(o.B) == pair[1] {
			return o
		}
	}
	return r
}

func (s *server) wanted(r policy.ComparedRow, params compareParams) bool {
	if params.only == "changed" && !differs(r) {
		return false
	}
	if len(params.categories) > 0 && !slices.Contains(params.categories, s.categoryOf(r.Leaf)) {
		return false
	}
	return len(params.directions) == 0 || slices.Contains(params.directions, r.Direction)
}

func number(p *int) int {
	if p == nil {
		return -1
	}
	return *p
}

func newPairBlock(r policy.ComparedRow, sd sides) pairBlock {
	edits := r.Edits
	if !alike(r) {
		edits = nil
	}
	b := pairBlock{ID: "r" + strconv.Itoa(number(r.A)+1) + "-" + strconv.Itoa(number(r.B)+1), Class: r.Kind}
	if r.A != nil {
		b.A = newPairSide(sd.a, sd.policyA, *r.A)
		b.A.Parts = editParts(sd.a.Text, sd.a.Clauses[*r.A].Span, edits, "-")
	}
	if r.B != nil {
		b.B = newPairSide(sd.b, sd.policyB, *r.B)
		b.B.Parts = editParts(sd.b.Text, sd.b.Clauses[*r.B].Span, edits, "+")
	}
	return b
}

// alike reports whether the words of a pair are near enough for its edits to be
// read. Two companies' clauses on one practice mostly are not.
func alike(r policy.ComparedRow) bool {
	return r.Kind != "counterpart" || r.Similarity >= 0.5
}

func newPairSide(a *policy.Analysis, policyID string, clause int) *pairSide {
	return &pairSide{
		Number: clause, URL: clauseURL(policyID, a.Version.ID, clause),
		Path: pathWords(a.Clauses[clause].Heading),
	}
}

// editParts cuts one side's clause by the edits: op is "-" for A and "+" for B.
// Without edits the clause is one kept part.
func editParts(text string, clause policy.Span, edits []policy.Edit, op string) []editPart {
	var out []editPart
	for _, e := range edits {
		r := e.A
		if op == "+" {
			r = e.B
		}
		if r == nil || e.Op != "=" && e.Op != op || r[0] < 0 || r[1] > len(text) || r[0] >= r[1] {
			continue
		}
		out = append(out, editPart{Text: text[r[0]:r[1]], Op: e.Op})
	}
	if out == nil {
		return []editPart{{Text: clause.Of(text), Op: "="}}
	}
	return out
}

func (s *server) spineNote(r policy.ComparedRow, sd sides) spineNote {
	n := spineNote{Category: s.categoryOf(r.Leaf), Name: r.Leaf, Kind: kindWords(r.Kind), Because: r.Because, Direction: find(directions, r.Direction)}
	n.Code, _ = codeOf(s.tax, n.Category)
	n.Direction.Word = sd.directionWord(r.Direction)
	if r.Kind == "counterpart" && r.Direction == "none" {
		n.Direction = state{Name: "none", Glyph: "∥", Word: "both say it"}
	}
	if l := s.tax.Leaf(r.Leaf); l != nil {
		n.Name = l.Name
	}
	if r.Leaf == "" {
		n.Name = "Other text"
	}
	n.Facts, n.Because = spineFacts(r.Because)
	return n
}

// kindWords names the kinds that a direction does not already tell.
func kindWords(kind string) string {
	switch kind {
	case "moved":
		return "moved"
	case "moved-edited":
		return "moved and edited"
	case "split", "merged":
		return kind
	}
	return ""
}

// inBoth is how a comparison says what each side states.
var inBoth = regexp.MustCompile(`^([^:.]+) in A, ([^:.]+) in B\.\s*(.*)$`)

// spineFacts takes what each side states out of the reason, to be shown large:
// "60 days ↔ 90 days". The rest of the reason stays.
func spineFacts(because string) (facts, rest string) {
	m := inBoth.FindStringSubmatch(because)
	if m == nil {
		return "", because
	}
	return m[1] + " ↔ " + m[2], m[3]
}
