package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"lacuna/internal/policy"
	"lacuna/internal/store"
)

// A packedRecord is a Record made ready outside the transaction, so that the
// lock is held for the writing alone.
type packedRecord struct {
	store.Record
	revision, snapshot, analysis, profile []byte
}

// profileRow is what a row of profiles packs.
type profileRow struct {
	Profile policy.Profile
	Cells   map[string]policy.MatrixCell
}

// Put writes the records in one transaction.
func (db *DB) Put(ctx context.Context, records []store.Record) error {
	if len(records) == 0 {
		return nil
	}
	var packed []packedRecord
	for _, r := range records {
		p, err := db.pack(r)
		if err != nil {
			return fmt.Errorf("put version %s: %w", r.Analysis.Version.ID, err)
		}
		packed = append(packed, p)
	}
	return db.update(ctx, func(tx *sql.Tx) error {
		for _, p := range packed {
			if err := put(ctx, tx, p); err != nil {
				return fmt.Errorf("put version %s: %w", p.Analysis.Version.ID, err)
			}
		}
		return nil
	})
}

func (db *DB) pack(r store.Record) (p packedRecord, err error) {
	p.Record = r
	if r.Snapshot != nil {
		p.snapshot = deflate(r.Snapshot)
	}
	if p.revision, err = json.Marshal(r.Analysis.Revision); err != nil {
		return p, err
	}
	bare := *r.Analysis
	bare.Text = ""
	if p.analysis, err = db.analyses.pack(&bare); err != nil {
		return p, err
	}
	p.profile, err = db.profiles.pack(&profileRow{r.Analysis.Profile, r.Cells})
	return p, err
}

func put(ctx context.Context, tx *sql.Tx, r packedRecord) error {
	if r.Snapshot != nil {
		const insert = `INSERT INTO snapshots (sha256, bytes, packed) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`
		if _, err := tx.ExecContext(ctx, insert, r.Analysis.Version.SHA256, len(r.Snapshot), r.snapshot); err != nil {
			return err
		}
	}
	owner, err := putPolicy(ctx, tx, &r.Policy)
	if err != nil {
		return err
	}
	number, err := putVersion(ctx, tx, owner, r)
	if err != nil {
		return err
	}
	for _, row := range []struct {
		insert string
		data   []byte
	}{
		{`INSERT OR REPLACE INTO texts (version, text) VALUES (?, ?)`, []byte(r.Analysis.Text)},
		{`INSERT OR REPLACE INTO analyses (version, packed) VALUES (?, ?)`, r.analysis},
		{`INSERT OR REPLACE INTO profiles (version, packed) VALUES (?, ?)`, r.profile},
	} {
		// An empty slice would be bound as NULL.
		if _, err := tx.ExecContext(ctx, row.insert, number, append(make([]byte, 0, 1), row.data...)); err != nil {
			return err
		}
	}
	return nil
}

func putPolicy(ctx context.Context, tx *sql.Tx, p *store.Policy) (number int64, err error) {
	const upsert = `
		INSERT INTO policies (id, key, vendor, title, type, vendor_given, type_given, vendor_fold, title_fold)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET vendor = excluded.vendor, title = excluded.title, type = excluded.type,
			vendor_given = excluded.vendor_given, type_given = excluded.type_given,
			vendor_fold = excluded.vendor_fold, title_fold = excluded.title_fold
		RETURNING number`
	err = tx.QueryRowContext(ctx, upsert, p.ID, p.Key, p.Vendor, p.Title, p.Type, p.VendorGiven, p.TypeGiven,
		store.FoldName(p.Vendor), store.FoldName(p.Title)).Scan(&number)
	return number, err
}

func putVersion(ctx context.Context, tx *sql.Tx, owner int64, r packedRecord) (number int64, err error) {
	const upsert = `
		INSERT INTO versions (id, policy, name, media_type, sha256, bytes, title, language, effective_date, type,
			date, date_given, source, clauses, revision)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET name = excluded.name, media_type = excluded.media_type, sha256 = excluded.sha256,
			bytes = excluded.bytes, title = excluded.title, language = excluded.language,
			effective_date = excluded.effective_date, type = excluded.type, date = excluded.date,
			date_given = excluded.date_given, source = excluded.source, clauses = excluded.clauses,
			revision = excluded.revision
		RETURNING number`
	v := &r.Analysis.Version
	if err := rename(ctx, tx, r.Replaces, v.ID); err != nil {
		return 0, err
	}
	err = tx.QueryRowContext(ctx, upsert, v.ID, owner, v.Name, v.MediaType, v.SHA256, v.Bytes, v.Title, v.Language, v.EffectiveDate, v.Type,
		v.Date, r.DateGiven, v.Source, v.Clauses, string(r.revision)).Scan(&number)
	return number, err
}

// rename gives the version that another reading replaces the id of that one.
// Two snapshots that now have the same text become one version.
func rename(ctx context.Context, tx *sql.Tx, from, to string) error {
	if from == "" || from == to {
		return nil
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM versions WHERE id = ?`, to); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `UPDATE versions SET id = ? WHERE id = ?`, to, from)
	return err
}

// Remove deletes a policy with all that belongs to it alone.
func (db *DB) Remove(ctx context.Context, policyID string) error {
	return db.update(ctx, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, `DELETE FROM policies WHERE id = ?`, policyID)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return notFound("policy "+policyID, noRows(err))
		}
		_, err = tx.ExecContext(ctx, `DELETE FROM snapshots WHERE sha256 NOT IN (SELECT sha256 FROM versions)`)
		return err
	})
}

// noRows is err, or that there was no row.
func noRows(err error) error {
	if err == nil {
		return sql.ErrNoRows
	}
	return err
}
