// Package index answers queries over the clauses of many policies. An Index is a
// cache: everything in it comes from the store and can be built anew. It takes
// domain types and query trees in and gives hits out; package indextest is the
// suite that every Index passes, with query.Eval as the oracle.
package index

import (
	"context"
	"errors"

	"lacuna/internal/policy"
	"lacuna/internal/query"
)

// ErrBusy is returned by Begin when another writer, perhaps of another process, does not finish.
var ErrBusy = errors.New("the index is being written by another process")

// ErrCursor is returned by Search for an Options.After that no search returned.
var ErrCursor = errors.New("bad cursor")

// ErrDamaged is returned where files of the index are lost or changed. The way
// out is a fresh one.
var ErrDamaged = errors.New("the index is damaged")

// ErrNotIndexed is returned by Check for a version that the index does not hold.
var ErrNotIndexed = errors.New("not in the index")

// An Index finds clauses. It is safe for concurrent use. Searches see the state
// of the last Commit, of any process, and never wait for a writer.
type Index interface {
	// Search returns a page of the clauses that match q, best first: by descending
	// score, then policy, version and clause. Pages of an unchanged index
	// join without gap or overlap.
	Search(ctx context.Context, q *query.Query, o Options) (*Result, error)

	// Begin starts a change of the index. There is one writer at a time; Begin
	// waits for it a little and then returns ErrBusy. A fresh one starts from
	// nothing, whatever the state of the index.
	Begin(ctx context.Context, fresh bool) (Writer, error)

	// Mark returns the mark of the last Commit, "" for an index without any.
	Mark(ctx context.Context) (string, error)

	// State returns what the index holds, for repair and verification, or
	// ErrDamaged: it reads everything.
	State(ctx context.Context) (*State, error)

	// Check returns how what the index holds of a version differs from what it
	// would hold after v was applied, nil where it does not.
	Check(ctx context.Context, v Version) error

	// Close releases what the index holds. No other method may be running.
	Close() error
}

// A Writer changes an index. What it does is seen by searches from Commit on,
// all at once. It is used by one goroutine, and ends with Commit or Rollback.
type Writer interface {
	Apply(ctx context.Context, b Batch) error

	// Commit publishes the changes and the mark, which the caller chooses to
	// recognise the state by.
	Commit(ctx context.Context, mark string) error

	// Rollback drops the changes. After Commit it does nothing.
	Rollback() error
}

// A Batch is a set of changes: versions to take out, then policies and versions
// to put in, replacing those with the same ids.
type Batch struct {
	Remove   []string // ids of versions
	Policies []Policy
	Versions []Version
}

// A Policy is what all versions of a policy share.
type Policy struct {
	ID, Vendor, Title, Type string
	Latest                  string // id of the newest version
}

// A Version is an analysis to be found. Its policy is described in the same
// Batch or an earlier one.
type Version struct {
	Policy   string // id
	Stamp    string // names the state that it was derived from
	Analysis *policy.Analysis
}

// A State is what an index holds: the stamp of each version and each policy that has versions.
type State struct {
	Versions map[string]string
	Policies map[string]Policy
}

// Options select a page.
type Options struct {
	Limit  int    // hits on the page, at least 1
	After  string // Result.Next of the page before
	Facets bool
}

// A Result is a page of hits and figures over all hits.
type Result struct {
	Total    int // clauses that match
	Policies int // policies they are in
	Hits     []Hit
	Facets   map[string][]policy.FacetCount // see FacetFields; by descending count, then value
	Next     string                         // "" on the last page
}

// FacetFields are the keys of Result.Facets, each a field of the query language.
var FacetFields = []string{"leaf", "category", "polarity", "vendor", "type", "kind", "lang"}

// A Hit is a clause that matches. Its text is for the caller to read from the store.
type Hit struct {
	Policy, Version, Vendor string
	Clause                  int
	Span                    policy.Span // of the clause, in the version's text
	Heading                 []string
	Labels                  []string // leaves, sorted
	Score                   float64  // rounded to four decimals
}
