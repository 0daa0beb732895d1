package report

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
	"strings"

	"lacuna/internal/policy"
)

// A Table is what CSV and JSON lines are written from: named columns and rows.
type Table struct {
	what    string
	Columns []string
	Rows    [][]any // string, int, float64, bool, or nil for nothing
}

// columns are the stable columns of what can be exported, in order.
var columns = map[string][]string{
	"clauses":  {"policy", "vendor", "version", "clause", "id", "kind", "start", "end", "heading", "audience", "text"},
	"labels":   {"policy", "vendor", "version", "clause", "leaf", "category", "polarity", "strength", "score", "start", "end", "quote"},
	"facts":    {"policy", "vendor", "version", "clause", "kind", "value", "start", "end", "quote"},
	"findings": {"policy", "vendor", "version", "clause", "id", "severity", "message", "start", "end", "quote"},
}

// NewTable returns an empty table of clauses, labels, facts or findings.
func NewTable(what string) *Table { return &Table{what: what, Columns: columns[what]} }

// Add appends the rows of one analysis. Offsets are bytes of its text.
func (t *Table) Add(policyID, vendor string, a *policy.Analysis) {
	head := func(clause int) []any {
		row := []any{policyID, vendor, a.Version.ID, clause}
		if clause < 0 {
			row[3] = nil
		}
		return row
	}
	switch t.what {
	case "clauses":
		for i, c := range a.Clauses {
			t.row(head(i), c.ID, string(c.Kind), c.Start, c.End, strings.Join(c.Heading, " > "), strings.Join(c.Audience, " "), c.Of(a.Text))
		}
	case "labels":
		for _, l := range a.Labels {
			e := l.Evidence[0]
			t.row(head(l.Clause), l.Leaf, l.Category, string(l.Polarity), string(l.Strength), l.Score, e.Start, e.End, quoteAll(a.Text, l.Evidence, 1000))
		}
	case "facts":
		for _, f := range a.Facts {
			b, _ := json.Marshal(f.Value)
			t.row(head(f.Clause), f.Kind, string(b), f.Start, f.End, f.Of(a.Text))
		}
	case "findings":
		for _, f := range a.Findings {
			t.row(head(f.Clause), f.ID, string(f.Severity), f.Message, f.Start, f.End, f.Of(a.Text))
		}
	}
}

func (t *Table) row(head []any, rest ...any) { t.Rows = append(t.Rows, append(head, rest...)) }

// MatrixTable lays a matrix out in long form: a row for each cell.
func MatrixTable(m *policy.Matrix) *Table {
	t := &Table{Columns: []string{"row", "name", "policy", "vendor", "version", "status", "clause", "fact", "quote"}}
	for _, r := range m.Rows {
		id := r.Leaf
		if id == "" {
			id = r.Item
		}
		for i, c := range r.Cells {
			col, status := m.Columns[i], c.Status
			if c.Verdict != "" {
				status = string(c.Verdict)
			}
			t.Rows = append(t.Rows, []any{id, r.Name, col.Policy, col.Vendor, col.Version, status, number(c.Clause), c.Fact, c.Quote})
		}
	}
	return t
}

// ComparisonTable lays a comparison out: a row for each of its rows, with both texts.
func ComparisonTable(c *policy.Comparison, a, b *policy.Analysis) *Table {
	t := &Table{Columns: []string{"leaf", "kind", "direction", "because", "similarity", "a", "b", "a_text", "b_text"}}
	for _, r := range c.Rows {
		t.Rows = append(t.Rows, []any{
			r.Leaf, r.Kind, r.Direction, r.Because, r.Similarity, number(r.A), number(r.B), clauseText(a, r.A), clauseText(b, r.B),
		})
	}
	return t
}

func clauseText(a *policy.Analysis, n *int) any {
	if n == nil {
		return nil
	}
	return a.Clauses[*n].Of(a.Text)
}

func number(n *int) any {
	if n == nil {
		return nil
	}
	return *n
}

// CSV writes the table by RFC 4180. A field that a spreadsheet would read as a
// formula gets an apostrophe in front.
func (t *Table) CSV(w io.Writer, bom bool) error {
	if bom {
		if _, err := io.WriteString(w, "\ufeff"); err != nil {
			return err
		}
	}
	c := csv.NewWriter(w)
	if err := c.Write(t.Columns); err != nil {
		return err
	}
	row := make([]string, len(t.Columns))
	for _, r := range t.Rows {
		for i, v := range r {
			row[i] = field(v)
		}
		if err := c.Write(row); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

func field(v any) string {
	switch v := v.(type) {
	case string:
		if v != "" && strings.ContainsRune("=+-@\t\r", rune(v[0])) {
			return "'" + v
		}
		return v
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	}
	return ""
}

// JSONL writes an object a row, its keys in the order of the columns.
func (t *Table) JSONL(w io.Writer) error {
	var b bytes.Buffer
	for _, r := range t.Rows {
		b.Reset()
		b.WriteByte('{')
		for i, v := range r {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(strconv.Quote(t.Columns[i]) + ":")
			if err := JSON(&b, v); err != nil {
				return err
			}
			b.Truncate(b.Len() - 1) // the line end
		}
		b.WriteString("}\n")
		if _, err := w.Write(b.Bytes()); err != nil {
			return err
		}
	}
	return nil
}
