package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"
)

// MarkedKeys reads the keys of the articles that were read, or have a star, at
// most limit, in no order.
func (s *Store) MarkedKeys(ctx context.Context, starred bool, limit int) (keys []string, err error) {
	err = s.each(ctx, `SELECT article FROM state WHERE iif(?, starred, read) LIMIT ?`, []any{starred, limit}, func(rows *sql.Rows) error {
		var key string
		err := rows.Scan(&key)
		keys = append(keys, key)
		return err
	})
	return keys, err
}

// manyAddresses is how many articles NumbersOf asks for at a time.
const manyAddresses = 128

var numbersOf = `SELECT num, key FROM article WHERE address IN (?` + strings.Repeat(", ?", manyAddresses-1) + `)`

// NumbersOf reads the numbers of the articles of some keys, rising; address gives a key's
// hash (Holding.Address).
func (s *Store) NumbersOf(ctx context.Context, keys []string, address func(key string) int64) (nums []uint32, err error) {
	wanted := make(map[string]bool, len(keys))
	for _, key := range keys {
		wanted[key] = true
	}
	args := make([]any, manyAddresses)
	for some := range slices.Chunk(keys, manyAddresses) {
		for i := range args { // the last may be asked for more than once
			args[i] = address(some[min(i, len(some)-1)])
		}
		err = s.each(ctx, numbersOf, args, func(rows *sql.Rows) error {
			var n uint32
			var key sql.RawBytes
			err := rows.Scan(&n, &key)
			if wanted[string(key)] {
				nums = append(nums, n)
			}
			return err
		})
		if err != nil {
			break
		}
	}
	slices.Sort(nums)
	return slices.Compact(nums), err
}

// Marked reads which articles of the numbers from first to last were read, or have
// a star.
func (s *Store) Marked(ctx context.Context, starred bool, first, last uint32) (nums []uint32, err error) {
	return s.numbers(ctx, `SELECT a.num FROM article a JOIN state s ON s.article = a.key
		WHERE a.num BETWEEN ? AND ? AND iif(?, s.starred, s.read)`, first, last, starred)
}

func (s *Store) numbers(ctx context.Context, query string, args ...any) (nums []uint32, err error) {
	err = s.each(ctx, query, args, func(rows *sql.Rows) error {
		var n uint32
		err := rows.Scan(&n)
		nums = append(nums, n)
		return err
	})
	return nums, err
}
