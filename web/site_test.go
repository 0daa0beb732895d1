package web

import (
	"context"
	"fmt"
	"io"
	"iter"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"lacuna/internal/analyze"
	"lacuna/internal/library"
	"lacuna/internal/policy"
	"lacuna/taxonomy"
)

// alder and its next version, birch and the hostile cedar are what the tests
// read: written for them, short enough to check by eye.
const (
	alder = `# Alder Notes Privacy Policy

Effective date: 1 March 2025

Alder Notes GmbH, Lindenweg 4, 10115 Berlin, Germany is the controller. You can write to privacy@aldernotes.example.

## How long we keep data

We keep your account data for 60 days after you close the account. Server logs are deleted after 14 days.

## Who receives data

We do not sell your personal data. We share personal data with service providers who host our servers.

## Your rights

You have the right to access your personal data and to have it deleted. You may lodge a complaint with a supervisory authority.

## Cookies

We use cookies to remember your settings. You can refuse cookies in your browser.
`
	alderLater = `# Alder Notes Privacy Policy

Effective date: 1 March 2026

Alder Notes GmbH, Lindenweg 4, 10115 Berlin, Germany is the controller. You can write to privacy@aldernotes.example.

## How long we keep data

We keep your account data for 90 days after you close the account. Server logs are deleted after 14 days.

## Who receives data

We share personal data with service providers who host our servers.
`
	birch = `# Birch Maps Privacy Policy

Last updated: 2 February 2024

Birch Maps Ltd, 7 Quay Street, Bristol, United Kingdom decides why and how your personal data are used.

## Retention

We keep your account data for 2 years after your last visit.

## Sharing

We may share personal data with advertising partners.

## Cookies

We use cookies and similar technologies to measure how our maps are used.
`
	cedar = `# Cedar <script>alert("title")</script> Privacy Policy

## <img src=x onerror=alert("heading")> Cookies

We use cookies "><script>alert(1)</script><img src=x onerror=alert(2)> to remember you, and we keep your data for 30 days.

` + "```" + `
<script>alert("code")</script> we share your personal data with partners
` + "```" + `
`
)

// A site is a server over a library of the policies above.
type site struct {
	*httptest.Server
	policies map[string]policy.Policy // by vendor
}

var shared = sync.OnceValues(func() (*site, error) { return newSite(context.Background(), siteDir, sources) })

// open returns the site that all tests read.
func open(t *testing.T) *site {
	t.Helper()
	s, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// siteDir holds the library while the tests run.
var siteDir string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "lacuna-web-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	siteDir = dir
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// newSite serves a library in dir that holds the sources.
func newSite(ctx context.Context, dir string, sources []library.Source) (*site, error) {
	tax, err := taxonomy.Load()
	if err != nil {
		return nil, err
	}
	an, err := analyze.New(tax)
	if err != nil {
		return nil, err
	}
	lib, err := library.Open(ctx, dir, an, library.Options{Jobs: 1})
	if err != nil {
		return nil, err
	}
	if err := lib.Ingest(ctx, yield(sources), func(library.Ingested) {}); err != nil {
		return nil, err
	}
	lists, err := taxonomy.LoadChecklists(tax)
	if err != nil {
		return nil, err
	}
	h, err := New(Config{Library: lib, Taxonomy: tax, Checklists: lists, Version: "1.2.3"})
	if err != nil {
		return nil, err
	}
	all, err := lib.Policies(ctx)
	if err != nil {
		return nil, err
	}
	s := &site{Server: httptest.NewServer(h), policies: map[string]policy.Policy{}}
	for _, p := range all {
		s.policies[p.Vendor] = p
	}
	return s, nil
}

// sources are the policies in the order in which they came to be.
var sources = []library.Source{
	{Key: "t/alder.md", Name: "alder.md", Data: []byte(alder), Vendor: "Alder"},
	{Key: "t/alder.md", Name: "alder.md", Data: []byte(alderLater), Vendor: "Alder"},
	{Key: "t/birch.md", Name: "birch.md", Data: []byte(birch), Vendor: "Birch"},
	{Key: "t/cedar.txt", Name: "cedar.txt", Data: []byte(cedar), Vendor: `Cedar "><script>alert(3)</script>`},
}

func yield(sources []library.Source) iter.Seq2[library.Source, error] {
	return func(yield func(library.Source, error) bool) {
		for _, s := range sources {
			if !yield(s, nil) {
				return
			}
		}
	}
}

// get returns the answer to a GET, with its body read.
func (s *site) get(t *testing.T, path string) (*http.Response, string) {
	t.Helper()
	r, err := s.Client().Get(s.URL + path)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return r, string(body)
}

// page returns the parsed page at path, which must answer with the status.
func (s *site) page(t *testing.T, path string, status int) *html.Node {
	t.Helper()
	r, body := s.get(t, path)
	if r.StatusCode != status {
		t.Fatalf("%s: status %d, want %d\n%.500s", path, r.StatusCode, status, body)
	}
	if media := r.Header.Get("Content-Type"); !strings.HasPrefix(media, "text/html") {
		t.Fatalf("%s: content type %q", path, media)
	}
	return parsePage(t, path, body)
}

func (s *site) id(t *testing.T, vendor string) string {
	t.Helper()
	p, ok := s.policies[vendor]
	if !ok {
		t.Fatalf("no policy of %s among %v", vendor, s.policies)
	}
	return p.ID
}

// clauseOf returns the number of the clause of the newest version that contains the words.
func (s *site) clauseOf(t *testing.T, vendor, words string) string {
	t.Helper()
	doc := s.page(t, "/policies/"+s.id(t, vendor), http.StatusOK)
	for _, c := range all(doc, "div.clause") {
		if strings.Contains(text(c), words) {
			return strings.TrimPrefix(attr(c, "id"), "c")
		}
	}
	t.Fatalf("%s: no clause with %q", vendor, words)
	return ""
}
