package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"slices"
)

// pendingByte is the offset of the page that SQLite keeps for locks.
const pendingByte = 1 << 30

// The kinds of page in a pointer map, one for each page of the file; of the rest of
// them the parent is told, of which they hang (SQLite's file format, 1.8).
const (
	pageRoot = 1
	pageFree = 2
)

var errNoMap = errors.New("the file has no pointer map that fits")

// pointerMap is the parents of a file's pages, as SQLite keeps them, five bytes a
// page, so that a file can shrink.
type pointerMap struct {
	size    int64 // of a page, bytes
	kinds   []byte
	parents []uint32 // by page
}

// readPointerMap reads the map, a three-thousandth of the file.
func readPointerMap(ctx context.Context, tx *sql.Tx) (*pointerMap, error) {
	var pages uint32
	var vacuums int
	var first []byte
	m := &pointerMap{}
	err := errors.Join(
		tx.QueryRowContext(ctx, `PRAGMA page_count`).Scan(&pages),
		tx.QueryRowContext(ctx, `PRAGMA auto_vacuum`).Scan(&vacuums),
		tx.QueryRowContext(ctx, `SELECT data FROM sqlite_dbpage WHERE pgno = 1`).Scan(&first))
	if err != nil {
		return nil, err
	}
	m.size = int64(len(first))
	if vacuums == 0 || len(first) < 100 {
		return nil, errNoMap
	}
	usable := len(first) - int(first[20])
	m.kinds, m.parents = make([]byte, pages+1), make([]uint32, pages+1)
	for at := uint32(2); at <= pages; at += uint32(usable/5) + 1 {
		n := at
		if int64(n-1)*m.size == pendingByte {
			n++
		}
		var data []byte
		if err := tx.QueryRowContext(ctx, `SELECT data FROM sqlite_dbpage WHERE pgno = ?`, n).Scan(&data); err != nil {
			return nil, err
		}
		for page := n + 1; page <= min(pages, at+uint32(usable/5)); page++ {
			e := data[5*(page-n-1):]
			m.kinds[page], m.parents[page] = e[0], binary.BigEndian.Uint32(e[1:])
		}
	}
	return m, nil
}

// trees counts the pages of each tree, by its root.
func (m *pointerMap) trees() (map[uint32]int64, error) {
	count := map[uint32]int64{}
	roots := make([]uint32, len(m.parents)) // of the pages whose root is known
	var way []uint32
	for page := range roots {
		at := uint32(page)
		for way = way[:0]; roots[at] == 0 && m.kinds[at] > pageFree; at = m.parents[at] {
			way = append(way, at)
			if m.parents[at] == 0 || int(m.parents[at]) >= len(roots) || len(way) > len(roots) {
				return nil, errNoMap
			}
		}
		root := roots[at]
		if m.kinds[at] == pageRoot {
			root, roots[at] = at, at
		} else if root == 0 && len(way) > 0 && at != 1 {
			return nil, errNoMap
		}
		for _, p := range way {
			roots[p] = max(root, 1) // what hangs of the first page is the schema's
		}
		if root > 0 {
			count[root]++
		}
	}
	return count, nil
}

// Footprint tells how much each part of the file takes, its indexes included, the
// largest first, as Sizes does, but reads the file's own map of pages in the place
// of all of them, and leaves rows out.
func (s *Store) Footprint(ctx context.Context) ([]Size, error) {
	all, err := s.footprint(ctx)
	if errors.Is(err, errNoMap) {
		return s.Sizes(ctx)
	}
	return all, err
}

func (s *Store) footprint(ctx context.Context) (all []Size, err error) {
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	m, err := readPointerMap(ctx, tx)
	if err != nil {
		return nil, err
	}
	trees, err := m.trees()
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, `SELECT tbl_name, rootpage FROM sqlite_schema WHERE rootpage > 0 ORDER BY tbl_name`)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		var part string
		var root uint32
		if err := rows.Scan(&part, &root); err != nil {
			return nil, err
		}
		if n := len(all); n == 0 || all[n-1].Part != part {
			all = append(all, Size{Part: part})
		}
		all[len(all)-1].Bytes += trees[root] * m.size
	}
	slices.SortStableFunc(all, func(a, b Size) int { return cmp.Compare(b.Bytes, a.Bytes) })
	return all, rows.Err()
}

// CountRelations is how many pairs of quotations are related.
func (s *Store) CountRelations(ctx context.Context) (n int, err error) {
	err = s.each(ctx, `SELECT count(*) FROM relation`, nil, func(rows *sql.Rows) error { return rows.Scan(&n) })
	return n / 2, err // each is seen from both sides
}
