package library_test

import (
	"path/filepath"
	"reflect"
	"testing"

	"whosaid/model/library"
)

func TestStatsCountAReprintOnce(t *testing.T) {
	all := append(harbour(), long("first", "2031-05-03", "old bridge", 20), long("cut", "2031-05-04", "old bridge", 14))
	memory := open(t, all...)
	kept := keep(t, filepath.Join(t.TempDir(), "library.db"))
	if err := kept.Add(t.Context(), all...); err != nil {
		t.Fatal(err)
	}
	a, err := memory.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	b, err := kept.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if b.File == nil || b.File.Bytes == 0 || b.File.Schema == 0 || len(b.File.Parts) == 0 {
		t.Errorf("file %+v", b.File)
	}
	b.File = nil
	if !reflect.DeepEqual(a, b) {
		t.Errorf("in memory %+v\nkept      %+v", a, b)
	}
	want := library.Stats{
		Articles: 4, Printings: 5, Words: a.Words, Quotes: a.Quotes, People: a.People, Stories: a.Stories, Relations: 1,
		Unread: 4, First: "2031-05-02", Last: "2031-06-01", Outlets: a.Outlets,
	}
	if !reflect.DeepEqual(a, want) || len(a.Outlets) != 4 {
		t.Errorf("got %+v, want %+v", a, want)
	}
}
