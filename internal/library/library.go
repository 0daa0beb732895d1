// Package library keeps a collection of policies: it ingests source files,
// stores their versions and analyses, keeps the index in step with the store,
// and answers questions about what it holds.
//
// The store is written first and the index second. The index carries the mark of
// the store's state that it was made from, so that one left behind by a crash is
// noticed and brought up to date before the next search.
package library

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"lacuna/internal/analyze"
	"lacuna/internal/index"
	"lacuna/internal/index/bleveindex"
	"lacuna/internal/policy"
	"lacuna/internal/store"
	"lacuna/internal/store/sqlite"
)

// A Library is a folder of policies. It is safe for concurrent use, and several
// processes may have the same folder open: one of them writes at a time, the
// others read what was there before.
type Library struct {
	an    *analyze.Analyzer
	store store.Store
	index index.Index
	jobs  int
	log   *slog.Logger
	read  bool

	warnStale sync.Once

	life       context.Context // ends with Close
	end        context.CancelFunc
	background sync.WaitGroup
	mu         sync.Mutex
	catching   *catchingUp // nil when none is running
	remade     bool        // the index, by a search that found it damaged
}

// Options are the settings of a Library; the zero value is useful.
type Options struct {
	Jobs     int          // policies analysed at once, 0 is one for each processor
	Log      *slog.Logger // nil logs nothing
	ReadOnly bool         // nothing will be ingested, removed or reindexed
}

// ErrReadOnly is returned for changes to a library that was opened for reading.
var ErrReadOnly = errors.New("the library is open for reading only")

// Open opens the library in dir and creates it where there is none.
func Open(ctx context.Context, dir string, an *analyze.Analyzer, o Options) (*Library, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("open library: %w", err)
	}
	s, err := sqlite.Open(ctx, filepath.Join(dir, "lacuna.db"))
	if err != nil {
		return nil, fmt.Errorf("open library: %w", err)
	}
	x, err := bleveindex.Open(filepath.Join(dir, "index"))
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open library: %w", err), s.Close())
	}
	return newLibrary(s, x, an, o), nil
}

func newLibrary(s store.Store, x index.Index, an *analyze.Analyzer, o Options) *Library {
	l := &Library{an: an, store: s, index: x, jobs: o.Jobs, log: o.Log, read: o.ReadOnly}
	if l.jobs < 1 {
		l.jobs = runtime.GOMAXPROCS(0)
	}
	if l.log == nil {
		l.log = slog.New(slog.DiscardHandler)
	}
	l.life, l.end = context.WithCancel(context.Background())
	return l
}

// Close releases the library's files. No other method may be running.
func (l *Library) Close() error {
	l.end()
	l.background.Wait()
	return errors.Join(l.index.Close(), l.store.Close())
}

// Policies returns all policies, sorted by vendor, title and id.
func (l *Library) Policies(ctx context.Context) ([]policy.Policy, error) {
	out := []policy.Policy{}
	err := l.each(ctx, func(p *store.Policy) error {
		out = append(out, *p.Public())
		return nil
	})
	slices.SortFunc(out, func(a, b policy.Policy) int {
		return cmp.Or(strings.Compare(store.FoldName(a.Vendor), store.FoldName(b.Vendor)),
			strings.Compare(store.FoldName(a.Title), store.FoldName(b.Title)), strings.Compare(a.ID, b.ID))
	})
	return out, err
}

// page is the number of policies that are read from the store at once.
const page = 500

// each calls visit for every policy, by id.
func (l *Library) each(ctx context.Context, visit func(*store.Policy) error) error {
	after := ""
	for {
		ps, err := l.store.Policies(ctx, after, page)
		if err != nil {
			return fmt.Errorf("list policies: %w", err)
		}
		for i := range ps {
			if err := visit(&ps[i]); err != nil {
				return err
			}
			after = ps[i].ID
		}
		if len(ps) < page {
			return nil
		}
	}
}
