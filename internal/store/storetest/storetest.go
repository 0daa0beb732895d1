// Package storetest is the suite that every Store passes.
package storetest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"lacuna/internal/policy"
	"lacuna/internal/store"
)

// Run tests the stores that open returns. Open opens the store in dir, and
// creates it where there is none; Run closes it.
func Run(t *testing.T, open func(t *testing.T, dir string) store.Store) {
	for _, tt := range []struct {
		name string
		test func(t *testing.T, s store.Store)
	}{
		{"empty", testEmpty},
		{"put and get", testPutGet},
		{"replace", testReplace},
		{"another reading", testReading},
		{"order of versions", testOrder},
		{"pages", testPages},
		{"find", testFind},
		{"remove", testRemove},
		{"all or none", testAtomic},
		{"beside each other", testConcurrent},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := open(t, t.TempDir())
			defer func() {
				if err := s.Close(); err != nil {
					t.Errorf("Close: %v", err)
				}
			}()
			tt.test(t, s)
		})
	}
	t.Run("durable", func(t *testing.T) { testDurable(t, open) })
	t.Run("two at once", func(t *testing.T) { testTwo(t, open) })
}

// A version to put: key and text are all that its ids depend on.
func makeRecord(key, text, date string) store.Record {
	id := hash("version", key, text)
	a := &policy.Analysis{
		Schema: policy.AnalysisSchema, Unit: policy.Unit,
		Version: policy.Version{
			ID: id, Name: key + ".txt", MediaType: "text/plain", SHA256: fullHash(text), Bytes: len(text), Title: "Notice of " + key,
			Language: "en", Type: "privacy-policy", Date: date, Clauses: 1,
		},
		Revision: policy.Revision{Segmenter: "1", Taxonomy: "1.0.0+aa", Tagger: "t1"},
		Document: policy.Document{
			Text:     text,
			Sections: []policy.Section{{Parent: -1, Level: 1, Span: policy.Span{End: len(text)}}},
			Clauses: []policy.Clause{{
				ID: hash(id, "0"), Kind: policy.Paragraph, Span: policy.Span{End: len(text)}, Sentences: []policy.Span{{End: len(text)}},
				Heading: []string{}, Audience: []string{},
			}},
		},
		Labels: []policy.Label{{
			Leaf: "retention.period", Category: "retention", Score: 0.9, Polarity: policy.Affirmed, Strength: policy.Strong,
			Evidence: []policy.Span{{End: 1}}, Why: []policy.Vote{{Rule: "r/1", Weight: 1.5, Span: policy.Span{End: 1}}},
		}},
		Facts:    []policy.Fact{{Kind: "retention", Span: policy.Span{End: 1}, Value: policy.Retention{Period: "P60D"}}},
		Findings: []policy.Finding{},
		Profile:  policy.Profile{Disclosed: []string{"retention.period"}, Weak: []string{}, Denied: []string{}},
	}
	clause := 0
	return store.Record{
		Policy:    store.Policy{ID: hash("policy", key), Key: key, Vendor: "Vendor " + key, Title: a.Version.Title, Type: "privacy-policy"},
		DateGiven: date != "",
		Snapshot:  []byte(text),
		Analysis:  a,
		Cells:     map[string]policy.MatrixCell{"retention.period": {Status: "disclosed", Clause: &clause, Quote: "kept", Fact: "P60D"}},
	}
}

func hash(parts ...string) string { return fullHash(strings.Join(parts, "\x00"))[:20] }

func fullHash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

func put(t *testing.T, s store.Store, records ...store.Record) {
	t.Helper()
	if err := s.Put(t.Context(), records); err != nil {
		t.Fatalf("Put: %v", err)
	}
}

func getPolicy(t *testing.T, s store.Store, id string) *store.Policy {
	t.Helper()
	p, err := s.Policy(t.Context(), id)
	if err != nil {
		t.Fatalf("Policy(%s): %v", id, err)
	}
	return p
}

func change(t *testing.T, s store.Store) string {
	t.Helper()
	c, err := s.Change(t.Context())
	if err != nil {
		t.Fatalf("Change: %v", err)
	}
	return c
}

func texts(p *store.Policy, of map[string]string) string {
	var out []string
	for _, v := range p.Versions {
		out = append(out, of[v.ID])
	}
	return strings.Join(out, " ")
}

func testEmpty(t *testing.T, s store.Store) {
	ctx := t.Context()
	if ps, err := s.Policies(ctx, "", 10); err != nil || len(ps) > 0 {
		t.Errorf("Policies = %v, %v", ps, err)
	}
	if ps, err := s.Find(ctx, "x", 10); err != nil || len(ps) > 0 {
		t.Errorf("Find = %v, %v", ps, err)
	}
	if ps, err := s.Profiles(ctx, nil); err != nil || len(ps) > 0 {
		t.Errorf("Profiles = %v, %v", ps, err)
	}
	for name, f := range map[string]func() error{
		"Policy":   func() error { _, err := s.Policy(ctx, "x"); return err },
		"Owner":    func() error { _, err := s.Owner(ctx, "x"); return err },
		"Snapshot": func() error { _, err := s.Snapshot(ctx, "x"); return err },
		"Analysis": func() error { _, err := s.Analysis(ctx, "x"); return err },
		"Text":     func() error { _, err := s.Text(ctx, "x"); return err },
		"Profiles": func() error { _, err := s.Profiles(ctx, []string{"x"}); return err },
		"Remove":   func() error { return s.Remove(ctx, "x") },
	} {
		if err := f(); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%s of what is not there: %v, want store.ErrNotFound", name, err)
		}
	}
	before := change(t, s)
	if err := s.Put(ctx, nil); err != nil {
		t.Errorf("Put of nothing: %v", err)
	}
	if change(t, s) != before {
		t.Error("Put of nothing is a change")
	}
}

func testPutGet(t *testing.T, s store.Store) {
	ctx := t.Context()
	r := makeRecord("acme", "We keep data.\x00\nNaïve text.", "2022-01-01")
	r.Policy.VendorGiven = true
	r.Analysis.Version.Source = "https://acme.example/privacy"
	before := change(t, s)
	put(t, s, r)
	if change(t, s) == before {
		t.Error("Put changes no mark")
	}
	id := r.Analysis.Version.ID
	want := r.Policy
	want.Versions = []store.Version{{Version: r.Analysis.Version, DateGiven: true, Revision: r.Analysis.Revision}}
	if d := cmp.Diff(&want, getPolicy(t, s, r.Policy.ID)); d != "" {
		t.Errorf("Policy: -want +got\n%s", d)
	}
	if owner, err := s.Owner(ctx, id); err != nil || owner != r.Policy.ID {
		t.Errorf("Owner = %s, %v, want %s", owner, err, r.Policy.ID)
	}
	if got, err := s.Snapshot(ctx, r.Analysis.Version.SHA256); err != nil || string(got) != string(r.Snapshot) {
		t.Errorf("Snapshot = %q, %v, want %q", got, err, r.Snapshot)
	}
	if got, err := s.Text(ctx, id); err != nil || got != r.Analysis.Text {
		t.Errorf("Text = %q, %v, want %q", got, err, r.Analysis.Text)
	}
	a, err := s.Analysis(ctx, id)
	if err != nil {
		t.Fatalf("Analysis: %v", err)
	}
	if d := cmp.Diff(r.Analysis, a); d != "" {
		t.Errorf("Analysis: -want +got\n%s", d)
	}
	ps, err := s.Profiles(ctx, []string{id, id})
	if err != nil || len(ps) != 2 {
		t.Fatalf("Profiles: %d, %v, want 2", len(ps), err)
	}
	profile := store.Profile{Policy: r.Policy.ID, Vendor: r.Policy.Vendor, Title: r.Policy.Title, Profile: r.Analysis.Profile, Revision: r.Analysis.Revision, Cells: r.Cells}
	if d := cmp.Diff(profile, ps[1]); d != "" {
		t.Errorf("Profiles: -want +got\n%s", d)
	}
}

func testReplace(t *testing.T, s store.Store) {
	a, b := makeRecord("acme", "one", "2020-01-01"), makeRecord("acme", "two", "")
	put(t, s, a)
	put(t, s, b)
	a.Policy.Vendor, a.Policy.Title = "Acme Inc.", "New"
	a.Snapshot = nil
	a.Analysis.Revision.Tagger = "t2"
	a.Analysis.Labels = []policy.Label{}
	put(t, s, a)
	p := getPolicy(t, s, a.Policy.ID)
	if p.Vendor != "Acme Inc." || p.Title != "New" || len(p.Versions) != 2 {
		t.Errorf("after a second Put: %q %q with %d versions, want Acme Inc., New, 2", p.Vendor, p.Title, len(p.Versions))
	}
	if p.Versions[0].ID != a.Analysis.Version.ID || p.Versions[0].Revision.Tagger != "t2" {
		t.Errorf("first version is %s of %v, want %s of t2", p.Versions[0].ID, p.Versions[0].Revision, a.Analysis.Version.ID)
	}
	got, err := s.Analysis(t.Context(), a.Analysis.Version.ID)
	if err != nil || len(got.Labels) != 0 {
		t.Errorf("Analysis after a second Put: %v, %v", got, err)
	}
	if _, err := s.Snapshot(t.Context(), a.Analysis.Version.SHA256); err != nil {
		t.Errorf("Put without a snapshot loses it: %v", err)
	}
}

// testReading stores what a new parser makes of an old snapshot: another text, so another id.
func testReading(t *testing.T, s store.Store) {
	old, second := makeRecord("acme", "old reading", ""), makeRecord("acme", "second", "")
	put(t, s, old, second)
	again := makeRecord("acme", "new reading", "")
	again.Replaces, again.Snapshot = old.Analysis.Version.ID, nil
	again.Analysis.Version.SHA256 = old.Analysis.Version.SHA256
	put(t, s, again)
	p := getPolicy(t, s, old.Policy.ID)
	of := map[string]string{old.Analysis.Version.ID: "old", second.Analysis.Version.ID: "second", again.Analysis.Version.ID: "new"}
	if got := texts(p, of); got != "new second" {
		t.Errorf("versions are %q, want new second", got)
	}
	// Two snapshots that turn out to have the same text are one version.
	same := makeRecord("acme", "new reading", "")
	same.Replaces = second.Analysis.Version.ID
	put(t, s, same)
	if got := texts(getPolicy(t, s, old.Policy.ID), of); got != "new" {
		t.Errorf("versions are %q, want new", got)
	}
}

func testOrder(t *testing.T, s store.Store) {
	of := map[string]string{}
	id := ""
	for _, v := range []struct{ text, date string }{
		{"a", "2020-05-05"},
		{"b", ""}, // as old as a, and came later
		{"c", "2019-01-01"},
		{"d", "2020-05-05"},
		{"e", ""},
	} {
		r := makeRecord("acme", v.text, v.date)
		of[r.Analysis.Version.ID], id = v.text, r.Policy.ID
		put(t, s, r)
	}
	if got, want := texts(getPolicy(t, s, id), of), "c a b d e"; got != want {
		t.Errorf("versions are %q, want %q", got, want)
	}
}

func testPages(t *testing.T, s store.Store) {
	var records []store.Record
	for i := range 25 {
		records = append(records, makeRecord(fmt.Sprint("p", i), "text", ""), makeRecord(fmt.Sprint("p", i), "text two", ""))
	}
	put(t, s, records...)
	after, n := "", 0
	for {
		ps, err := s.Policies(t.Context(), after, 7)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range ps {
			if p.ID <= after || len(p.Versions) != 2 {
				t.Errorf("policy %s after %s with %d versions, want 2", p.ID, after, len(p.Versions))
			}
			after = p.ID
			n++
		}
		if len(ps) < 7 {
			break
		}
	}
	if n != 25 {
		t.Errorf("pages have %d policies, want 25", n)
	}
}

func testFind(t *testing.T, s store.Store) {
	acme, bolt := makeRecord("acme", "a", ""), makeRecord("bolt", "b", "")
	acme.Policy.Vendor, acme.Policy.Title = "ACME  Corp", "Privacy Policy"
	bolt.Policy.Vendor, bolt.Policy.Title = "Bolt 100%", "privacy policy"
	put(t, s, acme, bolt)
	for _, tt := range []struct {
		ref  string
		want []store.Record
	}{
		{"acme corp", []store.Record{acme}},
		{"Bolt 100%", []store.Record{bolt}},
		{"bolt%", nil},
		{"acme", nil},
		{" Privacy  policy", []store.Record{acme, bolt}},
		{acme.Policy.ID, []store.Record{acme}},
		{strings.ToUpper(acme.Policy.ID[:8]), []store.Record{acme}},
		{acme.Policy.ID[:5], nil},
		{acme.Policy.ID + "0", nil},
		{"", nil},
		{"'; DROP TABLE policies; --", nil},
	} {
		got, err := s.Find(t.Context(), tt.ref, 10)
		if err != nil {
			t.Errorf("Find(%q): %v", tt.ref, err)
		}
		var ids, want []string
		for _, p := range got {
			ids = append(ids, p.ID)
		}
		for _, r := range tt.want {
			want = append(want, r.Policy.ID)
		}
		if d := cmp.Diff(want, ids, cmpopts.SortSlices(strings.Compare)); d != "" {
			t.Errorf("Find(%q): -want +got\n%s", tt.ref, d)
		}
	}
}

func testRemove(t *testing.T, s store.Store) {
	ctx := t.Context()
	a, b := makeRecord("acme", "shared text", ""), makeRecord("bolt", "shared text", "")
	own := makeRecord("acme", "own text", "")
	put(t, s, a, b, own)
	before := change(t, s)
	if err := s.Remove(ctx, a.Policy.ID); err != nil {
		t.Fatal(err)
	}
	if change(t, s) == before {
		t.Error("Remove changes no mark")
	}
	if _, err := s.Policy(ctx, a.Policy.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a removed policy: %v", err)
	}
	if _, err := s.Analysis(ctx, a.Analysis.Version.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a removed version: %v", err)
	}
	if _, err := s.Snapshot(ctx, own.Analysis.Version.SHA256); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a removed snapshot: %v", err)
	}
	if _, err := s.Snapshot(ctx, b.Analysis.Version.SHA256); err != nil {
		t.Errorf("a snapshot that another policy has: %v", err)
	}
}

func testAtomic(t *testing.T, s store.Store) {
	good, bad := makeRecord("acme", "a", ""), makeRecord("bolt", "b", "")
	bad.Snapshot = nil // and the store has none
	if err := s.Put(t.Context(), []store.Record{good, bad}); err == nil {
		t.Fatal("a version without a snapshot is put")
	}
	if ps, err := s.Policies(t.Context(), "", 10); err != nil || len(ps) > 0 {
		t.Errorf("after a failed Put: %d policies, %v", len(ps), err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Put(ctx, []store.Record{good}); err == nil {
		t.Error("Put succeeds although its context is done")
	}
}

func testConcurrent(t *testing.T, s store.Store) {
	var wg sync.WaitGroup
	for i := range 4 {
		wg.Go(func() {
			for j := range 10 {
				r := makeRecord(fmt.Sprint("p", i), fmt.Sprint("text ", j), "")
				if err := s.Put(t.Context(), []store.Record{r}); err != nil {
					t.Errorf("Put: %v", err)
				}
				if _, err := s.Policies(t.Context(), "", 100); err != nil {
					t.Errorf("Policies: %v", err)
				}
			}
		})
	}
	wg.Wait()
	ps, err := s.Policies(t.Context(), "", 100)
	if err != nil || len(ps) != 4 || len(ps[0].Versions) != 10 {
		t.Errorf("%d policies, %v, want 4 with 10 versions", len(ps), err)
	}
}

func testDurable(t *testing.T, open func(t *testing.T, dir string) store.Store) {
	dir := t.TempDir()
	r := makeRecord("acme", "text", "2022-01-01")
	s := open(t, dir)
	put(t, s, r)
	mark := change(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(t, dir)
	defer s.Close()
	if got := change(t, s); got != mark {
		t.Errorf("Change after reopening is %q, was %q", got, mark)
	}
	if _, err := s.Analysis(t.Context(), r.Analysis.Version.ID); err != nil {
		t.Error(err)
	}
	other := open(t, t.TempDir())
	defer other.Close()
	put(t, other, r)
	if change(t, other) == mark {
		t.Error("two stores have the same mark")
	}
}

// testTwo opens a store twice, as two processes do.
func testTwo(t *testing.T, open func(t *testing.T, dir string) store.Store) {
	dir := t.TempDir()
	a, b := open(t, dir), open(t, dir)
	defer a.Close()
	defer b.Close()
	var wg sync.WaitGroup
	for i, s := range []store.Store{a, b} {
		wg.Go(func() {
			for j := range 20 {
				if err := s.Put(t.Context(), []store.Record{makeRecord("acme", fmt.Sprint(i, j), "")}); err != nil {
					t.Errorf("Put: %v", err)
				}
			}
		})
	}
	wg.Wait()
	for _, s := range []store.Store{a, b} {
		if p := getPolicy(t, s, hash("policy", "acme")); len(p.Versions) != 40 {
			t.Errorf("%d versions, want 40", len(p.Versions))
		}
	}
}
