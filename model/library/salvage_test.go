package library_test

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/model/library/newsgen"
	"whosaid/model/library/store"
	"whosaid/model/search"
)

const salvageArticles = 150

// wreck is a library of some articles in which the reader did something, closed.
func wreck(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "library.db")
	l := keep(t, path)
	w := newsgen.New(3)
	_, err := l.Import(t.Context(), func(yield func(*model.Article, error) bool) {
		for i := range salvageArticles {
			if !yield(w.Article(i), nil) {
				return
			}
		}
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, e := range l.Entries() {
		l.SetStarred(e.ID, i%2 == 0)
		l.SetRead(e.ID, true)
	}
	l.SaveSearch("Bridges", "bridge")
	if err := l.PutSource(model.Source{Address: "https://quay.example/feed", Kind: model.SourceFeed, Validator: model.Validator{ETag: "x"}}); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

const pageBytes = 16384

// roots are the first pages of the tables and indexes.
func roots(t *testing.T, path string) map[string]int64 {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.Query(`SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	out := map[string]int64{}
	for rows.Next() {
		var name string
		var root int64
		if err := rows.Scan(&name, &root); err != nil {
			t.Fatal(err)
		}
		out[name] = root
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// overwrite writes bytes at an offset of a file.
func overwrite(path string, at int64, data []byte) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteAt(data, at)
	return errors.Join(err, f.Close())
}

// zero fills pages from first on with zeros.
func zero(path string, first, pages int64) error {
	return overwrite(path, (first-1)*pageBytes, make([]byte, pages*pageBytes))
}

// repaired repairs the library and holds that it is sound afterwards.
func repaired(t *testing.T, path string) library.Report {
	t.Helper()
	r, err := library.Doctor(t.Context(), path, true, library.Options{}, nil)
	if err != nil || !r.OK || len(r.Repaired) == 0 {
		t.Fatalf("%v, %+v", err, r)
	}
	again, err := library.Doctor(t.Context(), path, false, library.Options{}, nil)
	if err != nil || !again.OK || again.Stale != 0 {
		t.Errorf("looked at again: %v, %+v", err, again)
	}
	return r
}

func lostOf(s *store.Salvaged, part string) int {
	at := slices.IndexFunc(s.Parts, func(p store.SalvagedTable) bool { return p.Part == part })
	if at < 0 {
		return -1
	}
	return s.Parts[at].Lost
}

func TestRepairSalvagesADamagedFile(t *testing.T) {
	sound := wreck(t)
	info, err := os.Stat(sound)
	if err != nil {
		t.Fatal(err)
	}
	pages := info.Size() / pageBytes
	at := roots(t, sound)
	whole := keep(t, sound)
	articles := whole.Count().Articles
	if err := whole.Close(); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name   string
		damage func(path string) error
		least  int    // articles that are there afterwards
		lost   string // a table of which something is lost
		marks  bool   // all that the reader did is there
	}{
		{"cut off in the middle", func(path string) error { return os.Truncate(path, pages/2*pageBytes-700) }, articles / 5, "", true},
		{"pages in the middle are zeros", func(path string) error { return zero(path, pages/3, 4) }, articles * 2 / 3, "", true},
		{"the texts' first page is gone", func(path string) error { return zero(path, at["text"], 1) }, articles, "text", true},
		{"the articles' first page is gone", func(path string) error { return zero(path, at["article"], 1) }, articles, "article", true},
		{"the header is gone", func(path string) error { return overwrite(path, 0, make([]byte, 100)) }, articles, "", true},
		{"the first page is gone", func(path string) error { return zero(path, 1, 1) }, articles, "", true},
		{"the first page is noise", func(path string) error {
			return overwrite(path, 0, bytes.Repeat([]byte("noise and no pages "), pageBytes/19))
		}, articles, "", true},
		{"the page of marks is gone", func(path string) error { return zero(path, at["state"], 1) }, articles, "state", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "library.db")
			data, err := os.ReadFile(sound)
			if err == nil {
				err = os.WriteFile(path, data, 0o600)
			}
			if err == nil {
				err = tt.damage(path)
			}
			if err != nil {
				t.Fatal(err)
			}
			wrecked, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			r := repaired(t, path)
			if r.Salvaged == nil {
				t.Fatalf("nothing was salvaged: %q", r.Repaired)
			}
			// Opening a file counts up in its header, the first 100 bytes.
			if kept, err := os.ReadFile(r.Salvaged.Damaged); err != nil || len(kept) != len(wrecked) || !bytes.Equal(kept[100:], wrecked[100:]) || !strings.HasPrefix(r.Salvaged.Damaged, path+".damaged-") {
				t.Errorf("the damaged file was not kept in %s: %v", r.Salvaged.Damaged, err)
			}
			if tt.lost != "" && lostOf(r.Salvaged, tt.lost) <= 0 {
				t.Errorf("of %s nothing is said to be lost: %+v", tt.lost, r.Salvaged.Parts)
			}
			l := keep(t, path)
			if err := l.Ready(t.Context()); err != nil {
				t.Fatal(err)
			}
			c := l.Count()
			if c.Articles < tt.least {
				t.Errorf("%d articles of %d, want at least %d; %+v", c.Articles, articles, tt.least, r.Salvaged.Parts)
			}
			// What was another's reprint and now stands for itself was never marked.
			if tt.marks && (c.Unread > 2 || c.Starred < c.Articles/3 || len(l.SavedSearches()) != 1 || len(l.Sources()) != 1) {
				t.Errorf("what the reader did: %+v, searches %v, sources %v", c, l.SavedSearches(), l.Sources())
			}
			if n, err := l.CountMatches(t.Context(), parsed(t, "the")); n != c.Articles || err != nil {
				t.Errorf("the index finds %d of %d articles, %v", n, c.Articles, err)
			}
		})
	}
}

// TestRepairReindexes holds that an index that only does not fit its table is made
// anew in its place.
func TestRepairReindexes(t *testing.T) {
	path := wreck(t)
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	for _, q := range []string{
		`CREATE TEMP TABLE hidden AS SELECT * FROM sqlite_schema WHERE name = 'article_time'`,
		`PRAGMA writable_schema = ON`,
		`DELETE FROM sqlite_schema WHERE name = 'article_time'`,
		`PRAGMA writable_schema = RESET`,
		`UPDATE article SET time = time + 1 WHERE num = 3`,
		`PRAGMA writable_schema = ON`,
		`INSERT INTO sqlite_schema SELECT * FROM hidden`,
	} {
		if _, err := db.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if r := repaired(t, path); r.Salvaged != nil {
		t.Errorf("a new file was made for %q", r.Repaired)
	}
}

func TestRepairOfAnIndexLosesNothing(t *testing.T) {
	path := wreck(t)
	if err := zero(path, roots(t, path)["article_story"], 1); err != nil {
		t.Fatal(err)
	}
	if r := repaired(t, path); r.Salvaged == nil || r.Salvaged.Lost() {
		t.Errorf("salvaged %+v", r.Salvaged)
	}
}

// TestRepairLeavesWhatIsNoLibrary holds that a file in which nothing of a library
// is found stays as it is.
func TestRepairLeavesWhatIsNoLibrary(t *testing.T) {
	for name, data := range map[string][]byte{
		"text":  bytes.Repeat([]byte("This is a diary, and no library at all.\n"), 3000),
		"noise": bytes.Repeat([]byte{2, 10, 13, 5, 0, 255, 7}, 9000),
		"head":  append([]byte("SQLite format 3\x00\x40\x00"), make([]byte, 60000)...),
	} {
		path := filepath.Join(t.TempDir(), "library.db")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := library.Doctor(t.Context(), path, true, library.Options{}, nil)
		if err == nil {
			t.Errorf("%s was repaired: %+v", name, r)
			continue
		}
		if now, e := os.ReadFile(path); e != nil || !bytes.Equal(now, data) {
			t.Errorf("%s was changed (%v): %v", name, e, err)
		}
		if left, _ := filepath.Glob(path + ".*"); len(left) > 1 { // the lock
			t.Errorf("%s: %q are left behind", name, left)
		}
		if !strings.Contains(fmt.Sprint(err), path) {
			t.Errorf("%s: %v does not name the file", name, err)
		}
	}
}

func parsed(t *testing.T, query string) search.Query {
	t.Helper()
	q, err := search.Parse(query)
	if err != nil {
		t.Fatal(err)
	}
	return q
}
