package library_test

import (
	"context"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/model/search"
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
		map[model.ArticleID]*model.Article{},
		map[model.ArticleID]*model.Reading{},
		map[model.QuoteID]string{},
		map[string][]model.QuoteID{},
		map[model.QuoteID][]model.Relation{},
		len(l.Relations()),
		map[model.StoryID]model.Story{},
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
			for _, r := range l.Related(q.ID) {
				r.Score = 0 // it rests on what was known when the two were tied
				w.Related[q.ID] = append(w.Related[q.ID], r)
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

func TestKeptPeopleAreThoseOfMemory(t *testing.T) {
	strangers := article("strangers", "2031-07-01", "A night at the pier\n\n“We saw nothing,” said a fisherman.\n\n“Nor did I,” said Paula Strand.")
	kept := keep(t, filepath.Join(t.TempDir(), "library.db"))
	all := append(harbour(), strangers)
	if err := kept.Add(t.Context(), all...); err != nil {
		t.Fatal(err)
	}
	memory := open(t, all...)
	for _, ask := range []func(*library.Library) []model.Person{(*library.Library).People, (*library.Library).Named} {
		a, b := ask(memory), ask(kept)
		byID := func(p, q model.Person) int { return strings.Compare(string(p.ID), string(q.ID)) }
		slices.SortFunc(a, byID)
		slices.SortFunc(b, byID)
		if !reflect.DeepEqual(a, b) {
			t.Errorf("in memory %+v\nkept      %+v", a, b)
		}
	}
	fisherman := kept.Speaker(quote(t, kept, "strangers", "saw nothing").ID)
	if p := kept.Person(fisherman); p == nil || p.ID != fisherman || len(kept.SaidBy(fisherman)) != 1 {
		t.Errorf("%s is %+v, who said %q", fisherman, p, kept.SaidBy(fisherman))
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

// long makes an article of many different sentences about a thing.
func long(id, date, thing string, sentences int) *model.Article {
	var b strings.Builder
	fmt.Fprintf(&b, "News about the %s\n\n", thing)
	for i := range sentences {
		fmt.Fprintf(&b, "Engineer number %d of the %s went to bolt %d, which the %s needs. ", i, thing, i*i, thing)
		if i%4 == 3 {
			b.WriteString("“It holds,” said Mayor Inge Halvorsen.\n\n")
		}
	}
	a := article(id, date, strings.TrimSpace(b.String()))
	a.URL = "https://" + id + ".example/" + strings.ReplaceAll(thing, " ", "-")
	return a
}

func TestReprintIsOneArticle(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	l := keep(t, path)
	first, cut, other := long("first", "2031-05-03", "old bridge", 20), long("cut", "2031-05-04", "old bridge", 14), long("other", "2031-05-04", "new tunnel", 20)
	cut.Title = "Bridge inspected"
	if err := l.Add(t.Context(), first, cut, other); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if n := len(l.Entries()); n != 2 {
			t.Fatalf("%d entries, want the bridge and the tunnel", n)
		}
		e, _ := l.Entry("first")
		if c := l.Count(); e.Printings != 2 || c.Articles != 2 || c.Printings != 3 {
			t.Errorf("printings %d, counts %+v", e.Printings, c)
		}
		all := l.Printings("first")
		if len(all) != 2 || all[0].Article != "first" || all[1].Article != "cut" || all[1].Title != "Bridge inspected" || all[1].Outlet != "The cut" {
			t.Errorf("printings %+v", all)
		}
		if a := l.Printing("cut"); a == nil || a.Text != cut.Text {
			t.Error("the reprint's text is not kept")
		}
		if took, err := l.Import(t.Context(), of(cut, first), nil); err != nil || took.Known != 2 {
			t.Errorf("added again: %+v, %v", took, err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		l = keep(t, path)
	}
}

// of yields articles.
func of(all ...*model.Article) func(func(*model.Article, error) bool) {
	return func(yield func(*model.Article, error) bool) {
		for _, a := range all {
			if !yield(a, nil) {
				return
			}
		}
	}
}

// TestLongerReprintOfTheSameBatch holds that what a library holds does not depend on
// which articles were written together.
func TestLongerReprintOfTheSameBatch(t *testing.T) {
	l := keep(t, filepath.Join(t.TempDir(), "library.db"))
	short, whole, other := long("short", "2031-05-03", "old bridge", 14), long("whole", "2031-05-04", "old bridge", 24), long("other", "2031-05-04", "new tunnel", 20)
	if err := l.Add(t.Context(), other, short, whole); err != nil {
		t.Fatal(err)
	}
	a := l.Article("short")
	e, _ := l.Entry("short")
	if a == nil || a.Text != whole.Text || e.Outlet != "The whole" || e.Printings != 2 || len(l.Entries()) != 2 {
		t.Fatalf("got %+v of %d", e, len(l.Entries()))
	}
	if all := l.Printings("short"); len(all) != 2 || l.Printing(all[1].Article).Text != short.Text {
		t.Errorf("printings %+v", all)
	}
}

func TestLongerReprintStandsForBoth(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	l := keep(t, path)
	short, whole := long("short", "2031-05-03", "old bridge", 14), long("whole", "2031-05-04", "old bridge", 24)
	if err := l.Add(t.Context(), short); err != nil {
		t.Fatal(err)
	}
	l.SetStarred("short", true)
	if err := l.Add(t.Context(), whole); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		a := l.Article("short")
		e, _ := l.Entry("short")
		if a == nil || a.Text != whole.Text || a.URL != whole.URL || e.Outlet != "The whole" || e.Printings != 2 || !e.Starred {
			t.Fatalf("got %+v", e)
		}
		if all := l.Printings("short"); len(all) != 2 || all[1].Outlet != "The short" || l.Printing(all[1].Article).Text != short.Text {
			t.Errorf("printings %+v", all)
		}
		if said := l.SaidBy(l.Speaker(quote(t, l, "short", "It holds").ID)); len(said) != 6 {
			t.Errorf("the mayor said it %d times, want the 6 of the longer printing", len(said))
		}
		q, err := search.Parse("bolt 529")
		if err != nil {
			t.Fatal(err)
		}
		if hits := l.Search(t.Context(), q, 10); len(hits) != 1 || hits[0].Article != "short" {
			t.Errorf("hits %+v", hits)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		l = keep(t, path)
	}
}
