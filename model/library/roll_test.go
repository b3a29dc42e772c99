package library_test

import (
	"fmt"
	"iter"
	"path/filepath"
	"testing"

	"whosaid/model"
	"whosaid/model/library"
)

// notes are n short articles of different texts; those that share no sentence are
// no reprints.
func notes(n int) []*model.Article {
	all := make([]*model.Article, n)
	for i := range all {
		all[i] = article(fmt.Sprintf("note%d", i), "2031-05-03", fmt.Sprintf("Boat %d has come in.", i))
	}
	return all
}

func sequence(lists ...[]*model.Article) iter.Seq2[*model.Article, error] {
	return func(yield func(*model.Article, error) bool) {
		for _, list := range lists {
			for _, a := range list {
				if !yield(a, nil) {
					return
				}
			}
		}
	}
}

// TestLongImport holds that a long import, which no longer asks the file about
// every article, knows what the file has: from before, from itself, and what the
// reader did.
func TestLongImport(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	l := keep(t, path)
	all := notes(1500)
	before := all[1200:1210]
	if err := l.Add(t.Context(), before...); err != nil {
		t.Fatal(err)
	}
	l.SetStarred(before[3].ID, true)
	took, err := l.Import(t.Context(), sequence(all, all[:700]), nil)
	if err != nil {
		t.Fatal(err)
	}
	if took.New != 1490 || took.Known != 710 {
		t.Fatalf("took %+v, want 1490 new, 710 known", took)
	}
	if took, err = l.Import(t.Context(), sequence(all), nil); err != nil || took.New != 0 || took.Known != len(all) {
		t.Fatalf("again: %+v, %v", took, err)
	}
	if e := entryFor(l, before[3].ID); !e.Starred {
		t.Error("the star is gone")
	}
}

func entryFor(l *library.Library, id model.ArticleID) library.Entry {
	for _, e := range l.Entries() {
		if e.ID == id {
			return e
		}
	}
	return library.Entry{}
}
