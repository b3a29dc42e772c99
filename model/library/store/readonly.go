package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	sqlite3 "modernc.org/sqlite/lib"
)

// ErrReadOnly is wrapped by the error of every write to a library that can only
// be read.
var ErrReadOnly = errors.New("the library can only be read: its file or folder is write-protected")

// ReadOnly reports whether the file can be read but not written.
func (s *Store) ReadOnly() bool { return s.pen == nil }

// unwritable reports whether a library that is there failed to open because it
// cannot be written.
func unwritable(path string, err error) bool {
	if info, e := os.Stat(path); e != nil || info.Size() == 0 {
		return false
	}
	if errors.Is(err, fs.ErrPermission) {
		return true
	}
	switch code(err) {
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return true
	}
	return false
}

// openReadOnly opens a library that cannot be written. Where not even the files
// beside it can be made that readers share, it is read as it lies there, unless
// there are changes that were never merged into it.
func openReadOnly(ctx context.Context, path string) (*Store, error) {
	var failed error
	for _, extra := range []string{"", "1"} {
		query := url.Values{"mode": {"ro"}, "_busy_timeout": {"5000"}, "_pragma": {"query_only(1)"}}
		if extra != "" {
			if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
				break
			}
			query.Set("immutable", extra)
		}
		dsn := url.URL{Scheme: "file", OmitHost: true, Path: filepath.ToSlash(path), RawQuery: query.Encode()}
		s, err := readOnly(ctx, path, dsn.String())
		if err == nil {
			return s, nil
		}
		failed = err
	}
	return nil, explain(path, failed)
}

func readOnly(ctx context.Context, path, dsn string) (*Store, error) {
	db, err := openDSN(dsn)
	if err != nil {
		return nil, err
	}
	version, err := schemaOf(ctx, db)
	if err == nil && version < SchemaVersion {
		err = fmt.Errorf("its schema is %d and cannot be brought to %d: %w", version, SchemaVersion, ErrReadOnly)
	}
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return begin(path, db, nil), nil
}
