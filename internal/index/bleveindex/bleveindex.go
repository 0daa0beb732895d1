// Package bleveindex is an Index in a folder: a bleve index of the distinct
// texts of clauses, and beside it a file of columns with all else there is to
// know of each clause. It is the only importer of bleve.
//
// Bleve holds the words: for each distinct text its folded words, tokenised by
// package nlp without stop words, with positions. A word of a query stands for
// all words with its stem, which the columns file lists: a second field of stems
// would double the cost of building. Which
// clauses a term of a query stands for is a set of rows; the sets of words come
// from bleve, those of fields from the columns, and the operators are set
// operations. Scores are BM25 from exact counts: bleve's own depend on how its
// segments happen to be merged.
//
// The folder has generations. A writer works on a copy of the current one, made
// of hard links, and Commit makes the copy current by renaming a file. So readers
// of any process never wait, a killed writer leaves nothing to repair, and no
// bleve index is ever open for writing and reading at once.
package bleveindex

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"lacuna/internal/index"
)

var _ index.Index = (*Index)(nil)

// An Index finds clauses in the current generation of its folder.
type Index struct {
	dir string

	mu  sync.Mutex
	now *generation // the last one opened, nil before the first search
}

// Open opens the index in dir, and creates the folder where there is none.
func Open(dir string) (*Index, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	return &Index{dir: dir}, nil
}

// Close releases the generation that is open.
func (x *Index) Close() error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.now == nil {
		return nil
	}
	err := x.now.release()
	x.now = nil
	return err
}

// Mark returns the mark of the last Commit of any process.
func (x *Index) Mark(context.Context) (string, error) {
	c, err := readCurrent(x.dir)
	return c.Mark, err
}

// State returns the stamps of the versions and the policies that have any.
func (x *Index) State(context.Context) (*index.State, error) {
	g, err := x.acquireWhole()
	if err != nil {
		return nil, err
	}
	defer g.release()
	s := &index.State{Versions: map[string]string{}, Policies: map[string]index.Policy{}}
	for _, v := range g.cols.versions {
		if !v.gone {
			p := g.cols.policies[v.policy]
			s.Versions[v.id], s.Policies[p.ID] = v.stamp, p
		}
	}
	return s, nil
}

// A current is the content of the file that names the current generation.
type current struct {
	Generation int    `json:"generation"` // 0 is none: an empty index
	Format     string `json:"format"`     // formatHash of the program that wrote it
	Mark       string `json:"mark"`
}

const currentFile = "CURRENT"

// format is everything that a generation's files depend on besides their
// content. An index of another format counts as empty.
var format = struct {
	Columns int
	Mapping string
	Tokens  int
	Sums    int
}{Columns: 2, Mapping: mappingJSON, Tokens: 1, Sums: 1}

func formatHash() string {
	b, err := json.Marshal(format)
	if err != nil {
		panic(err) // strings and numbers
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:8])
}

// readCurrent returns what is current, zero where there is nothing or nothing of this format.
func readCurrent(dir string) (c current, err error) {
	b, err := os.ReadFile(filepath.Join(dir, currentFile))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return c, nil
	case err != nil:
		return c, err
	}
	if json.Unmarshal(b, &c) != nil || c.Format != formatHash() {
		return current{}, nil
	}
	return c, nil
}

func generationDir(dir string, n int) string { return filepath.Join(dir, fmt.Sprintf("%08d", n)) }

// acquire returns the current generation, opening it if it is a new one. The
// caller releases it.
func (x *Index) acquire() (*generation, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	// A writer may remove the generation between our reading its name and opening it.
	for try := 0; ; try++ {
		c, err := readCurrent(x.dir)
		if err != nil {
			return nil, err
		}
		if x.now != nil && x.now.current == c {
			return x.now.retain(), nil
		}
		g, err := openGeneration(x.dir, c)
		if err != nil {
			if again, _ := readCurrent(x.dir); again != c && try < 10 {
				continue
			}
			return nil, fmt.Errorf("open index: %w", err)
		}
		if x.now != nil {
			x.now.release()
		}
		x.now = g
		return g.retain(), nil
	}
}

// acquireWhole is acquire, and checks the content of all files.
func (x *Index) acquireWhole() (*generation, error) {
	for {
		g, err := x.acquire()
		if err != nil || g.current.Generation == 0 {
			return g, err
		}
		if err = checkFiles(g.dir, true); err == nil {
			return g, nil
		}
		now, _ := readCurrent(x.dir)
		replaced := now != g.current // and its files removed meanwhile
		g.release()
		if !replaced {
			return nil, fmt.Errorf("open index: %w", err)
		}
	}
}
