package bleveindex

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	bleveapi "github.com/blevesearch/bleve_index_api"
)

const (
	bleveDir    = "bleve"
	columnsFile = "columns"
)

// mappingJSON is the mapping of the bleve index. It maps nothing: documents come
// with their fields and tokens made, see document.
const mappingJSON = `{"default_mapping":{"enabled":false},"scoring_model":"bm25"}`

func newMapping() (*mapping.IndexMappingImpl, error) {
	m := bleve.NewIndexMapping()
	if err := m.UnmarshalJSON([]byte(mappingJSON)); err != nil {
		return nil, fmt.Errorf("index mapping: %w", err)
	}
	return m, nil
}

// boltTimeout is how long bleve waits for the lock of its root file. Nobody
// holds one for long: generations are written once.
const boltTimeout = "5s"

// createBleve creates an empty bleve index for writing.
func createBleve(dir string) (bleve.Index, error) {
	m, err := newMapping()
	if err != nil {
		return nil, err
	}
	return orNil(bleve.NewUsing(filepath.Join(dir, bleveDir), m, scorch.Name, scorch.Name, map[string]any{"bolt_timeout": boltTimeout}))
}

func openBleve(dir string, readOnly bool) (bleve.Index, error) {
	return orNil(bleve.OpenUsing(filepath.Join(dir, bleveDir), map[string]any{"bolt_timeout": boltTimeout, "read_only": readOnly}))
}

// orNil mends that bleve returns with an error an index that is not nil and
// holds a nil pointer.
func orNil(b bleve.Index, err error) (bleve.Index, error) {
	if err != nil {
		return nil, err
	}
	return b, nil
}

// A generation is one state of the index, open for reading. It is shared, and
// closed when the last user releases it.
type generation struct {
	current current
	dir     string
	cols    *columns
	users   atomic.Int32

	bleve bleve.Index // nil in generation 0
	snap  bleveapi.IndexReader

	textsOnce sync.Once
	texts     []atomic.Uint32 // by bleve's document number: text number + 1, 0 where not looked up yet
	textsErr  error

	stemsOnce sync.Once
	stems     map[string][]string // words by their stem
	stemsErr  error
}

// openGeneration opens a generation of the folder; 0 is the empty one.
func openGeneration(dir string, c current) (g *generation, err error) {
	defer catch(&err)
	g = &generation{current: c, dir: generationDir(dir, c.Generation)}
	g.users.Store(1)
	if c.Generation == 0 {
		g.cols, err = readColumns(nil)
		return g, err
	}
	if err := checkFiles(g.dir, false); err != nil {
		return nil, err
	}
	data, err := os.ReadFile(filepath.Join(g.dir, columnsFile))
	if err != nil {
		return nil, damage(err)
	}
	if g.cols, err = readColumns(data); err != nil {
		return nil, err
	}
	if g.bleve, err = openBleve(g.dir, true); err != nil {
		return nil, damage(err)
	}
	if g.snap, err = snapshot(g.bleve); err != nil {
		return nil, errors.Join(damage(err), g.bleve.Close())
	}
	return g, nil
}

func snapshot(b bleve.Index) (bleveapi.IndexReader, error) {
	inner, err := b.Advanced()
	if err != nil {
		return nil, err
	}
	return inner.Reader()
}

func (g *generation) retain() *generation {
	g.users.Add(1)
	return g
}

func (g *generation) release() error {
	if g.users.Add(-1) > 0 || g.bleve == nil {
		return nil
	}
	return errors.Join(g.snap.Close(), g.bleve.Close())
}

// textOf returns the number of the text that bleve knows as id. Asking bleve is
// slow, so that each answer is kept.
func (g *generation) textOf(id bleveapi.IndexInternalID) (uint32, error) {
	g.textsOnce.Do(g.countTexts)
	if g.textsErr != nil {
		return 0, g.textsErr
	}
	at := &g.texts[id.Value()]
	if n := at.Load(); n > 0 {
		return n - 1, nil
	}
	name, err := g.snap.ExternalID(id)
	if err != nil {
		return 0, err
	}
	n, err := parseTextID(name)
	if err != nil {
		return 0, err
	}
	if int(n) >= len(g.cols.length) {
		return 0, fmt.Errorf("text %d: %w", n, errCorrupt)
	}
	at.Store(n + 1)
	return n, nil
}

// countTexts makes room for bleve's highest document number.
func (g *generation) countTexts() {
	all, err := g.snap.DocIDReaderAll()
	if err != nil {
		g.textsErr = err
		return
	}
	defer all.Close()
	size := uint64(0)
	for {
		id, err := all.Next()
		if err != nil || id == nil {
			g.texts, g.textsErr = make([]atomic.Uint32, size), err
			return
		}
		size = id.Value() + 1
	}
}

// wordsOf returns the words of a stem.
func (g *generation) wordsOf(stem string) ([]string, error) {
	g.stemsOnce.Do(func() {
		g.stems = map[string][]string{}
		g.stemsErr = g.cols.eachWord(func(word, stem string) { g.stems[stem] = append(g.stems[stem], word) })
	})
	return g.stems[stem], g.stemsErr
}

// clone makes the files in src also those in dst. Files that bleve never changes
// are linked.
func clone(src, dst string) error {
	return filepath.WalkDir(src, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(src, path)
		if err != nil {
			return err
		}
		target := filepath.Join(dst, rel)
		switch {
		case d.IsDir():
			return os.MkdirAll(target, 0o700)
		case filepath.Ext(path) == ".zap" && os.Link(path, target) == nil:
			return nil
		}
		return copyFile(path, target)
	})
}

func copyFile(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o600)
}
