package store

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"whosaid/model"
)

func open(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestEverythingComesBackAfterReopening(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new folder", "library.db")
	text := "The mayor said: “We will rebuild.” The council did not answer."
	quote, mayor := Select(text, model.Span{Start: 19, End: 34}), Select(text, model.Span{Start: 0, End: 9})
	want := Record{
		Read: true, Starred: true, Place: 17,
		Corrections: []Correction{{Quote: quote, Speaker: mayor}},
		Blocks:      []BlockChoice{{Block: mayor, Keep: true}},
		Marks:       []Mark{{Name: "Q", Article: "a", Place: 9}, {Name: "b", Article: "a", Place: 3}},
	}

	s := open(t, path)
	s.PutState("a", true, true, 17)
	s.PutCorrection("a", Correction{Quote: quote}) // overwritten by the next
	s.PutCorrection("a", want.Corrections[0])
	s.PutCorrection("a", Correction{Quote: mayor})
	s.DropCorrection("a", mayor)
	s.PutBlock("a", want.Blocks[0])
	s.PutBlock("a", BlockChoice{Block: quote})
	s.DropBlock("a", quote)
	s.PutMark(Mark{Name: "Q", Article: "elsewhere", Place: 1})
	s.PutMark(want.Marks[0])
	s.PutMark(want.Marks[1])
	s.PutSiteRule(SiteRule{Site: "example.org", Rule: "teaser", Keep: true})
	s.PutSiteRule(SiteRule{Site: "example.org", Rule: "share"})
	s.DropSiteRule("example.org", "share")
	s.PutIdentity(Identity{A: "Pushylin", B: "Pushilin", Same: true})
	s.PutIdentity(Identity{A: "x", B: "y", Same: true})
	s.DropIdentity("y", "x")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}

	s = open(t, path)
	got, err := s.Record(t.Context(), "a")
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("record: got %+v, %v\nwant %+v", got, err, want)
	}
	if other, err := s.Record(t.Context(), "unknown"); err != nil || !reflect.DeepEqual(other, Record{}) {
		t.Errorf("unknown article: got %+v, %v", other, err)
	}
	rules, err := s.SiteRules(t.Context())
	if want := []SiteRule{{"example.org", "teaser", true}}; err != nil || !reflect.DeepEqual(rules, want) {
		t.Errorf("site rules: got %+v, %v", rules, err)
	}
	ids, err := s.Identities(t.Context())
	if want := []Identity{{"Pushilin", "Pushylin", true}}; err != nil || !reflect.DeepEqual(ids, want) {
		t.Errorf("identities: got %+v, %v", ids, err)
	}
	marks, err := s.GlobalMarks(t.Context())
	if want := want.Marks[:1]; err != nil || !reflect.DeepEqual(marks, want) {
		t.Errorf("global marks: got %+v, %v", marks, err)
	}
}

func TestOpenRefusesWhatItCannotKeep(t *testing.T) {
	dir := t.TempDir()
	craft := func(name, script string) string {
		path := filepath.Join(dir, name)
		db, err := sql.Open("sqlite", path)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if _, err := db.Exec(script); err != nil {
			t.Fatal(err)
		}
		return path
	}
	text := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(text, []byte(strings.Repeat("no database at all\n", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	newer := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d;", applicationID, SchemaVersion+1)
	for _, c := range []struct {
		path string
		want error // nil: any
	}{
		{craft("foreign.db", "CREATE TABLE recipes (name)"), ErrForeign},
		{craft("newer.db", newer), ErrNewer},
		{text, nil},
		{dir, nil},
		{filepath.Join(text, "library.db"), nil},
	} {
		s, err := Open(t.Context(), c.path)
		if err == nil {
			t.Errorf("%s: opened", c.path)
			s.Close()
			continue
		}
		if c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", c.path, err, c.want)
		}
		if !strings.Contains(err.Error(), c.path) || !strings.Contains(err.Error(), "--library") {
			t.Errorf("%v: does not name the file and a way out", err)
		}
	}
	if got, _ := os.ReadFile(text); !strings.HasPrefix(string(got), "no database") {
		t.Error("a file that is no library was changed")
	}
}

func TestTwoInstancesShareAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	stores := []*Store{open(t, path), open(t, path)}
	var wg sync.WaitGroup
	for n, s := range stores {
		wg.Go(func() {
			for i := range 200 {
				s.PutState(fmt.Sprintf("%d-%d", n, i), true, false, i)
			}
			if err := s.Flush(); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for n := range stores {
		for i := range 200 {
			r, err := stores[1-n].Record(t.Context(), fmt.Sprintf("%d-%d", n, i))
			if err != nil || !r.Read || r.Place != i {
				t.Fatalf("%d-%d: got %+v, %v", n, i, r, err)
			}
		}
	}
}

func TestSelectorFindsItsTextAgain(t *testing.T) {
	const text = "One. We shall see. Two. We shall see. Three."
	at := model.Span{Start: 24, End: 37}
	s := Select(text, at)
	for _, c := range []struct {
		name, text string
		want       int // start, -1 gone
	}{
		{"unchanged", text, 24},
		{"moved", "A new line above. " + text, 42},
		{"first one edited", strings.Replace(text, "We shall see", "We will", 1), 19},
		{"gone", "One. Two. Three.", -1},
		{"shorter than its offsets", "Two. We shall see. Three.", 5},
		{"empty", "", -1},
	} {
		got, ok := s.Find(c.text)
		if ok != (c.want >= 0) || ok && (got.Start != c.want || got.In(c.text) != s.Exact) {
			t.Errorf("%s: got %v, %v; want %d", c.name, got, ok, c.want)
		}
	}
	if s := Select(text, model.Span{}); !s.IsZero() {
		t.Errorf("no span: got %+v", s)
	}
}

func FuzzSelector(f *testing.F) {
	f.Add("Ein Satz – noch ein Satz.", "Satz", 4, 8)
	f.Fuzz(func(t *testing.T, text, other string, start, end int) {
		text = strings.ToValidUTF8(text, "?")
		if start < 0 || end > len(text) || start >= end {
			return
		}
		s := Select(text, model.Span{Start: start, End: end})
		if got, ok := s.Find(text); !ok || got != s.Span {
			t.Fatalf("not found in its own text: %v %v", got, ok)
		}
		if got, ok := s.Find(other); ok && got.In(other) != s.Exact {
			t.Fatalf("found %v, which is something else", got)
		}
	})
}
