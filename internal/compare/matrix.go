package compare

import (
	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// A Column is one version in a matrix with its Cells.
type Column struct {
	policy.MatrixColumn
	Cells map[string]policy.MatrixCell
}

// Matrix sets the columns against the leaves; a leaf that a column has no cell for is "absent".
func Matrix(leaves []*taxonomy.Leaf, cols []Column) *policy.Matrix {
	m := &policy.Matrix{Columns: make([]policy.MatrixColumn, 0, len(cols)), Rows: make([]policy.MatrixRow, 0, len(leaves))}
	for _, c := range cols {
		m.Columns = append(m.Columns, c.MatrixColumn)
	}
	for _, l := range leaves {
		row := policy.MatrixRow{Leaf: l.ID, Name: l.Name, Cells: make([]policy.MatrixCell, 0, len(cols))}
		for _, c := range cols {
			cell, ok := c.Cells[l.ID]
			if !ok {
				cell = policy.MatrixCell{Status: "absent"}
			}
			row.Cells = append(row.Cells, cell)
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

// AuditMatrix sets the columns against the items of a checklist. audits[i] is
// the audit of cols[i] by c.
func AuditMatrix(c *taxonomy.Checklist, cols []policy.MatrixColumn, audits []*policy.Audit) *policy.Matrix {
	m := &policy.Matrix{
		Checklist: &policy.ChecklistRef{ID: c.ID, Version: c.Version, Title: c.Title},
		Columns:   append([]policy.MatrixColumn{}, cols...), Rows: make([]policy.MatrixRow, 0, len(c.Items)),
	}
	answers := make([]map[string]policy.AuditItem, len(audits))
	for i, a := range audits {
		answers[i] = map[string]policy.AuditItem{}
		for _, it := range a.Items {
			answers[i][it.ID] = it
		}
	}
	for _, item := range c.Items {
		row := policy.MatrixRow{Item: item.ID, Name: item.Requirement, Cells: make([]policy.MatrixCell, 0, len(cols))}
		for i := range cols {
			row.Cells = append(row.Cells, auditCell(answers[i][item.ID]))
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

func auditCell(it policy.AuditItem) policy.MatrixCell {
	cell := policy.MatrixCell{Verdict: it.Verdict}
	if cell.Verdict == "" {
		cell.Verdict = policy.NotAnalysed
	}
	if len(it.Evidence) > 0 {
		clause := it.Evidence[0].Clause
		cell.Clause = &clause
	}
	return cell
}
