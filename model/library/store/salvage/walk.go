package salvage

import (
	"context"
	"encoding/binary"
)

// Table is one to be read.
type Table struct {
	Name string
	Root uint32 // its first page; 0 when unknown
	// Columns tells what each column may hold, a letter each: n the number of the row
	// itself, which is not stored, i an integer, r a number, t text, b bytes, B bytes or
	// NULL, * anything. A row of another shape is none of this table's.
	Columns string
	// Bare says that the table has no row numbers (WITHOUT ROWID).
	Bare bool
	// Known reports whether a row that no tree leads to is this table's; nil takes
	// none of those.
	Known func(row []any) bool
}

// Tally is what became of a table.
type Tally struct {
	Rows  int // that were read
	Lost  int // entries that could not be read
	Pages int // that could not be read
	full  int // leaves that could be
}

// Missing is about how many rows are lost: those counted, and as many for each lost
// page as the others hold.
func (t *Tally) Missing() int {
	if t.Pages == 0 {
		return t.Lost
	}
	return t.Lost + t.Pages*max(t.Rows/max(t.full, 1), 1)
}

// fits reports whether values are a row of the table.
func (t *Table) fits(values []any) bool {
	if len(values) != len(t.Columns) {
		return false
	}
	for i, v := range values {
		if !may(t.Columns[i], v) {
			return false
		}
	}
	return true
}

func may(column byte, v any) bool {
	switch v.(type) {
	case nil:
		return column == 'n' || column == 'B' || column == '*'
	case int64:
		return column == 'i' || column == 'r' || column == '*'
	case float64:
		return column == 'r' || column == '*'
	case string:
		return column == 't' || column == '*'
	case []byte:
		return column == 'b' || column == 'B' || column == '*'
	}
	return false
}

// Schema reads the first pages of all tables from the file itself; empty where
// that is damaged.
func (f *File) Schema(ctx context.Context) map[string]uint32 {
	roots := map[string]uint32{}
	schema := Table{Name: "sqlite_schema", Root: 1, Columns: "ttti*"}
	_, _ = f.Rows(ctx, &schema, func(row []any) error { // what cannot be read is not there
		name, _ := row[1].(string)
		if root, ok := row[3].(int64); ok && row[0] == "table" && root > 1 && root <= int64(f.pages) {
			roots[name] = uint32(root)
		}
		return nil
	})
	return roots
}

// Rows hands the rows of a table's tree to each, the number of the row in the place
// of the column that stands for it. The error is each's, or ctx.Err.
func (f *File) Rows(ctx context.Context, t *Table, each func(row []any) error) (tally Tally, err error) {
	if t.Root == 0 {
		return tally, nil
	}
	next := []uint32{t.Root}
	for len(next) > 0 {
		if err := ctx.Err(); err != nil {
			return tally, err
		}
		n := next[len(next)-1]
		next = next[:len(next)-1]
		if f.seen[n] {
			continue
		}
		b := f.read(n)
		if b == nil {
			tally.Pages++
			continue
		}
		page, ok := f.tree(n, b)
		if !ok || (page.kind == indexInner || page.kind == indexLeaf) != t.Bare {
			tally.Pages++
			continue
		}
		f.seen[n] = true
		below, err := f.rows(t, page, b, &tally, each)
		if err != nil {
			return tally, err
		}
		next = append(next, below...)
	}
	return tally, nil
}

// rows hands the rows of one page on and returns the pages below it.
func (f *File) rows(t *Table, page treePage, b []byte, tally *Tally, each func(row []any) error) (below []uint32, err error) {
	tally.Lost += page.lost
	leaf := page.kind == tableLeaf || page.kind == indexLeaf
	if leaf {
		tally.full++
	}
	for _, at := range page.cells {
		c, ok := f.cell(page.kind, b, at)
		if !leaf && at+4 <= len(b) {
			below = append(below, c.left)
		}
		if page.kind == tableInner {
			continue
		}
		var values []any
		if ok {
			values, ok = record(c.payload)
		}
		if !ok || !t.fits(values) {
			tally.Lost++
			continue
		}
		if err := each(numbered(t, c.rowid, values)); err != nil {
			return nil, err
		}
		tally.Rows++
	}
	if !leaf {
		below = append(below, page.right)
	}
	return below, nil
}

func numbered(t *Table, rowid int64, values []any) []any {
	for i := range values {
		if t.Columns[i] == 'n' && values[i] == nil {
			values[i] = rowid
		}
	}
	return values
}

// Strays hands the rows of the leaves that no tree leads to on to each, with the
// table that they are of. It comes after all Rows.
func (f *File) Strays(ctx context.Context, tables []Table, each func(t *Table, row []any) error) error {
	for n := uint32(2); n <= f.pages; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		if f.seen[n] || f.freed(n) {
			continue
		}
		b := f.read(n)
		if b == nil {
			continue
		}
		page, ok := f.tree(n, b)
		if !ok || page.kind == tableInner {
			continue
		}
		if err := f.strays(page, b, tables, each); err != nil {
			return err
		}
	}
	return nil
}

// strays hands the rows of one page on.
func (f *File) strays(page treePage, b []byte, tables []Table, each func(t *Table, row []any) error) error {
	for _, at := range page.cells {
		c, ok := f.cell(page.kind, b, at)
		if !ok {
			continue
		}
		values, ok := record(c.payload)
		if !ok {
			continue
		}
		for i := range tables {
			t := &tables[i]
			if t.Known == nil || t.Bare == (page.kind == tableLeaf) || !t.fits(values) {
				continue
			}
			if row := numbered(t, c.rowid, values); t.Known(row) {
				if err := each(t, row); err != nil {
					return err
				}
				break
			}
		}
	}
	return nil
}

// freed reports whether the map of pages, which a file has that can shrink, says
// that a page holds nothing (§1.8: five bytes a page, of which the first tells what
// it is; each map page describes those after it, the first is page 2).
func (f *File) freed(n uint32) bool {
	const free = 2
	each := uint32(f.usable/5) + 1
	at := (n-2)/each*each + 2
	if at == n {
		return f.mapped(at)
	}
	var entry [5]byte
	if _, err := f.r.ReadAt(entry[:], int64(at-1)*int64(f.page)+int64(n-at-1)*5); err != nil {
		return false
	}
	return f.mapped(at) && entry[0] == free && binary.BigEndian.Uint32(entry[1:]) == 0
}

// mapped reports whether a page is a map of pages: its first entries are sound.
func (f *File) mapped(at uint32) bool {
	var entries [15]byte
	if _, err := f.r.ReadAt(entries[:], int64(at-1)*int64(f.page)); err != nil {
		return false
	}
	for i := 0; i < len(entries); i += 5 {
		if kind := entries[i]; kind < 1 || kind > 5 || binary.BigEndian.Uint32(entries[i+1:]) > f.pages {
			return false
		}
	}
	return true
}
