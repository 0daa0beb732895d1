package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"lacuna/internal/library"
	"lacuna/internal/policy"
	"lacuna/internal/query"
)

// searchHits is the number of hits on one page of results.
const searchHits = 25

// A searchPage is the query, its facets and its hits, or the error in the query.
type searchPage struct {
	Common
	Asked    bool // there is a query to answer
	Error    *queryError
	Result   *policy.SearchResult
	Took     string
	Hits     []hitView
	Facets   []facet
	Chosen   []link // facet values in force; following one takes it out
	Next     string
	API      string
	Examples []link
}

// A queryError points at the column where a query goes wrong.
type queryError struct {
	Message string
	Column  int    // from 1
	Before  string // the query up to the fault
	Fault   string // and from there on
}

// A facet is a field with the values that the matching clauses have.
type facet struct {
	Name   string
	Field  string
	Values []link
	More   []link // shown on demand
}

func (s *server) searchPage(c echo.Context) error {
	p, err := s.newSearchPage(c.Request().Context(), c.QueryParams())
	if err == nil && p.Error != nil {
		return s.render(c, http.StatusBadRequest, p)
	}
	return s.show(c, p, err)
}

func (s *server) newSearchPage(ctx context.Context, params url.Values) (*searchPage, error) {
	p := &searchPage{Common: Common{Page: "search", Title: "Search", Query: strings.TrimSpace(params.Get("q"))}, Examples: searchExamples()}
	p.Chosen = s.chosenFacets(params)
	p.Asked = p.Query != "" || p.Chosen != nil
	if !p.Asked {
		return p, nil
	}
	if p.Query != "" {
		p.Title = p.Query + " · Search"
	}
	q, err := parseSearch(p.Query, params)
	if err != nil {
		return p, p.explain(err)
	}
	start := time.Now()
	p.Result, err = s.lib.Search(ctx, q, library.SearchOptions{Limit: searchHits, After: params.Get("after"), Facets: true})
	if err != nil {
		return p, p.explain(err)
	}
	p.Took = tookWords(time.Since(start))
	s.fillSearch(p, params)
	return p, nil
}

// parseSearch parses what was typed on its own first, so that the column of an
// error is the column of what was typed, and then with the facets.
func parseSearch(typed string, params url.Values) (*query.Query, error) {
	if typed != "" {
		if q, err := query.Parse(typed); err != nil || len(facetTerms(params)) == 0 {
			return q, err
		}
	}
	terms := facetTerms(params)
	if typed != "" {
		terms = append([]string{"(" + typed + ")"}, terms...)
	}
	return query.Parse(strings.Join(terms, " AND "))
}

// explain puts an error of the query into the page and returns any other.
func (p *searchPage) explain(err error) error {
	var q *query.Error
	if !errors.As(err, &q) {
		return err
	}
	at := min(max(q.Column-1, 0), len(p.Query))
	p.Error = &queryError{Message: q.Message, Column: q.Column, Before: p.Query[:at], Fault: p.Query[at:]}
	return nil
}

func (s *server) fillSearch(p *searchPage, params url.Values) {
	for _, h := range p.Result.Hits {
		p.Hits = append(p.Hits, s.hitView(h))
	}
	p.Facets = s.facets(p.Result.Facets, params)
	if p.Result.Next != "" {
		p.Next = replaced("/search", params, "after", "")
		p.Next += "&after=" + url.QueryEscape(p.Result.Next)
	}
	p.API = address("/api/v1/search", "q", p.Result.Query)
}

// facetFields are the fields that can be narrowed by a click, in order.
var facetFields = []struct{ field, name string }{
	{"category", "Category"},
	{"leaf", "Practice"},
	{"polarity", "Said how"},
	{"vendor", "Vendor"},
	{"type", "Document"},
	{"kind", "Clause"},
	{"lang", "Language"},
}

// facetTerms are the facets in force as terms of the search language: one of
// the values of each field.
func facetTerms(params url.Values) []string {
	var terms []string
	for _, f := range facetFields {
		var any []string
		for _, v := range params[f.field] {
			any = append(any, f.field+":"+quoted(v))
		}
		switch {
		case len(any) == 1:
			terms = append(terms, any[0])
		case len(any) > 1:
			terms = append(terms, "("+strings.Join(any, " OR ")+")")
		}
	}
	return terms
}

func quoted(v string) string { return `"` + strings.ReplaceAll(v, `"`, " ") + `"` }

// facetValues is the number of values that a facet shows before "more".
const facetValues = 8

func (s *server) facets(counts map[string][]policy.FacetCount, params url.Values) []facet {
	var out []facet
	for _, f := range facetFields {
		fc := facet{Name: f.name, Field: f.field}
		for _, v := range counts[f.field] {
			l := link{Name: s.facetName(f.field, v.Value), Count: v.Count, URL: toggled("/search", params, f.field, v.Value)}
			l.Here = slices.Contains(params[f.field], v.Value)
			if len(fc.Values) < facetValues || l.Here {
				fc.Values = append(fc.Values, l)
			} else {
				fc.More = append(fc.More, l)
			}
		}
		if fc.Values != nil {
			out = append(out, fc)
		}
	}
	return out
}

func (s *server) facetName(field, value string) string {
	switch field {
	case "leaf":
		if l := s.tax.Leaf(value); l != nil {
			return l.Name
		}
	case "category":
		if c := s.tax.Category(value); c != nil {
			return c.Name
		}
	case "type":
		return dashless(value)
	}
	return value
}

func (s *server) chosenFacets(params url.Values) []link {
	var out []link
	for _, f := range facetFields {
		for _, v := range params[f.field] {
			out = append(out, link{Name: f.name + ": " + s.facetName(f.field, v), URL: toggled("/search", params, f.field, v), Here: true})
		}
	}
	return out
}

func tookWords(d time.Duration) string {
	if d < time.Millisecond {
		return "under 1 ms"
	}
	return strconv.FormatInt(d.Milliseconds(), 10) + " ms"
}

// searchExamples are queries to click on where there is nothing else to show.
func searchExamples() []link {
	var out []link
	for _, e := range []struct{ q, words string }{
		{`leaf:retention.period`, "clauses that state how long data are kept"},
		{`polarity:denied AND category:sale`, "promises not to sell"},
		{`"third parties" NEAR/8 marketing`, "two things said close together"},
		{`missing:complaint.authority`, "policies that never mention complaining to an authority"},
		{`period>P1Y`, "anything kept for more than a year"},
		{`cookie* NOT category:cookies`, "cookies named outside the cookie clauses"},
	} {
		out = append(out, link{Name: e.q, URL: address("/search", "q", e.q)}, link{Name: e.words})
	}
	return out
}
