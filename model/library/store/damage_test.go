package store

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"whosaid/model"
)

// older makes a library of an older schema in which the reader did something.
func older(t *testing.T, version int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "library.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for v := range version {
		if _, err := db.Exec(migrations[v]); err != nil {
			t.Fatal(err)
		}
	}
	script := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d;", applicationID, version)
	if version > 0 {
		script += `INSERT INTO state VALUES ('https://a.example/1', 1, 1, 42);
			INSERT INTO mark VALUES ('Q', 'https://a.example/1', 7);
			INSERT INTO correction VALUES ('https://a.example/1', 1, 2, 'x', '', '', 3, 4, 'y', '', '');
			INSERT INTO block VALUES ('https://a.example/1', 1, 2, 'x', '', '', 1);
			INSERT INTO site_rule VALUES ('a.example', 'teaser', 1);
			INSERT INTO identity VALUES ('A', 'B', 1);`
	}
	if _, err := db.Exec(script); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestMigratesFromEveryOlderSchema(t *testing.T) {
	for version := range SchemaVersion {
		s := open(t, older(t, version))
		if v, err := s.Schema(t.Context()); err != nil || v != SchemaVersion {
			t.Errorf("from %d: schema %d, %v", version, v, err)
		}
		if problems, err := s.Check(t.Context()); err != nil || len(problems) > 0 {
			t.Errorf("from %d: %q, %v", version, problems, err)
		}
		if version == 0 {
			continue
		}
		r, err := s.Record(t.Context(), "https://a.example/1")
		if err != nil || !r.Read || !r.Starred || r.Place != 42 || len(r.Marks) != 1 || len(r.Corrections) != 1 || len(r.Blocks) != 1 {
			t.Errorf("from %d: what the reader did came out as %+v, %v", version, r, err)
		}
		if err := s.Write(&Batch{Articles: []Holding{holding(1)}}); err != nil {
			t.Errorf("from %d: %v", version, err)
		}
	}
}

// holding is a made-up article as it is written.
func holding(n int) Holding {
	id := model.ArticleID(fmt.Sprintf("a%d", n))
	a := &model.Article{ID: id, Text: fmt.Sprintf("Article %d. ", n) + strings.Repeat("It says what it says. ", 50)}
	return Holding{
		Line: Line{Num: n, ID: id, Time: int64(n), Story: "story-" + model.StoryID(id), Title: "Article", Quotes: 1, Printings: 1},
		Key:  "text:" + string(id), Address: int64(n), Made: 1,
		Text: PackArticle(a), Reading: PackReading(&model.Reading{}, a.Text), Persons: PackCast([]model.Person{{Name: "Ann"}}, []model.PersonID{"ann"}),
		Said: []Saying{{Person: "ann", Time: int64(n), Quotes: "3 9-12"}},
	}
}

func TestDiskFull(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	s := open(t, path)
	if _, err := s.pen.Exec(`PRAGMA max_page_count = 60`); err != nil {
		t.Fatal(err)
	}
	kept := 0
	var failed error
	for n := 1; failed == nil; n++ {
		h := holding(n)
		h.Text = []byte(strings.Repeat("no compression here ", 2000))
		if failed = s.Write(&Batch{Articles: []Holding{h}}); failed == nil {
			kept = n
		}
	}
	if !strings.Contains(failed.Error(), path) || !strings.Contains(failed.Error(), "make room") || kept == 0 {
		t.Errorf("after %d articles: %v", kept, failed)
	}
	if _, err := s.pen.Exec(`PRAGMA max_page_count = 100000`); err != nil { // room is made
		t.Fatal(err)
	}
	if err := s.Write(&Batch{Articles: []Holding{holding(kept + 1)}}); err != nil {
		t.Errorf("with room again: %v", err)
	}
	tally, err := s.Tally(t.Context())
	if err != nil || tally.Articles != kept+1 || tally.Quotes != kept+1 {
		t.Errorf("tally %+v, %v; want %d articles", tally, err, kept+1)
	}
	if problems, err := s.Integrity(t.Context()); err != nil || len(problems) > 0 {
		t.Errorf("integrity: %q, %v", problems, err)
	}
}

func TestCutFileIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	s := open(t, path)
	for n := 1; n <= 50; n++ {
		if err := s.Write(&Batch{Articles: []Holding{holding(n)}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, info.Size()*2/3); err != nil {
		t.Fatal(err)
	}
	_, err = Open(t.Context(), path)
	if !errors.Is(err, ErrCut) || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), "backup") {
		t.Errorf("got %v", err)
	}
}

func TestReadOnlyLibraryIsRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	s := open(t, path)
	if err := s.Write(&Batch{Articles: []Holding{holding(1)}}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := openReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	if lines, err := s.Newest(t.Context(), 10); err != nil || len(lines) != 1 || !s.ReadOnly() {
		t.Errorf("lines %+v, %v", lines, err)
	}
	if err := s.Write(&Batch{Articles: []Holding{holding(2)}}); !errors.Is(err, ErrReadOnly) {
		t.Errorf("a write: %v", err)
	}
	s.PutState("x", true, false, 0)
	if err := s.Close(); !errors.Is(err, ErrReadOnly) || !strings.Contains(err.Error(), path) {
		t.Errorf("after marking: %v", err)
	}
}

func TestHolds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	if holds, err := Holds(t.Context(), path); holds || err != nil {
		t.Errorf("missing: %v, %v", holds, err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("asking made the file")
	}
	if holds, err := Holds(t.Context(), older(t, 1)); holds || err != nil {
		t.Errorf("of the first schema: %v, %v", holds, err)
	}
	s := open(t, path)
	if holds, err := Holds(t.Context(), path); holds || err != nil {
		t.Errorf("empty: %v, %v", holds, err)
	}
	if err := s.PutSource(model.Source{Address: "https://a.example/feed"}); err != nil {
		t.Fatal(err)
	}
	if holds, err := Holds(t.Context(), path); !holds || err != nil {
		t.Errorf("with a source: %v, %v", holds, err)
	}
}

func TestReplacedArticleLeavesNothingBehind(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "library.db"))
	one, two := holding(1), holding(2)
	two.Relations = []model.Relation{{A: "a2:3", B: "a1:3", Kind: model.Same, Score: 0.9}}
	if err := s.Write(&Batch{Articles: []Holding{one, two}}); err != nil {
		t.Fatal(err)
	}
	for id, num := range map[model.ArticleID]int{"a1": 1, "a2": 2} {
		if r, err := s.RelationsOf(t.Context(), num, id); err != nil || len(r[model.QuoteID(id+":3")]) != 1 {
			t.Errorf("relations of %s: %+v, %v", id, r, err)
		}
	}
	two.Relations, two.Said, two.Quotes = nil, []Saying{{Person: "ben", Time: 2, Quotes: "5"}}, 4
	if err := s.Write(&Batch{Articles: []Holding{two}}); err != nil {
		t.Fatal(err)
	}
	if r, err := s.RelationsOf(t.Context(), 1, "a1"); err != nil || len(r) != 0 {
		t.Errorf("left behind: %+v, %v", r, err)
	}
	if said, err := s.SaidBy(t.Context(), "ann"); err != nil || len(said) != 1 || said[0].Num != 1 {
		t.Errorf("said %+v, %v", said, err)
	}
	if tally, err := s.Tally(t.Context()); err != nil || tally != (Tally{Articles: 2, Quotes: 5, Printings: 2}) {
		t.Errorf("tally %+v, %v", tally, err)
	}
	if problems, err := s.Check(t.Context()); err != nil || len(problems) > 0 {
		t.Errorf("check: %q, %v", problems, err)
	}
	sizes, err := s.Sizes(t.Context())
	at := slices.IndexFunc(sizes, func(z Size) bool { return z.Part == "text" })
	if err != nil || at < 0 || sizes[at].Rows != 2 || sizes[at].Bytes == 0 {
		t.Errorf("sizes %+v, %v", sizes, err)
	}
}

func TestRepairMakesTablesFit(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "library.db"))
	if err := s.Write(&Batch{Articles: []Holding{holding(1), holding(2), holding(3)}}); err != nil {
		t.Fatal(err)
	}
	s.PutState("text:a2", true, true, 5)
	s.put(`DELETE FROM text WHERE num = 1`)
	s.put(`DELETE FROM reading WHERE num = 2`)
	s.put(`UPDATE meta SET value = 99 WHERE name = 'articles'`)
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
	if problems, err := s.Check(t.Context()); err != nil || len(problems) != 3 {
		t.Errorf("found %q, %v; want three problems", problems, err)
	}
	if err := s.Repair(); err != nil {
		t.Fatal(err)
	}
	if problems, err := s.Check(t.Context()); err != nil || len(problems) > 0 {
		t.Errorf("after repair: %q, %v", problems, err)
	}
	if r, err := s.Record(t.Context(), "text:a2"); err != nil || !r.Starred {
		t.Errorf("what the reader did: %+v, %v", r, err)
	}
	if n, err := s.CountStale(t.Context(), 1); err != nil || n != 1 {
		t.Errorf("%d to be derived anew, %v", n, err)
	}
}

func TestFileShrinksWhenTheIndexDoes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	s := open(t, path)
	var size int
	if err := s.db.QueryRow(`PRAGMA page_size`).Scan(&size); err != nil || size != pageSize {
		t.Errorf("pages of %d bytes, %v", size, err)
	}
	c := IndexChange{Manifest: []byte("one")}
	for n := range uint32(400) {
		c.Put = append(c.Put, IndexBlock{Segment: 1, N: n, Data: []byte(strings.Repeat("x", 16000))})
	}
	if err := s.WriteIndex(&c); err != nil {
		t.Fatal(err)
	}
	if err := s.WriteIndex(&IndexChange{Drop: []uint32{1}, Manifest: []byte("two")}); err != nil {
		t.Fatal(err)
	}
	if err := s.Shrink(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Size() > 2<<20 {
		t.Errorf("the file still has %d bytes, %v", info.Size(), err)
	}
}
