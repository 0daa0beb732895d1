package library

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"lacuna/internal/analyze"
	"lacuna/internal/policy"
	"lacuna/internal/query"
	"lacuna/taxonomy"
)

// The sources of these tests: policies of invented companies.
var (
	orchard = Source{Key: "notices/orchard.md", Name: "orchard.md", Date: "2021-03-01", Vendor: "Orchard Ltd", Data: []byte(`# Orchard Privacy Policy

Orchard Ltd ("Orchard", "we") is the controller of your personal data.

## Selling

We do not sell your personal data to anybody.

## How long we keep data

- We keep order records for 6 years after the order.
- Support e-mails are deleted after 90 days.
`)}
	orchardLater = Source{Key: orchard.Key, Name: orchard.Name, Date: "2023-03-01", Data: []byte(strings.Replace(string(orchard.Data),
		"We do not sell your personal data to anybody.", "We may sell your personal data to marketing partners.", 1))}
	bolt = Source{Key: "notices/bolt.html", Name: "bolt.html", Data: []byte(`<html><title>Bolt privacy notice</title><body><h1>Bolt privacy notice</h1>
<p>We share your personal data with payment providers and analytics companies.</p>
<p>You may complain to a supervisory authority about our processing of your data.</p></body></html>`)}
	zinc = Source{Key: "notices/zinc.txt", Name: "zinc.txt", Type: "cookie-notice", Data: []byte(`Zinc cookie notice

We use cookies to remember your basket. Cookies are deleted after 30 days.

Contact us at privacy@zinc.example.
`)}
	broken  = Source{Key: "notices/broken.pdf", Name: "broken.pdf", Data: []byte("%PDF-1.4 this is not a PDF")}
	sources = []Source{orchard, orchardLater, bolt, zinc}
)

var newAnalyzer = sync.OnceValues(func() (*analyze.Analyzer, error) {
	t, err := taxonomy.Load()
	if err != nil {
		return nil, err
	}
	return analyze.New(t)
})

func openAt(t testing.TB, dir string, o Options) *Library {
	t.Helper()
	an, err := newAnalyzer()
	if err != nil {
		t.Fatal(err)
	}
	l, err := Open(context.Background(), dir, an, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// open returns a library in a new folder with the sources.
func open(t testing.TB, with ...Source) *Library {
	t.Helper()
	l := openAt(t, filepath.Join(t.TempDir(), "home"), Options{})
	ingestAll(t, l, with...)
	return l
}

func seq(sources ...Source) iter.Seq2[Source, error] {
	return func(yield func(Source, error) bool) {
		for _, s := range sources {
			if !yield(s, nil) {
				return
			}
		}
	}
}

func ingestAll(t testing.TB, l *Library, sources ...Source) []Ingested {
	t.Helper()
	var out []Ingested
	if err := l.Ingest(context.Background(), seq(sources...), func(r Ingested) { out = append(out, r) }); err != nil {
		t.Fatalf("Ingest: %v", err)
	}
	return out
}

func search(t testing.TB, l *Library, text string) *policy.SearchResult {
	t.Helper()
	q, err := query.Parse(text)
	if err != nil {
		t.Fatalf("Parse(%q): %v", text, err)
	}
	res, err := l.Search(context.Background(), q, SearchOptions{Limit: 100, Facets: true})
	if err != nil {
		t.Fatalf("Search(%s): %v", text, err)
	}
	return res
}

func noProblems(t testing.TB, l *Library) {
	t.Helper()
	problems, err := l.Verify(context.Background())
	if err != nil {
		t.Fatalf("Verify: %v", err)
	}
	for _, p := range problems {
		t.Errorf("Verify: %v", p)
	}
}

// contents returns all that a library holds and finds, as text to compare.
func contents(t testing.TB, l *Library) string {
	t.Helper()
	ctx := context.Background()
	var b strings.Builder
	add := func(v any, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		j, err := json.MarshalIndent(v, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s\n", j)
	}
	ps, err := l.Policies(ctx)
	add(ps, err)
	for _, p := range ps {
		for _, v := range p.Versions {
			a, err := l.Analysis(ctx, v.ID)
			add(a, err)
			data, err := l.Snapshot(ctx, v.ID)
			add(string(data), err)
			cols, err := l.Columns(ctx, []string{v.ID})
			add(cols, err)
		}
	}
	for _, q := range []string{"version:all", "data version:all", `"personal data" OR cookies`} {
		add(search(t, l, q), nil)
	}
	return b.String()
}
