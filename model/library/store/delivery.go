package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"whosaid/model"
)

// Arrival notes that an entry of a source was delivered.
type Arrival struct {
	Source, Entry, Stamp string
	Num                  int   // the article or reprint it brought
	Round                int64 // the update it came in; what earlier ones brought for the entry is forgotten
	// Checked, when set, is the source after the check; all else is empty.
	Checked *model.Source
}

// RawDocument is the bytes an article was made of.
type RawDocument struct {
	Num     int
	Cleaner string // names the code that read them
	Raw     model.Raw
}

// Renamed moves what the reader did from one article key to another: the article
// is the same, but says something else now.
type Renamed struct{ From, To string }

func (w *scribe) arrival(a *Arrival) error {
	if a.Checked != nil {
		return w.source(a.Checked)
	}
	return errors.Join(
		w.do(`DELETE FROM delivered WHERE source = ? AND entry = ? AND round < ?`, a.Source, a.Entry, a.Round),
		w.do(`INSERT OR REPLACE INTO delivered (source, entry, num, stamp, round) VALUES (?, ?, ?, ?, ?)`,
			a.Source, a.Entry, a.Num, a.Stamp, a.Round))
}

func (w *scribe) source(src *model.Source) error {
	data, err := json.Marshal(src)
	if err != nil {
		return err
	}
	return w.do(`INSERT OR REPLACE INTO source (address, data) VALUES (?, ?)`, src.Address, string(data))
}

func (w *scribe) raw(r *RawDocument) error {
	head := r.Raw
	head.Data = nil
	data, err := json.Marshal(head)
	if err != nil {
		return err
	}
	return w.do(`INSERT OR REPLACE INTO raw (num, cleaner, head, data) VALUES (?, ?, ?, ?)`, r.Num, r.Cleaner, string(data), compress(r.Raw.Data))
}

func (w *scribe) rename(r *Renamed) error {
	for _, table := range [...]string{"state", "mark", "correction", "block"} {
		if err := w.do(`UPDATE OR REPLACE `+table+` SET article = ? WHERE article = ?`, r.To, r.From); err != nil {
			return err
		}
	}
	return nil
}

// Sources reads the sources, by the time they were added.
func (s *Store) Sources(ctx context.Context) (all []model.Source, err error) {
	err = s.each(ctx, `SELECT address, data FROM source ORDER BY data ->> 'Added', address`, nil, func(rows *sql.Rows) error {
		var address, data string
		if err := rows.Scan(&address, &data); err != nil {
			return err
		}
		var src model.Source
		if err := json.Unmarshal([]byte(data), &src); err != nil {
			return fmt.Errorf("source %s: %w: %w", address, ErrDamaged, err)
		}
		all = append(all, src)
		return nil
	})
	return all, err
}

// PutSource keeps a source, in place of an earlier one of the same address, and
// waits until it is in the file.
func (s *Store) PutSource(src model.Source) error {
	return s.alone(func(tx *sql.Tx) error { return (&scribe{tx: tx}).source(&src) })
}

// DropSource forgets a source and what it delivered; its articles stay.
func (s *Store) DropSource(address string) error {
	return s.alone(func(tx *sql.Tx) error {
		w := &scribe{tx: tx}
		return errors.Join(w.do(`DELETE FROM source WHERE address = ?`, address), w.do(`DELETE FROM delivered WHERE source = ?`, address))
	})
}

// Delivered reads the stamps of what a source delivered, by entry: "" for one
// that is to be delivered again. One entry may have brought several articles.
func (s *Store) Delivered(ctx context.Context, source string) (map[string]string, error) {
	all := map[string]string{}
	err := s.each(ctx, `SELECT entry, stamp FROM delivered WHERE source = ?`, []any{source}, func(rows *sql.Rows) error {
		var entry, stamp string
		err := rows.Scan(&entry, &stamp)
		if all[entry] == "" {
			all[entry] = stamp
		}
		return err
	})
	return all, err
}

// Round is the number of the next update.
func (s *Store) Round(ctx context.Context) (round int64, err error) {
	err = s.each(ctx, `SELECT ifnull(max(round), 0) + 1 FROM delivered`, nil, func(rows *sql.Rows) error { return rows.Scan(&round) })
	return round, err
}

// Replaced reads the numbers of what an entry brought in updates before round.
func (s *Store) Replaced(ctx context.Context, source, entry string, round int64) (nums []int, err error) {
	err = s.each(ctx, `SELECT num FROM delivered WHERE source = ? AND entry = ? AND round < ? AND num > 0`, []any{source, entry, round},
		func(rows *sql.Rows) error {
			var n int
			err := rows.Scan(&n)
			nums = append(nums, n)
			return err
		})
	return nums, err
}

// RawOf reads the bytes an article was made of; false when they are not kept.
func (s *Store) RawOf(ctx context.Context, num int) (doc RawDocument, found bool, err error) {
	err = s.each(ctx, `SELECT cleaner, head, data FROM raw WHERE num = ?`, []any{num}, func(rows *sql.Rows) error {
		found = true
		var head string
		var data []byte
		if err := rows.Scan(&doc.Cleaner, &head, &data); err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(head), &doc.Raw); err != nil {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		doc.Num = num
		doc.Raw.Data, err = expand(data)
		return err
	})
	return doc, found, err
}

// HasOldRaws reports whether another code than cleaner read some of the raw bytes.
func (s *Store) HasOldRaws(ctx context.Context, cleaner string) (has bool, err error) {
	err = s.each(ctx, `SELECT EXISTS (SELECT 1 FROM raw WHERE cleaner < ?1) OR EXISTS (SELECT 1 FROM raw WHERE cleaner > ?1)`, []any{cleaner},
		func(rows *sql.Rows) error { return rows.Scan(&has) })
	return has, err
}

// SpoilOldRaws marks the articles as ones to be derived anew whose raw bytes
// another code than cleaner read.
func (s *Store) SpoilOldRaws(cleaner string) error {
	return s.alone(func(tx *sql.Tx) error {
		return (&scribe{tx: tx}).do(`UPDATE article SET made = 0 WHERE made <> 0 AND num IN
			(SELECT num FROM raw WHERE cleaner < ?1 UNION ALL SELECT num FROM raw WHERE cleaner > ?1)`, cleaner)
	})
}

// DropRaws deletes all raw bytes.
func (s *Store) DropRaws() error {
	return s.alone(func(tx *sql.Tx) error { return (&scribe{tx: tx}).do(`DELETE FROM raw`) })
}
