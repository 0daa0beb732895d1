package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"lacuna/internal/policy"
	"lacuna/internal/store"
)

const policyColumns = `p.number, p.id, p.key, p.vendor, p.title, p.type, p.vendor_given, p.type_given`

// Policies returns a page of policies by id.
func (db *DB) Policies(ctx context.Context, after string, limit int) ([]store.Policy, error) {
	return db.policies(ctx, `SELECT `+policyColumns+` FROM policies p WHERE p.id > ? ORDER BY p.id LIMIT ?`, after, limit)
}

// Policy returns the policy with the id.
func (db *DB) Policy(ctx context.Context, id string) (*store.Policy, error) {
	ps, err := db.policies(ctx, `SELECT `+policyColumns+` FROM policies p WHERE p.id = ?`, id)
	if err == nil && len(ps) == 0 {
		err = fmt.Errorf("policy %s: %w", id, store.ErrNotFound)
	}
	if err != nil {
		return nil, err
	}
	return &ps[0], nil
}

// minPrefix is the length from which the beginning of an id is taken for one.
const minPrefix = 6

// Find returns the policies that ref may mean.
func (db *DB) Find(ctx context.Context, ref string, limit int) ([]store.Policy, error) {
	// No id starts with a blank.
	low, high := " ", " "
	if id := strings.ToLower(ref); len(id) >= minPrefix && strings.Trim(id, "0123456789abcdef") == "" {
		low, high = id, id+"g"
	}
	// No folded name is a line end.
	fold := cmp.Or(store.FoldName(ref), "\n")
	const query = `SELECT ` + policyColumns + ` FROM policies p
		WHERE p.id >= ? AND p.id < ? OR p.vendor_fold = ? OR p.title_fold = ? ORDER BY p.id LIMIT ?`
	return db.policies(ctx, query, low, high, fold, fold, limit)
}

// policies runs a query for policyColumns and adds the versions of each policy.
func (db *DB) policies(ctx context.Context, query string, args ...any) ([]store.Policy, error) {
	// One transaction, so that policies and versions are of the same moment.
	tx, err := db.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []store.Policy
	var numbers []int64
	for rows.Next() {
		var p store.Policy
		var n int64
		if err := rows.Scan(&n, &p.ID, &p.Key, &p.Vendor, &p.Title, &p.Type, &p.VendorGiven, &p.TypeGiven); err != nil {
			return nil, err
		}
		out, numbers = append(out, p), append(numbers, n)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return out, addVersions(ctx, tx, out, numbers)
}

// addVersions adds the versions, oldest first, to policies with these row numbers.
func addVersions(ctx context.Context, tx *sql.Tx, policies []store.Policy, numbers []int64) error {
	at := map[int64]*store.Policy{}
	for i, n := range numbers {
		at[n] = &policies[i]
	}
	list, err := json.Marshal(numbers)
	if err != nil {
		return err
	}
	const query = `SELECT policy, id, name, media_type, sha256, bytes, title, language, effective_date, type,
		date, date_given, source, clauses, revision
		FROM versions WHERE policy IN (SELECT value FROM json_each(?)) ORDER BY number`
	rows, err := tx.QueryContext(ctx, query, string(list))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var v store.Version
		var owner int64
		var revision []byte
		if err := rows.Scan(&owner, &v.ID, &v.Name, &v.MediaType, &v.SHA256, &v.Bytes, &v.Title, &v.Language, &v.EffectiveDate, &v.Type,
			&v.Date, &v.DateGiven, &v.Source, &v.Clauses, &revision); err != nil {
			return err
		}
		if err := json.Unmarshal(revision, &v.Revision); err != nil {
			return fmt.Errorf("revision of version %s: %w", v.ID, err)
		}
		at[owner].Versions = append(at[owner].Versions, v)
	}
	for i := range policies {
		store.Sort(policies[i].Versions)
	}
	return rows.Err()
}

// Owner returns the id of the policy that a version belongs to.
func (db *DB) Owner(ctx context.Context, version string) (id string, err error) {
	const query = `SELECT p.id FROM versions v JOIN policies p ON p.number = v.policy WHERE v.id = ?`
	err = db.read.QueryRowContext(ctx, query, version).Scan(&id)
	return id, notFound("version "+version, err)
}

// Snapshot returns source bytes.
func (db *DB) Snapshot(ctx context.Context, sha256 string) ([]byte, error) {
	var size int
	var packed []byte
	err := db.read.QueryRowContext(ctx, `SELECT bytes, packed FROM snapshots WHERE sha256 = ?`, sha256).Scan(&size, &packed)
	if err != nil {
		return nil, notFound("snapshot "+sha256, err)
	}
	return inflate(packed, size)
}

// Text returns the canonical text of a version.
func (db *DB) Text(ctx context.Context, version string) (string, error) {
	var text []byte
	const query = `SELECT t.text FROM texts t JOIN versions v ON v.number = t.version WHERE v.id = ?`
	err := db.read.QueryRowContext(ctx, query, version).Scan(&text)
	return string(text), notFound("version "+version, err)
}

// Analysis returns the stored analysis of a version.
func (db *DB) Analysis(ctx context.Context, version string) (*policy.Analysis, error) {
	var text, packed []byte
	const query = `SELECT t.text, a.packed FROM versions v JOIN texts t ON t.version = v.number JOIN analyses a ON a.version = v.number WHERE v.id = ?`
	if err := db.read.QueryRowContext(ctx, query, version).Scan(&text, &packed); err != nil {
		return nil, notFound("version "+version, err)
	}
	a := new(policy.Analysis)
	if err := db.analyses.unpack(packed, a); err != nil {
		return nil, fmt.Errorf("analysis of version %s: %w", version, err)
	}
	a.Text = string(text)
	return a, nil
}

// Profiles returns the profiles of the versions, in their order.
func (db *DB) Profiles(ctx context.Context, versions []string) ([]store.Profile, error) {
	const query = `SELECT o.id, o.vendor, o.title, v.revision, p.packed
		FROM versions v JOIN policies o ON o.number = v.policy JOIN profiles p ON p.version = v.number WHERE v.id = ?`
	stmt, err := db.read.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer stmt.Close()
	out := make([]store.Profile, 0, len(versions))
	for _, v := range versions {
		var p store.Profile
		var revision, packed []byte
		if err := stmt.QueryRowContext(ctx, v).Scan(&p.Policy, &p.Vendor, &p.Title, &revision, &packed); err != nil {
			return nil, notFound("version "+v, err)
		}
		var row profileRow
		if err := json.Unmarshal(revision, &p.Revision); err != nil {
			return nil, fmt.Errorf("profile of version %s: %w", v, err)
		}
		switch err := db.profiles.unpack(packed, &row); {
		case errors.Is(err, store.ErrOutdated):
			p.Revision = policy.Revision{}
		case err != nil:
			return nil, fmt.Errorf("profile of version %s: %w", v, err)
		}
		p.Profile, p.Cells = row.Profile, row.Cells
		out = append(out, p)
	}
	return out, nil
}
