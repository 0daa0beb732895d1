// Package library keeps a collection of policies: it ingests source files,
// stores their versions and analyses, keeps the index in step with the store,
// and answers questions about what it holds.
package library

import (
	"context"
	"errors"
	"iter"
	"log/slog"

	"lacuna/internal/analyze"
	"lacuna/internal/compare"
	"lacuna/internal/policy"
	"lacuna/internal/query"
)

// A Library is a folder of policies. It is safe for concurrent use, and several
// processes may have the same folder open.
type Library struct{}

// Options are the settings of a Library; the zero value is useful.
type Options struct {
	Jobs     int          // policies analysed at once, 0 is one for each processor
	Log      *slog.Logger // nil logs nothing
	ReadOnly bool         // nothing will be ingested, removed or reindexed
}

// A Source is the bytes of one file and what is known of them.
type Source struct {
	Key    string // identifies the policy over time: the same key with other bytes is a new version
	Name   string // file name; its extension gives the format
	Data   []byte
	Vendor string // organisation behind the policy, "" to take it from the text
	URL    string // where the bytes came from
	Type   string // one of policy.Types, "" to guess
	Date   string // ISO 8601 date of the version, "" to take it from the text
}

// Ingested reports what became of one Source.
type Ingested struct {
	Name    string `json:"name"`
	Status  string `json:"status"` // ingested, already present, new version, refused
	Policy  string `json:"policy,omitempty"`
	Version string `json:"version,omitempty"`
	Clauses int    `json:"clauses"`
	Reason  string `json:"reason,omitempty"` // of a refusal
}

// The values of Ingested.Status.
const (
	StatusIngested = "ingested"
	StatusPresent  = "already present"
	StatusVersion  = "new version"
	StatusRefused  = "refused"
)

// SearchOptions select a page of a search.
type SearchOptions struct {
	Limit  int    // hits on the page, 0 is 20
	After  string // SearchResult.Next of the page before
	Facets bool   // count the values of the matching clauses
}

var errUnfinished = errors.New("not available yet")

// Open opens the library in dir and creates it where there is none.
func Open(ctx context.Context, dir string, an *analyze.Analyzer, o Options) (*Library, error) {
	return &Library{}, nil
}

// Close releases the library's files.
func (l *Library) Close() error { return nil }

// Ingest takes in the sources and reports each in their order, whatever the
// number of jobs. A source that cannot be read is reported as refused and stops nothing.
func (l *Library) Ingest(ctx context.Context, sources iter.Seq2[Source, error], report func(Ingested)) error {
	return errUnfinished
}

// Policies returns all policies, sorted by vendor, title and id.
func (l *Library) Policies(ctx context.Context) ([]policy.Policy, error) { return nil, errUnfinished }

// Find resolves a POLICY or POLICY@VERSION reference.
func (l *Library) Find(ctx context.Context, ref string) (*policy.Policy, *policy.Version, error) {
	return nil, nil, errUnfinished
}

// Analysis returns the analysis of a version by this library's analyzer.
func (l *Library) Analysis(ctx context.Context, version string) (*policy.Analysis, error) {
	return nil, errUnfinished
}

// Snapshot returns the source bytes of a version.
func (l *Library) Snapshot(ctx context.Context, version string) ([]byte, error) {
	return nil, errUnfinished
}

// Remove deletes a policy with all its versions.
func (l *Library) Remove(ctx context.Context, policyID string) error { return errUnfinished }

// Search returns a page of the clauses that match q.
func (l *Library) Search(ctx context.Context, q *query.Query, o SearchOptions) (*policy.SearchResult, error) {
	return nil, errUnfinished
}

// Columns returns what each version says of each leaf, in the order asked for.
func (l *Library) Columns(ctx context.Context, versions []string) ([]compare.Column, error) {
	return nil, errUnfinished
}

// Reindex brings everything that is derived from the source bytes up to date.
func (l *Library) Reindex(ctx context.Context, progress func(done, total int)) error {
	return errUnfinished
}

// Verify proves that snapshots, store and index agree and lists where they do not.
func (l *Library) Verify(ctx context.Context) ([]Problem, error) { return nil, errUnfinished }

// A Problem is something that Verify found wrong.
type Problem struct {
	Subject string `json:"subject"` // "version 3fa9…", "index", …
	Message string `json:"message"`
}

func (p Problem) String() string { return p.Subject + ": " + p.Message }
