package library

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"lacuna/internal/compare"
	"lacuna/internal/policy"
	"lacuna/internal/store"
)

// Analysis returns the analysis of a version by this library's analyzer: the
// stored one, or a new one where that is of another revision.
func (l *Library) Analysis(ctx context.Context, version string) (*policy.Analysis, error) {
	a, err := l.store.Analysis(ctx, version)
	switch {
	case errors.Is(err, store.ErrOutdated):
	case err != nil || a.Revision == l.an.Revision():
		return a, err
	}
	l.warnStale.Do(func() {
		l.log.Warn("stored analyses are of another revision and are made anew each time: run lacuna reindex")
	})
	p, v, err := l.version(ctx, version)
	if err != nil {
		return nil, err
	}
	return l.again(ctx, p, v)
}

// version returns a version with its policy.
func (l *Library) version(ctx context.Context, id string) (*store.Policy, *store.Version, error) {
	owner, err := l.store.Owner(ctx, id)
	if err != nil {
		return nil, nil, err
	}
	p, err := l.store.Policy(ctx, owner)
	if err != nil {
		return nil, nil, err
	}
	i := slices.IndexFunc(p.Versions, func(v store.Version) bool { return v.ID == id })
	if i < 0 {
		return nil, nil, fmt.Errorf("version %s: %w", id, ErrNotFound)
	}
	return p, &p.Versions[i], nil
}

// again analyses the snapshot of a version anew, and puts over the result what
// the user said at the time.
func (l *Library) again(ctx context.Context, p *store.Policy, v *store.Version) (*policy.Analysis, error) {
	data, err := l.store.Snapshot(ctx, v.SHA256)
	if err != nil {
		return nil, err
	}
	a, err := l.analyze(p.Key, v.Name, data)
	if err != nil {
		return nil, fmt.Errorf("version %s: %w", v.ID, err)
	}
	src := Source{URL: v.Source}
	if v.DateGiven {
		src.Date = v.Date
	}
	if p.TypeGiven {
		src.Type = v.Type
	}
	given(&a.Version, &src)
	return a, nil
}

// Snapshot returns the source bytes of a version.
func (l *Library) Snapshot(ctx context.Context, version string) ([]byte, error) {
	_, v, err := l.version(ctx, version)
	if err != nil {
		return nil, err
	}
	return l.store.Snapshot(ctx, v.SHA256)
}

// Columns returns what each version says of each leaf, in the order asked for.
func (l *Library) Columns(ctx context.Context, versions []string) ([]compare.Column, error) {
	profiles, err := l.store.Profiles(ctx, versions)
	if err != nil {
		return nil, err
	}
	out := make([]compare.Column, len(profiles))
	err = l.parallel(len(out), func(i int) error {
		p := profiles[i]
		out[i] = compare.Column{
			MatrixColumn: policy.MatrixColumn{Policy: p.Policy, Version: versions[i], Vendor: p.Vendor, Title: p.Title},
			Cells:        p.Cells,
		}
		if p.Revision == l.an.Revision() {
			return nil
		}
		a, err := l.Analysis(ctx, versions[i])
		if err == nil {
			out[i].Cells = compare.Cells(a)
		}
		return err
	})
	return out, err
}

// parallel calls f for 0 to n-1, as many at once as there are jobs, and returns
// the first error in that order.
func (l *Library) parallel(n int, f func(i int) error) error {
	errs := make([]error, n)
	slots := make(chan struct{}, l.jobs)
	var wg sync.WaitGroup
	for i := range n {
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			errs[i] = f(i)
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
