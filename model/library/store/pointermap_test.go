package store

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// parts are what takes room, by name.
func parts(all []Size) string {
	var out []string
	for _, z := range all {
		out = append(out, fmt.Sprint(z.Part, " ", z.Bytes))
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

func TestFootprintIsThatOfAllPages(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "library.db"))
	same := func(when string) {
		t.Helper()
		want, err := s.Sizes(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		got, err := s.footprint(t.Context())
		if err != nil || parts(got) != parts(want) {
			t.Errorf("%s: got\n%s\nwant\n%s\n%v", when, parts(got), parts(want), err)
		}
		if !slices.IsSortedFunc(got, func(a, b Size) int { return int(b.Bytes - a.Bytes) }) {
			t.Errorf("%s: the largest should come first: %v", when, got)
		}
	}
	same("empty")
	var batch Batch
	for i := range 300 {
		batch.Articles = append(batch.Articles, holding(i+1))
	}
	if err := s.Write(&batch); err != nil {
		t.Fatal(err)
	}
	same("with articles")
	c := IndexChange{Manifest: []byte("one")}
	for n := range 4000 { // over more pages than one page of the map tells of
		c.Put = append(c.Put, IndexBlock{Segment: uint32(n % 3), N: uint32(n), Data: make([]byte, 100+20*n%40000)})
	}
	if err := s.WriteIndex(&c); err != nil {
		t.Fatal(err)
	}
	same("with an index")
	if err := s.WriteIndex(&IndexChange{Drop: []uint32{1}}); err != nil {
		t.Fatal(err)
	}
	same("with free pages")
}

func TestPointerMapThatDoesNotFit(t *testing.T) {
	for _, m := range []pointerMap{
		{kinds: []byte{0, 0, 0, 5, 5}, parents: []uint32{0, 0, 0, 4, 3}}, // a ring
		{kinds: []byte{0, 0, 0, 3}, parents: []uint32{0, 0, 0, 9}},       // beyond the end
		{kinds: []byte{0, 0, 0, 4}, parents: []uint32{0, 0, 0, 0}},       // nowhere
		{kinds: []byte{0, 0, 0, 2, 5}, parents: []uint32{0, 0, 0, 0, 3}}, // a free page
	} {
		if got, err := m.trees(); err == nil {
			t.Errorf("%v: got %v", m, got)
		}
	}
	m := pointerMap{kinds: []byte{0, 0, 0, 1, 5, 3, 4, 2, 5}, parents: []uint32{0, 0, 0, 0, 3, 4, 5, 0, 1}}
	if got, err := m.trees(); err != nil || got[3] != 4 {
		t.Errorf("got %v, %v; want four pages below the third", got, err)
	}
}
