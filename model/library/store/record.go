package store

import (
	"context"
	"fmt"
)

// Record is all the reader did with one article.
type Record struct {
	Read, Starred bool
	Place         int // the byte offset of Article.Text at the top of the screen when the article was left
	Corrections   []Correction
	Blocks        []BlockChoice
	Marks         []Mark
}

// Correction is the reader's word on who said a quotation: the one mentioned at
// Speaker, or nobody when Speaker is zero.
type Correction struct{ Quote, Speaker Selector }

// BlockChoice is the reader's word on whether a block belongs to its article.
type BlockChoice struct {
	Block Selector
	Keep  bool
}

// Mark is a named place: a lower-case name belongs to its article, an
// upper-case one to the library.
type Mark struct {
	Name    string
	Article string // the article's key
	Place   int    // byte offset of Article.Text
}

// Record reads what is known of one article; the zero Record when nothing is.
func (s *Store) Record(ctx context.Context, article string) (Record, error) {
	var r Record
	err := s.rows(ctx, `SELECT read, starred, place FROM state WHERE article = ?`, article, func(scan scanner) error {
		return scan(&r.Read, &r.Starred, &r.Place)
	})
	if err == nil {
		err = s.rows(ctx, `SELECT start, end, exact, prefix, suffix,
			speaker_start, speaker_end, speaker_exact, speaker_prefix, speaker_suffix
			FROM correction WHERE article = ? ORDER BY start, end`, article, func(scan scanner) error {
			var c Correction
			err := scan(append(c.Quote.fields(), c.Speaker.fields()...)...)
			r.Corrections = append(r.Corrections, c)
			return err
		})
	}
	if err == nil {
		err = s.rows(ctx, `SELECT start, end, exact, prefix, suffix, keep
			FROM block WHERE article = ? ORDER BY start, end`, article, func(scan scanner) error {
			var b BlockChoice
			err := scan(append(b.Block.fields(), &b.Keep)...)
			r.Blocks = append(r.Blocks, b)
			return err
		})
	}
	if err == nil {
		err = s.rows(ctx, `SELECT name, article, place FROM mark WHERE article = ? ORDER BY name`, article, func(scan scanner) error {
			var m Mark
			err := scan(&m.Name, &m.Article, &m.Place)
			r.Marks = append(r.Marks, m)
			return err
		})
	}
	return r, err
}

// fields are the places a row's selector columns are read into.
func (s *Selector) fields() []any {
	return []any{&s.Span.Start, &s.Span.End, &s.Exact, &s.Prefix, &s.Suffix}
}

// columns are a selector's values in the same order.
func (s *Selector) columns() []any {
	return []any{s.Span.Start, s.Span.End, s.Exact, s.Prefix, s.Suffix}
}

type scanner = func(...any) error

// rows runs a query with one argument and hands each row to each.
func (s *Store) rows(ctx context.Context, query, arg string, each func(scanner) error) (err error) {
	rows, err := s.db.QueryContext(ctx, query, arg)
	if err != nil {
		return fmt.Errorf("library %s: %w", s.path, err)
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		if err := each(rows.Scan); err != nil {
			return fmt.Errorf("library %s: %w", s.path, err)
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("library %s: %w", s.path, err)
	}
	return nil
}

// PutState keeps an article's read state, star and place.
func (s *Store) PutState(article string, read, starred bool, place int) {
	s.put(`INSERT OR REPLACE INTO state (article, read, starred, place) VALUES (?, ?, ?, ?)`, article, read, starred, place)
}

// PutCorrection keeps the reader's word on a quotation, in place of an earlier one.
func (s *Store) PutCorrection(article string, c Correction) {
	args := append([]any{article}, c.Quote.columns()...)
	s.put(`INSERT OR REPLACE INTO correction (article, start, end, exact, prefix, suffix,
		speaker_start, speaker_end, speaker_exact, speaker_prefix, speaker_suffix)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, append(args, c.Speaker.columns()...)...)
}

// DropCorrection takes the reader's word on a quotation back.
func (s *Store) DropCorrection(article string, quote Selector) {
	s.put(`DELETE FROM correction WHERE article = ? AND start = ? AND end = ?`, article, quote.Span.Start, quote.Span.End)
}

// PutBlock keeps the reader's word on a block, in place of an earlier one.
func (s *Store) PutBlock(article string, b BlockChoice) {
	args := append([]any{article}, b.Block.columns()...)
	s.put(`INSERT OR REPLACE INTO block (article, start, end, exact, prefix, suffix, keep)
		VALUES (?, ?, ?, ?, ?, ?, ?)`, append(args, b.Keep)...)
}

// DropBlock takes the reader's word on a block back.
func (s *Store) DropBlock(article string, block Selector) {
	s.put(`DELETE FROM block WHERE article = ? AND start = ? AND end = ?`, article, block.Span.Start, block.Span.End)
}

// PutMark sets a mark. An upper-case name stands for one place in the whole
// library and leaves the place it had before.
func (s *Store) PutMark(m Mark) {
	if m.Name >= "A" && m.Name <= "Z" {
		s.put(`DELETE FROM mark WHERE name = ?`, m.Name)
	}
	s.put(`INSERT OR REPLACE INTO mark (name, article, place) VALUES (?, ?, ?)`, m.Name, m.Article, m.Place)
}

// DropMark takes a mark of an article away.
func (s *Store) DropMark(name, article string) {
	s.put(`DELETE FROM mark WHERE name = ? AND article = ?`, name, article)
}
