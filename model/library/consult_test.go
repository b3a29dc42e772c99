package library_test

import (
	"fmt"
	"path/filepath"
	"reflect"
	"testing"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/model/library/store"
	"whosaid/model/search"
)

// consult opens the library at path for questions; it is closed with the test.
func consult(t *testing.T, path string) *library.Library {
	t.Helper()
	l, err := library.Consult(t.Context(), path, library.Options{})
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

func matching(t *testing.T, l *library.Library, query string) []model.ArticleID {
	t.Helper()
	q, err := search.Parse(query)
	if err != nil {
		t.Fatal(err)
	}
	found, err := l.Find(t.Context(), q, 50)
	if err != nil {
		t.Fatal(err)
	}
	var ids []model.ArticleID
	for i := range found.Hits {
		h := &found.Hits[i]
		ids = append(ids, h.Article)
		for _, id := range h.Quotes {
			if l.Person(l.Speaker(id)) == nil {
				t.Errorf("%s: nobody is known to have said %s", query, id)
			}
		}
	}
	return ids
}

func TestConsultedLibraryFindsWhatTheOpenOneFinds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	l := keep(t, path)
	if err := l.Add(t.Context(), harbour()...); err != nil {
		t.Fatal(err)
	}
	l.SetRead("gull", true)
	l.SetStarred("kites", true)
	story := "story:" + string(l.Entries()[1].Story)
	queries := []string{
		"harbour", "the", "is:unread", "is:read", "is:starred the", "-is:starred", "is:unread -is:starred", "kind:direct", "date:2031-05",
		"before:2031-06 is:unread", "speaker:halvorsen", "speaker:halvorsen kind:direct is:unread", story, "story:bridge",
	}
	want := map[string][]model.ArticleID{}
	for _, q := range queries {
		want[q] = matching(t, l, q)
	}
	if len(want["is:unread"]) != 2 || len(want["is:read"]) != 1 || len(want[story]) == 0 {
		t.Fatalf("found %v", want)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	c := consult(t, path)
	for _, q := range queries {
		if got := matching(t, c, q); !reflect.DeepEqual(got, want[q]) {
			t.Errorf("%s: found %q, want %q", q, got, want[q])
		}
	}
	if n := len(c.Entries()); n != 0 || c.Complete() {
		t.Errorf("the list holds %d entries though nobody asked for it", n)
	}
	if err := c.Ready(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := len(c.Entries()); n != 3 || !c.Complete() {
		t.Errorf("the list holds %d entries, want 3", n)
	}
	for _, q := range queries {
		if got := matching(t, c, q); !reflect.DeepEqual(got, want[q]) {
			t.Errorf("%s with the list: found %q, want %q", q, got, want[q])
		}
	}
}

// TestConsultedLibraryKnowsManyMarks asks for more marks than are read singly.
func TestConsultedLibraryKnowsManyMarks(t *testing.T) {
	const articles = 3000
	path := filepath.Join(t.TempDir(), "library.db")
	s, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	x, err := search.Open(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	b := &store.Batch{}
	for num := 1; num <= articles; num++ {
		id := model.ArticleID(fmt.Sprintf("a%04d", num))
		a := article(string(id), "2031-05-03", fmt.Sprintf("Lamp %d\n\nThe lamp burns.", num))
		b.Articles = append(b.Articles, store.Holding{
			Line: store.Line{Num: num, ID: id, Time: int64(num), Printings: 1}, Key: a.Key(), Made: 1, Address: library.AddressOf(a.Key()),
			Text: store.PackArticle(a), Reading: store.PackReading(&model.Reading{}, a.Text), Persons: store.PackCast(nil, nil),
		})
		x.Enter(uint32(num), search.Read(a, &model.Reading{}), nil)
		s.PutState(a.Key(), num%5 != 0, num == 7, 0)
	}
	c, err := x.Seal()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range c.Put {
		b.Index.Put = append(b.Index.Put, store.IndexBlock{Segment: p.Segment, N: p.N, Data: p.Data})
	}
	b.Index.Manifest = c.Manifest
	if err := s.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	l := consult(t, path)
	for query, want := range map[string]int{"lamp is:unread": articles / 5, "lamp is:starred": 1, "lamp is:read is:starred": 1, "is:unread": articles / 5} {
		q, err := search.Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		if n, err := l.CountMatches(t.Context(), q); n != want || err != nil {
			t.Errorf("%s: %d, %v, want %d", query, n, err, want)
		}
	}
}

func TestConsultedLibraryMakesItsIndexAnew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	l := keep(t, path)
	if err := l.Add(t.Context(), harbour()...); err != nil {
		t.Fatal(err)
	}
	want := matching(t, l, "harbour")
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(t.Context(), path)
	if err == nil {
		err = s.ClearIndex()
	}
	if err == nil {
		err = s.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	c := consult(t, path)
	told := 0
	if err := c.Indexed(t.Context(), func(p library.Progress) { told = p.Done }); err != nil || told != 3 {
		t.Fatalf("indexed %d articles, %v", told, err)
	}
	if got := matching(t, c, "harbour"); len(want) == 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}

func TestLocateTakesNamesAndAddresses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	a := article("wire", "2031-05-03", wire)
	a.URL = "https://news.example/bridge?id=7"
	memory := open(t, a)
	l := keep(t, path)
	if err := l.Add(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	for _, lib := range []*library.Library{memory, l} {
		for name, want := range map[string]model.ArticleID{
			"wire": "wire", "https://news.example/bridge?id=7": "wire", "http://www.news.example/bridge?id=7&utm_source=x": "wire",
			"https://news.example/bridge": "", "gone": "", "": "",
		} {
			if got := lib.Locate(name); got != want {
				t.Errorf("%q is %q, want %q", name, got, want)
			}
		}
	}
}
