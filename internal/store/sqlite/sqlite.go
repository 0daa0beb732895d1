// Package sqlite keeps a library in one SQLite file. It is the only importer of
// the driver.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"path/filepath"

	_ "github.com/mattn/go-sqlite3" // registers the driver "sqlite3"

	"lacuna/internal/policy"
	"lacuna/internal/store"
)

//go:embed migrations/*.sql
var migrations embed.FS

var _ store.Store = (*DB)(nil)

// A DB is a Store in one file. Readers never wait for the writer, and the
// writers of several processes wait for each other.
type DB struct {
	write *sql.DB // one connection
	read  *sql.DB

	analyses *codec[policy.Analysis]
	profiles *codec[profileRow]
}

// readers is the number of connections that read at once.
const readers = 8

// Open opens the database at path, creates it where there is none, and brings
// its schema up to date. It refuses a database with a newer schema than it knows.
func Open(ctx context.Context, path string) (*DB, error) {
	write, err := sql.Open("sqlite3", dsn(path, "&_txlock=immediate"))
	if err != nil {
		return nil, err
	}
	write.SetMaxOpenConns(1)
	if err := migrate(ctx, write); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", path, err), write.Close())
	}
	read, err := sql.Open("sqlite3", dsn(path, "&_query_only=true"))
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	read.SetMaxOpenConns(readers)
	read.SetMaxIdleConns(readers)
	return &DB{write: write, read: read, analyses: newCodec[policy.Analysis](), profiles: newCodec[profileRow]()}, nil
}

func dsn(path, more string) string {
	u := url.URL{Path: filepath.ToSlash(path)}
	return "file:" + u.EscapedPath() + "?_busy_timeout=10000&_journal_mode=WAL&_synchronous=NORMAL&_foreign_keys=true" + more
}

// Close closes the database. The last one to close folds the write-ahead log into the file.
func (db *DB) Close() error { return errors.Join(db.read.Close(), db.write.Close()) }

// migrate applies the migrations that the database has not seen, each in a
// transaction that also records it in user_version.
func migrate(ctx context.Context, db *sql.DB) error {
	files, err := fs.Glob(migrations, "migrations/*.sql") // sorted
	if err != nil {
		return err
	}
	for {
		done, err := migrateOne(ctx, db, files)
		if done || err != nil {
			return err
		}
	}
}

func migrateOne(ctx context.Context, db *sql.DB, files []string) (done bool, err error) {
	var version int
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return false, err
	}
	switch {
	case version > len(files):
		return false, fmt.Errorf("its schema %d is newer than this program's %d: use a newer lacuna", version, len(files))
	case version == len(files):
		return true, nil
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	defer tx.Rollback()
	// Another process may have migrated while this one waited for the lock.
	now := version
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&now); err != nil || now != version {
		return false, err
	}
	text, err := migrations.ReadFile(files[version])
	if err != nil {
		return false, err
	}
	if _, err := tx.ExecContext(ctx, string(text)); err != nil {
		return false, fmt.Errorf("%s: %w", files[version], err)
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d", version+1)); err != nil {
		return false, err
	}
	return false, tx.Commit()
}

// Change returns the number of writes so far, after the number that this database drew at its creation.
func (db *DB) Change(ctx context.Context) (mark string, err error) {
	const query = `SELECT format('%016x-%d', i.value, c.value) FROM meta i, meta c WHERE i.name = 'identity' AND c.name = 'change'`
	err = db.read.QueryRowContext(ctx, query).Scan(&mark)
	return mark, err
}

// update runs f in a transaction and counts the change.
func (db *DB) update(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := db.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := f(tx); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "UPDATE meta SET value = value + 1 WHERE name = 'change'"); err != nil {
		return err
	}
	return tx.Commit()
}

// notFound turns the driver's word for no row into the store's.
func notFound(what string, err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("%s: %w", what, store.ErrNotFound)
	}
	return err
}
