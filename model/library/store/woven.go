package store

import (
	"context"
	"database/sql"

	"whosaid/model"
)

// Woven is what linking, grouping and the search for reprints restore themselves
// from, of one article. The byte slices hold only until the next one is read.
type Woven struct {
	Num                    int
	ID                     model.ArticleID
	Persons                []byte // PackCast
	Links, Group, Shingles []byte
}

// EachWoven reads what every article left behind, in order of arrival, from
// after a number on.
func (s *Store) EachWoven(ctx context.Context, after int, f func(*Woven) error) error {
	return s.each(ctx, `SELECT a.num, a.id, w.persons, w.links, w.story, w.shingles
		FROM article a JOIN woven w ON w.num = a.num WHERE a.num > ? ORDER BY a.num`, []any{after}, func(rows *sql.Rows) error {
		var w Woven
		var id, persons, links, group, shingles sql.RawBytes
		if err := rows.Scan(&w.Num, &id, &persons, &links, &group, &shingles); err != nil {
			return err
		}
		w.ID, w.Persons, w.Links, w.Group, w.Shingles = model.ArticleID(id), persons, links, group, shingles
		return f(&w)
	})
}

// EachCast reads the persons of every article (PackCast) in order of arrival. The
// bytes hold only until the next ones are read.
func (s *Store) EachCast(ctx context.Context, f func(persons []byte) error) error {
	return s.each(ctx, `SELECT persons FROM woven ORDER BY num`, nil, func(rows *sql.Rows) error {
		var persons sql.RawBytes
		if err := rows.Scan(&persons); err != nil {
			return err
		}
		return f(persons)
	})
}

// Stale reads the numbers of articles that other code than made derived, from
// after a number on, at most limit.
func (s *Store) Stale(ctx context.Context, made uint32, after, limit int) (nums []int, err error) {
	err = s.each(ctx, `SELECT num FROM article WHERE made <> ? AND num > ? ORDER BY num LIMIT ?`, []any{made, after, limit}, func(rows *sql.Rows) error {
		var n int
		err := rows.Scan(&n)
		nums = append(nums, n)
		return err
	})
	return nums, err
}

// CountStale counts the articles that other code than made derived.
func (s *Store) CountStale(ctx context.Context, made uint32) (n int, err error) {
	err = s.each(ctx, `SELECT count(*) FROM article WHERE made <> ?`, []any{made}, func(rows *sql.Rows) error { return rows.Scan(&n) })
	return n, err
}

// Spoil marks an article as one to be derived anew.
func (s *Store) Spoil(num int) { s.put(`UPDATE article SET made = 0 WHERE num = ?`, num) }
