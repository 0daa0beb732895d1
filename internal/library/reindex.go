package library

import (
	"context"
	"errors"
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
	total, done := 0, 0
	if err := l.each(ctx, func(p *store.Policy) error { total += len(p.Versions); return nil }); err != nil {
		return fmt.Errorf("reindex: %w", err)
	}
	err = l.eachBatch(ctx, func(held []*heldVersion) error {
		if err := l.reindexBatch(ctx, w, held); err != nil {
			return err
		}
		if done += len(held); progress != nil {
			progress(done, total)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("reindex: %w", err)
	}
	return l.commit(ctx, w)
}

// A heldVersion is a version of the store on its way through Reindex or Verify.
type heldVersion struct {
	*store.Policy
	at       int // place in Policy.Versions
	analysis *policy.Analysis
	anew     bool // analysis is not the stored one
	problem  string
}

func (h *heldVersion) version() *store.Version { return &h.Versions[h.at] }

// eachBatch calls visit for all versions, those of a policy together, some dozens at once.
func (l *Library) eachBatch(ctx context.Context, visit func([]*heldVersion) error) error {
	const enough = 64
	var batch []*heldVersion
	err := l.each(ctx, func(p *store.Policy) error {
		for i := range p.Versions {
			batch = append(batch, &heldVersion{Policy: p, at: i})
		}
		if len(batch) < enough {
			return nil
		}
		full := batch
		batch = nil
		return visit(full)
	})
	if err != nil || len(batch) == 0 {
		return err
	}
	return visit(batch)
}

// reindexBatch stores those of the versions that have to be analysed anew, and indexes all.
func (l *Library) reindexBatch(ctx context.Context, w index.Writer, held []*heldVersion) error {
	err := l.parallel(len(held), func(i int) error { return l.bringUpToDate(ctx, held[i]) })
	if err != nil {
		return err
	}
	var records []store.Record
	var b index.Batch
	for start := 0; start < len(held); {
		n := len(held[start].Versions)
		records = append(records, renewed(held[start:start+n])...)
		b.Policies = append(b.Policies, indexPolicy(held[start].Policy))
		start += n
	}
	for _, h := range held {
		b.Versions = append(b.Versions, indexVersion(h.ID, h.analysis))
	}
	if err := l.store.Put(ctx, records); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	return w.Apply(ctx, b)
}

// bringUpToDate fills h.analysis. A version that cannot be read any more keeps
// the analysis it has.
func (l *Library) bringUpToDate(ctx context.Context, h *heldVersion) (err error) {
	v := h.version()
	if v.Revision == l.an.Revision() {
		if h.analysis, err = l.store.Analysis(ctx, v.ID); !errors.Is(err, store.ErrOutdated) {
			return err
		}
	}
	if h.analysis, err = l.again(ctx, h.Policy, v); err == nil || ctx.Err() != nil {
		h.anew = true
		return err
	}
	l.log.Warn("version cannot be analysed anew, it keeps its old analysis", "version", v.ID, "cause", err)
	h.analysis, err = l.store.Analysis(ctx, v.ID)
	return err
}

// renewed brings a policy up to date with the new analyses of its versions, and
// returns their records.
func renewed(held []*heldVersion) []store.Record {
	p := held[0].Policy
	analyses := map[string]*policy.Analysis{}
	var records []store.Record
	for _, h := range held {
		v := h.version()
		analyses[h.analysis.Version.ID] = h.analysis
		if h.anew {
			records = append(records, store.Record{Replaces: v.ID, DateGiven: v.DateGiven, Analysis: h.analysis, Cells: compare.Cells(h.analysis)})
			v.Version, v.Revision = h.analysis.Version, h.analysis.Revision
		}
	}
	if records == nil {
		return nil
	}
	// A new reading can find other dates, and so another newest version.
	store.Sort(p.Versions)
	describe(p, analyses[p.Latest().ID])
	for i := range records {
		records[i].Policy = *p
	}
	return records
}
