package search

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// crowd is an index of so many documents that all have "alpha" and "beta", of which
// every 2,000th has them as a phrase, outside and inside a quotation.
func crowd(tb testing.TB, n int) *Index {
	tb.Helper()
	f := newFile()
	x, err := Open(nil, f)
	if err != nil {
		tb.Fatal(err)
	}
	for num := 1; num <= n; num++ {
		text := "beta alpha, the boats, “gamma delta,” Ann Lee said."
		if num%2000 == 0 {
			text = "alpha beta, the boats, “delta gamma,” Ann Lee said."
		}
		d := documentOf(fmt.Sprint("a", num), "Title", "", "", text)
		x.Enter(uint32(num), Read(d.Article, d.Reading), d.Speakers)
		if num%5000 == 0 {
			f.keep(tb, x, 0)
		}
	}
	return x
}

func found(tb testing.TB, x *Index, query string, o Options) Found {
	tb.Helper()
	q, err := ParseTyping(query)
	if err != nil {
		tb.Fatal(err)
	}
	f, err := x.Find(context.Background(), q, o)
	if err != nil {
		tb.Fatal(err)
	}
	return f
}

func newestFirst(f Found) string {
	var out []string
	for _, h := range slices.SortedFunc(slices.Values(f.Hits), func(a, b Hit) int { return int(b.Number) - int(a.Number) }) {
		out = append(out, fmt.Sprint(h.Number))
	}
	return strings.Join(out, " ")
}

func TestSharedBatchesFindTheSame(t *testing.T) {
	const n = 20000
	x := crowd(t, n)
	all := "20000 18000 16000 14000 12000 10000 8000 6000 4000 2000"
	for _, processors := range []int{1, 2, 3, 8} {
		was := runtime.GOMAXPROCS(processors)
		for _, query := range []string{`"alpha beta"`, `"alpha beta the"`, `"alpha bet`, `alpha -"beta alpha"`, `"alpha beta" boats`} {
			if got := found(t, x, query, Options{Limit: 50}); newestFirst(got) != all || got.Unfinished || got.More {
				t.Errorf("%d processors: %s: got %s, unfinished %v", processors, query, newestFirst(got), got.Unfinished)
			}
		}
		runtime.GOMAXPROCS(was)
	}
}

func TestBriefSearchEndsWithTheNewest(t *testing.T) {
	x := crowd(t, 40000)
	all := found(t, x, `"alpha beta"`, Options{Limit: 50})
	part := found(t, x, `"alpha beta"`, Options{Limit: 50, Brief: true})
	if all.Unfinished || all.More || len(all.Hits) != 20 {
		t.Errorf("all: %d hits, unfinished %v, more %v", len(all.Hits), all.Unfinished, all.More)
	}
	if !part.Unfinished || !part.More || len(part.Hits) == 0 || len(part.Hits) >= 20 || part.Total != len(part.Hits) {
		t.Errorf("in part: %d of %d, unfinished %v, more %v", len(part.Hits), part.Total, part.Unfinished, part.More)
	}
	if !strings.HasPrefix(newestFirst(all), newestFirst(part)) {
		t.Errorf("%s are not the newest of %s", newestFirst(part), newestFirst(all))
	}
}

func TestBriefSearchThatCanBeFinishedIs(t *testing.T) {
	x := crowd(t, 40000)
	for _, query := range []string{"alpha beta", "alph*", `"beta alpha"`, "source:nowhere", `-"beta alpha"`, "said:gamma"} {
		all := found(t, x, query, Options{Limit: 50})
		part := found(t, x, query, Options{Limit: 50, Brief: true})
		if part.Unfinished || newestFirst(part) != newestFirst(all) || part.Total != all.Total || part.More != all.More {
			t.Errorf("%s: got %s of %d, want %s of %d", query, newestFirst(part), part.Total, newestFirst(all), all.Total)
		}
	}
}

func TestBriefSearchForgivesNothingUnfinished(t *testing.T) {
	x := crowd(t, 40000)
	part := found(t, x, `"alpha gamma"`, Options{Limit: 50, Brief: true})
	if !part.Unfinished || part.Forgiven || len(part.Hits) > 0 {
		t.Errorf("got %d hits, unfinished %v, forgiven %v", len(part.Hits), part.Unfinished, part.Forgiven)
	}
	if all := found(t, x, `"alpha beta"`, Options{Brief: true}); all.Unfinished || len(all.Hits) != 20 {
		t.Errorf("without a limit: %d hits, unfinished %v", len(all.Hits), all.Unfinished)
	}
}
