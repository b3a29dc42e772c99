package store

import (
	"context"
	"database/sql"
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

// NumbersOf reads the numbers of the articles of a key; address is the key's hash
// (Holding.Address).
func (s *Store) NumbersOf(ctx context.Context, key string, address int64) (nums []uint32, err error) {
	return s.numbers(ctx, `SELECT num FROM article WHERE address = ? AND key = ?`, address, key)
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
