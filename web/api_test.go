package web

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"
)

// json reads the answer at path into v.
func (s *site) json(t *testing.T, path string, v any) {
	t.Helper()
	r, body := s.get(t, path)
	if r.StatusCode != http.StatusOK {
		t.Fatalf("%s: status %d\n%.500s", path, r.StatusCode, body)
	}
	if err := json.Unmarshal([]byte(body), v); err != nil {
		t.Fatalf("%s: %v\n%.500s", path, err, body)
	}
}

func loadSpec(t *testing.T, s *site) (*openapi3.T, routers.Router) {
	t.Helper()
	_, body := s.get(t, "/api/v1/openapi.json")
	doc, err := openapi3.NewLoader().LoadFromData([]byte(body))
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context()); err != nil {
		t.Fatal(err)
	}
	router, err := legacy.NewRouter(doc)
	if err != nil {
		t.Fatal(err)
	}
	return doc, router
}

// TestDescription holds real answers, good and bad, against openapi.json, and
// openapi.json against the route table.
func TestDescription(t *testing.T) {
	s := open(t)
	doc, router := loadSpec(t, s)
	if doc.Info.Version != "1.2.3" {
		t.Errorf("version %q, want the server's", doc.Info.Version)
	}
	a, b := s.id(t, "Alder"), s.id(t, "Birch")
	tried := map[string]bool{}
	for _, path := range []string{
		"/api/v1/policies", "/api/v1/policies/" + a, "/api/v1/policies/" + a + "?version=~1", "/api/v1/policies/ffffffffffff",
		"/api/v1/search?q=cookies&facets=true&limit=2", "/api/v1/search?q=" + url.QueryEscape("cookies AND ("), "/api/v1/search?q=x&after=nonsense",
		"/api/v1/compare?a=" + a + "&b=" + b, "/api/v1/compare?a=" + a + "@~1&b=" + a + "&by=text&only=changed", "/api/v1/compare?a=" + a + "&b=ffffffffffff",
		"/api/v1/matrix", "/api/v1/matrix?policy=" + a + "&checklist=gdpr-13", "/api/v1/matrix?checklist=nothing",
		"/api/v1/audit/" + a + "/gdpr-13", "/api/v1/audit/" + a + "/gdpr-13?profile=b2b=yes&as-of=2026-01-01", "/api/v1/audit/" + a + "/nothing",
		"/api/v1/taxonomy", "/api/v1/checklists",
	} {
		tried[conform(t, s, router, path)] = true
	}
	for _, r := range (&server{metrics: newMetrics()}).routes() {
		if strings.HasPrefix(r.path, "/api/v1/") && r.path != "/api/v1/openapi.json" && !tried[openAPIPath(r.path)] {
			t.Errorf("%s is in the route table, and not described or not tried", r.path)
		}
	}
}

func openAPIPath(path string) string {
	return strings.NewReplacer("/:id", "/{policy}", "/:policy", "/{policy}", "/:checklist", "/{checklist}").Replace(path)
}

// conform checks one request and its answer and returns the described path.
func conform(t *testing.T, s *site, router routers.Router, path string) string {
	t.Helper()
	req, err := http.NewRequest(http.MethodGet, "/"+strings.TrimPrefix(path, "/"), nil)
	if err != nil {
		t.Fatal(err)
	}
	route, params, err := router.FindRoute(req)
	if err != nil {
		t.Errorf("%s: %v", path, err)
		return ""
	}
	in := &openapi3filter.RequestValidationInput{Request: req, PathParams: params, Route: route}
	if err := openapi3filter.ValidateRequest(t.Context(), in); err != nil {
		t.Errorf("%s: request: %v", path, err)
	}
	r, body := s.get(t, path)
	out := &openapi3filter.ResponseValidationInput{
		RequestValidationInput: in, Status: r.StatusCode, Header: r.Header, Body: io.NopCloser(bytes.NewReader([]byte(body))),
		Options: &openapi3filter.Options{IncludeResponseStatus: true, MultiError: true},
	}
	if err := openapi3filter.ValidateResponse(t.Context(), out); err != nil {
		t.Errorf("%s: answer: %.2000v\n%.300s", path, err, body)
	}
	return route.Path
}

func TestErrors(t *testing.T) {
	s := open(t)
	a := s.id(t, "Alder")
	for _, test := range []struct {
		path   string
		status int
		detail string
	}{
		{"/api/v1/nothing", 404, "not found"},
		{"/api/v1/policies/ffffffffffff", 404, "not found"},
		{"/api/v1/policies/" + a + "?version=1999-01-01", 404, ""},
		{"/api/v1/search?q=" + url.QueryEscape("cookies AND ("), 400, ""},
		{"/api/v1/search?q=cookies&limit=0", 400, "limit: must be from 1 to 500"},
		{"/api/v1/search?q=cookies&limit=many", 400, "limit"},
		{"/api/v1/compare?a=" + a, 400, "both are needed"},
		{"/api/v1/compare?a=" + a + "&b=" + a + "&by=magic", 400, "by"},
		{"/api/v1/matrix?tier=3", 400, "tier"},
		{"/api/v1/audit/" + a + "/gdpr-13?as-of=yesterday", 400, "as-of"},
		{"/api/v1/audit/" + a + "/gdpr-13?profile=b2b", 400, "profile"},
		{"/api/v1/audit/" + a + "/gdpr-99", 404, "checklist"},
	} {
		r, body := s.get(t, test.path)
		var p problem
		if err := json.Unmarshal([]byte(body), &p); err != nil {
			t.Errorf("%s: %v\n%.300s", test.path, err, body)
			continue
		}
		if r.StatusCode != test.status || p.Status != test.status || r.Header.Get("Content-Type") != "application/problem+json" || !strings.Contains(p.Detail, test.detail) {
			t.Errorf("%s: status %d, type %q, %+v; want %d, %q", test.path, r.StatusCode, r.Header.Get("Content-Type"), p, test.status, test.detail)
		}
	}
	for _, test := range []struct {
		path   string
		status int
		words  string
	}{
		{"/nothing", 404, "Nothing is stored"},
		{"/policies/ffffffffffff", 404, "Nothing is stored"},
		{"/policies/" + a + "?clause=100000", 400, "cannot be answered"},
		{"/policies/" + a + "?clause=-1", 400, "cannot be answered"},
		{"/audit/" + a + "/gdpr-99", 404, "Nothing is stored"},
		{"/audit/" + a + "/gdpr-13?verdict=fine", 400, "cannot be answered"},
		{"/compare?a=" + a + "&b=" + a + "&only=x", 400, "cannot be answered"},
	} {
		doc := s.page(t, test.path, test.status)
		want(t, doc, "h1", test.words)
		want(t, doc, "section.empty a", "library")
	}
}

// TestUnchanged asks again with the entity tag and gets no body.
func TestUnchanged(t *testing.T) {
	s := open(t)
	first, _ := s.get(t, "/api/v1/taxonomy")
	req, err := http.NewRequest(http.MethodGet, s.URL+"/api/v1/taxonomy", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("If-None-Match", first.Header.Get("ETag"))
	again, err := s.Client().Do(req)
	if err != nil {
		t.Fatal(err)
	}
	again.Body.Close()
	if first.Header.Get("ETag") == "" || again.StatusCode != http.StatusNotModified {
		t.Errorf("tag %q, status %d, want 304", first.Header.Get("ETag"), again.StatusCode)
	}
}

func TestProbes(t *testing.T) {
	s := open(t)
	for path, words := range map[string]string{"/healthz": "ok", "/readyz": "ready", "/metrics": "lacuna_http_request_seconds"} {
		if r, body := s.get(t, path); r.StatusCode != http.StatusOK || !strings.Contains(body, words) {
			t.Errorf("%s: status %d, %.200s", path, r.StatusCode, body)
		}
	}
	s.get(t, "/policies/ffffffffffff")
	if _, body := s.get(t, "/metrics"); !strings.Contains(body, `route="/policies/:id",status="404"`) || strings.Contains(body, "ffffffffffff") {
		t.Errorf("metrics count by address, not by route, or not at all:\n%s", body)
	}
}
