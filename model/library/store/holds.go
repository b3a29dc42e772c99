package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
)

// Holds reports whether the file at path is a library that holds articles or
// sources. It changes nothing; a file that is missing holds nothing.
func Holds(ctx context.Context, path string) (holds bool, err error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0 {
		return false, nil
	}
	if err != nil {
		return false, explain(path, err)
	}
	query := url.Values{"_pragma": {"busy_timeout(1000)", "query_only(1)"}, "mode": {"ro"}}
	dsn := url.URL{Scheme: "file", OmitHost: true, Path: filepath.ToSlash(path), RawQuery: query.Encode()}
	db, err := sql.Open("sqlite", dsn.String())
	if err != nil {
		return false, explain(path, err)
	}
	defer db.Close() //nolint:errcheck // nothing was written
	version, err := schemaOf(ctx, db)
	if err == nil && version >= articlesSince {
		err = db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM article) OR EXISTS (SELECT 1 FROM source)`).Scan(&holds)
	}
	if err != nil {
		return false, explain(path, err)
	}
	return holds, nil
}

// articlesSince is the first schema that keeps articles.
const articlesSince = 2
