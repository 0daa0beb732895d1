package web

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"

	"github.com/labstack/echo/v4"

	"lacuna/internal/policy"
)

// Common is what every page has. A page embeds it and sets Page and Title;
// render sets the rest.
type Common struct {
	Page  string // its template's name
	Title string

	Theme    string // light, dark, or "" for what the system says
	Here     string // address of this page, to come back to after the theme switch
	Query    string // in the search box of the toolbar
	Release  string // of lacuna
	Taxonomy string // its revision
}

func (c *Common) common() *Common { return c }

// A page is a struct that embeds Common.
type page interface{ common() *Common }

// templates holds one set per page: the frame with the page's own parts.
type templates map[string]*template.Template

// pageNames lists the pages; each has tmpl/NAME.tmpl, which defines "main".
var pageNames = []string{"library", "reader", "search", "compare", "choose", "matrix", "audits", "audit", "taxonomy", "error"}

func parseTemplates(fsys fs.FS, a *assets) (templates, error) {
	funcs := template.FuncMap{"asset": a.path, "navOf": navOf, "provenance": provenanceOf}
	frame, err := template.New("frame.tmpl").Funcs(funcs).ParseFS(fsys, "tmpl/frame.tmpl", "tmpl/parts.tmpl")
	if err != nil {
		return nil, fmt.Errorf("templates: %w", err)
	}
	t := templates{}
	for _, name := range pageNames {
		set, err := frame.Clone()
		if err == nil {
			set, err = set.ParseFS(fsys, "tmpl/"+name+".tmpl")
		}
		if err != nil {
			return nil, fmt.Errorf("template %s: %w", name, err)
		}
		t[name] = set
	}
	return t, nil
}

// render answers with the page. It writes nothing before the whole page is
// made, so a failing template is an error page and never half a page.
func (s *server) render(c echo.Context, status int, p page) error {
	s.fill(c, p.common())
	var b bytes.Buffer
	if err := s.templates[p.common().Page].Execute(&b, p); err != nil {
		return fmt.Errorf("page %s: %w", p.common().Page, err)
	}
	h := c.Response().Header()
	h.Set("Cache-Control", "private, no-cache")
	h.Add("Vary", "Cookie")
	return c.HTMLBlob(status, b.Bytes())
}

func (s *server) fill(c echo.Context, p *Common) {
	p.Theme, p.Here = theme(c), c.Request().URL.RequestURI()
	p.Release, p.Taxonomy = s.version, s.tax.Revision()
}

// show renders a page that was made without an error.
func (s *server) show(c echo.Context, p page, err error) error {
	if err != nil {
		return err
	}
	return s.render(c, http.StatusOK, p)
}

// navOf returns the main navigation as it stands on a page.
func navOf(page string) []link {
	nav := []link{
		{Name: "Library", URL: "/"},
		{Name: "Search", URL: "/search"},
		{Name: "Compare", URL: "/compare"},
		{Name: "Matrix", URL: "/matrix"},
		{Name: "Audit", URL: "/audit"},
		{Name: "Taxonomy", URL: "/taxonomy"},
	}
	at := map[string]int{"library": 0, "reader": 0, "search": 1, "compare": 2, "choose": 2, "matrix": 3, "audit": 4, "audits": 4, "taxonomy": 5}
	if i, ok := at[page]; ok {
		nav[i].Here = true
	}
	return nav
}

// provenance names everything that a result depends on; it ends the pages that make claims.
type provenance struct {
	Version  *policy.Version
	Revision policy.Revision
}

func provenanceOf(v *policy.Version, r policy.Revision) provenance { return provenance{v, r} }
