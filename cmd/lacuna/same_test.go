package main

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lacuna/internal/analyze"
	"lacuna/internal/library"
	"lacuna/taxonomy"
	"lacuna/web"
)

// TestSameAnswers asks the command line and the HTTP API the same questions.
func TestSameAnswers(t *testing.T) {
	home := t.TempDir()
	ask(t, home, "ingest", "../../corpus/policies")
	get := serveHome(t, home)
	var list struct {
		Policies []struct{ ID, Vendor string }
	}
	if err := json.Unmarshal([]byte(ask(t, home, "list")), &list); err != nil {
		t.Fatal(err)
	}
	a, b := list.Policies[0].ID, list.Policies[1].ID
	for _, tt := range []struct {
		args []string
		path string
	}{
		{[]string{"list"}, "/api/v1/policies"},
		{[]string{"show", a}, "/api/v1/policies/" + a},
		{[]string{"search", "--facets", "--limit", "7", "category:retention NOT necessary"}, "/api/v1/search?facets=true&limit=7&q=" + url.QueryEscape("category:retention NOT necessary")},
		{[]string{"search", "missing:complaint.authority sell*"}, "/api/v1/search?q=" + url.QueryEscape("missing:complaint.authority sell*")},
		{[]string{"compare", a, b}, "/api/v1/compare?a=" + a + "&b=" + b},
		{[]string{"compare", "--by", "text", "--only", "changed", a, b}, "/api/v1/compare?a=" + a + "&b=" + b + "&by=text&only=changed"},
		{[]string{"matrix"}, "/api/v1/matrix"},
		{[]string{"matrix", "--checklist", "vendor", a, b}, "/api/v1/matrix?checklist=vendor&policy=" + a + "&policy=" + b},
		{[]string{"audit", a, "--checklist", "gdpr-13"}, "/api/v1/audit/" + a + "/gdpr-13"},
		{[]string{"taxonomy"}, "/api/v1/taxonomy"},
		{[]string{"checklists"}, "/api/v1/checklists"},
	} {
		if d := cmp.Diff(tree(t, ask(t, home, tt.args...)), tree(t, get(tt.path))); d != "" {
			t.Errorf("lacuna %s and %s differ: -command +api\n%.3000s", strings.Join(tt.args, " "), tt.path, d)
		}
	}
}

// ask runs a command with --json and returns what it prints.
func ask(t *testing.T, home string, args ...string) string {
	t.Helper()
	var out, errOut bytes.Buffer
	if code := run(t.Context(), append([]string{"--home", home, "--json"}, args...), strings.NewReader(""), &out, &errOut); code != exitFine {
		t.Fatalf("lacuna %v: exit %d: %s", args, code, errOut.String())
	}
	return out.String()
}

// serveHome serves a home and returns a function that gets a path from it.
func serveHome(t *testing.T, home string) func(path string) string {
	t.Helper()
	tax, err := taxonomy.Load()
	if err != nil {
		t.Fatal(err)
	}
	an, err := analyze.New(tax)
	if err != nil {
		t.Fatal(err)
	}
	lists, err := taxonomy.LoadChecklists(tax)
	if err != nil {
		t.Fatal(err)
	}
	lib, err := library.Open(t.Context(), home, an, library.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lib.Close() })
	handler, err := web.New(web.Config{Library: lib, Taxonomy: tax, Checklists: lists, Log: slog.New(slog.DiscardHandler), Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	return func(path string) string {
		rec := httptest.NewRecorder()
		handler.ServeHTTP(rec, httptest.NewRequest(http.MethodGet, path, nil))
		if rec.Code != http.StatusOK {
			t.Fatalf("%s: status %d: %.300s", path, rec.Code, rec.Body)
		}
		return rec.Body.String()
	}
}

func tree(t *testing.T, s string) any {
	t.Helper()
	var v any
	if err := json.Unmarshal([]byte(s), &v); err != nil {
		t.Fatalf("not JSON: %v: %.200s", err, s)
	}
	return v
}
