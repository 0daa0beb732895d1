package web

import (
	"context"
	"net/url"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"lacuna/internal/policy"
)

// readerParams is what the address of a reader page can say besides the policy.
type readerParams struct {
	version    string
	clause     int // -1 when none is chosen
	categories []string
}

func parseReader(q url.Values) (readerParams, error) {
	p := readerParams{version: q.Get("version"), clause: -1, categories: q["category"]}
	if s := q.Get("clause"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil || n < 0 {
			return p, &badInput{"clause", "must be a clause number (got: " + strconv.Quote(s) + ")"}
		}
		p.clause = n
	}
	return p, nil
}

// A readerPage shows one version: section tree, text with its labels marked, evidence.
type readerPage struct {
	Common
	Policy     *policy.Policy
	Version    *policy.Version
	Revision   policy.Revision
	Heading    string // title of the document
	Read       string // address of this version without filters
	Versions   []link
	Sections   []sectionLink
	Categories []categoryLink
	Filtered   bool
	All        string // address without the category filter
	Blocks     []block
	Overview   *overview // nil when a clause is chosen
	Actions    []link
}

// A sectionLink is a line of the section tree.
type sectionLink struct {
	URL, Title string
	Depth      int
}

// A categoryLink toggles the marks of one category; it is the legend too.
type categoryLink struct {
	ID, Code, Name string
	Clauses        int
	On             bool
	URL            string
}

func (s *server) readerPage(c echo.Context) error {
	params, err := parseReader(c.QueryParams())
	if err != nil {
		return err
	}
	p, err := s.newReaderPage(c.Request().Context(), c.Param("id"), params)
	return s.show(c, p, err)
}

func (s *server) newReaderPage(ctx context.Context, id string, params readerParams) (*readerPage, error) {
	pol, v, a, err := s.analysis(ctx, id, params.version)
	if err != nil {
		return nil, err
	}
	if params.clause >= len(a.Clauses) {
		return nil, &badInput{"clause", "this version has " + count(len(a.Clauses), "clause", "clauses") + ", numbered from 0"}
	}
	p := &readerPage{Common: Common{Page: "reader", Title: pol.Vendor + " · " + titleOf(pol, v)}, Heading: titleOf(pol, v), Policy: pol, Version: v, Revision: a.Revision}
	s.fillReader(p, a, params)
	return p, nil
}

// analysis finds a policy, or one of its versions, and its analysis.
func (s *server) analysis(ctx context.Context, id, version string) (*policy.Policy, *policy.Version, *policy.Analysis, error) {
	ref := id
	if version != "" {
		ref += "@" + version
	}
	p, v, err := s.lib.Find(ctx, ref)
	if err != nil {
		return nil, nil, nil, err
	}
	a, err := s.lib.Analysis(ctx, v.ID)
	return p, v, a, err
}

func titleOf(p *policy.Policy, v *policy.Version) string {
	for _, t := range []string{v.Title, p.Title, v.Name} {
		if t != "" {
			return t
		}
	}
	return p.ID
}

func (s *server) fillReader(p *readerPage, a *policy.Analysis, params readerParams) {
	version := ""
	if latest := p.Policy.Latest(); latest == nil || latest.ID != p.Version.ID || params.version != "" {
		version = p.Version.ID
	}
	path := "/policies/" + url.PathEscape(p.Policy.ID)
	p.Read = address(path, "version", version)
	q := url.Values{"category": params.categories}
	if version != "" {
		q.Set("version", version)
	}
	if params.clause >= 0 {
		q.Set("clause", strconv.Itoa(params.clause))
	}
	p.Versions = versionLinks(p.Policy, p.Version.ID)
	p.Sections = sectionLinks(a)
	p.Categories = s.categoryLinks(a, path, q)
	p.Filtered, p.All = len(params.categories) > 0, replaced(path, q, "category", "")
	q.Del("clause")
	p.Blocks = s.blocks(a, params, path, q)
	if params.clause < 0 {
		p.Overview = s.overview(a, p.Policy.ID, p.Version.ID)
	}
	p.Actions = s.readerActions(p.Policy, version)
}

func (s *server) readerActions(p *policy.Policy, version string) []link {
	ref := p.ID
	if version != "" {
		ref += "@" + version
	}
	actions := []link{
		{Name: "Compare with…", URL: address("/compare", "a", ref)},
		{Name: "Search in this policy", URL: address("/search", "q", "policy:"+p.ID)},
	}
	if len(s.checklists) > 0 {
		actions = slices.Insert(actions, 0, link{Name: "Audit", URL: auditURL(ref, defaultChecklist(s.checklists))})
	}
	return actions
}

// versionLinks lists the versions, newest first.
func versionLinks(p *policy.Policy, here string) []link {
	var out []link
	for i := len(p.Versions) - 1; i >= 0; i-- {
		v := p.Versions[i]
		name := v.Date
		if name == "" {
			name = v.ID[:min(12, len(v.ID))]
		}
		out = append(out, link{Name: name, URL: address("/policies/"+url.PathEscape(p.ID), "version", v.ID), Count: v.Clauses, Here: v.ID == here})
	}
	return out
}

func sectionLinks(a *policy.Analysis) []sectionLink {
	var out []sectionLink
	for i, sec := range a.Sections {
		if sec.Title != "" {
			out = append(out, sectionLink{URL: "#s" + strconv.Itoa(i), Title: clip(sec.Title, 90), Depth: min(depth(a.Sections, i), 4)})
		}
	}
	return out
}

// depth counts the sections above section i.
func depth(sections []policy.Section, i int) int {
	n := 0
	for i = sections[i].Parent; i >= 0; i = sections[i].Parent {
		n++
	}
	return n
}

func (s *server) categoryLinks(a *policy.Analysis, path string, q url.Values) []categoryLink {
	clauses := map[string]int{}
	last := map[string]int{}
	for _, l := range a.Labels {
		if at, seen := last[l.Category]; !seen || at != l.Clause {
			clauses[l.Category]++
		}
		last[l.Category] = l.Clause
	}
	var out []categoryLink
	for _, cat := range s.tax.Categories {
		out = append(out, categoryLink{
			ID: cat.ID, Code: cat.Code, Name: cat.Name, Clauses: clauses[cat.ID],
			On: slices.Contains(q["category"], cat.ID), URL: toggled(path, q, "category", cat.ID),
		})
	}
	return out
}
