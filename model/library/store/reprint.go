package store

import (
	"context"
	"database/sql"

	"whosaid/model"
)

// Reprints reads the other printings of an article, by time.
func (s *Store) Reprints(ctx context.Context, of int) (all []Line, err error) {
	err = s.each(ctx, `SELECT num, id, line FROM printing WHERE of = ? ORDER BY num`, []any{of}, func(rows *sql.Rows) error {
		var l Line
		var blob []byte
		if err := rows.Scan(&l.Num, &l.ID, &blob); err != nil {
			return err
		}
		all = append(all, l)
		return all[len(all)-1].unpack(blob)
	})
	return all, err
}

// ReprintText reads the text of a reprint (PackArticle); nil when there is none
// of that name.
func (s *Store) ReprintText(ctx context.Context, id model.ArticleID) (data []byte, err error) {
	err = s.each(ctx, `SELECT data FROM printing WHERE id = ?`, []any{string(id)}, func(rows *sql.Rows) error { return rows.Scan(&data) })
	return data, err
}
