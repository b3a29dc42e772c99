package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// applicationID is "whos" in ASCII, where SQLite keeps a file's kind.
const applicationID = 0x77686f73

// migrations[i] brings a file from schema version i to i+1.
var migrations = [...]string{
	`CREATE TABLE state (
		article TEXT PRIMARY KEY,
		read INTEGER NOT NULL DEFAULT 0,
		starred INTEGER NOT NULL DEFAULT 0,
		place INTEGER NOT NULL DEFAULT 0
	) WITHOUT ROWID;
	CREATE TABLE mark (
		name TEXT NOT NULL,
		article TEXT NOT NULL,
		place INTEGER NOT NULL,
		PRIMARY KEY (name, article)
	) WITHOUT ROWID;
	CREATE TABLE correction (
		article TEXT NOT NULL,
		start INTEGER NOT NULL, end INTEGER NOT NULL,
		exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,
		speaker_start INTEGER NOT NULL, speaker_end INTEGER NOT NULL,
		speaker_exact TEXT NOT NULL, speaker_prefix TEXT NOT NULL, speaker_suffix TEXT NOT NULL,
		PRIMARY KEY (article, start, end)
	) WITHOUT ROWID;
	CREATE TABLE block (
		article TEXT NOT NULL,
		start INTEGER NOT NULL, end INTEGER NOT NULL,
		exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,
		keep INTEGER NOT NULL,
		PRIMARY KEY (article, start, end)
	) WITHOUT ROWID;
	CREATE TABLE site_rule (
		site TEXT NOT NULL,
		rule TEXT NOT NULL,
		keep INTEGER NOT NULL,
		PRIMARY KEY (site, rule)
	) WITHOUT ROWID;
	CREATE TABLE identity (
		a TEXT NOT NULL,
		b TEXT NOT NULL,
		same INTEGER NOT NULL,
		PRIMARY KEY (a, b)
	) WITHOUT ROWID;`,
	`CREATE INDEX mark_article ON mark (article);
	CREATE TABLE article (
		num INTEGER PRIMARY KEY,
		id TEXT NOT NULL UNIQUE,
		key TEXT NOT NULL,
		address INTEGER NOT NULL,
		time INTEGER NOT NULL,
		story TEXT NOT NULL,
		made INTEGER NOT NULL,
		line BLOB NOT NULL
	);
	CREATE INDEX article_address ON article (address);
	CREATE INDEX article_time ON article (time);
	CREATE INDEX article_story ON article (story);
	CREATE INDEX article_made ON article (made);
	CREATE TABLE text (num INTEGER PRIMARY KEY, data BLOB NOT NULL);
	CREATE TABLE reading (num INTEGER PRIMARY KEY, data BLOB NOT NULL);
	CREATE TABLE woven (
		num INTEGER PRIMARY KEY,
		persons BLOB NOT NULL,
		links BLOB, story BLOB, shingles BLOB
	);
	CREATE TABLE printing (
		num INTEGER PRIMARY KEY,
		id TEXT NOT NULL UNIQUE,
		key TEXT NOT NULL,
		address INTEGER NOT NULL,
		of INTEGER NOT NULL,
		line BLOB NOT NULL,
		data BLOB NOT NULL
	);
	CREATE INDEX printing_address ON printing (address);
	CREATE INDEX printing_of ON printing (of);
	CREATE TABLE raw (
		num INTEGER PRIMARY KEY,
		cleaner TEXT NOT NULL,
		head TEXT NOT NULL,
		data BLOB NOT NULL
	);
	CREATE INDEX raw_cleaner ON raw (cleaner);
	CREATE TABLE person (
		num INTEGER PRIMARY KEY,
		id TEXT NOT NULL UNIQUE,
		parent TEXT NOT NULL DEFAULT '',
		data BLOB NOT NULL
	);
	CREATE INDEX person_parent ON person (parent) WHERE parent <> '';
	CREATE TABLE said (
		person TEXT NOT NULL,
		time INTEGER NOT NULL,
		article INTEGER NOT NULL,
		quotes TEXT NOT NULL,
		PRIMARY KEY (person, time, article)
	) WITHOUT ROWID;
	CREATE TABLE relation (
		article INTEGER NOT NULL,
		quote TEXT NOT NULL,
		other INTEGER NOT NULL,
		other_quote TEXT NOT NULL,
		kind TEXT NOT NULL,
		score REAL NOT NULL,
		PRIMARY KEY (article, quote, other, other_quote)
	) WITHOUT ROWID;
	CREATE TABLE story (id TEXT PRIMARY KEY, title TEXT NOT NULL) WITHOUT ROWID;
	CREATE TABLE segment (
		segment INTEGER NOT NULL,
		n INTEGER NOT NULL,
		data BLOB NOT NULL,
		PRIMARY KEY (segment, n)
	);
	CREATE TABLE source (address TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;
	CREATE TABLE delivered (
		source TEXT NOT NULL,
		entry TEXT NOT NULL,
		num INTEGER NOT NULL,
		stamp TEXT NOT NULL,
		round INTEGER NOT NULL,
		PRIMARY KEY (source, entry, num)
	) WITHOUT ROWID;
	CREATE TABLE saved (name TEXT PRIMARY KEY, place INTEGER NOT NULL, query TEXT NOT NULL) WITHOUT ROWID;
	CREATE TABLE screen (key TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
	CREATE TABLE meta (name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;`,
	// Nothing changes but that texts and readings may be blocks from here on, see
	// compress.go, which a program of before cannot read.
	``,
}

// SchemaVersion is the newest schema this program knows.
const SchemaVersion = len(migrations)

// ErrForeign is wrapped by Open's error for a file that is no library.
var ErrForeign = errors.New("this file is no whosaid library")

// ErrNewer is wrapped by Open's error for a library of a newer schema.
var ErrNewer = errors.New("the library was written by a newer whosaid")

// migrate brings the file to SchemaVersion in one transaction a version.
func migrate(ctx context.Context, db *sql.DB) error {
	version, err := schemaOf(ctx, db)
	if err != nil {
		return err
	}
	for v := version; v < SchemaVersion; v++ {
		if err := step(ctx, db, v); err != nil {
			return fmt.Errorf("bringing the library from schema %d to %d: %w", v, v+1, err)
		}
	}
	return nil
}

// schemaOf returns a file's schema version, 0 for an empty file. It is an error when
// the file is no library or a newer one's.
func schemaOf(ctx context.Context, db *sql.DB) (version int, err error) {
	var app, tables int
	err = db.QueryRowContext(ctx, `SELECT (SELECT application_id FROM pragma_application_id),
		(SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)`).Scan(&app, &version, &tables)
	switch {
	case err != nil:
		return 0, err
	case app != applicationID && (app != 0 || tables != 0):
		return 0, ErrForeign
	case version > SchemaVersion:
		return 0, fmt.Errorf("%w (its schema is %d, this one knows %d)", ErrNewer, version, SchemaVersion)
	}
	return version, nil
}

// step runs one migration; a second instance that got there first makes it a no-op.
func step(ctx context.Context, db *sql.DB, from int) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close() //nolint:errcheck // it goes back to the pool
	if _, err := conn.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	done := false
	defer func() {
		if !done {
			_, _ = conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
		}
	}()
	var now int
	if err := conn.QueryRowContext(ctx, "PRAGMA user_version").Scan(&now); err != nil {
		return err
	}
	if now == from {
		script := fmt.Sprintf("%s; PRAGMA application_id = %d; PRAGMA user_version = %d;", migrations[from], applicationID, from+1)
		if _, err := conn.ExecContext(ctx, script); err != nil {
			return err
		}
	}
	_, err = conn.ExecContext(ctx, "COMMIT")
	done = err == nil
	return err
}
