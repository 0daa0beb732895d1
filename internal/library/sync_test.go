package library

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lacuna/internal/compare"
	"lacuna/internal/store"
)

// TestRepair loses the index, or brings back an old one, as a crash between
// store and index does. The next search finds everything.
func TestRepair(t *testing.T) {
	for _, tt := range []struct {
		name   string
		damage func(t *testing.T, dir, old string)
	}{
		{"lost", func(t *testing.T, dir, _ string) { removeAll(t, dir) }},
		{"old", func(t *testing.T, dir, old string) {
			removeAll(t, dir)
			if err := os.CopyFS(dir, os.DirFS(old)); err != nil {
				t.Fatal(err)
			}
		}},
		{"changed columns", func(t *testing.T, dir, _ string) {
			change(t, dir, "*/columns", func(b []byte) []byte { b[len(b)/2]++; return b })
		}},
		{"shortened columns", func(t *testing.T, dir, _ string) {
			change(t, dir, "*/columns", func(b []byte) []byte { return b[:len(b)/2] })
		}},
		{"empty words", func(t *testing.T, dir, _ string) {
			change(t, dir, "*/bleve/store/*.zap", func([]byte) []byte { return nil })
		}},
		{"lost words", func(t *testing.T, dir, _ string) { removeAll(t, filepath.Join(one(t, dir, "*/columns"), "../bleve")) }},
		{"senseless name of the current", func(t *testing.T, dir, _ string) {
			change(t, dir, "CURRENT", func([]byte) []byte { return []byte("{") })
		}},
		{"of another format", func(t *testing.T, dir, _ string) {
			if err := os.WriteFile(filepath.Join(dir, "CURRENT"), []byte(`{"generation":1,"format":"older","mark":""}`), 0o600); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			home := t.TempDir()
			l := openAt(t, home, Options{})
			ingestAll(t, l, orchard, zinc)
			old := filepath.Join(t.TempDir(), "old")
			if err := os.CopyFS(old, os.DirFS(filepath.Join(home, "index"))); err != nil {
				t.Fatal(err)
			}
			ingestAll(t, l, orchardLater, bolt)
			if err := l.Remove(t.Context(), PolicyID(zinc.Key)); err != nil {
				t.Fatal(err)
			}
			want := contents(t, l)
			if err := l.Close(); err != nil {
				t.Fatal(err)
			}
			tt.damage(t, filepath.Join(home, "index"), old)
			l = openAt(t, home, Options{ReadOnly: true})
			if got := contents(t, l); got != want {
				t.Errorf("after the repair the library differs: %d bytes, were %d", len(got), len(want))
			}
			noProblems(t, l)
		})
	}
}

// one returns the one file below dir that matches.
func one(t *testing.T, dir, pattern string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil || len(files) == 0 {
		t.Fatalf("no file %s below %s, %v", pattern, dir, err)
	}
	return files[0]
}

// change rewrites a file below dir.
func change(t *testing.T, dir, pattern string, to func([]byte) []byte) {
	t.Helper()
	path := one(t, dir, pattern)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, to(data), 0o600); err != nil {
		t.Fatal(err)
	}
}

func removeAll(t *testing.T, dir string) {
	t.Helper()
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
}

// TestTwoProcesses searches from a second library while the first is in the
// middle of a batch: it sees what was there before, at once.
func TestTwoProcesses(t *testing.T) {
	home := t.TempDir()
	a, b := openAt(t, home, Options{}), openAt(t, home, Options{})
	ingestAll(t, a, orchard)
	err := a.Ingest(t.Context(), func(yield func(Source, error) bool) {
		if !yield(bolt, nil) {
			return
		}
		if res := search(t, b, "version:all"); res.Policies != 1 {
			t.Errorf("in the middle of a batch: %d policies, want 1", res.Policies)
		}
		soon, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		defer cancel()
		if err := b.Ingest(soon, seq(zinc), func(Ingested) {}); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("a second writer: %v, want to wait for the first", err)
		}
		yield(orchardLater, nil)
	}, func(Ingested) {})
	if err != nil {
		t.Fatal(err)
	}
	if res := search(t, b, "version:all"); res.Policies != 2 {
		t.Errorf("after the batch: %d policies, want 2", res.Policies)
	}
	ingestAll(t, b, zinc)
	noProblems(t, a)
	if got, want := contents(t, b), contents(t, a); got != want {
		t.Error("two libraries of one folder differ")
	}
}

func TestRemove(t *testing.T) {
	l := open(t, sources...)
	want := contents(t, open(t, bolt, zinc))
	if err := l.Remove(t.Context(), PolicyID(orchard.Key)); err != nil {
		t.Fatal(err)
	}
	if got := contents(t, l); got != want {
		t.Error("a library from which a policy was removed differs from one that never had it")
	}
	if err := l.Remove(t.Context(), PolicyID(orchard.Key)); !errors.Is(err, ErrNotFound) {
		t.Errorf("Remove again: %v, want ErrNotFound", err)
	}
	noProblems(t, l)
}

// age makes the stored analyses look like those of an older program that
// labelled nothing and read other text.
func age(t *testing.T, l *Library) {
	t.Helper()
	w, err := l.begin(t.Context(), writerWait, false)
	if err != nil {
		t.Fatal(err)
	}
	err = l.each(t.Context(), func(p *store.Policy) error {
		for _, v := range p.Versions {
			a, err := l.store.Analysis(t.Context(), v.ID)
			if err != nil {
				return err
			}
			a.Revision.Tagger = "older"
			a.Labels = a.Labels[:0]
			a.Version.ID = "00" + v.ID[2:]
			p.Vendor = "Nobody"
			p.VendorGiven = p.Key == orchard.Key
			if p.VendorGiven {
				p.Vendor = orchard.Vendor
			}
			r := store.Record{Policy: *p, Replaces: v.ID, DateGiven: v.DateGiven, Analysis: a, Cells: compare.Cells(a)}
			if err := l.store.Put(t.Context(), []store.Record{r}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	state, err := l.index.State(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := l.repair(t.Context(), w, state); err != nil {
		t.Fatal(err)
	}
	if err := l.commit(t.Context(), w); err != nil {
		t.Fatal(err)
	}
}

func TestReindex(t *testing.T) {
	l := open(t, sources...)
	want := contents(t, l)
	age(t, l)
	problems, err := l.Verify(t.Context())
	if err != nil || len(problems) != len(sources) || !strings.Contains(problems[0].Message, "another revision") {
		t.Errorf("Verify of old analyses: %v, %v, want %d problems", problems, err, len(sources))
	}
	p, v, err := l.Find(t.Context(), PolicyID(orchard.Key))
	if err != nil {
		t.Fatal(err)
	}
	a, err := l.Analysis(t.Context(), v.ID)
	if err != nil || a.Revision != l.an.Revision() || len(a.Labels) == 0 {
		t.Errorf("an old analysis is not made anew: %v, %v", a, err)
	}
	cols, err := l.Columns(t.Context(), []string{p.Versions[0].ID, v.ID})
	if err != nil || len(cols) != 2 || len(cols[1].Cells) == 0 || cols[1].Vendor != "Orchard Ltd" {
		t.Errorf("columns of old analyses: %v, %v", cols, err)
	}
	var steps []int
	if err := l.Reindex(t.Context(), func(done, total int) { steps = append(steps, done, total) }); err != nil {
		t.Fatal(err)
	}
	if n := len(steps); n == 0 || steps[n-1] != len(sources) || steps[n-2] != len(sources) {
		t.Errorf("progress %v, want to end with %d of %[2]d", steps, len(sources))
	}
	if got := contents(t, l); got != want {
		t.Error("after Reindex the library differs from what it was before its analyses grew old")
	}
	noProblems(t, l)
}

// TestOutdated makes the stored analyses unreadable, as those of a program with
// other types are: all is answered as before, and Reindex stores them anew.
func TestOutdated(t *testing.T) {
	home := t.TempDir()
	l := openAt(t, home, Options{})
	ingestAll(t, l, sources...)
	want := contents(t, l)
	db, err := sql.Open("sqlite3", filepath.Join(home, "lacuna.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(`UPDATE analyses SET packed = x'00ff'; UPDATE profiles SET packed = x'00ff'`); err != nil {
		t.Fatal(err)
	}
	removeAll(t, filepath.Join(home, "index"))
	if got := contents(t, l); got != want {
		t.Error("with outdated analyses the library answers otherwise")
	}
	if err := l.Reindex(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if got := contents(t, l); got != want {
		t.Error("after Reindex the library answers otherwise")
	}
	noProblems(t, l)
}

// TestVerifyFindsIndex damages the index, which the next change then makes anew.
func TestVerifyFindsIndex(t *testing.T) {
	home := t.TempDir()
	l := openAt(t, home, Options{})
	ingestAll(t, l, sources...)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	change(t, filepath.Join(home, "index"), "*/bleve/store/*.zap", func(b []byte) []byte { b[len(b)/2]++; return b })
	l = openAt(t, home, Options{})
	problems, err := l.Verify(t.Context())
	if err != nil || len(problems) != 1 || problems[0].Subject != "index" {
		t.Errorf("Verify = %v, %v, want one problem of the index", problems, err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	change(t, filepath.Join(home, "index"), "*/columns", func([]byte) []byte { return nil })
	l = openAt(t, home, Options{})
	got := ingestAll(t, l, bolt, orchard)
	if got[0].Status != StatusPresent {
		t.Errorf("with a damaged index: %v", got)
	}
	noProblems(t, l)
}

// TestVerifyFinds damages a library in several ways.
func TestVerifyFinds(t *testing.T) {
	for _, tt := range []struct{ name, sql, says string }{
		{"snapshot changed", `UPDATE snapshots SET packed = (SELECT packed FROM snapshots ORDER BY bytes DESC LIMIT 1)`, "hash differs"},
		{"snapshot unreadable", `UPDATE snapshots SET packed = x'00ff'`, "cannot be read"},
		{"snapshot lost", `PRAGMA foreign_keys = OFF; DELETE FROM snapshots`, "lost"},
		{"analysis unreadable", `UPDATE analyses SET packed = substr(packed, 1, 100)`, "cannot be read"},
		{"analysis outdated", `UPDATE analyses SET packed = x'00ff'`, "another program"},
		{"text changed", `UPDATE texts SET text = CAST(replace(CAST(text AS TEXT), 'data', 'dada') AS BLOB)`, "not what its snapshot gives"},
		{"date changed", `UPDATE versions SET date = '1999-01-01'`, "listed otherwise"},
		{"vendor changed", `UPDATE policies SET vendor = 'Nobody'`, "described otherwise"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			home := t.TempDir()
			l := openAt(t, home, Options{})
			ingestAll(t, l, orchard, bolt)
			db, err := sql.Open("sqlite3", filepath.Join(home, "lacuna.db"))
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			if _, err := db.Exec(tt.sql); err != nil {
				t.Fatal(err)
			}
			problems, err := l.Verify(t.Context())
			says := func(p Problem) bool { return strings.Contains(p.Message, tt.says) }
			if err != nil || !slices.ContainsFunc(problems, says) {
				t.Errorf("Verify = %v, %v, want %q", problems, err, tt.says)
			}
		})
	}
}
