package web

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// libraryRows is the number of policies on one page of the library.
const libraryRows = 50

// A libraryPage lists the policies with what each says and leaves out at a glance.
type libraryPage struct {
	Common
	Filter   string
	Stored   int // policies there are
	Matching int // that fit the filter
	Rows     []libraryRow
	Next     string // address of the next page
	Legend   []state
	Examples []link
}

// A libraryRow is one policy with its newest version.
type libraryRow struct {
	ID, Vendor, Title, Type, Date, Language string
	Versions, Clauses                       int
	Strip                                   []stripCell
	Silent                                  []string // names of the categories it says nothing of
	Read, Audit                             string
}

// A stripCell says how much of one category a policy states.
type stripCell struct {
	Code, Name string
	State      state
	Stated     int // leaves stated, weak and denied ones included
	Leaves     int // leaves of the first tier
}

func (s *server) libraryPage(c echo.Context) error {
	p, err := s.newLibraryPage(c.Request().Context(), c.QueryParam("filter"), c.QueryParam("after"))
	return s.show(c, p, err)
}

func (s *server) newLibraryPage(ctx context.Context, filter, after string) (*libraryPage, error) {
	all, err := s.lib.Policies(ctx)
	if err != nil {
		return nil, err
	}
	p := &libraryPage{Common: Common{Page: "library", Title: "Library"}, Filter: filter, Stored: len(all), Examples: searchExamples()}
	p.Legend = leafStates
	fitting := filterPolicies(all, filter)
	p.Matching = len(fitting)
	shown, next := pageOf(fitting, after)
	if next != "" {
		p.Next = address("/", "filter", filter, "after", next)
	}
	cells, err := s.cellsOf(ctx, shown)
	if err != nil {
		return nil, err
	}
	for i := range shown {
		p.Rows = append(p.Rows, s.libraryRow(&shown[i], cells[shown[i].ID]))
	}
	return p, nil
}

// filterPolicies returns the policies whose vendor, title or id contains the words.
func filterPolicies(all []policy.Policy, filter string) []policy.Policy {
	words := strings.Fields(strings.ToLower(filter))
	if len(words) == 0 {
		return all
	}
	var out []policy.Policy
	for _, p := range all {
		text := strings.ToLower(p.Vendor + " " + p.Title + " " + p.Type + " " + p.ID)
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) }) {
			out = append(out, p)
		}
	}
	return out
}

// pageOf returns the policies after the one with the given id, and the id to go on from.
func pageOf(all []policy.Policy, after string) (shown []policy.Policy, next string) {
	if i := slices.IndexFunc(all, func(p policy.Policy) bool { return p.ID == after }); i >= 0 {
		all = all[i+1:]
	}
	if len(all) > libraryRows {
		return all[:libraryRows], all[libraryRows-1].ID
	}
	return all, ""
}

// cellsOf returns the profile of each policy's newest version, by policy id.
func (s *server) cellsOf(ctx context.Context, policies []policy.Policy) (map[string]map[string]policy.MatrixCell, error) {
	columns, err := s.lib.Columns(ctx, latest(policies))
	if err != nil {
		return nil, err
	}
	out := make(map[string]map[string]policy.MatrixCell, len(columns))
	for _, c := range columns {
		out[c.Policy] = c.Cells
	}
	return out, nil
}

func (s *server) libraryRow(p *policy.Policy, cells map[string]policy.MatrixCell) libraryRow {
	r := libraryRow{ID: p.ID, Vendor: p.Vendor, Title: p.Title, Type: dashless(p.Type), Versions: len(p.Versions)}
	if v := p.Latest(); v != nil {
		r.Date, r.Clauses, r.Language = v.Date, v.Clauses, v.Language
		if v.EffectiveDate != "" {
			r.Date = v.EffectiveDate
		}
	}
	r.Read = "/policies/" + url.PathEscape(p.ID)
	if len(s.checklists) > 0 {
		r.Audit = auditURL(p.ID, defaultChecklist(s.checklists))
	}
	r.Strip = strip(s.tax, cells)
	for _, c := range r.Strip {
		if c.State.Name == "absent" {
			r.Silent = append(r.Silent, c.Name)
		}
	}
	return r
}

// strip sums the cells up by category. A category is disclosed when one of its
// leaves is, else weak, else denied, else absent.
func strip(tax *taxonomy.Taxonomy, cells map[string]policy.MatrixCell) []stripCell {
	out := make([]stripCell, 0, len(tax.Categories))
	for _, cat := range tax.Categories {
		cell := stripCell{Code: cat.Code, Name: cat.Name, State: leafState("absent")}
		best := len(leafStates)
		for _, leaf := range cat.Leaves {
			if leaf.Tier == 1 {
				cell.Leaves++
			}
			at := slices.IndexFunc(leafStates, func(s state) bool { return s.Name == cells[leaf.ID].Status })
			if at < 0 || leafStates[at].Name == "absent" {
				continue
			}
			cell.Stated++
			if at < best {
				best, cell.State = at, leafStates[at]
			}
		}
		out = append(out, cell)
	}
	return out
}
