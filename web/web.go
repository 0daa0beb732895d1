// Package web serves the library to people and to programs: server-rendered
// pages that work without JavaScript, and an API that answers with the same
// JSON as the command line. It computes nothing itself: pages and API call the
// library, compare and audit, and show what these return.
package web

import (
	"errors"
	"log/slog"
	"net/http"

	"github.com/labstack/echo/v4"

	"lacuna/internal/library"
	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// Config is what the pages are made from. Library, Taxonomy and Checklists must
// be set; a nil Log discards, an empty Version shows as "dev".
type Config struct {
	Library    *library.Library
	Taxonomy   *taxonomy.Taxonomy
	Checklists []*taxonomy.Checklist
	Log        *slog.Logger
	Version    string
}

// A server holds what every page needs. It never changes after New.
type server struct {
	lib        *library.Library
	tax        *taxonomy.Taxonomy
	checklists []*taxonomy.Checklist
	log        *slog.Logger
	version    string
	assets     *assets
	templates  templates
	metrics    *metrics
	spec       []byte // openapi.json
}

// New returns the handler of all pages, the API, the assets and the probes. It
// fails when an embedded template, asset or the API description is broken, or
// when c lacks something it needs.
func New(c Config) (http.Handler, error) {
	if c.Library == nil || c.Taxonomy == nil {
		return nil, errors.New("web: config needs a library and a taxonomy")
	}
	s := &server{lib: c.Library, tax: c.Taxonomy, checklists: c.Checklists, log: c.Log, version: c.Version, metrics: newMetrics()}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	if s.version == "" {
		s.version = "dev"
	}
	var err error
	if s.assets, err = loadAssets(embedded); err != nil {
		return nil, err
	}
	if s.templates, err = parseTemplates(embedded, s.assets); err != nil {
		return nil, err
	}
	if s.spec, err = apiDescription(embedded, s.version); err != nil {
		return nil, err
	}
	return s.handler(), nil
}

// handler wires the route table and what surrounds every answer.
func (s *server) handler() http.Handler {
	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	e.IPExtractor = echo.ExtractIPDirect()
	e.HTTPErrorHandler = s.answerError
	e.Use(s.middleware()...)
	for _, r := range s.routes() {
		e.Add(r.method, r.path, r.handle)
		if r.method == http.MethodGet {
			e.HEAD(r.path, r.handle) // the server drops the body
		}
	}
	return http.NewCrossOriginProtection().Handler(e)
}

// checklist returns the checklist with the id, nil when there is none.
func (s *server) checklist(id string) *taxonomy.Checklist {
	for _, c := range s.checklists {
		if c.ID == id {
			return c
		}
	}
	return nil
}

// latest returns the version ids that p and q stand for: the newest of each policy.
func latest(policies []policy.Policy) []string {
	var ids []string
	for i := range policies {
		if v := policies[i].Latest(); v != nil {
			ids = append(ids, v.ID)
		}
	}
	return ids
}
