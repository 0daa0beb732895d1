package web

import (
	"context"
	"net/url"
	"slices"

	"github.com/labstack/echo/v4"

	"lacuna/internal/compare"
	"lacuna/internal/policy"
)

// A comparePage shows two versions side by side with a spine between them that
// says what differs.
type comparePage struct {
	Common
	A, B       sideView
	Swap       string
	Blocks     []pairBlock
	Summary    []link // directions with their counts, each a filter
	Rows       int    // practices compared
	Same       int    // of them the same on both sides
	Categories []categoryLink
	By         []link
	Changed    link // toggles "only what differs"
	Filtered   bool
	All        string
	API        string
}

// A sideView heads one of the two columns.
type sideView struct{ Ref, Vendor, Title, Date, URL string }

// compareParams is the state of a comparison page.
type compareParams struct {
	a, b       string
	by         string
	only       string
	categories []string
	directions []string
}

func parseCompare(q url.Values) (compareParams, error) {
	p := compareParams{a: q.Get("a"), b: q.Get("b"), by: q.Get("by"), only: q.Get("only"), categories: q["category"], directions: q["direction"]}
	// Two ticked policies of the library arrive as policy=A&policy=B.
	for _, ref := range q["policy"] {
		if p.a == "" {
			p.a = ref
		} else if p.b == "" {
			p.b = ref
		}
	}
	if p.by == "" {
		p.by = "practice"
	}
	if p.by != "practice" && p.by != "text" {
		return p, &badInput{"by", `must be "practice" or "text"`}
	}
	if p.only != "" && p.only != "changed" {
		return p, &badInput{"only", `must be "changed"`}
	}
	return p, nil
}

func (p compareParams) values() url.Values {
	q := url.Values{"a": {p.a}, "b": {p.b}, "category": p.categories, "direction": p.directions}
	if p.by != "practice" {
		q.Set("by", p.by)
	}
	if p.only != "" {
		q.Set("only", p.only)
	}
	return q
}

func (s *server) comparePage(c echo.Context) error {
	params, err := parseCompare(c.QueryParams())
	if err != nil {
		return err
	}
	if params.a == "" || params.b == "" {
		p, err := s.newChoosePage(c.Request().Context(), params)
		return s.show(c, p, err)
	}
	p, err := s.newComparePage(c.Request().Context(), params)
	return s.show(c, p, err)
}

func (s *server) newComparePage(ctx context.Context, params compareParams) (*comparePage, error) {
	pa, va, a, err := s.analysis(ctx, params.a, "")
	if err != nil {
		return nil, err
	}
	pb, vb, b, err := s.analysis(ctx, params.b, "")
	if err != nil {
		return nil, err
	}
	cmp := compare.Compare(a, b, compare.Options{By: params.by})
	p := &comparePage{Common: Common{Page: "compare"}, A: viewSide(params.a, pa, va), B: viewSide(params.b, pb, vb)}
	p.Title = p.A.Vendor + " and " + p.B.Vendor + " · Compare"
	p.API = address("/api/v1/compare", "a", params.a, "b", params.b, "by", params.by)
	sd := sides{a, b, pa.ID, pb.ID, pa.Vendor, pb.Vendor}
	s.fillCompare(p, cmp, sd, params)
	p.Blocks = s.pairBlocks(cmp, sd, params)
	return p, nil
}

func viewSide(ref string, p *policy.Policy, v *policy.Version) sideView {
	return sideView{ref, p.Vendor, titleOf(p, v), v.Date, address("/policies/"+url.PathEscape(p.ID), "version", v.ID)}
}

func (s *server) fillCompare(p *comparePage, cmp *policy.Comparison, sd sides, params compareParams) {
	q := params.values()
	p.Rows = len(cmp.Rows)
	changed := 0
	perCategory := map[string]int{}
	for _, r := range cmp.Rows {
		perCategory[s.categoryOf(r.Leaf)]++
		if differs(r) {
			changed++
		}
	}
	p.Same = p.Rows - changed
	for _, d := range directions {
		if n := cmp.Summary[d.Name]; n > 0 {
			p.Summary = append(p.Summary, link{sd.directionWord(d.Name), toggled("/compare", q, "direction", d.Name), n, slices.Contains(params.directions, d.Name)})
		}
	}
	for _, cat := range s.tax.Categories {
		if n := perCategory[cat.ID]; n > 0 {
			p.Categories = append(p.Categories, categoryLink{cat.ID, cat.Code, cat.Name, n, slices.Contains(params.categories, cat.ID), toggled("/compare", q, "category", cat.ID)})
		}
	}
	p.By = []link{
		{Name: "By practice", URL: replaced("/compare", q, "by", ""), Here: params.by == "practice"},
		{Name: "By text", URL: replaced("/compare", q, "by", "text"), Here: params.by == "text"},
	}
	p.Changed = link{"Only what differs", toggled("/compare", q, "only", "changed"), changed, params.only != ""}
	p.Filtered = len(params.categories)+len(params.directions) > 0 || params.only != ""
	p.All = address("/compare", "a", params.a, "b", params.b)
	p.Swap = address("/compare", "a", params.b, "b", params.a)
}

// categoryOf returns the category of a leaf's id.
func (s *server) categoryOf(leaf string) string {
	if l := s.tax.Leaf(leaf); l != nil {
		return l.Category
	}
	return ""
}

// differs reports whether a row is anything but the same on both sides.
func differs(r policy.ComparedRow) bool {
	return r.Kind != "same" && !(r.Kind == "moved" && (r.Direction == "none" || r.Direction == ""))
}
