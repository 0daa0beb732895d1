package library

import (
	"context"
	"errors"
	"time"

	"lacuna/internal/index"
)

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
	return l.waitFor(ctx, l.startCatchUp(false))
}

// A catchingUp is one repair of the index. All searches that need one wait for
// the same. It outlives them: a repair that ended with the patience of whoever
// came first would begin from nothing each time.
type catchingUp struct {
	done chan struct{}
	err  error // once done is closed
}

func (l *Library) waitFor(ctx context.Context, c *catchingUp) error {
	select {
	case <-c.done:
		return c.err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// startCatchUp starts a repair, or one that makes the index anew, unless one is running.
func (l *Library) startCatchUp(fresh bool) *catchingUp {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.catching != nil {
		return l.catching
	}
	c := &catchingUp{done: make(chan struct{})}
	l.catching = c
	l.background.Go(func() {
		defer close(c.done)
		c.err = l.runCatchUp(l.life, fresh)
		l.mu.Lock()
		defer l.mu.Unlock()
		l.catching = nil
	})
	return c
}

// startRemake makes a damaged index anew, unless that has been done before and
// did not help: then it returns nil.
func (l *Library) startRemake(cause error) *catchingUp {
	l.mu.Lock()
	again := l.remade && l.catching == nil
	l.remade = true
	l.mu.Unlock()
	if again {
		return nil
	}
	l.log.Warn("the index is damaged and is made anew", "cause", cause)
	return l.startCatchUp(true)
}

func (l *Library) runCatchUp(ctx context.Context, fresh bool) error {
	w, err := l.begin(ctx, catchUpWait, fresh)
	if errors.Is(err, index.ErrBusy) {
		l.log.Info("another process is writing: searching what was there before")
		return nil
	}
	if err != nil {
		return err
	}
	// It may have caught up between the look and the lock.
	if behind, err := l.behind(ctx); !fresh && (err != nil || !behind) {
		return errors.Join(err, w.Rollback())
	}
	return l.commit(ctx, w)
}
