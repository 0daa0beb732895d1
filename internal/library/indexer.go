package library

import (
	"context"

	"lacuna/internal/index"
)

// An indexer applies batches to a writer, one after the other, while the next are made.
type indexer struct {
	w       index.Writer
	batches chan index.Batch
	done    chan struct{}
	err     error // once done is closed
}

func startIndexer(ctx context.Context, w index.Writer) *indexer {
	x := &indexer{w: w, batches: make(chan index.Batch, 1), done: make(chan struct{})}
	go func() {
		defer close(x.done)
		for b := range x.batches {
			if x.err = w.Apply(ctx, b); x.err != nil {
				return
			}
		}
	}()
	return x
}

// apply hands a batch over, or returns the error of an earlier one.
func (x *indexer) apply(b index.Batch) error {
	select {
	case x.batches <- b:
		return nil
	case <-x.done:
		return x.err
	}
}

// wait ends the indexer. The writer is the caller's again.
func (x *indexer) wait() error {
	close(x.batches)
	<-x.done
	return x.err
}
