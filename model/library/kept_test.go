package library_test

import (
	"context"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"whosaid/model"
	"whosaid/model/library"
)

// keep opens the kept library at path, which is closed with the test.
func keep(t *testing.T, path string) *library.Library {
	t.Helper()
	l, err := library.Open(t.Context(), path, library.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

func harbour() []*model.Article {
	return []*model.Article{
		article("wire", "2031-05-03", wire), article("gull", "2031-05-02", gull), article("kites", "2031-06-01", kites),
	}
}

// told is what a library answers about everything it holds, for comparison.
type told struct {
	Articles  map[model.ArticleID]*model.Article
	Readings  map[model.ArticleID]*model.Reading
	Speakers  map[model.QuoteID]string
	Said      map[string][]model.QuoteID
	Related   map[model.QuoteID][]model.Relation
	Relations int
	Stories   map[model.StoryID]model.Story
}

func tell(l *library.Library) told {
	w := told{
		map[model.ArticleID]*model.Article{}, map[model.ArticleID]*model.Reading{}, map[model.QuoteID]string{},
		map[string][]model.QuoteID{}, map[model.QuoteID][]model.Relation{}, len(l.Relations()), map[model.StoryID]model.Story{},
	}
	for _, e := range l.Entries() {
		w.Articles[e.ID], w.Readings[e.ID] = l.Article(e.ID), l.Reading(e.ID)
		for i := range w.Readings[e.ID].Quotes {
			q := &w.Readings[e.ID].Quotes[i]
			for j := range q.Candidates { // the file keeps them roughly
				q.Candidates[j].Score = 0
			}
			if p := l.Person(l.Speaker(q.ID)); p != nil {
				w.Speakers[q.ID] = p.Name
				w.Said[p.Name] = l.SaidBy(p.ID)
			}
			if r := l.Related(q.ID); len(r) > 0 {
				w.Related[q.ID] = r
			}
		}
		w.Stories[e.Story] = *l.Story(e.Story)
	}
	return w
}

func TestKeptAnswersLikeMemory(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	want := tell(open(t, harbour()...))
	l := keep(t, path)
	if err := l.Add(t.Context(), harbour()...); err != nil {
		t.Fatal(err)
	}
	if got := tell(l); !reflect.DeepEqual(got, want) {
		t.Errorf("after adding\ngot  %+v\nwant %+v", got, want)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	l = keep(t, path)
	if got := tell(l); !reflect.DeepEqual(got, want) {
		t.Errorf("after opening again\ngot  %+v\nwant %+v", got, want)
	}
}

func TestKeptListIsNewestFirst(t *testing.T) {
	l := keep(t, filepath.Join(t.TempDir(), "library.db"))
	for _, a := range harbour() {
		if err := l.Add(t.Context(), a); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, e := range l.Entries() {
		got = append(got, string(e.ID))
	}
	if want := []string{"kites", "wire", "gull"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if c := l.Count(); c != (library.Counts{Articles: 3, Quotes: 5, Unread: 3, Printings: 3}) {
		t.Errorf("counts %+v", c)
	}
}

func TestKeptLinksWithEarlierSessions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	want := tell(open(t, harbour()...))
	for _, a := range harbour() { // a session each
		l := keep(t, path)
		if err := l.Add(context.Background(), a); err != nil {
			t.Fatal(err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if got := tell(keep(t, path)); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func TestKeptArticleAddedTwiceIsKnown(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	l := keep(t, path)
	seq := func(yield func(*model.Article, error) bool) {
		for _, a := range append(harbour(), harbour()...) {
			if !yield(a, nil) {
				return
			}
		}
	}
	took, err := l.Import(t.Context(), seq, nil)
	if err != nil || took != (library.Taken{New: 3, Known: 3}) {
		t.Errorf("took %+v, %v", took, err)
	}
	if n := len(l.Entries()); n != 3 {
		t.Errorf("%d entries, want 3", n)
	}
}

func TestKeptCorrectionHolds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	l := keep(t, path)
	if err := l.Add(t.Context(), harbour()...); err != nil {
		t.Fatal(err)
	}
	q := quote(t, l, "wire", "never mended")
	mayor := slices.IndexFunc(l.Reading("wire").Mentions, func(m model.Mention) bool { return strings.Contains(m.Name, "Halvorsen") })
	if err := l.Correct(q.ID, mayor); err != nil {
		t.Fatal(err)
	}
	l.SetRead("gull", true)
	l.SetStarred("kites", true)
	for range 2 {
		if got := name(l, quote(t, l, "wire", "never mended")); got != "Inge Halvorsen" || !l.Corrected(q.ID) {
			t.Errorf("speaker %q", got)
		}
		if said := l.SaidBy(l.Speaker(q.ID)); !slices.Contains(said, q.ID) {
			t.Errorf("said by the mayor: %q", said)
		}
		if c := l.Count(); c.Unread != 2 || c.Starred != 1 {
			t.Errorf("counts %+v", c)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		l = keep(t, path)
	}
}
