package library_test

import (
	"errors"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"whosaid/model"
	"whosaid/model/library"
)

// settled opens the library again after its background work: Rebuild waits for
// the right to add, so what was begun before it is done.
func settled(t *testing.T, l *library.Library) {
	t.Helper()
	if err := l.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
}

func TestKeptBlockChoice(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	l := keep(t, path)
	if err := l.Add(t.Context(), harbour()...); err != nil {
		t.Fatal(err)
	}
	teaser := slices.IndexFunc(l.Article("gull").Blocks, func(b model.Block) bool { return b.Removed == "teaser" })
	if err := l.SetBlock("gull", teaser, true); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		q := quote(t, l, "gull", "Read the tide tables") // at once
		settled(t, l)
		if got := name(l, q); got != "Oluf Brandt" {
			t.Errorf("speaker of the block put back: %q", got)
		}
		if said := l.SaidBy(l.Speaker(q.ID)); !slices.Contains(said, q.ID) {
			t.Errorf("he said %q", said)
		}
		if r := l.Related(quote(t, l, "gull", "We will not reopen").ID); len(r) != 1 {
			t.Errorf("relations after reading again: %+v", r)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		l = keep(t, path)
	}
}

func TestKeptMergeAndSplit(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	l := keep(t, path)
	if err := l.Add(t.Context(), harbour()...); err != nil {
		t.Fatal(err)
	}
	mayor, guild := l.Speaker(quote(t, l, "gull", "We will not reopen").ID), l.Speaker(quote(t, l, "wire", "never mended").ID)
	before := len(l.SaidBy(mayor))
	if err := l.MergePeople(mayor, guild); err != nil {
		t.Fatal(err)
	}
	if err := l.MergePeople(mayor, guild); err == nil {
		t.Error("merged what is one")
	}
	for range 2 {
		if n := len(l.SaidBy(mayor)); n != before+1 {
			t.Errorf("after the merger the mayor said %d, want %d", n, before+1)
		}
		if p, q := l.Person(mayor), l.Person(guild); p == nil || q == nil || p.ID != q.ID {
			t.Errorf("%+v and %+v", p, q)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		l = keep(t, path)
	}
	l.ForgetIdentity("Inge Halvorsen", "Tomas Reiker")
	for deadline := time.Now().Add(20 * time.Second); ; {
		q := quote(t, l, "wire", "never mended")
		if name(l, q) == "Tomas Reiker" && len(l.SaidBy(l.Speaker(q.ID))) == 1 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("still one: %q", name(l, q))
		}
		settled(t, l)
	}
}

func TestStaleArticlesAreDerivedAnew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	l := keep(t, path)
	if err := l.Add(t.Context(), harbour()...); err != nil {
		t.Fatal(err)
	}
	l.SetStarred("gull", true)
	want := tell(l)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	library.Outdate(t, path)
	l = keep(t, path)
	settled(t, l)
	if got := tell(l); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if e, _ := l.Entry("gull"); !e.Starred || len(l.Entries()) != 3 {
		t.Errorf("%+v of %d", e, len(l.Entries()))
	}
	if r, err := library.Doctor(t.Context(), path, false, library.Options{}, nil); err != nil || !r.OK || r.Stale != 0 {
		t.Errorf("%v, %+v", err, r)
	}
}

func TestDoctorRepairsDamage(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	l := keep(t, path)
	if err := l.Add(t.Context(), harbour()...); err != nil {
		t.Fatal(err)
	}
	l.SetStarred("gull", true)
	want := tell(l)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	library.Damage(t, path)
	r, err := library.Doctor(t.Context(), path, false, library.Options{}, nil)
	if err != nil || r.OK || len(r.Problems) == 0 {
		t.Fatalf("%v, %+v", err, r)
	}
	r, err = library.Doctor(t.Context(), path, true, library.Options{}, nil)
	if err != nil || !r.OK || len(r.Repaired) == 0 {
		t.Fatalf("%v, %+v", err, r)
	}
	l = keep(t, path)
	if got := tell(l); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if e, _ := l.Entry("gull"); !e.Starred {
		t.Error("the star is gone")
	}
}

// deliver yields deliveries.
func deliver(all ...model.Delivery) func(func(model.Delivery, error) bool) {
	return func(yield func(model.Delivery, error) bool) {
		for _, d := range all {
			if !yield(d, nil) {
				return
			}
		}
	}
}

func TestDeliveries(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	l := keep(t, path)
	const feed = "https://veldmark.example/feed"
	src := model.Source{Address: feed, Kind: model.SourceFeed, Title: "Veldmark"}
	first := article("gull", "2031-05-02", gull)
	first.URL = "https://veldmark.example/harbour"
	took, err := l.Deliver(t.Context(), deliver(
		model.Delivery{Source: feed, Entry: "1", Stamp: "s1", Article: first, Raw: model.Raw{Name: "gull", Fetched: time.Unix(9, 0), Data: []byte("raw bytes")}},
		model.Delivery{Source: feed, Entry: "2", Stamp: "", Article: article("kites", "2031-06-01", kites)},
		model.Delivery{Source: feed, Checked: &src},
	), nil)
	if err != nil || took != (library.Taken{New: 2}) {
		t.Fatalf("took %+v, %v", took, err)
	}
	if all := l.Sources(); len(all) != 1 || !reflect.DeepEqual(all[0], src) {
		t.Errorf("sources %+v", all)
	}
	g := l.Ledger()
	if e, err := g.Entries(t.Context(), feed); err != nil || !reflect.DeepEqual(e, map[string]string{"1": "s1", "2": ""}) {
		t.Errorf("entries %q, %v", e, err)
	}
	if held, err := g.Holds(t.Context(), "http://www.veldmark.example/harbour?utm_source=mail#top"); err != nil || !held {
		t.Errorf("holds %v, %v", held, err)
	}
	l.SetRead("kites", true)

	longer := article("kites2", "2031-06-01", kites+"\n\n“We shall fly again,” said Strand.")
	took, err = l.Deliver(t.Context(), deliver(
		model.Delivery{Source: feed, Entry: "1", Stamp: "s1", Article: first},
		model.Delivery{Source: feed, Entry: "2", Stamp: "s2", Article: longer},
	), nil)
	if err != nil || took != (library.Taken{Known: 1, Updated: 1}) {
		t.Errorf("the second time %+v, %v", took, err)
	}
	for range 2 {
		if e, ok := l.Entry("kites"); !ok || !e.Read || l.Article("kites").Text != longer.Text || len(l.Entries()) != 2 {
			t.Errorf("after the update %+v, %d entries", e, len(l.Entries()))
		}
		if got := name(l, quote(t, l, "kites", "fly again")); got != "Paula Strand" {
			t.Errorf("speaker %q", got)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		l = keep(t, path)
	}
	took, err = l.Deliver(t.Context(), deliver(
		model.Delivery{Source: "https://other.example/feed", Entry: "a", Stamp: "1", Article: summary()},
	), nil)
	if err != nil || took != (library.Taken{Known: 1}) || l.Article("gull").Text != gull {
		t.Errorf("a summary from elsewhere: %+v, %v", took, err)
	}
	if err := l.DropSource(feed); err != nil || len(l.Sources()) != 0 || len(l.Entries()) != 2 {
		t.Errorf("after dropping the source: %v", err)
	}
}

// summary is what another feed says of the article about the harbour.
func summary() *model.Article {
	a := article("summary", "2031-05-02", "Harbour to stay closed until autumn\n\nIt will.")
	a.URL = "https://veldmark.example/harbour"
	return a
}

func TestRawIsReadAgainByANewerCleaner(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	l, err := library.Open(t.Context(), path, library.Options{Cleaner: "one"})
	if err != nil {
		t.Fatal(err)
	}
	d := model.Delivery{Source: "s", Entry: "1", Stamp: "1", Article: article("gull", "2031-05-02", gull), Raw: model.Raw{Fetched: time.Unix(9, 0), Data: []byte("kites now")}}
	if _, err := l.Deliver(t.Context(), deliver(d), nil); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	l, err = library.Open(t.Context(), path, library.Options{Cleaner: "two", Reread: func(raw model.Raw) (*model.Article, error) {
		if string(raw.Data) != "kites now" {
			return nil, errors.New("other bytes")
		}
		return article("other", "2031-06-01", kites), nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	settled(t, l)
	if a := l.Article("gull"); a == nil || !strings.HasPrefix(a.Text, "Kite festival") {
		t.Errorf("got %+v", a)
	}
}

func TestSearchesAndScreensComeBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	l := keep(t, path)
	l.SaveSearch("harbour", "harbour")
	l.SaveSearch("mayor", "speaker:halvorsen")
	l.SaveSearch("harbour", "harbour -kite")
	l.SetScreen("", []byte(`{"sort":"date"}`))
	if err := l.RenameSearch("mayor", "the mayor"); err != nil {
		t.Error(err)
	}
	if err := l.RenameSearch("nobody", "x"); err == nil {
		t.Error("renamed what is not there")
	}
	for range 2 {
		want := []library.SavedSearch{{Name: "harbour", Query: "harbour -kite"}, {Name: "the mayor", Query: "speaker:halvorsen"}}
		if got := l.SavedSearches(); !slices.Equal(got, want) {
			t.Errorf("searches %q", got)
		}
		if got := string(l.Screen("")); got != `{"sort":"date"}` {
			t.Errorf("screen %q", got)
		}
		if l.Screen("other") != nil {
			t.Error("a screen that left nothing left something")
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		l = keep(t, path)
	}
	l.DropSearch("harbour")
	if got := l.SavedSearches(); len(got) != 1 {
		t.Errorf("after dropping one: %q", got)
	}
}

func TestMostQuoted(t *testing.T) {
	kept := keep(t, filepath.Join(t.TempDir(), "library.db"))
	if err := kept.Add(t.Context(), harbour()...); err != nil {
		t.Fatal(err)
	}
	for _, l := range []*library.Library{open(t, harbour()...), kept} {
		all, err := l.MostQuoted(t.Context(), 2)
		if err != nil || len(all) != 2 || l.Person(all[0].Person).Name != "Inge Halvorsen" || all[0].Quotes != 3 || all[0].Articles != 2 || all[1].Quotes != 1 {
			t.Errorf("most quoted %+v, %v", all, err)
		}
	}
}

func TestDropMark(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	l := keep(t, path)
	if err := l.Add(t.Context(), harbour()...); err != nil {
		t.Fatal(err)
	}
	l.SetMark("a", "gull", 5)
	l.SetMark("b", "gull", 6)
	l.SetMark("A", "gull", 7)
	l.SetMark("B", "kites", 8)
	l.DropMark("a", "gull")
	l.DropMark("A", "")
	l.DropMark("z", "gull")
	for range 2 {
		_, _, a := l.Mark("a", "gull")
		_, b, _ := l.Mark("b", "gull")
		_, _, c := l.Mark("A", "")
		id, d, _ := l.Mark("B", "")
		if a || b != 6 || c || id != "kites" || d != 8 {
			t.Errorf("marks %v %d %v %s %d", a, b, c, id, d)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		l = keep(t, path)
	}
}

func TestPrefetch(t *testing.T) {
	path := filepath.Join(t.TempDir(), "library.db")
	l := keep(t, path)
	if err := l.Add(t.Context(), harbour()...); err != nil {
		t.Fatal(err)
	}
	l.Prefetch()
	l.Prefetch("gull", "nowhere", "kites")
	for !l.Loaded("kites") {
		if t.Context().Err() != nil {
			t.Fatal("never loaded")
		}
		runtime.Gosched()
	}
	if !l.Loaded("gull") || l.Loaded("wire") || l.Fetch(t.Context(), "wire") != nil || !l.Loaded("wire") {
		t.Error("what is at hand is not what was asked for")
	}
}
