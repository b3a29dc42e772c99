package search

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
)

func enter(x *Index, num uint32, text string) {
	d := documentOf(fmt.Sprint("a", num), "Title", "", "", text)
	x.Enter(num, Read(d.Article, d.Reading), d.Speakers)
}

// numbers are the documents found, in order of number.
func numbers(tb testing.TB, x *Index, query string) string {
	tb.Helper()
	q, err := Parse(query)
	if err != nil {
		tb.Fatal(err)
	}
	f, err := x.Find(context.Background(), q, Options{})
	if err != nil {
		tb.Fatal(err)
	}
	var out []string
	for _, h := range f.Hits {
		out = append(out, fmt.Sprint(h.Number))
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func sealed1(t *testing.T, x *Index) *Change {
	t.Helper()
	c, err := x.Seal()
	if err != nil || c == nil {
		t.Fatalf("Seal: %v, %v", c, err)
	}
	return c
}

func TestSealAndDiscard(t *testing.T) {
	f := newFile()
	x, _ := Open(nil, f)
	if c, err := x.Seal(); c != nil || err != nil {
		t.Errorf("sealing nothing: %v, %v", c, err)
	}
	enter(x, 1, "ferry one")
	enter(x, 2, "ferry two")
	f.keep(t, x, 0)

	enter(x, 1, "sheep one")
	enter(x, 3, "ferry three")
	x.Delete(2)
	c := sealed1(t, x)
	enter(x, 4, "ferry four")
	if got := numbers(t, x, "ferry"); got != "3 4" {
		t.Errorf("while a change is under way: %s", got)
	}
	if _, err := x.Merge(); err == nil {
		t.Error("two changes at a time should not be")
	}
	x.Discard(c)
	if got := numbers(t, x, "ferry"); got != "1 2 4" || numbers(t, x, "sheep") != "" {
		t.Errorf("after discarding: ferry %s", got)
	}
	again, _ := Open(f.manifest, f)
	if got := numbers(t, again, "ferry"); got != "1 2" {
		t.Errorf("what is kept: %s", got)
	}

	x.Delete(1)
	c = sealed1(t, x)
	x.Delete(2)
	x.Delete(4) // it is on its way to the file
	f.write(t, c)
	x.Committed(c)
	if got := numbers(t, x, "ferry"); got != "" || x.Len() != 0 || x.Has(4) {
		t.Errorf("after committing: %q, %d documents", got, x.Len())
	}
	again, _ = Open(f.manifest, f)
	if got := numbers(t, again, "ferry"); got != "2 4" {
		t.Errorf("what is kept: %s; deletions since the Seal come with the next", got)
	}
	f.keep(t, x, 10)
	again, _ = Open(f.manifest, f)
	if got := numbers(t, again, "ferry"); got != "" {
		t.Errorf("what is kept after the next: %s", got)
	}
}

func TestDiscardKeepsDeletionsSince(t *testing.T) {
	f := newFile()
	x, _ := Open(nil, f)
	enter(x, 1, "ferry one")
	enter(x, 2, "ferry two")
	f.keep(t, x, 0)
	enter(x, 3, "ferry three")
	c := sealed1(t, x)
	x.Delete(1)
	enter(x, 2, "sheep two")
	x.Discard(c)
	if a, b := numbers(t, x, "ferry"), numbers(t, x, "sheep"); a != "" || b != "2" {
		t.Errorf("ferry %q, sheep %q", a, b)
	}
}

// mergeable is an index with enough segments to merge.
func mergeable(t *testing.T) (*file, *Index) {
	t.Helper()
	f := newFile()
	x, _ := Open(nil, f)
	for num := range uint32(mergeMost) {
		enter(x, num, "ferry "+fmt.Sprint(num))
		for more := range uint32(3) {
			enter(x, 100+3*num+more, "boat")
		}
		f.keep(t, x, 0)
	}
	return f, x
}

func TestMergeTakesUpDeletions(t *testing.T) {
	f, x := mergeable(t)
	x.Delete(0)
	f.keep(t, x, 0) // deleted before the merge
	x.Delete(1)     // deleted, but not kept yet
	c, err := x.Merge()
	if err != nil || c == nil || len(c.Drop) != mergeMost {
		t.Fatalf("Merge: %+v, %v", c, err)
	}
	x.Delete(2) // while it is being written
	f.write(t, c)
	x.Committed(c)
	if got := numbers(t, x, "ferry"); got != "3 4 5 6 7" || len(x.Segments()) != 1 {
		t.Errorf("after the merge: %s in %v", got, x.Segments())
	}
	again, err := Open(f.manifest, f)
	if err != nil {
		t.Fatal(err)
	}
	if got := numbers(t, again, "ferry"); got != "1 2 3 4 5 6 7" {
		t.Errorf("what is kept: %s", got)
	}
	f.keep(t, x, 10)
	if again, err = Open(f.manifest, f); err != nil || numbers(t, again, "ferry") != "3 4 5 6 7" {
		t.Errorf("what is kept after the next Seal: %s, %v", numbers(t, again, "ferry"), err)
	}
}

func TestMergeCanBeDiscarded(t *testing.T) {
	f, x := mergeable(t)
	c, _ := x.Merge()
	x.Discard(c)
	if got := numbers(t, x, "ferry"); got != "0 1 2 3 4 5 6 7" {
		t.Errorf("after discarding: %s", got)
	}
	c, err := x.Merge()
	if err != nil || !slices.Contains(c.Drop, uint32(mergeMost+1)) {
		t.Fatalf("the next one drops %v (%v), want what the first began", c.Drop, err)
	}
	f.write(t, c)
	x.Committed(c)
	if got := numbers(t, x, "ferry"); got != "0 1 2 3 4 5 6 7" {
		t.Errorf("after merging: %s", got)
	}
}

// TestSearchDuringMerges searches while another goroutine enters and merges: a
// segment may vanish under a search, which then begins anew.
func TestSearchDuringMerges(t *testing.T) {
	f := &lockedFile{file: newFile()}
	x, _ := Open(nil, f)
	enter(x, 1000, "ferry and sheep")
	var wg sync.WaitGroup
	stop := make(chan struct{})
	for range 2 {
		wg.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				q, _ := Parse("ferry sheep")
				found, err := x.Find(context.Background(), q, Options{Limit: 5})
				if err != nil || found.Total < 1 {
					t.Errorf("found %d, %v", found.Total, err)
					return
				}
			}
		})
	}
	for num := range uint32(200) {
		enter(x, num, "sheep without a boat")
		f.keepLocked(t, x)
	}
	close(stop)
	wg.Wait()
}

type lockedFile struct {
	*file
	mu sync.RWMutex
}

func (f *lockedFile) Block(segment, n uint32) ([]byte, error) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	return f.file.Block(segment, n)
}

func (f *lockedFile) keepLocked(t *testing.T, x *Index) {
	t.Helper()
	c, err := x.Seal()
	for c != nil && err == nil {
		f.mu.Lock()
		f.write(t, &Change{Put: c.Put, Manifest: c.Manifest})
		f.mu.Unlock()
		x.Committed(c)
		f.mu.Lock()
		f.write(t, &Change{Drop: c.Drop})
		f.mu.Unlock()
		c, err = x.Merge()
	}
	if err != nil {
		t.Error(err)
	}
}

func TestFindStopsWhenContextEnds(t *testing.T) {
	_, x := mergeable(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	q, _ := Parse("ferry")
	if _, err := x.Find(ctx, q, Options{Limit: 5}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestContains(t *testing.T) {
	for _, c := range []struct {
		title, text string
		want        bool
	}{
		{"Fire at the harbour", "harbour fire", true},
		{"Fire at the harbour", "Harbour’s", true},
		{"Fire at the harbour", "harb", false},
		{"Fire at the harbour", "fire harb*", true},
		{"Fire at the harbour", "fi* harbour", false},
		{"Fire at the harbour", "", false},
	} {
		if got := Contains(c.title, c.text); got != c.want {
			t.Errorf("Contains(%q, %q) = %v", c.title, c.text, got)
		}
	}
}
