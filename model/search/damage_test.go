package search

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// keptCorpus is a kept index of several segments.
func keptCorpus(tb testing.TB, docs int) *file {
	tb.Helper()
	c := &corpus{rand.New(rand.NewPCG(5, 6))}
	f := newFile()
	x, _ := Open(nil, f)
	for num := range uint32(docs) {
		d := c.document(fmt.Sprint("a", num))
		x.Enter(num, Read(d.Article, d.Reading), d.Speakers)
		if num%20 == 19 {
			f.keep(tb, x, 0)
		}
	}
	x.Delete(3)
	f.keep(tb, x, 0)
	return f
}

var damageQueries = []string{
	"harbour", "h*", "ha*", `"the harbour"`, `"the h"*`, "said:mayor", `said:"of the"`, "speaker:mayor said:fish*", "about:(gull storm)",
	`said:h* kind:direct`, "title:net", "source:fish", "kind:direct", "date:2030", "-harbour", "harbuor", "pushilin", "港", "is:unread ship", "story:x",
}

// tryAll asks everything of an index that may be damaged: it may fail, with
// ErrCorrupt, and must not panic or run on.
func tryAll(tb testing.TB, x *Index) (failed bool) {
	tb.Helper()
	check := func(err error) {
		if err != nil && !errors.Is(err, ErrCorrupt) {
			tb.Fatalf("the error %q does not tell that the index is damaged", err)
		}
		failed = failed || err != nil
	}
	for _, s := range damageQueries {
		q, err := Parse(s)
		if err != nil {
			tb.Fatal(err)
		}
		for _, limit := range []int{0, 20} {
			_, err = x.Find(context.Background(), q, corpusOptions(limit))
			check(err)
		}
	}
	x.Has(7)
	x.Delete(8)
	for {
		c, err := x.Merge()
		check(err)
		if c == nil {
			break
		}
		x.Committed(c)
	}
	return failed
}

func TestDamage(t *testing.T) {
	for name, harm := range map[string]func(f *file, at [2]uint32){
		"missing":   func(f *file, at [2]uint32) { delete(f.rows, at) },
		"empty":     func(f *file, at [2]uint32) { f.rows[at] = nil },
		"cut short": func(f *file, at [2]uint32) { f.rows[at] = f.rows[at][:len(f.rows[at])/2] },
		"changed": func(f *file, at [2]uint32) {
			f.rows[at] = slices.Clone(f.rows[at])
			f.rows[at][len(f.rows[at])/2] ^= 4
		},
	} {
		f := keptCorpus(t, 100)
		for at := range f.rows {
			if at[0] != f.last() {
				continue
			}
			kept := f.rows[at]
			harm(f, at)
			x, err := Open(f.manifest, f)
			if err != nil {
				t.Fatal(err)
			}
			if !tryAll(t, x) {
				t.Errorf("block %v is %s, and nothing says so", at, name)
			}
			f.rows[at] = kept
		}
	}
}

// last is the segment with the highest number.
func (f *file) last() (n uint32) {
	for at := range f.rows {
		n = max(n, at[0])
	}
	return n
}

func TestOpenRefuses(t *testing.T) {
	f := keptCorpus(t, 20)
	for name, m := range map[string][]byte{
		"empty": {}, "cut short": f.manifest[:len(f.manifest)-1], "foreign": []byte("SQLite format 3\x00 and more"),
		"longer": seal(append(slices.Clone(f.manifest[:len(f.manifest)-4]), 0)),
	} {
		if _, err := Open(m, f); !errors.Is(err, ErrCorrupt) {
			t.Errorf("%s: %v, want ErrCorrupt", name, err)
		}
	}
	other := seal([]byte{Version + 1, 1, 0})
	if _, err := Open(other, f); !errors.Is(err, ErrVersion) {
		t.Errorf("another version: %v, want ErrVersion", err)
	}
}

// FuzzDamage changes one block behind its checksum's back.
func FuzzDamage(f *testing.F) {
	whole := keptCorpus(f, 60)
	var at [][2]uint32
	for row := range whole.rows {
		at = append(at, row)
	}
	slices.SortFunc(at, func(a, b [2]uint32) int { return slices.Compare(a[:], b[:]) })
	for i := range at {
		f.Add(uint(i), uint(3*i), []byte{0xff, 0x01}, false)
		f.Add(uint(i), uint(7*i), []byte{0x80, 0x80, 0x80, 0x80, 0x08}, true)
		f.Add(uint(i), uint(0), []byte{}, true)
	}
	f.Fuzz(func(t *testing.T, row, offset uint, put []byte, cut bool) {
		x, err := Open(whole.manifest, harmed{whole, at[row%uint(len(at))], offset, put, cut})
		if err != nil {
			t.Fatal(err)
		}
		tryAll(t, x)
	})
}

// harmed is a file of which one block has other bytes from an offset on.
type harmed struct {
	*file
	at     [2]uint32
	offset uint
	put    []byte
	cut    bool
}

func (h harmed) Block(segment, n uint32) ([]byte, error) {
	data, err := h.file.Block(segment, n)
	if err != nil || h.at != [2]uint32{segment, n} {
		return data, err
	}
	data = slices.Clone(data[:len(data)-4])
	offset := min(int(h.offset%uint(len(data)+1)), len(data))
	rest := data[offset:]
	if h.cut {
		data = append(data[:offset:offset], h.put...)
	} else {
		copy(rest, h.put)
	}
	return seal(data), nil
}

func FuzzManifest(f *testing.F) {
	kept := keptCorpus(f, 60)
	f.Add(kept.manifest[:len(kept.manifest)-4])
	f.Add([]byte{Version, 1, 1, 1, 5, 0, 9, 2, 1, 1})
	f.Fuzz(func(t *testing.T, manifest []byte) {
		x, err := Open(seal(manifest), kept)
		if err == nil {
			tryAll(t, x)
		}
	})
}
