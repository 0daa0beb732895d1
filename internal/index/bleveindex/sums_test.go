package bleveindex

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"lacuna/internal/index"
)

// TestDamagedFiles damages each file of an index in turn. It is noticed, never a
// panic, and a fresh writer gets over it.
func TestDamagedFiles(t *testing.T) {
	whole := t.TempDir()
	build(t, whole, benchBatch(1)).Close()
	var files []string
	gen := generationDir(whole, 1)
	if err := eachFile(gen, func(name string, _ fs.FileInfo) error { files = append(files, name); return nil }); err != nil {
		t.Fatal(err)
	}
	if len(files) < 4 {
		t.Fatalf("an index of the files %q", files)
	}
	for _, name := range append(files, sumsFile) {
		data, err := os.ReadFile(filepath.Join(gen, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, tt := range []struct {
			what string
			data []byte // nil removes the file
			open bool   // only State notices
		}{
			{what: "removed"},
			{what: "empty", data: []byte{}},
			{what: "cut", data: data[:len(data)/2]},
			{what: "flipped in the middle", data: flip(data, len(data)/2), open: true},
			{what: "flipped near the end", data: flip(data, len(data)-10), open: true},
		} {
			t.Run(name+" "+tt.what, func(t *testing.T) {
				dir := t.TempDir()
				if err := os.CopyFS(dir, os.DirFS(whole)); err != nil {
					t.Fatal(err)
				}
				path := filepath.Join(generationDir(dir, 1), name)
				if err := os.Remove(path); err != nil {
					t.Fatal(err)
				}
				if tt.data != nil {
					if err := os.WriteFile(path, tt.data, 0o600); err != nil {
						t.Fatal(err)
					}
				}
				noticed(t, dir, tt.open)
			})
		}
	}
}

func flip(data []byte, at int) []byte {
	out := append([]byte(nil), data...)
	out[at] ^= 0x41
	return out
}

// noticed checks that the damage in dir is noticed, if open by State alone.
func noticed(t *testing.T, dir string, open bool) {
	x, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	ctx := context.Background()
	if _, err := x.State(ctx); !errors.Is(err, index.ErrDamaged) {
		t.Errorf("State: %v, want index.ErrDamaged", err)
	}
	for _, q := range []string{"data", "p*", `"your data"`, "*"} {
		_, err := x.Search(ctx, parse(t, q), index.Options{Limit: 10, Facets: true})
		if !errors.Is(err, index.ErrDamaged) && (!open || err != nil) {
			t.Errorf("Search(%s): %v, want index.ErrDamaged", q, err)
		}
	}
	if !open {
		if w, err := x.Begin(ctx, false); !errors.Is(err, index.ErrDamaged) {
			t.Errorf("Begin: %v, %v, want index.ErrDamaged", w, err)
		}
	}
	w, err := x.Begin(ctx, true)
	if err != nil {
		t.Fatalf("a fresh one: %v", err)
	}
	if err := w.Apply(ctx, benchBatch(1)); err != nil {
		t.Fatal(err)
	}
	if err := w.Commit(ctx, "new"); err != nil {
		t.Fatal(err)
	}
	if s, err := x.State(ctx); err != nil || len(s.Versions) != 1 {
		t.Errorf("State of a fresh one: %v, %v", s, err)
	}
}
