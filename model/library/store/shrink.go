package store

import (
	"context"
	"database/sql"
	"strconv"
)

const (
	// spare is the part of the file that may be empty: what is written next goes there.
	spare = 1.0 / 16
	// shrinkStep is how many pages are moved in one transaction, 4 MB.
	shrinkStep = 256
)

// Shrink gives back to the disk what merging the index left empty, in small
// steps, until little is left or ctx ends.
func (s *Store) Shrink(ctx context.Context) error {
	for last := 0; ctx.Err() == nil; {
		var free, all int
		err := s.each(ctx, `SELECT (SELECT freelist_count FROM pragma_freelist_count), (SELECT page_count FROM pragma_page_count)`, nil,
			func(rows *sql.Rows) error { return rows.Scan(&free, &all) })
		if err != nil || float64(free) <= spare*float64(all) || free == last {
			return err
		}
		last = free // a file of an older make does not shrink
		err = s.alone(func(tx *sql.Tx) error {
			rows, err := tx.QueryContext(ctx, `PRAGMA incremental_vacuum(`+strconv.Itoa(min(shrinkStep, free))+`)`)
			if err != nil {
				return err
			}
			defer rows.Close() //nolint:errcheck // rows.Err tells
			for rows.Next() {  // each step moves a page
			}
			return rows.Err()
		})
		if err != nil {
			return err
		}
	}
	return ctx.Err()
}
