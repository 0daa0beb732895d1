-- The first schema. Ids that users see are content hashes in columns of their
-- own; the integer keys below never leave the database, except that the order of
-- versions.number is the order of arrival.

CREATE TABLE meta (
  name  TEXT PRIMARY KEY, -- 'change': increased by every write; 'identity': drawn at creation
  value INTEGER NOT NULL
) STRICT;

INSERT INTO meta (name, value) VALUES ('change', 0), ('identity', random());

-- Source bytes, immutable.
CREATE TABLE snapshots (
  sha256 TEXT PRIMARY KEY,  -- of the bytes, lower-case hex
  bytes  INTEGER NOT NULL,  -- their number
  packed BLOB NOT NULL      -- the bytes, compressed with DEFLATE
) STRICT;

-- A policy is what one source key names over time.
CREATE TABLE policies (
  number       INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,    -- hash of the key
  key          TEXT NOT NULL,           -- the source's key
  vendor       TEXT NOT NULL,
  title        TEXT NOT NULL,
  type         TEXT NOT NULL,           -- document type
  vendor_given INTEGER NOT NULL,        -- 1: the user's word, which no analysis overrides
  type_given   INTEGER NOT NULL,        -- 1: likewise
  vendor_fold  TEXT NOT NULL,           -- the vendor's words, folded, to find it by
  title_fold   TEXT NOT NULL            -- likewise
) STRICT;

CREATE INDEX policies_vendor ON policies (vendor_fold);
CREATE INDEX policies_title ON policies (title_fold);

CREATE TABLE versions (
  number         INTEGER PRIMARY KEY,   -- order of arrival
  id             TEXT NOT NULL UNIQUE,  -- hash of the key and the canonical text
  policy         INTEGER NOT NULL REFERENCES policies (number) ON DELETE CASCADE,
  name           TEXT NOT NULL,         -- file name
  media_type     TEXT NOT NULL,
  sha256         TEXT NOT NULL REFERENCES snapshots (sha256),
  bytes          INTEGER NOT NULL,      -- of the source
  title          TEXT NOT NULL,
  language       TEXT NOT NULL,         -- BCP 47
  effective_date TEXT NOT NULL,         -- ISO 8601, or empty
  type           TEXT NOT NULL,         -- document type
  date           TEXT NOT NULL,         -- ISO 8601, or empty: what orders the versions
  date_given     INTEGER NOT NULL,      -- 1: the user's word, which no analysis overrides
  source         TEXT NOT NULL,         -- URL, or empty
  clauses        INTEGER NOT NULL,      -- number of clauses
  revision       TEXT NOT NULL          -- of the analysis, JSON
) STRICT;

CREATE INDEX versions_policy ON versions (policy);
CREATE INDEX versions_sha256 ON versions (sha256);

-- What is derived from the bytes. All of it can be computed anew.
CREATE TABLE texts (
  version INTEGER PRIMARY KEY REFERENCES versions (number) ON DELETE CASCADE,
  text    BLOB NOT NULL                 -- canonical UTF-8
) STRICT;

CREATE TABLE analyses (
  version INTEGER PRIMARY KEY REFERENCES versions (number) ON DELETE CASCADE,
  packed  BLOB NOT NULL                 -- the analysis without its text, see codec.go
) STRICT;

CREATE TABLE profiles (
  version INTEGER PRIMARY KEY REFERENCES versions (number) ON DELETE CASCADE,
  packed  BLOB NOT NULL                 -- leaves disclosed, weak and denied, and the matrix cells, see codec.go
) STRICT;
