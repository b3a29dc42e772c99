package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
)

// IndexBlock is a piece of the search index; it never changes once written.
type IndexBlock struct {
	Segment uint64
	N       uint32
	Data    []byte
}

// IndexChange is what one step of the search index writes.
type IndexChange struct {
	Put      []IndexBlock
	Drop     []uint64 // segments that nobody reads any more
	Manifest []byte   // nil leaves the one that is kept
}

func (w *scribe) index(c *IndexChange) error {
	for i := range c.Put {
		b := &c.Put[i]
		if err := w.do(`INSERT OR REPLACE INTO segment (segment, n, data) VALUES (?, ?, ?)`, int64(b.Segment), b.N, b.Data); err != nil {
			return err
		}
	}
	for _, s := range c.Drop {
		if err := w.do(`DELETE FROM segment WHERE segment = ?`, int64(s)); err != nil {
			return err
		}
	}
	if c.Manifest == nil {
		return nil
	}
	return w.set("index", c.Manifest)
}

// WriteIndex writes one step of the index alone.
func (s *Store) WriteIndex(c *IndexChange) error {
	return s.alone(func(tx *sql.Tx) error { return (&scribe{tx: tx}).index(c) })
}

// ClearIndex takes all of the index out, so that it is made anew.
func (s *Store) ClearIndex() error {
	return s.alone(func(tx *sql.Tx) error {
		w := &scribe{tx: tx}
		return errors.Join(w.do(`DELETE FROM segment`), w.do(`DELETE FROM meta WHERE name = 'index'`))
	})
}

// IndexManifest reads the index's manifest, nil when there is none.
func (s *Store) IndexManifest(ctx context.Context) ([]byte, error) {
	var manifest []byte
	_, err := s.value(ctx, "index", &manifest)
	return manifest, err
}

// IndexBlock reads one piece of the index; the error of one that is absent
// wraps fs.ErrNotExist.
func (s *Store) IndexBlock(ctx context.Context, segment uint64, n uint32) (data []byte, err error) {
	found := false
	err = s.each(ctx, `SELECT data FROM segment WHERE segment = ? AND n = ?`, []any{int64(segment), n}, func(rows *sql.Rows) error {
		found = true
		return rows.Scan(&data)
	})
	if err == nil && !found {
		err = fmt.Errorf("library %s: block %d of segment %d of the index: %w", s.path, n, segment, fs.ErrNotExist)
	}
	return data, err
}

// DropIndexBut deletes every segment that is not among those named: what a crash
// during a merge left behind.
func (s *Store) DropIndexBut(ctx context.Context, segments []uint64) error {
	known := map[uint64]bool{}
	for _, n := range segments {
		known[n] = true
	}
	var drop []uint64
	err := s.each(ctx, `SELECT DISTINCT segment FROM segment`, nil, func(rows *sql.Rows) error {
		var n int64
		err := rows.Scan(&n)
		if !known[uint64(n)] {
			drop = append(drop, uint64(n))
		}
		return err
	})
	if err != nil || len(drop) == 0 {
		return err
	}
	return s.WriteIndex(&IndexChange{Drop: drop})
}
