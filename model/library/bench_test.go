//go:build unix

package library_test

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
	"time"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/model/library/newsgen"
)

// articles is how large the made-up library of a benchmark is; kept names a file
// that holds it from one run to the next.
var (
	articles = flag.Int("articles", 1000, "articles in the library that is measured")
	keptFile = flag.String("kept", "", "file of the library that is measured, filled when it is missing")
)

// news yields made-up articles from the first on, up to n.
func news(w *newsgen.World, first, n int) func(func(*model.Article, error) bool) {
	return func(yield func(*model.Article, error) bool) {
		for i := first; i < n; i++ {
			if !yield(w.Article(i), nil) {
				return
			}
		}
	}
}

// filled returns the path of a library of so many articles.
func filled(b *testing.B) string {
	b.Helper()
	path := *keptFile
	if path == "" {
		path = filepath.Join(b.TempDir(), "library.db")
	}
	if _, err := os.Stat(path); err == nil {
		return path
	}
	l, err := library.Open(context.Background(), path, library.Options{})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := l.Import(context.Background(), news(newsgen.New(1), 0, *articles), nil); err != nil {
		b.Fatal(err)
	}
	if err := l.Close(); err != nil {
		b.Fatal(err)
	}
	return path
}

// processor is how many seconds of processor time the process took: on a machine
// that does other things too it tells more than the clock.
func processor() float64 {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()).Seconds()
}

// BenchmarkImport adds made-up articles to an empty library, all stages and the
// index, and reports how the rate and the file grow.
func BenchmarkImport(b *testing.B) {
	for b.Loop() {
		path := filepath.Join(b.TempDir(), "library.db")
		l, err := library.Open(context.Background(), path, library.Options{})
		if err != nil {
			b.Fatal(err)
		}
		begun, last, lastN, spent := time.Now(), time.Now(), 0, processor()
		step := max(*articles/10, 500)
		var bytes int64
		took, err := l.Import(context.Background(), news(newsgen.New(1), 0, *articles), func(p library.Progress) {
			bytes = p.Bytes
			if p.Committed >= lastN+step {
				b.Logf("%d articles: %.0f/s", p.Committed, float64(p.Committed-lastN)/time.Since(last).Seconds())
				last, lastN = time.Now(), p.Committed
			}
		})
		if err != nil {
			b.Fatal(err)
		}
		rate := float64(*articles) / time.Since(begun).Seconds()
		if err := l.Close(); err != nil {
			b.Fatal(err)
		}
		info, err := os.Stat(path)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(rate, "articles/s")
		b.ReportMetric(1000*(processor()-spent)/float64(*articles), "cpu-ms/article")
		b.ReportMetric(float64(info.Size())/float64(bytes), "disk/text")
		b.Logf("%+v", took)
	}
}

// BenchmarkOpen opens a library and reads the first window of its list.
func BenchmarkOpen(b *testing.B) {
	path := filled(b)
	b.ResetTimer()
	for b.Loop() {
		l, err := library.Open(context.Background(), path, library.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if len(l.Entries()) == 0 {
			b.Fatal("no entries")
		}
		b.StopTimer()
		if err := l.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

// BenchmarkComplete opens a library and waits for the whole list.
func BenchmarkComplete(b *testing.B) {
	path := filled(b)
	b.ResetTimer()
	for b.Loop() {
		l, err := library.Open(context.Background(), path, library.Options{})
		if err != nil {
			b.Fatal(err)
		}
		for !l.Complete() {
			time.Sleep(time.Millisecond)
		}
		b.StopTimer()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.ReportMetric(float64(m.HeapAlloc)/1e6, "heap-MB")
		if err := l.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

// BenchmarkArticle reads articles that are not at hand.
func BenchmarkArticle(b *testing.B) {
	l, err := library.Open(context.Background(), filled(b), library.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	for !l.Complete() {
		time.Sleep(time.Millisecond)
	}
	entries := l.Entries()
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		a := l.Article(entries[i*7919%len(entries)].ID)
		b.SetBytes(int64(len(a.Text)))
	}
}

// BenchmarkFirstAdd adds one article to a library that was just opened: what ties
// articles together is restored from the file first.
func BenchmarkFirstAdd(b *testing.B) {
	path := filled(b)
	b.ResetTimer()
	for i := 0; b.Loop(); i++ {
		l, err := library.Open(context.Background(), path, library.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := l.Add(context.Background(), newsgen.New(99).Article(i)); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if err := l.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}
