package bleveindex

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/blevesearch/bleve/v2"

	"lacuna/internal/index"
)

// How long Begin waits for another writer.
const (
	lockWait  = 10 * time.Second
	lockRetry = 50 * time.Millisecond
)

// A bleve batch is written when it has as many texts or bytes of text.
const (
	batchTexts = 1000
	batchBytes = 8 << 20
)

// A writer changes a copy of the current generation.
type writer struct {
	x     *Index
	lock  *os.File
	now   current // the generation that it starts from
	fresh bool

	// Set up by the first Apply.
	dir     string
	from    string // folder of the generation that dir is a copy of, "" for none
	bleve   bleve.Index
	batch   *bleve.Batch
	bytes   int
	columns *os.File
	out     *bufio.Writer
	enc     *encoder

	texts map[textHash]uint32
	uses  []int32             // by text: the live clauses that have it
	of    map[string][]uint32 // by live version: the texts of its clauses
	known map[string]bool     // words
	words []string            // those of them that the columns file does not have yet
	done  bool
}

// Begin starts a change.
func (x *Index) Begin(ctx context.Context, fresh bool) (index.Writer, error) {
	// The folder may have been deleted, as a cache may be.
	if err := os.MkdirAll(x.dir, 0o700); err != nil {
		return nil, err
	}
	lock, err := waitLock(ctx, filepath.Join(x.dir, "lock"))
	if err != nil {
		return nil, err
	}
	now, err := x.startFrom(fresh)
	if err != nil {
		return nil, errors.Join(err, unlock(lock))
	}
	return &writer{x: x, lock: lock, now: now, fresh: fresh || now.Generation == 0}, nil
}

// startFrom returns the generation that a writer starts from, which is in order
// unless the writer wants nothing of it.
func (x *Index) startFrom(fresh bool) (current, error) {
	if fresh {
		return readCurrent(x.dir)
	}
	g, err := x.acquire()
	if err != nil {
		return current{}, err
	}
	return g.current, g.release()
}

func waitLock(ctx context.Context, path string) (*os.File, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, lockWait, index.ErrBusy)
	defer cancel()
	for {
		f, ok, err := tryLock(path)
		if ok || err != nil {
			return f, err
		}
		select {
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		case <-time.After(lockRetry):
		}
	}
}

// unlock gives the lock back. The file stays: to remove it would let two
// writers lock two files of that name.
func unlock(f *os.File) error { return f.Close() }

// start makes the copy that the writer works on.
func (w *writer) start() (err error) {
	// A reader tells generations apart by number, so none is used twice.
	next := max(w.now.Generation, highest(w.x.dir)) + 1
	if err := removeOthers(w.x.dir, w.now.Generation); err != nil {
		return err
	}
	w.dir = generationDir(w.x.dir, next)
	if w.fresh {
		if err := os.MkdirAll(w.dir, 0o700); err != nil {
			return err
		}
		w.bleve, err = createBleve(w.dir)
	} else {
		w.from = generationDir(w.x.dir, w.now.Generation)
		if err := clone(w.from, w.dir); err != nil {
			return err
		}
		w.bleve, err = openBleve(w.dir, false)
	}
	if err != nil {
		return err
	}
	w.now.Generation = next
	w.batch = w.bleve.NewBatch()
	if err := w.load(); err != nil {
		return err
	}
	w.columns, err = os.OpenFile(filepath.Join(w.dir, columnsFile), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	w.out = bufio.NewWriterSize(w.columns, 1<<20)
	w.enc.w = w.out
	return nil
}

// load reads what the copy holds already.
func (w *writer) load() error {
	var data []byte
	if !w.fresh {
		var err error
		if data, err = os.ReadFile(filepath.Join(w.dir, columnsFile)); err != nil {
			return err
		}
	}
	c, err := readColumns(data)
	if err != nil {
		return err
	}
	w.enc = &encoder{numbers: make(map[string]uint32, len(c.symbols))}
	for i, s := range c.symbols {
		w.enc.numbers[s] = uint32(i + 1)
	}
	w.known = map[string]bool{}
	if err := c.eachWord(func(word, _ string) { w.known[word] = true }); err != nil {
		return err
	}
	w.texts = make(map[textHash]uint32, len(c.hashes))
	w.uses = make([]int32, len(c.hashes))
	for i, h := range c.hashes {
		w.texts[h] = uint32(i)
	}
	w.of = make(map[string][]uint32, len(c.at))
	for id, i := range c.at {
		v := c.versions[i]
		w.use(id, c.text[v.from:v.to])
	}
	return nil
}

func (w *writer) use(version string, texts []uint32) {
	w.of[version] = texts
	for _, t := range texts {
		w.uses[t]++
	}
}

// Apply makes the changes of a batch.
func (w *writer) Apply(ctx context.Context, b index.Batch) error {
	if w.done {
		return errors.New("index writer: already ended")
	}
	if w.bleve == nil {
		if err := w.start(); err != nil {
			return fmt.Errorf("index: %w", err)
		}
	}
	for _, id := range b.Remove {
		if err := w.remove(id); err != nil {
			return err
		}
	}
	for _, p := range b.Policies {
		if err := w.enc.policy(p); err != nil {
			return err
		}
	}
	for _, v := range b.Versions {
		if err := w.put(ctx, v); err != nil {
			return fmt.Errorf("index version %s: %w", v.Analysis.Version.ID, err)
		}
	}
	return nil
}

// remove takes a version out, and from bleve the texts that no other has. Their
// numbers stay taken.
func (w *writer) remove(id string) error {
	texts, ok := w.of[id]
	if !ok {
		return nil
	}
	delete(w.of, id)
	for _, t := range texts {
		if w.uses[t]--; w.uses[t] == 0 {
			w.batch.Delete(textID(t))
		}
	}
	if err := w.enc.remove(id); err != nil {
		return err
	}
	return w.flush(false)
}

func (w *writer) put(ctx context.Context, v index.Version) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	id := v.Analysis.Version.ID
	if err := w.remove(id); err != nil {
		return err
	}
	var used []uint32
	var err error
	encErr := w.enc.version(v, func(text string) (uint32, *newText) {
		n, fresh := w.number(text)
		used = append(used, n)
		if fresh != nil {
			w.bytes += len(text)
		}
		if e := w.flush(false); e != nil {
			err = e
		}
		return n, fresh
	})
	w.use(id, used)
	if len(w.words) > 0 {
		err = errors.Join(err, w.enc.words(w.words))
		w.words = w.words[:0]
	}
	return errors.Join(encErr, err)
}

// number returns the number of a text. One that is new, or was in no clause any
// more, goes into the batch.
func (w *writer) number(text string) (uint32, *newText) {
	t := newTextOf(text)
	n, known := w.texts[t.hash]
	t.number = n
	if !known {
		t.number = uint32(len(w.texts))
		w.texts[t.hash] = t.number
		w.uses = append(w.uses, 0)
	}
	if w.uses[t.number] == 0 {
		w.batch.IndexAdvanced(textDocument(t)) // its only error is an empty id
	}
	if known {
		return n, nil
	}
	for _, word := range t.words {
		if !w.known[word] {
			w.known[word] = true
			w.words = append(w.words, word)
		}
	}
	return t.number, t
}

// flush writes the batch when it is full, or anyway.
func (w *writer) flush(anyway bool) error {
	if n := w.batch.Size(); n == 0 || !anyway && n < batchTexts && w.bytes < batchBytes {
		return nil
	}
	err := w.bleve.Batch(w.batch)
	w.batch.Reset()
	w.bytes = 0
	return err
}

// Commit makes the copy the current generation.
func (w *writer) Commit(ctx context.Context, mark string) error {
	if w.done {
		return errors.New("index writer: already ended")
	}
	defer w.Rollback()
	if w.bleve == nil && w.fresh {
		if err := w.start(); err != nil {
			return fmt.Errorf("index: %w", err)
		}
	}
	if w.bleve != nil {
		if err := w.finish(); err != nil {
			return fmt.Errorf("index: %w", err)
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	w.now.Mark, w.now.Format = mark, formatHash()
	if err := w.publish(); err != nil {
		return fmt.Errorf("index: %w", err)
	}
	// What is left behind, the next writer removes.
	_ = removeOthers(w.x.dir, w.now.Generation)
	w.dir = ""
	return nil
}

// finish writes everything to disk.
func (w *writer) finish() error {
	err := errors.Join(w.flush(true), w.bleve.Close())
	w.bleve = nil
	if err := errors.Join(err, w.out.Flush(), w.columns.Sync()); err != nil {
		return err
	}
	return writeSums(w.dir, w.from)
}

// publish renames the new CURRENT file over the old one.
func (w *writer) publish() error {
	b, err := json.Marshal(w.now)
	if err != nil {
		return err
	}
	path := filepath.Join(w.x.dir, currentFile)
	if err := writeFile(path+".new", append(b, '\n')); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}

// Rollback drops the copy, if Commit has not published it, and the lock.
func (w *writer) Rollback() error {
	if w.done {
		return nil
	}
	w.done = true
	var err error
	if w.bleve != nil {
		err = w.bleve.Close()
	}
	if w.columns != nil {
		err = errors.Join(err, w.columns.Close())
	}
	if w.dir != "" {
		err = errors.Join(err, os.RemoveAll(w.dir))
	}
	return errors.Join(err, unlock(w.lock))
}

// removeOthers removes every generation but the one to keep. Readers that still
// have one open keep its files until they close it.
func removeOthers(dir string, keep int) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		var n int
		if _, bad := fmt.Sscanf(e.Name(), "%08d", &n); bad != nil || n == keep || !e.IsDir() {
			continue
		}
		err = errors.Join(err, os.RemoveAll(filepath.Join(dir, e.Name())))
	}
	return err
}

// highest returns the highest number of a generation in the folder.
func highest(dir string) int {
	entries, _ := os.ReadDir(dir)
	high := 0
	for _, e := range entries {
		var n int
		if _, bad := fmt.Sscanf(e.Name(), "%08d", &n); bad == nil {
			high = max(high, n)
		}
	}
	return high
}
