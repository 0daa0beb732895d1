package library

import (
	"context"
	"fmt"

	"lacuna/internal/compare"
	"lacuna/internal/index"
	"lacuna/internal/policy"
	"lacuna/internal/store"
)

// Reindex brings everything that is derived from the source bytes up to date:
// analyses of another revision are made anew, and the index is built from
// nothing beside the old one and then put in its place. Progress may be nil.
func (l *Library) Reindex(ctx context.Context, progress func(done, total int)) error {
	if l.read {
		return ErrReadOnly
	}
	w, err := l.index.Begin(ctx, true)
	if err != nil {
		return fmt.Errorf("reindex: %w", err)
	}
	defer w.Rollback()
	total := 0
	if err := l.each(ctx, func(p *store.Policy) error { total += len(p.Versions); return nil }); err != nil {
		return fmt.Errorf("reindex: %w", err)
	}
	done := 0
	err = l.each(ctx, func(p *store.Policy) error {
		if err := l.reindexPolicy(ctx, w, p); err != nil {
			return fmt.Errorf("policy %s: %w", p.ID, err)
		}
		if done += len(p.Versions); progress != nil {
			progress(done, total)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("reindex: %w", err)
	}
	return l.commit(ctx, w)
}

// reindexPolicy stores the versions that have to be analysed anew and indexes all of them.
func (l *Library) reindexPolicy(ctx context.Context, w index.Writer, p *store.Policy) error {
	got, err := l.analyses(ctx, p)
	if err != nil {
		return err
	}
	var records []store.Record
	for i := range got {
		v := &p.Versions[i]
		if got[i].Revision == v.Revision {
			continue
		}
		records = append(records, store.Record{Replaces: v.ID, DateGiven: v.DateGiven, Analysis: got[i], Cells: compare.Cells(got[i])})
		v.Version, v.Revision = got[i].Version, got[i].Revision
	}
	if len(records) > 0 {
		// A new reading can find other dates, and so another newest version.
		store.Sort(p.Versions)
		for _, a := range got {
			if a.Version.ID == p.Latest().ID {
				describe(p, a)
			}
		}
		for i := range records {
			records[i].Policy = *p
		}
		if err := l.store.Put(ctx, records); err != nil {
			return err
		}
	}
	b := index.Batch{Policies: []index.Policy{indexPolicy(p)}}
	for _, a := range got {
		b.Versions = append(b.Versions, indexVersion(p.ID, a))
	}
	return w.Apply(ctx, b)
}

// analyses returns the analyses of the versions of p, up to date. A version that
// cannot be read any more keeps the analysis it has.
func (l *Library) analyses(ctx context.Context, p *store.Policy) ([]*policy.Analysis, error) {
	out := make([]*policy.Analysis, len(p.Versions))
	err := l.parallel(len(out), func(i int) (err error) {
		out[i], err = l.upToDate(ctx, p, &p.Versions[i])
		return err
	})
	return out, err
}

func (l *Library) upToDate(ctx context.Context, p *store.Policy, v *store.Version) (*policy.Analysis, error) {
	if v.Revision != l.an.Revision() {
		a, err := l.again(ctx, p, v)
		if err == nil || ctx.Err() != nil {
			return a, err
		}
		l.log.Warn("version cannot be analysed anew, it keeps its old analysis", "version", v.ID, "cause", err)
	}
	return l.store.Analysis(ctx, v.ID)
}
