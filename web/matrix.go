package web

import (
	"context"
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"lacuna/internal/audit"
	"lacuna/internal/compare"
	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// matrixColumns is the number of policies that a matrix has when none is named.
const matrixColumns = 30

// A matrixPage sets policies against leaves, or against the items of a checklist.
type matrixPage struct {
	Common
	Columns    []matrixColumn
	Groups     []matrixGroup
	Rows       int // shown, of All
	All        int
	Legend     []state
	Checklists []option
	Params     matrixParams
	Policies   []tick
	Stored     int
	Open       *openCell
	API        string
}

// A tick is a policy in the list to choose columns from.
type tick struct {
	Ref, Name string
	On        bool
}

type matrixColumn struct{ Vendor, Title, URL string }

// A matrixGroup is a category with its rows, or one group for a whole checklist.
type matrixGroup struct {
	Code, Category, Name string
	Rows                 []matrixRow
}

type matrixRow struct {
	Name, URL string // URL is where the row is defined
	Cells     []matrixCell
}

// A matrixCell is one answer. Key names it in the address that opens it.
type matrixCell struct {
	State state
	Fact  string
	Key   string
	Label string // its accessible name
	Open  bool
}

// An openCell is the quote behind one cell.
type openCell struct {
	Row, RowURL, Vendor string
	State               state
	Fact, Quote         string
	URL                 string // in the reader, or in the audit
	Search              string
}

// matrixParams is the state of a matrix page.
type matrixParams struct {
	Policies  []string
	Checklist string
	Tier      string // "2" for all leaves
	Only      string // "differences"
	Cell      string
}

func parseMatrix(q url.Values) (matrixParams, error) {
	p := matrixParams{Policies: q["policy"], Checklist: q.Get("checklist"), Tier: q.Get("tier"), Only: q.Get("only"), Cell: q.Get("cell")}
	if p.Tier != "" && p.Tier != "1" && p.Tier != "2" {
		return p, &badInput{"tier", `must be "1" or "2"`}
	}
	if p.Only != "" && p.Only != "differences" {
		return p, &badInput{"only", `must be "differences"`}
	}
	return p, nil
}

func (s *server) matrixPage(c echo.Context) error {
	params, err := parseMatrix(c.QueryParams())
	if err != nil {
		return err
	}
	p, err := s.newMatrixPage(c.Request().Context(), params)
	return s.show(c, p, err)
}

func (s *server) newMatrixPage(ctx context.Context, params matrixParams) (*matrixPage, error) {
	all, err := s.lib.Policies(ctx)
	if err != nil {
		return nil, err
	}
	p := &matrixPage{Common: Common{Page: "matrix", Title: "Matrix"}, Params: params, Stored: len(all), Legend: leafStates}
	m, err := s.matrix(ctx, params, all)
	if err != nil {
		return nil, err
	}
	if params.Checklist != "" {
		p.Legend = verdictStates
	}
	for _, c := range s.checklists {
		p.Checklists = append(p.Checklists, option{c.ID, c.Title})
	}
	p.API = address("/api/v1/matrix", append(pairs("policy", params.Policies), "checklist", params.Checklist, "tier", params.Tier)...)
	s.fillMatrix(p, m)
	p.Policies = ticks(all, m.Columns)
	return p, nil
}

func pairs(name string, values []string) []string {
	var out []string
	for _, v := range values {
		out = append(out, name, v)
	}
	return out
}

// matrix answers for the named policies, or for the first ones there are.
func (s *server) matrix(ctx context.Context, params matrixParams, all []policy.Policy) (*policy.Matrix, error) {
	versions, err := s.versions(ctx, params.Policies, all)
	if err != nil {
		return nil, err
	}
	columns, err := s.lib.Columns(ctx, versions)
	if err != nil {
		return nil, err
	}
	if params.Checklist == "" {
		return compare.Matrix(s.leaves(params.Tier), columns), nil
	}
	list := s.checklist(params.Checklist)
	if list == nil {
		return nil, &badInput{"checklist", "there is no " + strconv.Quote(params.Checklist)}
	}
	return s.auditMatrix(ctx, list, columns)
}

// versions resolves references to version ids.
func (s *server) versions(ctx context.Context, refs []string, all []policy.Policy) ([]string, error) {
	if len(refs) == 0 {
		return latest(all[:min(len(all), matrixColumns)]), nil
	}
	var out []string
	for _, ref := range refs {
		_, v, err := s.lib.Find(ctx, ref)
		if err != nil {
			return nil, err
		}
		out = append(out, v.ID)
	}
	return out, nil
}

func (s *server) leaves(tier string) []*taxonomy.Leaf {
	var out []*taxonomy.Leaf
	for _, l := range s.tax.Leaves() {
		if l.ReplacedBy == "" && (l.Tier == 1 || tier == "2") {
			out = append(out, l)
		}
	}
	return out
}

func (s *server) auditMatrix(ctx context.Context, list *taxonomy.Checklist, columns []compare.Column) (*policy.Matrix, error) {
	var heads []policy.MatrixColumn
	var audits []*policy.Audit
	for _, c := range columns {
		a, err := s.lib.Analysis(ctx, c.Version)
		if err != nil {
			return nil, err
		}
		heads = append(heads, c.MatrixColumn)
		audits = append(audits, audit.Audit(list, a, audit.Options{}))
	}
	return compare.AuditMatrix(list, heads, audits), nil
}

func (s *server) fillMatrix(p *matrixPage, m *policy.Matrix) {
	for _, c := range m.Columns {
		p.Columns = append(p.Columns, matrixColumn{c.Vendor, c.Title, address("/policies/"+url.PathEscape(c.Policy), "version", c.Version)})
	}
	p.All = len(m.Rows)
	for i, r := range m.Rows {
		if p.Params.Only == "differences" && agreed(r) {
			continue
		}
		p.Rows++
		g := s.groupFor(p, r)
		row := matrixRow{Name: rowName(r), URL: "/taxonomy#" + r.Leaf}
		if r.Item != "" {
			row.URL = ""
		}
		for j, c := range r.Cells {
			row.Cells = append(row.Cells, s.matrixCell(p, m, i, j, c))
		}
		g.Rows = append(g.Rows, row)
	}
}

func rowName(r policy.MatrixRow) string {
	if r.Name != "" {
		return r.Name
	}
	return r.Leaf + r.Item
}

// groupFor returns the group that the row belongs to, which is the last one or a new one.
func (s *server) groupFor(p *matrixPage, r policy.MatrixRow) *matrixGroup {
	category := s.categoryOf(r.Leaf)
	if n := len(p.Groups); n == 0 || p.Groups[n-1].Category != category {
		g := matrixGroup{Category: category}
		if category != "" {
			g.Code, g.Name = codeOf(s.tax, category)
		}
		p.Groups = append(p.Groups, g)
	}
	return &p.Groups[len(p.Groups)-1]
}

func (s *server) matrixCell(p *matrixPage, m *policy.Matrix, row, column int, c policy.MatrixCell) matrixCell {
	r := m.Rows[row]
	col := m.Columns[column]
	out := matrixCell{State: cellState(c), Fact: factShort(c.Fact), Key: r.Leaf + r.Item + ":" + col.Policy}
	out.Label = joinWords(", ", rowName(r), col.Vendor) + ": " + out.State.Word
	if out.Key == p.Params.Cell {
		out.Open = true
		p.Open = openedCell(r, col, c, p.Params.Checklist)
	}
	return out
}

// openedCell is the quote of a cell and where to read on.
func openedCell(r policy.MatrixRow, col policy.MatrixColumn, c policy.MatrixCell, checklist string) *openCell {
	o := &openCell{Row: rowName(r), Vendor: col.Vendor, State: cellState(c), Fact: periodWords(c.Fact), Quote: c.Quote}
	switch {
	case checklist != "":
		o.URL = auditURL(col.Policy+"@"+col.Version, checklist) + "#" + r.Item
	case c.Clause != nil:
		o.URL = clauseURL(col.Policy, col.Version, *c.Clause)
	default:
		o.URL = address("/policies/"+url.PathEscape(col.Policy), "version", col.Version)
	}
	if r.Leaf != "" {
		o.RowURL = "/taxonomy#" + r.Leaf
		o.Search = address("/search", "q", "leaf:"+r.Leaf)
	}
	return o
}

// agreed reports whether all policies answer a row alike.
func agreed(r policy.MatrixRow) bool {
	for _, c := range r.Cells {
		if c.Status != r.Cells[0].Status || c.Verdict != r.Cells[0].Verdict || c.Fact != r.Cells[0].Fact {
			return false
		}
	}
	return true
}

// factShort makes a key fact short enough for a cell: 60 days is "60 d".
func factShort(fact string) string {
	words := strings.Fields(periodWords(fact))
	if len(words) != 2 || periodWords(fact) == fact {
		return clip(fact, 16)
	}
	return words[0] + " " + strings.TrimSuffix(words[1], "s")
}

// ticks lists the policies to choose from, with those that have a column ticked.
func ticks(all []policy.Policy, columns []policy.MatrixColumn) []tick {
	on := map[string]bool{}
	for _, c := range columns {
		on[c.Policy] = true
	}
	var out []tick
	for _, p := range all {
		out = append(out, tick{p.ID, policyName(p), on[p.ID]})
	}
	return out
}
