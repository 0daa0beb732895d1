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

// writerWait is how long a change waits for another writer.
const writerWait = 10 * time.Second

// begin starts a change of the index, which also keeps other processes from
// changing the store, and brings the index up to date with the store first. One
// that is damaged is made anew, as it is with fresh anyway. For another writer it
// waits so long.
func (l *Library) begin(ctx context.Context, wait time.Duration, fresh bool) (index.Writer, error) {
	w, err := l.tryBegin(ctx, wait, fresh)
	if errors.Is(err, index.ErrDamaged) && !fresh {
		l.log.Warn("the index is damaged and is made anew", "cause", err)
		return l.tryBegin(ctx, wait, true)
	}
	return w, err
}

func (l *Library) tryBegin(ctx context.Context, wait time.Duration, fresh bool) (index.Writer, error) {
	waiting, cancel := context.WithTimeoutCause(ctx, wait, index.ErrBusy)
	defer cancel()
	w, err := l.index.Begin(waiting, fresh)
	if err != nil {
		return nil, err
	}
	if fresh {
		err = l.repair(ctx, w, &index.State{})
	} else {
		err = l.bringUp(ctx, w)
	}
	if err != nil {
		return nil, errors.Join(err, w.Rollback())
	}
	return w, nil
}

// bringUp repairs the index where it is behind.
func (l *Library) bringUp(ctx context.Context, w index.Writer) error {
	behind, err := l.behind(ctx)
	if err != nil || !behind {
		return err
	}
	state, err := l.index.State(ctx)
	if err != nil {
		return fmt.Errorf("repair index: %w", err)
	}
	return l.repair(ctx, w, state)
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

// repairBatch is the number of versions that go into the index at once.
const repairBatch = 64

// repair makes the index, which holds what state says, hold what the store holds.
func (l *Library) repair(ctx context.Context, w index.Writer, state *index.State) error {
	extra := map[string]string{}
	maps.Copy(extra, state.Versions)
	n := 0
	var b index.Batch
	err := l.each(ctx, func(p *store.Policy) error {
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
