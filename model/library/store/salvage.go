package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"whosaid/model/library/store/salvage"
)

// Salvaged is what Salvage saved of a damaged library.
type Salvaged struct {
	Damaged string          `json:"damaged"` // where the damaged file lies now
	Parts   []SalvagedTable `json:"parts"`
	// Texts are those whose article's line was lost: packed articles (PackArticle) that
	// are to be added again.
	Texts [][]byte `json:"-"`
}

// SalvagedTable is what became of one table's rows. Lost is an estimate where whole
// pages are gone.
type SalvagedTable struct {
	Part  string `json:"part"`
	Saved int    `json:"saved"`
	Lost  int    `json:"lost"`
}

// Lost reports whether any row is lost.
func (s *Salvaged) Lost() bool {
	for _, p := range s.Parts {
		if p.Lost > 0 {
			return true
		}
	}
	return false
}

// ErrBeyond is wrapped by Salvage's error for a file in which nothing of a library
// was found.
var ErrBeyond = errors.New("nothing of a library was found in the file")

// saved are the tables in the order in which they are saved: what the reader did
// first, then what cannot be made anew, then what was derived. The search index is
// left out.
var saved = []salvage.Table{
	{Name: "state", Columns: "tiii", Bare: true, Known: anyRow},
	{Name: "mark", Columns: "tti", Bare: true},
	{Name: "correction", Columns: "tiitttiittt", Bare: true, Known: anyRow},
	{Name: "block", Columns: "tiittti", Bare: true, Known: anyRow},
	{Name: "site_rule", Columns: "tti", Bare: true},
	{Name: "identity", Columns: "tti", Bare: true},
	{Name: "saved", Columns: "tit", Bare: true},
	{Name: "source", Columns: "tt", Bare: true, Known: func(row []any) bool { return begins(row[1], "{") }},
	{Name: "delivered", Columns: "ttiti", Bare: true, Known: anyRow},
	{Name: "screen", Columns: "tb", Bare: true},
	{Name: "article", Columns: "nttiitib", Known: anyRow},
	{Name: "text", Columns: "nb", Known: func(row []any) bool { return readable(row[1]) }},
	{Name: "printing", Columns: "nttiibb", Known: anyRow},
	{Name: "raw", Columns: "nttb", Known: anyRow},
	{Name: "reading", Columns: "nb"},
	{Name: "woven", Columns: "nbBBB", Known: anyRow},
	{Name: "person", Columns: "nttb"},
	{Name: "said", Columns: "tiit", Bare: true, Known: anyRow},
	{Name: "relation", Columns: "itittr", Bare: true, Known: anyRow},
	{Name: "story", Columns: "tt", Bare: true},
	{Name: "meta", Columns: "t*", Bare: true},
}

// packedAt is the column of a table that holds a packed article.
var packedAt = map[string]int{"text": 1, "printing": 6}

func anyRow([]any) bool { return true }

func begins(v any, with string) bool {
	s, ok := v.(string)
	return ok && strings.HasPrefix(s, with)
}

// readable reports whether a blob is a packed article.
func readable(v any) bool {
	blob, _ := v.([]byte)
	_, err := UnpackArticle("", blob)
	return err == nil
}

// Salvage copies what can still be read of the damaged library at path into a new
// file, which takes its place; the damaged one is kept beside it, with the time now
// in its name. Nobody else may use the library meanwhile. What was derived waits to
// be made anew. The error wraps ErrBeyond when there is nothing to save: then
// everything is as it was.
func Salvage(ctx context.Context, path string, now time.Time, tell func(part string)) (*Salvaged, error) {
	fail := func(err error) error { return fmt.Errorf("library %s: salvaging: %w", path, err) }
	part := path + ".salvage"
	if err := removeLibrary(part); err != nil {
		return nil, fail(err)
	}
	fold(ctx, path)
	out, err := salvageInto(ctx, path, part, tell)
	if err != nil {
		return nil, fail(errors.Join(err, removeLibrary(part)))
	}
	out.Damaged = path + ".damaged-" + now.Format("2006-01-02T150405")
	for _, suffix := range [...]string{"-wal", "-shm", ""} {
		if err := ignoreMissing(os.Rename(path+suffix, out.Damaged+suffix)); err != nil {
			return nil, fail(err)
		}
	}
	if err := os.Rename(part, path); err != nil {
		return nil, fail(fmt.Errorf("%w; what was saved is in %s, the damaged library in %s", err, part, out.Damaged))
	}
	return out, nil
}

// fold has SQLite write into the file what stands beside it, if it still can.
func fold(ctx context.Context, path string) {
	if info, err := os.Stat(path + "-wal"); err != nil || info.Size() == 0 {
		return
	}
	db, err := connect(path, "")
	if err != nil {
		return
	}
	_, _ = db.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`) // what it cannot do is lost
	_ = db.Close()                                                // nothing more was to be written
}

// removeLibrary deletes a file and what SQLite lays beside it.
func removeLibrary(path string) error {
	var failed error
	for _, suffix := range [...]string{"", "-wal", "-shm", "-journal"} {
		failed = errors.Join(failed, ignoreMissing(os.Remove(path+suffix)))
	}
	return failed
}

// salvageInto fills a new library at part with the rows of the one at path.
func salvageInto(ctx context.Context, path, part string, tell func(string)) (*Salvaged, error) {
	in, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer in.Close() //nolint:errcheck // nothing was written
	info, err := in.Stat()
	if err != nil {
		return nil, err
	}
	file, err := salvage.Open(in, info.Size(), pageSize)
	if errors.Is(err, salvage.ErrNoDatabase) {
		err = ErrBeyond
	}
	if err != nil {
		return nil, err
	}
	fresh, err := Open(ctx, part)
	if err != nil {
		return nil, err
	}
	w := &salvor{fresh: fresh, file: file, tell: tell}
	err = w.run(ctx)
	if err == nil {
		err = w.settle(ctx)
	}
	if err := errors.Join(err, fresh.Close()); err != nil {
		return nil, err
	}
	return &w.out, syncFile(part)
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// salvor copies rows.
type salvor struct {
	fresh *Store
	file  *salvage.File
	tell  func(string)
	out   Salvaged
	batch []salvagedRow
	bytes int
}

type salvagedRow struct {
	table *salvage.Table
	row   []any
}

const (
	salvageRows  = 1000
	salvageBytes = 8 << 20
)

// run copies all tables, then what no tree leads to.
func (w *salvor) run(ctx context.Context) error {
	tables, err := w.tables(ctx)
	if err != nil {
		return err
	}
	found := 0
	missing := make([]int, len(tables))
	for i := range tables {
		w.tell(tables[i].Name)
		torn := 0
		tally, err := w.file.Rows(ctx, &tables[i], func(row []any) error {
			if at, ok := packedAt[tables[i].Name]; ok && !readable(row[at]) { // some of its pages are nothing, or another's
				torn++
				return nil
			}
			return w.put(&tables[i], row)
		})
		if err != nil {
			return err
		}
		found += tally.Rows
		missing[i] = tally.Missing() + torn
	}
	w.tell("")
	err = w.file.Strays(ctx, tables, func(t *salvage.Table, row []any) error {
		found++
		return w.put(t, row)
	})
	if err == nil {
		err = w.flush()
	}
	if err == nil && found == 0 {
		err = ErrBeyond
	}
	if err != nil {
		return err
	}
	return w.count(ctx, tables, missing)
}

// tables are those to be saved with their first pages: those that the file tells;
// where it does not, those of a file that was just begun.
func (w *salvor) tables(ctx context.Context) ([]salvage.Table, error) {
	roots := w.file.Schema(ctx)
	if len(roots) == 0 {
		err := w.fresh.each(ctx, `SELECT name, rootpage FROM sqlite_schema WHERE type = 'table'`, nil, func(rows *sql.Rows) error {
			var name string
			var root uint32
			err := rows.Scan(&name, &root)
			roots[name] = root
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	tables := append([]salvage.Table{}, saved...)
	for i := range tables {
		tables[i].Root = roots[tables[i].Name]
	}
	return tables, nil
}

// put queues a row; one that is there already stays.
func (w *salvor) put(t *salvage.Table, row []any) error {
	w.batch = append(w.batch, salvagedRow{t, row})
	for _, v := range row {
		switch v := v.(type) {
		case string:
			w.bytes += len(v)
		case []byte:
			w.bytes += len(v)
		}
	}
	if len(w.batch) < salvageRows && w.bytes < salvageBytes {
		return nil
	}
	return w.flush()
}

func (w *salvor) flush() error {
	batch := w.batch
	w.batch, w.bytes = nil, 0
	return w.fresh.alone(func(tx *sql.Tx) error {
		s := &scribe{tx: tx}
		for _, r := range batch {
			places := strings.TrimSuffix(strings.Repeat("?, ", len(r.row)), ", ")
			if err := s.do(`INSERT OR IGNORE INTO `+r.table.Name+` VALUES (`+places+`)`, r.row...); err != nil {
				return err
			}
		}
		return nil
	})
}

// count tells how much of each table was saved and lost.
func (w *salvor) count(ctx context.Context, tables []salvage.Table, missing []int) error {
	for i := range tables {
		var n int
		if err := w.fresh.db.QueryRowContext(ctx, `SELECT count(*) FROM `+tables[i].Name).Scan(&n); err != nil {
			return err
		}
		w.out.Parts = append(w.out.Parts, SalvagedTable{tables[i].Name, n, missing[i]})
	}
	return nil
}

// settle takes out the texts that lost their articles, makes the tables fit each
// other, and has everything derived made anew. What was delivered but is not there
// any more may come again.
func (w *salvor) settle(ctx context.Context) error {
	const orphans = `SELECT data FROM text WHERE num NOT IN (SELECT num FROM article)
		UNION ALL SELECT data FROM printing WHERE of NOT IN (SELECT a.num FROM article a JOIN text t ON t.num = a.num)`
	err := w.fresh.each(ctx, orphans, nil, func(rows *sql.Rows) error {
		var blob []byte
		err := rows.Scan(&blob)
		if err == nil && readable(blob) {
			w.out.Texts = append(w.out.Texts, blob)
		}
		return err
	})
	if err != nil {
		return err
	}
	err = w.fresh.alone(func(tx *sql.Tx) error {
		return (&scribe{tx: tx}).do(`DELETE FROM meta WHERE name = 'index'`)
	})
	err = errors.Join(err, w.fresh.Repair())
	if err == nil && w.out.Lost() {
		err = w.fresh.alone(func(tx *sql.Tx) error {
			s := &scribe{tx: tx}
			return errors.Join(
				s.do(`DELETE FROM delivered WHERE num <> 0 AND num NOT IN (SELECT num FROM article UNION ALL SELECT num FROM printing)`),
				s.do(`UPDATE source SET data = json_set(data, '$.Validator.ETag', '', '$.Validator.LastModified', '', '$.Validator.Hash', '')
					WHERE json_valid(data)`),
			)
		})
	}
	return errors.Join(err, w.fresh.SpoilAll(), w.fresh.ClearIndex())
}
