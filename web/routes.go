package web

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// A route is one line of the route table.
type route struct {
	method, path string
	handle       echo.HandlerFunc
}

// routes is the route table: every address that this server answers.
func (s *server) routes() []route {
	return []route{
		{http.MethodGet, "/", s.libraryPage},
		{http.MethodGet, "/policies/:id", s.readerPage},
		{http.MethodGet, "/search", s.searchPage},
		{http.MethodGet, "/compare", s.comparePage},
		{http.MethodGet, "/matrix", s.matrixPage},
		{http.MethodGet, "/audit", s.auditChooser},
		{http.MethodGet, "/audit/:policy/:checklist", s.auditPage},
		{http.MethodGet, "/taxonomy", s.taxonomyPage},
		{http.MethodPost, "/theme", s.setTheme},
		{http.MethodGet, "/static/:name", s.asset},
		{http.MethodGet, "/favicon.ico", s.favicon},

		{http.MethodGet, "/api/v1/openapi.json", s.apiSpec},
		{http.MethodGet, "/api/v1/policies", s.apiPolicies},
		{http.MethodGet, "/api/v1/policies/:id", s.apiPolicy},
		{http.MethodGet, "/api/v1/search", s.apiSearch},
		{http.MethodGet, "/api/v1/compare", s.apiCompare},
		{http.MethodGet, "/api/v1/matrix", s.apiMatrix},
		{http.MethodGet, "/api/v1/audit/:policy/:checklist", s.apiAudit},
		{http.MethodGet, "/api/v1/taxonomy", s.apiTaxonomy},
		{http.MethodGet, "/api/v1/checklists", s.apiChecklists},

		{http.MethodGet, "/healthz", s.healthz},
		{http.MethodGet, "/readyz", s.readyz},
		{http.MethodGet, "/metrics", s.metrics.serve},
	}
}
