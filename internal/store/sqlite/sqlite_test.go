package sqlite

import (
	"database/sql"
	"path/filepath"
	"strings"
	"testing"

	"lacuna/internal/store"
	"lacuna/internal/store/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T, dir string) store.Store {
		// A name that would break a carelessly built address.
		db, err := Open(t.Context(), filepath.Join(dir, "50% of a? #b.db"))
		if err != nil {
			t.Fatal(err)
		}
		return db
	})
}

func TestNewerSchema(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	db, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.write.Exec("PRAGMA user_version = 99"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), path); err == nil || !strings.Contains(err.Error(), "newer") {
		t.Errorf("Open of a newer schema: %v", err)
	}
}

// TestSettings checks what must hold of every connection.
func TestSettings(t *testing.T) {
	db, err := Open(t.Context(), filepath.Join(t.TempDir(), "x.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, c := range []*sql.DB{db.write, db.read} {
		for pragma, want := range map[string]string{"journal_mode": "wal", "foreign_keys": "1", "synchronous": "1", "busy_timeout": "10000"} {
			var got string
			if err := c.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
				t.Errorf("%s is %q, %v, want %q", pragma, got, err, want)
			}
		}
	}
	if _, err := db.read.Exec("DELETE FROM meta"); err == nil {
		t.Error("a reader can write")
	}
	rows, err := db.read.Query(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%STRICT'`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		t.Errorf("table %s is not STRICT", name)
	}
}
