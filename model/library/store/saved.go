package store

import (
	"context"
	"database/sql"
)

// SavedSearch is a query that the reader gave a name.
type SavedSearch struct{ Name, Query string }

// SavedSearches reads the saved searches, in the order in which they were saved.
func (s *Store) SavedSearches(ctx context.Context) (all []SavedSearch, err error) {
	err = s.each(ctx, `SELECT name, query FROM saved ORDER BY place, name`, nil, func(rows *sql.Rows) error {
		var v SavedSearch
		err := rows.Scan(&v.Name, &v.Query)
		all = append(all, v)
		return err
	})
	return all, err
}

// PutSavedSearches keeps the saved searches, in place of all earlier ones.
func (s *Store) PutSavedSearches(all []SavedSearch) {
	s.send(write{run: func(tx *sql.Tx) error {
		w := &scribe{tx: tx}
		err := w.do(`DELETE FROM saved`)
		for i, v := range all {
			if err == nil {
				err = w.do(`INSERT OR REPLACE INTO saved (name, place, query) VALUES (?, ?, ?)`, v.Name, i, v.Query)
			}
		}
		return err
	}})
}

// Screen reads what a screen left under a key, nil when it left nothing.
func (s *Store) Screen(ctx context.Context, key string) (data []byte, err error) {
	err = s.each(ctx, `SELECT data FROM screen WHERE key = ?`, []any{key}, func(rows *sql.Rows) error { return rows.Scan(&data) })
	return data, err
}

// PutScreen keeps what a screen leaves under a key; nil forgets it.
func (s *Store) PutScreen(key string, data []byte) {
	if data == nil {
		s.put(`DELETE FROM screen WHERE key = ?`, key)
		return
	}
	s.put(`INSERT OR REPLACE INTO screen (key, data) VALUES (?, ?)`, key, data)
}
