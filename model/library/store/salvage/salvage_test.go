package salvage_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	_ "modernc.org/sqlite" // the driver

	"whosaid/model/library/store/salvage"
)

const rowsMade = 300

// database is the bytes of a small database: a table with row numbers, some rows of
// which run over several pages, and one without.
func database(tb testing.TB) []byte {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "x.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		tb.Fatal(err)
	}
	defer db.Close()
	script := `PRAGMA page_size = 1024; PRAGMA auto_vacuum = 2; CREATE TABLE note (num INTEGER PRIMARY KEY, name TEXT, size REAL, data BLOB);
		CREATE TABLE mark (name TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID`
	if _, err := db.Exec(script); err != nil {
		tb.Fatal(err)
	}
	tx, err := db.Begin()
	if err != nil {
		tb.Fatal(err)
	}
	for i := 1; i <= rowsMade; i++ {
		_, err := tx.Exec(`INSERT INTO note VALUES (?, ?, ?, ?)`, i*3, fmt.Sprint("note ", i), float64(i)/4, bytes.Repeat([]byte{byte(i)}, i*i%4000))
		if err == nil {
			_, err = tx.Exec(`INSERT INTO mark VALUES (?, ?)`, fmt.Sprintf("mark %04d %s", i, strings.Repeat("x", i%90)), -i*i*i)
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	if err := errors.Join(tx.Commit(), db.Close()); err != nil {
		tb.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func tables() []salvage.Table {
	all := func([]any) bool { return true }
	return []salvage.Table{
		{Name: "note", Columns: "ntrB", Known: all},
		{Name: "mark", Columns: "ti", Bare: true, Known: all},
	}
}

// read reads all that there is of both tables, by their first column.
func read(tb testing.TB, data []byte) (note, mark map[any][]any, missing []int) {
	tb.Helper()
	note, mark = map[any][]any{}, map[any][]any{}
	f, err := salvage.Open(bytes.NewReader(data), int64(len(data)), 1024)
	if err != nil {
		return note, mark, nil
	}
	all := tables()
	roots := f.Schema(context.Background())
	for i := range all {
		into := []map[any][]any{note, mark}[i]
		all[i].Root = roots[all[i].Name]
		t, err := f.Rows(context.Background(), &all[i], func(row []any) error { into[row[0]] = row; return nil })
		if err != nil {
			tb.Fatal(err)
		}
		missing = append(missing, t.Missing())
	}
	err = f.Strays(context.Background(), all, func(t *salvage.Table, row []any) error {
		if t.Name == "note" {
			note[row[0]] = row
		} else {
			mark[row[0]] = row
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return note, mark, missing
}

func TestReadsASoundFile(t *testing.T) {
	note, mark, missing := read(t, database(t))
	if len(note) != rowsMade || len(mark) != rowsMade || !reflect.DeepEqual(missing, []int{0, 0}) {
		t.Fatalf("%d notes, %d marks, missing %v", len(note), len(mark), missing)
	}
	for i := 1; i <= rowsMade; i++ {
		row, ok := note[int64(i*3)]
		if !ok || row[1] != fmt.Sprint("note ", i) || !bytes.Equal(row[3].([]byte), bytes.Repeat([]byte{byte(i)}, i*i%4000)) {
			t.Fatalf("note %d is %v", i, row)
		}
		if size, ok := row[2].(float64); ok && size != float64(i)/4 {
			t.Errorf("size %v of note %d", size, i)
		}
		if m := mark[fmt.Sprintf("mark %04d %s", i, strings.Repeat("x", i%90))]; m == nil || m[1] != int64(-i*i*i) {
			t.Fatalf("mark %d is %v", i, m)
		}
	}
}

func TestReadsAroundDamage(t *testing.T) {
	sound := database(t)
	for name, damage := range map[string]func(b []byte) []byte{
		"header": func(b []byte) []byte { clear(b[:100]); return b },
		"cut":    func(b []byte) []byte { return b[:len(b)*3/4] },
		"page":   func(b []byte) []byte { clear(b[20*1024 : 21*1024]); return b },
	} {
		note, mark, _ := read(t, damage(bytes.Clone(sound)))
		if len(note) < rowsMade/2 || len(mark) < rowsMade/2 {
			t.Errorf("%s: %d notes, %d marks", name, len(note), len(mark))
		}
		for num, row := range note {
			if i := num.(int64) / 3; row[1] != fmt.Sprint("note ", i) {
				t.Errorf("%s: note %d is %v", name, i, row[1])
			}
		}
	}
}

func FuzzFile(f *testing.F) {
	sound := database(f)
	f.Add(uint32(0), []byte{0}, uint32(0))
	f.Add(uint32(100), []byte{5, 0, 0, 1, 0}, uint32(5000))
	f.Add(uint32(2048), []byte{13, 0, 0, 0xff, 0xff}, uint32(0))
	f.Fuzz(func(t *testing.T, at uint32, patch []byte, cut uint32) {
		data := bytes.Clone(sound)
		for k := range 3 { // the same damage in several pages
			copy(data[(int(at)+k*7168)%len(data):], patch)
		}
		data = data[:len(data)-int(cut)%len(data)]
		read(t, data)
		read(t, patch)
	})
}
