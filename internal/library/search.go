package library

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"lacuna/internal/index"
	"lacuna/internal/policy"
	"lacuna/internal/query"
)

// SearchOptions select a page of a search.
type SearchOptions struct {
	Limit  int    // hits on the page, 0 is 20
	After  string // SearchResult.Next of the page before
	Facets bool   // count the values of the matching clauses
}

// Search returns a page of the clauses that match q. The error is a
// *query.Error where q names a leaf or category that the taxonomy does not have:
// nothing would have it, and every policy would miss it.
func (l *Library) Search(ctx context.Context, q *query.Query, o SearchOptions) (*policy.SearchResult, error) {
	if err := l.checkLeaves(q); err != nil {
		return nil, err
	}
	if err := l.catchUp(ctx); err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	if o.Limit == 0 {
		o.Limit = 20
	}
	res, err := l.find(ctx, q, index.Options{Limit: o.Limit, After: o.After, Facets: o.Facets})
	if err != nil {
		return nil, err
	}
	out := &policy.SearchResult{Query: q.String(), AlsoSearched: []string{}, Total: res.Total, Policies: res.Policies, Next: res.Next, Facets: res.Facets}
	out.Hits, err = l.hits(ctx, q, res.Hits)
	return out, err
}

// find asks the index, which is made anew if it turns out to be damaged.
func (l *Library) find(ctx context.Context, q *query.Query, o index.Options) (*index.Result, error) {
	res, err := l.index.Search(ctx, q, o)
	if !errors.Is(err, index.ErrDamaged) {
		return res, err
	}
	if c := l.startRemake(err); c == nil {
		return nil, err
	} else if err := l.waitFor(ctx, c); err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	return l.index.Search(ctx, q, o)
}

// hits adds the texts to what the index found.
func (l *Library) hits(ctx context.Context, q *query.Query, found []index.Hit) ([]policy.Hit, error) {
	out := make([]policy.Hit, 0, len(found))
	texts := map[string]string{}
	for _, h := range found {
		text, ok := texts[h.Version]
		if !ok {
			var err error
			text, err = l.store.Text(ctx, h.Version)
			if errors.Is(err, ErrNotFound) {
				continue // removed since the index was made
			}
			if err != nil {
				return nil, err
			}
			texts[h.Version] = text
		}
		if h.Span.End > len(text) {
			return nil, fmt.Errorf("version %s: the index does not fit its text: run lacuna reindex", h.Version)
		}
		clause := h.Span.Of(text)
		out = append(out, policy.Hit{
			Policy: h.Policy, Version: h.Version, Vendor: h.Vendor, Clause: h.Clause, Score: h.Score,
			Text: clause, Heading: h.Heading, Marks: q.Marks(clause), Labels: h.Labels,
		})
	}
	return out, nil
}

// checkLeaves reports a field that names a leaf or category that there is not.
func (l *Library) checkLeaves(q *query.Query) error {
	t := l.an.Taxonomy()
	for _, f := range q.Fields() {
		ok, what := true, "leaf"
		switch {
		case f.Prefix:
		case f.Name == "leaf", f.Name == "has" && strings.Contains(f.Value, "."), f.Name == "missing" && strings.Contains(f.Value, "."):
			ok = t.Leaf(f.Value) != nil
		case f.Name == "category", f.Name == "missing":
			ok, what = t.Category(f.Value) != nil, "category"
		}
		if !ok {
			return &query.Error{Column: f.Column, Message: fmt.Sprintf("the taxonomy has no %s %q; see lacuna taxonomy", what, f.Value)}
		}
	}
	return nil
}
