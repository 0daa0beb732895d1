package library

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"lacuna/internal/index"
	"lacuna/internal/policy"
	"lacuna/internal/store"
)

// begin starts a change of the index, which also keeps other processes from
// changing the store, and brings the index up to date with the store first.
func (l *Library) begin(ctx context.Context) (index.Writer, error) {
	w, err := l.index.Begin(ctx, false)
	if err != nil {
		return nil, err
	}
	behind, err := l.behind(ctx)
	if err == nil && behind {
		err = l.repair(ctx, w)
	}
	if err != nil {
		return nil, errors.Join(err, w.Rollback())
	}
	return w, nil
}

// behind reports whether the index was made from another state of the store.
func (l *Library) behind(ctx context.Context) (bool, error) {
	change, err := l.store.Change(ctx)
	if err != nil {
		return false, err
	}
	mark, err := l.index.Mark(ctx)
	return mark != change, err
}

// commit publishes the changes under the mark of the store's present state. The
// caller's writer keeps others from changing the store meanwhile.
func (l *Library) commit(ctx context.Context, w index.Writer) error {
	change, err := l.store.Change(ctx)
	if err != nil {
		return errors.Join(err, w.Rollback())
	}
	return errors.Join(w.Commit(ctx, change), w.Rollback())
}

// catchUpWait is how long a search waits for a writer before it makes do with
// the index as it is.
const catchUpWait = 20 * time.Millisecond

// catchUp repairs an index that a crash has left behind. While another process
// writes, it is behind for a good reason and stays so.
func (l *Library) catchUp(ctx context.Context) error {
	behind, err := l.behind(ctx)
	if err != nil || !behind {
		return err
	}
	soon, cancel := context.WithTimeoutCause(ctx, catchUpWait, index.ErrBusy)
	defer cancel()
	w, err := l.index.Begin(soon, false)
	if errors.Is(err, index.ErrBusy) {
		l.log.Info("another process is writing: searching what was there before")
		return nil
	}
	if err != nil {
		return err
	}
	defer w.Rollback()
	// It may have caught up between the look and the lock.
	if behind, err := l.behind(ctx); err != nil || !behind {
		return err
	}
	if err := l.repair(ctx, w); err != nil {
		return err
	}
	return l.commit(ctx, w)
}

// repairBatch is the number of versions that go into the index at once.
const repairBatch = 64

// repair makes the index hold what the store holds.
func (l *Library) repair(ctx context.Context, w index.Writer) error {
	state, err := l.index.State(ctx)
	if err != nil {
		return fmt.Errorf("repair index: %w", err)
	}
	extra := maps.Clone(state.Versions)
	n := 0
	var b index.Batch
	err = l.each(ctx, func(p *store.Policy) error {
		if ip := indexPolicy(p); state.Policies[p.ID] != ip {
			b.Policies = append(b.Policies, ip)
		}
		for i := range p.Versions {
			v := &p.Versions[i]
			delete(extra, v.ID)
			if state.Versions[v.ID] == stamp(&v.Version, v.Revision) {
				continue
			}
			a, err := l.store.Analysis(ctx, v.ID)
			if errors.Is(err, store.ErrOutdated) {
				a, err = l.again(ctx, p, v)
			}
			if err != nil {
				return err
			}
			n++
			if b.Versions = append(b.Versions, indexVersion(p.ID, a)); len(b.Versions) < repairBatch {
				continue
			}
			if err := w.Apply(ctx, b); err != nil {
				return err
			}
			b = index.Batch{}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("repair index: %w", err)
	}
	b.Remove = slices.Sorted(maps.Keys(extra))
	l.log.Info("index brought up to date", "added", n, "removed", len(extra))
	if len(b.Remove)+len(b.Policies)+len(b.Versions) == 0 {
		return nil
	}
	return w.Apply(ctx, b)
}

func indexPolicy(p *store.Policy) index.Policy {
	ip := index.Policy{ID: p.ID, Vendor: p.Vendor, Title: p.Title, Type: p.Type}
	if v := p.Latest(); v != nil {
		ip.Latest = v.ID
	}
	return ip
}

func indexVersion(policyID string, a *policy.Analysis) index.Version {
	return index.Version{Policy: policyID, Stamp: stamp(&a.Version, a.Revision), Analysis: a}
}

// stamp names all that a version's entry in the index is made from.
func stamp(v *policy.Version, r policy.Revision) string {
	b, err := json.Marshal([]any{v, r})
	if err != nil {
		panic(err) // strings and numbers
	}
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:8])
}
