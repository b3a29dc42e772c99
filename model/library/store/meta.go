package store

import (
	"context"
	"database/sql"
)

// Tally counts what the library holds.
type Tally struct{ Articles, Quotes, Printings, Unread, Starred int }

// tally is by how much a batch changes the counts.
type tally struct{ articles, quotes, printings int }

// count writes the counts, and that the file has changed.
func (w *scribe) count(t tally) error {
	for _, c := range [...]struct {
		name string
		by   int
	}{{"articles", t.articles}, {"quotes", t.quotes}, {"printings", t.printings}, {"edition", 1}} {
		if c.by == 0 {
			continue
		}
		err := w.do(`INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = value + ?2`, c.name, c.by)
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *scribe) set(name string, value any) error {
	return w.do(`INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)`, name, value)
}

// value reads one value of the meta table; false when it is not set.
func (s *Store) value(ctx context.Context, name string, to any) (found bool, err error) {
	err = s.each(ctx, `SELECT value FROM meta WHERE name = ?`, []any{name}, func(rows *sql.Rows) error {
		found = true
		return rows.Scan(to)
	})
	return found, err
}

// Edition grows with every batch, of whichever process.
func (s *Store) Edition(ctx context.Context) (edition int64, err error) {
	_, err = s.value(ctx, "edition", &edition)
	return edition, err
}

// Tally reads the counts. What is unread and starred is as PutTally left it.
func (s *Store) Tally(ctx context.Context) (Tally, error) {
	var t Tally
	places := map[string]*int{
		"articles": &t.Articles, "quotes": &t.Quotes, "printings": &t.Printings, "unread": &t.Unread, "starred": &t.Starred,
	}
	err := s.each(ctx, `SELECT name, value FROM meta WHERE name IN ('articles', 'quotes', 'printings', 'unread', 'starred')`, nil,
		func(rows *sql.Rows) error {
			var name string
			var n int
			if err := rows.Scan(&name, &n); err != nil {
				return err
			}
			*places[name] = n
			return nil
		})
	return t, err
}

// PutTally notes what is unread and starred, for the next start.
func (s *Store) PutTally(unread, starred int) {
	s.put(`INSERT OR REPLACE INTO meta (name, value) VALUES ('unread', ?), ('starred', ?)`, unread, starred)
}

// LastNum is the greatest number that an article or a reprint has.
func (s *Store) LastNum(ctx context.Context) (last int, err error) {
	err = s.each(ctx, `SELECT max(ifnull((SELECT max(num) FROM article), 0), ifnull((SELECT max(num) FROM printing), 0))`, nil,
		func(rows *sql.Rows) error { return rows.Scan(&last) })
	return last, err
}
