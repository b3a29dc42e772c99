package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"slices"
)

// IndexBlock is a piece of the search index; it never changes once written.
type IndexBlock struct {
	Segment uint32
	N       uint32
	Data    []byte
}

// IndexChange is what one step of the search index writes.
type IndexChange struct {
	Put      []IndexBlock
	Drop     []uint32 // segments that nobody reads any more
	Manifest []byte   // nil leaves the one that is kept
}

func (w *scribe) index(c *IndexChange) error {
	for i := range c.Put {
		b := &c.Put[i]
		if err := w.do(`INSERT OR REPLACE INTO segment (segment, n, data) VALUES (?, ?, ?)`, b.Segment, b.N, b.Data); err != nil {
			return err
		}
	}
	for _, s := range c.Drop {
		if err := w.do(`DELETE FROM segment WHERE segment = ?`, s); err != nil {
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

// ClearIndex takes all of the index out, so that it is made anew; IndexPending
// tells so until IndexDone.
func (s *Store) ClearIndex() error {
	return s.alone(func(tx *sql.Tx) error {
		w := &scribe{tx: tx}
		return errors.Join(w.do(`DELETE FROM segment`), w.do(`DELETE FROM meta WHERE name = 'index'`), w.set("index pending", 1))
	})
}

// IndexDone notes that the index is made.
func (s *Store) IndexDone() error {
	return s.alone(func(tx *sql.Tx) error { return (&scribe{tx: tx}).do(`DELETE FROM meta WHERE name = 'index pending'`) })
}

// IndexPending reports whether ClearIndex was not followed by IndexDone.
func (s *Store) IndexPending(ctx context.Context) (bool, error) {
	return s.value(ctx, "index pending", new(int))
}

// IndexManifest reads the index's manifest, nil when there is none.
func (s *Store) IndexManifest(ctx context.Context) ([]byte, error) {
	var manifest []byte
	_, err := s.value(ctx, "index", &manifest)
	return manifest, err
}

// IndexBlock reads one piece of the index; the error of one that is absent
// wraps fs.ErrNotExist.
func (s *Store) IndexBlock(ctx context.Context, segment, n uint32) (data []byte, err error) {
	found := false
	err = s.each(ctx, `SELECT data FROM segment WHERE segment = ? AND n = ?`, []any{segment, n}, func(rows *sql.Rows) error {
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
func (s *Store) DropIndexBut(ctx context.Context, segments []uint32) error {
	var drop []uint32
	for next := int64(-1); ; {
		found := false
		err := s.each(ctx, `SELECT segment FROM segment WHERE segment > ? ORDER BY segment LIMIT 1`, []any{next}, func(rows *sql.Rows) error {
			found = true
			return rows.Scan(&next)
		})
		if err != nil {
			return err
		}
		if !found {
			break
		}
		if !slices.Contains(segments, uint32(next)) {
			drop = append(drop, uint32(next))
		}
	}
	if len(drop) == 0 {
		return nil
	}
	return s.WriteIndex(&IndexChange{Drop: drop})
}
