package library

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func statuses(reports []Ingested) string {
	var out []string
	for _, r := range reports {
		out = append(out, r.Name+": "+r.Status)
	}
	return strings.Join(out, "\n")
}

func TestIngest(t *testing.T) {
	l := open(t)
	crlf := bolt
	crlf.Data = []byte(strings.ReplaceAll(string(bolt.Data), "\n", "\r\n"))
	unnamed := Source{Key: "notices/empty.txt", Name: "empty.txt"}
	got := ingestAll(t, l, orchard, broken, bolt, orchard, orchardLater, crlf, zinc, unnamed)
	want := `orchard.md: ingested
broken.pdf: refused
bolt.html: ingested
orchard.md: already present
orchard.md: new version
bolt.html: already present
zinc.txt: ingested
empty.txt: refused`
	if d := cmp.Diff(want, statuses(got)); d != "" {
		t.Errorf("first batch: -want +got\n%s", d)
	}
	for _, r := range got {
		switch {
		case r.Status == StatusRefused && (r.Reason == "" || r.Policy != "" || r.Version != ""):
			t.Errorf("refusal without a reason, or with ids: %+v", r)
		case r.Status != StatusRefused && (r.Policy == "" || r.Version == "" || r.Clauses == 0):
			t.Errorf("without ids or clauses: %+v", r)
		}
	}
	again := ingestAll(t, l, sources...)
	for _, r := range again {
		if r.Status != StatusPresent {
			t.Errorf("%s again: %s", r.Name, r.Status)
		}
	}
	noProblems(t, l)
}

// TestSourceError checks that a source that could not be read loses no other.
func TestSourceError(t *testing.T) {
	l := open(t)
	var got []Ingested
	err := l.Ingest(t.Context(), func(yield func(Source, error) bool) {
		_ = yield(orchard, nil) && yield(Source{Name: "gone.txt"}, errors.New("no such file")) && yield(bolt, nil)
	}, func(r Ingested) { got = append(got, r) })
	if err != nil {
		t.Fatal(err)
	}
	want := "orchard.md: ingested\ngone.txt: refused\nbolt.html: ingested"
	if d := cmp.Diff(want, statuses(got)); d != "" || got[1].Reason != "no such file" {
		t.Errorf("reason %q, -want +got\n%s", got[1].Reason, d)
	}
}

// TestOrder checks that reports come in the order of the sources at any number of jobs.
func TestOrder(t *testing.T) {
	var many []Source
	for i := range 150 {
		// Sources of very different size finish in another order than they start.
		text := strings.Repeat(fmt.Sprintf("We keep record %d for 30 days.\n\n", i), 1+i%7*20)
		many = append(many, Source{Key: fmt.Sprint("many/", i), Name: fmt.Sprintf("%d.txt", i), Data: []byte(text)})
	}
	for _, jobs := range []int{1, 4} {
		l := openAt(t, t.TempDir(), Options{Jobs: jobs})
		for i, r := range ingestAll(t, l, many...) {
			if r.Name != many[i].Name || r.Status != StatusIngested {
				t.Errorf("jobs %d: report %d is %s, %s, want %s", jobs, i, r.Name, r.Status, many[i].Name)
			}
		}
	}
}

// TestIdempotent ingests the sources in any order, some of them twice, at any
// number of jobs: the library is the same, byte for byte.
func TestIdempotent(t *testing.T) {
	want := contents(t, open(t, sources...))
	rapid.Check(t, func(rt *rapid.T) {
		l := openAt(t, t.TempDir(), Options{Jobs: rapid.SampledFrom([]int{1, 4}).Draw(rt, "jobs")})
		defer l.Close()
		order := rapid.Permutation(sources).Draw(rt, "order")
		cut := rapid.IntRange(0, len(order)).Draw(rt, "cut")
		ingestAll(t, l, order[:cut]...)
		ingestAll(t, l, slices.Concat(order[rapid.IntRange(0, cut).Draw(rt, "from"):], order[:cut])...)
		if d := cmp.Diff(want, contents(t, l)); d != "" {
			rt.Fatalf("-want +got\n%s", d)
		}
	})
}

// TestCancel checks that what was reported is stored and found, and the rest can
// be ingested again.
func TestCancel(t *testing.T) {
	l := open(t)
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	err := l.Ingest(ctx, func(yield func(Source, error) bool) {
		for i := range 1000 {
			s := Source{Key: fmt.Sprint("many/", i), Name: fmt.Sprintf("%d.txt", i), Data: fmt.Appendf(nil, "We keep record %d for 30 days.", i)}
			if i == 500 {
				cancel()
			}
			if !yield(s, nil) {
				return
			}
		}
	}, func(Ingested) { n++ })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Ingest: %v, want context.Canceled", err)
	}
	ps, err := l.Policies(t.Context())
	if err != nil || len(ps) != n || n == 0 || n > 500 {
		t.Errorf("%d policies after %d reports, %v", len(ps), n, err)
	}
	if res := search(t, l, "record"); res.Policies != n {
		t.Errorf("%d policies found, want %d", res.Policies, n)
	}
	noProblems(t, l)
}

// TestRedescribe says more of a version that is there already.
func TestRedescribe(t *testing.T) {
	l := open(t, bolt)
	more := bolt
	more.Vendor, more.Type, more.Date, more.URL = "Bolt & Co", "dpa", "2020-02-02", "https://bolt.example/privacy"
	got := ingestAll(t, l, more)
	if got[0].Status != StatusPresent {
		t.Errorf("status %q, want %q", got[0].Status, StatusPresent)
	}
	p, v, err := l.Find(t.Context(), "bolt & co")
	if err != nil {
		t.Fatal(err)
	}
	if p.Type != "dpa" || v.Type != "dpa" || v.Date != "2020-02-02" || v.Source != more.URL {
		t.Errorf("described as %+v, %+v", p, v)
	}
	if res := search(t, l, `vendor:"Bolt & Co" type:dpa date:2020`); res.Policies != 1 {
		t.Errorf("%d policies found by the new description, want 1", res.Policies)
	}
	ingestAll(t, l, bolt) // says nothing: nothing is forgotten
	if p, _, err := l.Find(t.Context(), "bolt & co"); err != nil || p.Type != "dpa" {
		t.Errorf("after the bare source again: %+v, %v", p, err)
	}
	noProblems(t, l)
}

func TestReadOnly(t *testing.T) {
	dir := t.TempDir()
	l := openAt(t, dir, Options{})
	ingestAll(t, l, orchard)
	r := openAt(t, dir, Options{ReadOnly: true})
	if res := search(t, r, "sell"); res.Total != 1 {
		t.Errorf("%d clauses found, want 1", res.Total)
	}
	for name, err := range map[string]error{
		"Ingest":  r.Ingest(t.Context(), seq(bolt), func(Ingested) {}),
		"Remove":  r.Remove(t.Context(), PolicyID(orchard.Key)),
		"Reindex": r.Reindex(t.Context(), nil),
	} {
		if !errors.Is(err, ErrReadOnly) {
			t.Errorf("%s: %v, want ErrReadOnly", name, err)
		}
	}
}

// TestSeeds ingests the real policies that lie beside the repository on some machines.
func TestSeeds(t *testing.T) {
	files, err := filepath.Glob("../../../shared/seeds/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	var seeds []Source
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		seeds = append(seeds, Source{Key: "seeds/" + filepath.Base(f), Name: filepath.Base(f), Data: data})
	}
	l := open(t, seeds...)
	ps, err := l.Policies(t.Context())
	if err != nil || len(ps) != len(seeds) {
		t.Errorf("%d policies of %d seeds, %v", len(ps), len(seeds), err)
	}
	noProblems(t, l)
	t.Logf("%d seeds ingested and verified", len(seeds))
}
