package library

import (
	"errors"
	"slices"
	"testing"

	"lacuna/internal/query"
)

func TestFind(t *testing.T) {
	twin := bolt
	twin.Key, twin.Vendor = "other/bolt.html", "Other"
	l := open(t, append(slices.Clone(sources), twin)...)
	id := PolicyID(orchard.Key)
	p, _, err := l.Find(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	older, newer := p.Versions[0].ID, p.Versions[1].ID
	for _, tt := range []struct {
		ref, policy, version string
		is                   error
	}{
		{ref: id, policy: id, version: newer},
		{ref: id[:6], policy: id, version: newer},
		{ref: id[:5], is: ErrNotFound},
		{ref: "orchard ltd", policy: id, version: newer},
		{ref: "ORCHARD PRIVACY POLICY", policy: id, version: newer},
		{ref: "orchard ltd@~0", policy: id, version: newer},
		{ref: "orchard ltd@~1", policy: id, version: older},
		{ref: "orchard ltd@~2", is: ErrNotFound},
		{ref: "orchard ltd@~x", is: ErrNotFound},
		{ref: "orchard ltd@2021-03-01", policy: id, version: older},
		{ref: "orchard ltd@2022-01-01", policy: id, version: older},
		{ref: "orchard ltd@2023", policy: id, version: newer},
		{ref: "orchard ltd@2021-02", is: ErrNotFound},
		{ref: id[:8] + "@" + older[:7], policy: id, version: older},
		{ref: id[:8] + "@" + older, policy: id, version: older},
		{ref: id + "@ffffff", is: ErrNotFound},
		{ref: older, policy: id, version: older},
		{ref: "nobody", is: ErrNotFound},
		{ref: "nobody@~1", is: ErrNotFound},
		{ref: "", is: ErrNotFound},
		{ref: "@", is: ErrNotFound},
	} {
		p, v, err := l.Find(t.Context(), tt.ref)
		if tt.is != nil {
			if !errors.Is(err, tt.is) {
				t.Errorf("Find(%q): %v, want %v", tt.ref, err, tt.is)
			}
			continue
		}
		if err != nil || p.ID != tt.policy || v.ID != tt.version {
			t.Errorf("Find(%q) = %v, %v, %v, want %s, %s", tt.ref, p, v, err, tt.policy, tt.version)
		}
	}
	var ambiguous *Ambiguous
	if _, _, err := l.Find(t.Context(), "bolt privacy notice"); !errors.As(err, &ambiguous) || len(ambiguous.Candidates) != 2 {
		t.Errorf("a title that two policies have: %v", err)
	}
}

func TestVendor(t *testing.T) {
	for _, tt := range []struct{ title, want string }{
		{"Acme Privacy Policy", "Acme"},
		{"Privacy Policy | Acme", "Acme"},
		{"Acme's Privacy Notice", "Acme"},
		{"The Acme Shop: Cookie Policy", "The Acme Shop"},
		{"Privacy Policy", ""},
		{"Privacy and Cookie Policy", ""},
		{"Privacy & Cookies Notice of Acme", "Acme"},
		{"Global Privacy Statement", ""},
		{"Terms of Service", ""},
		{"Some page about something", ""},
	} {
		if got := untitled(tt.title); got != tt.want {
			t.Errorf("untitled(%q) = %q, want %q", tt.title, got, tt.want)
		}
	}
}

func TestSearch(t *testing.T) {
	l := open(t, sources...)
	for _, tt := range []struct {
		query string
		total int
	}{
		{"sell", 1},
		{"sell version:all", 2},
		{`"do not sell"`, 0},
		{`"do not sell" version:old`, 1},
		{"cookies", 1},
		{`vendor:"Orchard Ltd" kind:item`, 2},
		{"type:cookie-notice contact", 1},
		{"period>P1Y", 1},
	} {
		res := search(t, l, tt.query)
		if res.Total != tt.total || len(res.Hits) != tt.total {
			t.Errorf("%s finds %d and shows %d, want %d", tt.query, res.Total, len(res.Hits), tt.total)
		}
		for _, h := range res.Hits {
			text, err := l.store.Text(t.Context(), h.Version)
			if err != nil {
				t.Fatal(err)
			}
			a, err := l.Analysis(t.Context(), h.Version)
			if err != nil {
				t.Fatal(err)
			}
			if got := a.Clauses[h.Clause].Of(text); got != h.Text {
				t.Errorf("%s: clause %d is %q, the hit shows %q", tt.query, h.Clause, got, h.Text)
			}
			if h.Marks == nil || h.Labels == nil || h.Heading == nil {
				t.Errorf("%s: a list of the hit is null: %+v", tt.query, h)
			}
		}
		if res.AlsoSearched == nil || res.Hits == nil {
			t.Errorf("%s: a list of the result is null", tt.query)
		}
	}
}

// TestUnknownLeaf checks that a slip in the name of a leaf is an error: every policy would be missing it.
func TestUnknownLeaf(t *testing.T) {
	l := open(t, orchard)
	for _, tt := range []struct {
		query  string
		column int
	}{
		{"leaf:retention.perod", 6},
		{"sell missing:nothing", 14},
		{"category:selling", 10},
		{"has:sale.sold", 5},
	} {
		q, err := query.Parse(tt.query)
		if err != nil {
			t.Fatal(err)
		}
		_, err = l.Search(t.Context(), q, SearchOptions{})
		var e *query.Error
		if !errors.As(err, &e) || e.Column != tt.column {
			t.Errorf("%s: %v, want an error at column %d", tt.query, err, tt.column)
		}
	}
}
