// Package store is the truth of a library: the source bytes as they came, what
// the user said of them, and beside each version what was derived from it. A
// Store speaks of policies and versions, never of rows; package storetest is the
// suite that every Store passes.
package store

import (
	"context"
	"errors"
	"slices"
	"strings"

	"lacuna/internal/policy"
)

// ErrNotFound is returned for a policy, version or snapshot that the store does not hold.
var ErrNotFound = errors.New("not found")

// ErrOutdated is returned for an analysis or profile that another program has
// stored in a form that this one cannot read. It can be made anew from its snapshot.
var ErrOutdated = errors.New("stored in a form that this program does not read")

// A Store keeps policies. It is safe for concurrent use, by several processes
// too, and what Put has returned from is durable. Values it returns are the caller's.
type Store interface {
	// Put writes the records in one transaction, all or none. A version that the
	// store already holds, under its id or the one it replaces, keeps its place
	// in the order of arrival and is replaced otherwise; so are the vendor, title
	// and type of its policy.
	Put(ctx context.Context, records []Record) error

	// Remove deletes a policy, its versions and the snapshots that no other version has.
	Remove(ctx context.Context, policyID string) error

	// Policies returns up to limit policies, by ascending id from after on.
	Policies(ctx context.Context, after string, limit int) ([]Policy, error)

	// Policy returns the policy with the id.
	Policy(ctx context.Context, id string) (*Policy, error)

	// Find returns up to limit policies by ascending id, whose id starts with ref, if that
	// has six digits or more, or whose vendor or title is ref but for case and white space.
	Find(ctx context.Context, ref string, limit int) ([]Policy, error)

	// Owner returns the id of the policy that the version belongs to.
	Owner(ctx context.Context, version string) (policyID string, err error)

	// Snapshot returns the source bytes with the SHA-256 sum.
	Snapshot(ctx context.Context, sha256 string) ([]byte, error)

	// Analysis returns the analysis of a version as it was put, or ErrOutdated.
	Analysis(ctx context.Context, version string) (*policy.Analysis, error)

	// Text returns the text of a version's analysis, faster than Analysis does.
	Text(ctx context.Context, version string) (string, error)

	// Profiles returns the profiles of the versions, in their order. One that is
	// outdated has no cells and a zero Revision.
	Profiles(ctx context.Context, versions []string) ([]Profile, error)

	// Change returns a mark that is another one after every Put and Remove, and in every other store.
	Change(ctx context.Context) (string, error)

	// Close releases what the store holds. No other method may be running.
	Close() error
}

// A Record is a version as Put takes it in: its policy without versions, its
// source bytes, and what was derived from them. The Version of the Analysis is
// the one that the store lists.
type Record struct {
	Policy    Policy
	Replaces  string // id of the version that this one is another reading of, "" for none
	DateGiven bool
	Snapshot  []byte // nil keeps the one that is there
	Analysis  *policy.Analysis
	Cells     map[string]policy.MatrixCell
}

// A Policy is a policy as a store holds it.
type Policy struct {
	ID          string
	Key         string // the source's key, which identifies the policy over time
	Vendor      string
	Title       string
	Type        string
	VendorGiven bool      // Vendor is the user's word, not the text's
	TypeGiven   bool      // so is Type
	Versions    []Version // oldest first, see Sort
}

// A Version is a version as a store holds it.
type Version struct {
	policy.Version
	DateGiven bool            // Date is the user's word, not the text's
	Revision  policy.Revision // of the stored analysis
}

// A Profile is what a version says of each leaf, in the shape that the matrix
// and the predicates on whole versions read.
type Profile struct {
	Policy, Vendor, Title string // of the policy; Policy is its id
	policy.Profile
	Revision policy.Revision
	Cells    map[string]policy.MatrixCell
}

// Public returns the policy as users see it.
func (p *Policy) Public() *policy.Policy {
	out := &policy.Policy{ID: p.ID, Vendor: p.Vendor, Title: p.Title, Type: p.Type, Versions: []policy.Version{}}
	for _, v := range p.Versions {
		out.Versions = append(out.Versions, v.Version)
	}
	return out
}

// Latest returns the newest version, nil for a policy without any.
func (p *Policy) Latest() *Version {
	if len(p.Versions) == 0 {
		return nil
	}
	return &p.Versions[len(p.Versions)-1]
}

// Sort puts versions that are in the order of arrival into that of their
// dates, oldest first. A version without a date is as old as the newest that
// arrived before it; versions of one day stay in the order of arrival.
func Sort(versions []Version) {
	type dated struct {
		Version
		date string
	}
	all := make([]dated, len(versions))
	newest := ""
	for i, v := range versions {
		newest = max(newest, v.Date)
		all[i] = dated{v, v.Date}
		if v.Date == "" {
			all[i].date = newest
		}
	}
	slices.SortStableFunc(all, func(a, b dated) int { return strings.Compare(a.date, b.date) })
	for i, d := range all {
		versions[i] = d.Version
	}
}

// FoldName returns a vendor or title in the form that Find compares.
func FoldName(name string) string { return strings.Join(strings.Fields(strings.ToLower(name)), " ") }
