// Package indextest is the suite that every Index passes. What a query must find
// is what query.Eval finds when it reads every clause of every version.
package indextest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"lacuna/internal/index"
	"lacuna/internal/policy"
	"lacuna/internal/query"
)

// An Opener opens the index in dir, and creates it where there is none.
type Opener func(t testing.TB, dir string) index.Index

// Run tests the indexes that open returns.
func Run(t *testing.T, open Opener) {
	t.Run("empty", func(t *testing.T) { testEmpty(t, open) })
	t.Run("every kind of query", func(t *testing.T) { testQueries(t, open) })
	t.Run("changes", func(t *testing.T) { testChanges(t, open) })
	t.Run("pages", func(t *testing.T) { testPages(t, open) })
	t.Run("history", func(t *testing.T) { testHistory(t, open) })
	t.Run("writers", func(t *testing.T) { testWriters(t, open) })
	t.Run("check", func(t *testing.T) { testCheck(t, open) })
	t.Run("two at once", func(t *testing.T) { testTwo(t, open) })
	t.Run("deadline", func(t *testing.T) { testDeadline(t, open) })
	t.Run("random", func(t *testing.T) { testRandom(t, open) })
}

// A model is what an index should hold.
type model struct {
	versions map[string]index.Version
	policies map[string]index.Policy
}

func newModel() *model {
	return &model{map[string]index.Version{}, map[string]index.Policy{}}
}

// apply does to the model what a batch does to an index.
func (m *model) apply(b index.Batch) {
	for _, id := range b.Remove {
		delete(m.versions, id)
	}
	for _, p := range b.Policies {
		m.policies[p.ID] = p
	}
	for _, v := range b.Versions {
		m.versions[v.Analysis.Version.ID] = v
	}
}

func (m *model) state() *index.State {
	s := &index.State{Versions: map[string]string{}, Policies: map[string]index.Policy{}}
	for id, v := range m.versions {
		s.Versions[id], s.Policies[v.Policy] = v.Stamp, m.policies[v.Policy]
	}
	return s
}

// A place is a clause of a version.
type place struct {
	policy, version string
	clause          int
}

func comparePlaces(a, b place) int {
	return cmp.Or(strings.Compare(a.policy, b.policy), strings.Compare(a.version, b.version), cmp.Compare(a.clause, b.clause))
}

// eval returns what q must find, in the order of places, and its facets.
func (m *model) eval(q *query.Query) ([]place, map[string][]policy.FacetCount) {
	var out []place
	counts := map[string]map[string]int{}
	for id, v := range m.versions {
		p := m.policies[v.Policy]
		s := query.Subject{Policy: &policy.Policy{ID: p.ID, Vendor: p.Vendor, Title: p.Title, Type: p.Type}, Analysis: v.Analysis, Latest: p.Latest == id}
		for _, c := range q.Eval(s) {
			out = append(out, place{p.ID, id, c})
			count(counts, p, v.Analysis, c)
		}
	}
	slices.SortFunc(out, comparePlaces)
	facets := map[string][]policy.FacetCount{}
	for field, values := range counts {
		for value, n := range values {
			facets[field] = append(facets[field], policy.FacetCount{Value: value, Count: n})
		}
		slices.SortFunc(facets[field], func(a, b policy.FacetCount) int {
			return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value))
		})
	}
	return out, facets
}

// count adds a clause to the facets, once for each value that it has.
func count(counts map[string]map[string]int, p index.Policy, a *policy.Analysis, clause int) {
	lang, _, _ := strings.Cut(a.Version.Language, "-")
	values := map[[2]string]bool{
		{"vendor", p.Vendor}: true, {"type", p.Type}: true, {"lang", lang}: true, {"kind", string(a.Clauses[clause].Kind)}: true,
	}
	for _, l := range a.Labels {
		if l.Clause == clause {
			values[[2]string{"leaf", l.Leaf}] = true
			values[[2]string{"category", l.Category}] = true
			values[[2]string{"polarity", string(l.Polarity)}] = true
		}
	}
	for v := range values {
		if v[1] == "" {
			continue
		}
		if counts[v[0]] == nil {
			counts[v[0]] = map[string]int{}
		}
		counts[v[0]][v[1]]++
	}
}

// A reporter is what testing and rapid have in common.
type reporter interface {
	Helper()
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

// check compares what x and the model find for a query.
func (m *model) check(t reporter, x index.Index, text string) {
	t.Helper()
	q, err := query.Parse(text)
	if err != nil {
		t.Fatalf("Parse(%q): %v", text, err)
	}
	res, err := x.Search(context.Background(), q, index.Options{Limit: 10_000, Facets: true})
	if err != nil {
		t.Fatalf("Search(%s): %v", text, err)
	}
	want, facets := m.eval(q)
	var got []place
	policies := map[string]bool{}
	for _, h := range res.Hits {
		got = append(got, place{h.Policy, h.Version, h.Clause})
		policies[h.Policy] = true
		m.checkHit(t, text, h)
	}
	for i := 1; i < len(got); i++ {
		if a, b := res.Hits[i-1].Score, res.Hits[i].Score; a < b || a == b && comparePlaces(got[i-1], got[i]) >= 0 {
			t.Errorf("%s: hit %d (%v, %g) before hit %d (%v, %g)", text, i-1, got[i-1], a, i, got[i], b)
		}
	}
	slices.SortFunc(got, comparePlaces)
	if d := gocmp.Diff(want, got, gocmp.AllowUnexported(place{})); d != "" {
		t.Errorf("%s: -want +got\n%s", text, d)
	}
	if res.Total != len(want) || res.Policies != len(policies) || res.Next != "" {
		t.Errorf("%s: total %d in %d policies and next %q, want %d in %d and none", text, res.Total, res.Policies, res.Next, len(want), len(policies))
	}
	if d := gocmp.Diff(facets, res.Facets); d != "" {
		t.Errorf("%s: facets: -want +got\n%s", text, d)
	}
}

// checkHit compares a hit with the clause that it stands for.
func (m *model) checkHit(t reporter, text string, h index.Hit) {
	t.Helper()
	v, ok := m.versions[h.Version]
	if !ok {
		t.Fatalf("%s: hit in version %q, which is not there", text, h.Version)
	}
	c := v.Analysis.Clauses[h.Clause]
	want := index.Hit{
		Policy: v.Policy, Version: h.Version, Vendor: m.policies[v.Policy].Vendor, Clause: h.Clause, Span: c.Span,
		Heading: slices.Concat([]string{}, c.Heading), Labels: []string{}, Score: h.Score,
	}
	for _, l := range v.Analysis.Labels {
		if l.Clause == h.Clause && !slices.Contains(want.Labels, l.Leaf) {
			want.Labels = append(want.Labels, l.Leaf)
		}
	}
	slices.Sort(want.Labels)
	if d := gocmp.Diff(want, h); d != "" {
		t.Errorf("%s: hit: -want +got\n%s", text, d)
	}
}

// commit applies batches to an index and to the model.
func (m *model) commit(t testing.TB, x index.Index, mark string, batches ...index.Batch) {
	t.Helper()
	w, err := x.Begin(context.Background(), false)
	if err != nil {
		t.Fatalf("Begin: %v", err)
	}
	for _, b := range batches {
		if err := w.Apply(context.Background(), b); err != nil {
			t.Fatalf("Apply: %v", err)
		}
		m.apply(b)
	}
	if err := w.Commit(context.Background(), mark); err != nil {
		t.Fatalf("Commit: %v", err)
	}
	if err := w.Rollback(); err != nil {
		t.Errorf("Rollback after Commit: %v", err)
	}
}

// wholeCorpus is the batch of the whole corpus.
func wholeCorpus() index.Batch {
	vs, ps := versions(corpus)
	return index.Batch{Policies: slices.Collect(maps.Values(ps)), Versions: vs}
}

func testEmpty(t *testing.T, open Opener) {
	x := open(t, t.TempDir())
	defer x.Close()
	for _, q := range queries {
		newModel().check(t, x, q)
	}
	if mark, err := x.Mark(t.Context()); mark != "" || err != nil {
		t.Errorf("Mark = %q, %v", mark, err)
	}
	q, err := query.Parse("a")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := x.Search(t.Context(), q, index.Options{}); err == nil {
		t.Error("a search without a limit is answered")
	}
	if _, err := x.Search(t.Context(), q, index.Options{Limit: 1, After: "??"}); !errors.Is(err, index.ErrCursor) {
		t.Errorf("a search after a bad cursor: %v", err)
	}
}

func testQueries(t *testing.T, open Opener) {
	dir := t.TempDir()
	x := open(t, dir)
	m := newModel()
	m.commit(t, x, "one", wholeCorpus())
	for _, q := range queries {
		m.check(t, x, q)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	x = open(t, dir)
	defer x.Close()
	if mark, err := x.Mark(t.Context()); mark != "one" || err != nil {
		t.Errorf("Mark after reopening = %q, %v, want one", mark, err)
	}
	for _, q := range queries {
		m.check(t, x, q)
	}
}

// testChanges replaces, removes and describes anew, and compares each time.
func testChanges(t *testing.T, open Opener) {
	x := open(t, t.TempDir())
	defer x.Close()
	m := newModel()
	vs, ps := versions(corpus)
	all := slices.Collect(maps.Values(ps))
	relabelled := corpus[2].version()
	relabelled.Stamp = "2"
	relabelled.Analysis.Labels = relabelled.Analysis.Labels[:1]
	renamed := ps["cccccc0003"]
	renamed.Vendor, renamed.Type = "New Orchard", "dpa"
	rolledBack := ps["aaaaaa0001"]
	rolledBack.Latest = vs[0].Analysis.Version.ID
	for i, b := range []index.Batch{
		{Policies: all, Versions: vs[:2]},
		{Versions: vs[2:]},
		{Versions: []index.Version{relabelled}},
		{Policies: []index.Policy{renamed}},
		{Remove: []string{vs[1].Analysis.Version.ID, "unknown"}, Policies: []index.Policy{rolledBack}},
		{Versions: vs[1:2], Policies: []index.Policy{ps["aaaaaa0001"]}},
		{Remove: []string{vs[3].Analysis.Version.ID}},
		{Remove: []string{vs[0].Analysis.Version.ID, vs[1].Analysis.Version.ID, vs[2].Analysis.Version.ID, vs[4].Analysis.Version.ID}},
		{Versions: vs},
	} {
		mark := fmt.Sprint("batch ", i)
		m.commit(t, x, mark, b)
		for _, q := range queries {
			m.check(t, x, q)
		}
		state, err := x.State(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if d := gocmp.Diff(m.state(), state); d != "" {
			t.Errorf("State after batch %d: -want +got\n%s", i, d)
		}
		if got, err := x.Mark(t.Context()); got != mark || err != nil {
			t.Errorf("Mark = %q, %v, want %q", got, err, mark)
		}
		if t.Failed() {
			t.Fatalf("after batch %d", i)
		}
	}
}

func testPages(t *testing.T, open Opener) {
	x := open(t, t.TempDir())
	defer x.Close()
	m := newModel()
	m.commit(t, x, "one", wholeCorpus())
	for _, text := range []string{"*", "data", "version:all", "sell OR data OR cookies version:all"} {
		q, err := query.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		whole, err := x.Search(t.Context(), q, index.Options{Limit: 1000})
		if err != nil {
			t.Fatal(err)
		}
		if whole.Facets != nil {
			t.Errorf("%s: facets that nobody asked for", text)
		}
		for limit := 1; limit < 8; limit++ {
			var hits []index.Hit
			o := index.Options{Limit: limit}
			for {
				res, err := x.Search(t.Context(), q, o)
				if err != nil {
					t.Fatalf("%s after %q: %v", text, o.After, err)
				}
				if res.Total != whole.Total || len(res.Hits) > limit {
					t.Errorf("%s: a page of %d of %d, want at most %d of %d", text, len(res.Hits), res.Total, limit, whole.Total)
				}
				hits = append(hits, res.Hits...)
				if o.After = res.Next; o.After == "" {
					break
				}
			}
			if d := gocmp.Diff(whole.Hits, hits); d != "" {
				t.Errorf("%s: pages of %d differ from the whole\n%s", text, limit, d)
			}
		}
	}
	testCursorOfRemoved(t, x, m)
}

// testCursorOfRemoved goes on after a hit that has been removed meanwhile.
func testCursorOfRemoved(t *testing.T, x index.Index, m *model) {
	q, err := query.Parse("* version:all")
	if err != nil {
		t.Fatal(err)
	}
	whole, err := x.Search(t.Context(), q, index.Options{Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n < len(whole.Hits); n++ {
		first, err := x.Search(t.Context(), q, index.Options{Limit: n})
		if err != nil {
			t.Fatal(err)
		}
		last := first.Hits[n-1].Version
		back := m.versions[last]
		m.commit(t, x, "removed", index.Batch{Remove: []string{last}})
		rest, err := x.Search(t.Context(), q, index.Options{Limit: 1000, After: first.Next})
		if err != nil {
			t.Fatal(err)
		}
		var want []index.Hit
		for _, h := range whole.Hits[n:] {
			if h.Version != last {
				want = append(want, h)
			}
		}
		if d := gocmp.Diff(want, append([]index.Hit(nil), rest.Hits...)); d != "" {
			t.Errorf("after hit %d was removed: -want +got\n%s", n, d)
		}
		m.commit(t, x, "back", index.Batch{Versions: []index.Version{back}})
	}
}

// testHistory checks that answers depend on what the index holds, not on how it
// came to hold it: to the last decimal of every score.
func testHistory(t *testing.T, open Opener) {
	straight, winding := open(t, t.TempDir()), open(t, t.TempDir())
	defer straight.Close()
	defer winding.Close()
	all := wholeCorpus()
	newModel().commit(t, straight, "one", all)
	m := newModel()
	extra := source{policy: index.Policy{ID: "eeeeee0005", Vendor: "Gone"}, text: "We sell cookies.\nWe sell personal data and cookies."}.version()
	m.commit(t, winding, "a", index.Batch{Policies: []index.Policy{{ID: "eeeeee0005", Vendor: "Gone"}}, Versions: []index.Version{extra}})
	for i := len(all.Versions) - 1; i >= 0; i-- {
		m.commit(t, winding, "b", index.Batch{Policies: all.Policies, Versions: all.Versions[i : i+1]}, index.Batch{Versions: all.Versions[i : i+1]})
	}
	m.commit(t, winding, "c", index.Batch{Remove: []string{extra.Analysis.Version.ID}})
	for _, text := range queries {
		q, err := query.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		o := index.Options{Limit: 5, Facets: true}
		want, err := straight.Search(t.Context(), q, o)
		if err != nil {
			t.Fatal(err)
		}
		got, err := winding.Search(t.Context(), q, o)
		if err != nil {
			t.Fatal(err)
		}
		if d := gocmp.Diff(want, got); d != "" {
			t.Errorf("%s: -straight +winding\n%s", text, d)
		}
	}
}

func testWriters(t *testing.T, open Opener) {
	ctx := t.Context()
	x := open(t, t.TempDir())
	defer x.Close()
	m := newModel()
	m.commit(t, x, "one", wholeCorpus())

	w, err := x.Begin(ctx, false)
	if err != nil {
		t.Fatal(err)
	}
	vs, _ := versions(corpus)
	if err := w.Apply(ctx, index.Batch{Remove: []string{vs[1].Analysis.Version.ID}}); err != nil {
		t.Fatal(err)
	}
	m.check(t, x, "*") // not yet
	soon, cancel := context.WithTimeoutCause(ctx, 30*time.Millisecond, index.ErrBusy)
	defer cancel()
	if _, err := x.Begin(soon, false); !errors.Is(err, index.ErrBusy) {
		t.Errorf("a second writer: %v, want index.ErrBusy", err)
	}
	if err := w.Rollback(); err != nil {
		t.Errorf("Rollback: %v", err)
	}
	if err := w.Apply(ctx, index.Batch{}); err == nil {
		t.Error("Apply after Rollback succeeds")
	}
	m.check(t, x, "*")

	// A commit of nothing changes the mark alone.
	m.commit(t, x, "two")
	m.check(t, x, "*")
	if mark, err := x.Mark(ctx); mark != "two" || err != nil {
		t.Errorf("Mark = %q, %v, want two", mark, err)
	}

	fresh, err := x.Begin(ctx, true)
	if err != nil {
		t.Fatal(err)
	}
	if err := fresh.Commit(ctx, "three"); err != nil {
		t.Fatal(err)
	}
	newModel().check(t, x, "*")
	if mark, err := x.Mark(ctx); mark != "three" || err != nil {
		t.Errorf("Mark = %q, %v, want three", mark, err)
	}
	m.commit(t, x, "four", wholeCorpus())
	m.check(t, x, "sell")
}

// testCheck checks versions that the index holds, and some that differ in one thing.
func testCheck(t *testing.T, open Opener) {
	x := open(t, t.TempDir())
	defer x.Close()
	newModel().commit(t, x, "one", wholeCorpus())
	vs, _ := versions(corpus)
	for _, v := range vs {
		if err := x.Check(t.Context(), v); err != nil {
			t.Errorf("Check of version %s: %v", v.Analysis.Version.ID, err)
		}
	}
	for name, change := range map[string]func(v *index.Version){
		"stamp":    func(v *index.Version) { v.Stamp = "2" },
		"policy":   func(v *index.Version) { v.Policy = "cccccc0003" },
		"date":     func(v *index.Version) { v.Analysis.Version.Date = "1999-01-01" },
		"profile":  func(v *index.Version) { v.Analysis.Profile.Denied = nil },
		"facts":    func(v *index.Version) { v.Analysis.Facts = nil },
		"clauses":  func(v *index.Version) { v.Analysis.Clauses = append(v.Analysis.Clauses, v.Analysis.Clauses[0]) },
		"text":     func(v *index.Version) { v.Analysis.Text = strings.Replace(v.Analysis.Text, "apples", "plums.", 1) },
		"span":     func(v *index.Version) { v.Analysis.Clauses[0].End-- },
		"kind":     func(v *index.Version) { v.Analysis.Clauses[0].Kind = policy.Row },
		"heading":  func(v *index.Version) { v.Analysis.Clauses[0].Heading = []string{"Other"} },
		"label":    func(v *index.Version) { v.Analysis.Labels[0].Leaf = "sale.other" },
		"polarity": func(v *index.Version) { v.Analysis.Labels[0].Polarity = policy.Conditional },
		"audience": func(v *index.Version) { v.Analysis.Clauses[0].Audience = []string{"guests"} },
		"finding":  func(v *index.Version) { v.Analysis.Findings = nil },
	} {
		v := corpus[1].version()
		change(&v)
		if err := x.Check(t.Context(), v); err == nil || errors.Is(err, index.ErrNotIndexed) {
			t.Errorf("Check of a version with another %s: %v", name, err)
		}
	}
	unknown := corpus[0]
	unknown.text += "More."
	if err := x.Check(t.Context(), unknown.version()); !errors.Is(err, index.ErrNotIndexed) {
		t.Errorf("Check of a version that is not there: %v", err)
	}
}

// testTwo opens an index twice, as two processes do.
func testTwo(t *testing.T, open Opener) {
	dir := t.TempDir()
	a, b := open(t, dir), open(t, dir)
	defer a.Close()
	defer b.Close()
	m := newModel()
	vs, ps := versions(corpus)
	m.commit(t, a, "one", index.Batch{Policies: slices.Collect(maps.Values(ps)), Versions: vs[:2]})
	m.check(t, b, "sell")
	m.commit(t, b, "two", index.Batch{Versions: vs[2:]})
	m.check(t, b, "sell")
	m.check(t, a, "sell")
	w, err := a.Begin(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Rollback()
	if err := w.Apply(t.Context(), index.Batch{Remove: []string{vs[0].Analysis.Version.ID}}); err != nil {
		t.Fatal(err)
	}
	m.check(t, b, "version:all sell") // never waits for the writer
	soon, cancel := context.WithTimeoutCause(t.Context(), 30*time.Millisecond, index.ErrBusy)
	defer cancel()
	if _, err := b.Begin(soon, false); !errors.Is(err, index.ErrBusy) {
		t.Errorf("a writer beside another's: %v, want index.ErrBusy", err)
	}
}

func testDeadline(t *testing.T, open Opener) {
	x := open(t, t.TempDir())
	defer x.Close()
	newModel().commit(t, x, "one", wholeCorpus())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	q, err := query.Parse(`"personal data" NEAR/3 sell`)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := x.Search(ctx, q, index.Options{Limit: 1}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled search: %v", err)
	}
}
