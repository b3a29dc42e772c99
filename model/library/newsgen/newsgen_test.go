package newsgen_test

import (
	"reflect"
	"testing"

	"whosaid/model"
	"whosaid/model/library/newsgen"
)

func TestArticlesHaveNewsProportions(t *testing.T) {
	w, again := newsgen.New(1), newsgen.New(1)
	total, urls := 0, map[string]bool{}
	const n = 300
	for i := range n {
		a := w.Article(i)
		if !reflect.DeepEqual(a, again.Article(i)) {
			t.Fatalf("article %d differs the second time", i)
		}
		end := 0
		for _, b := range a.Blocks {
			if b.Span.Start < end || b.Span.End > len(a.Text) || b.Span.Len() == 0 {
				t.Fatalf("article %d: block %v of %d bytes", i, b.Span, len(a.Text))
			}
			end = b.Span.End
		}
		if a.Blocks[0].Kind != model.KindTitle || a.Title == "" || urls[a.URL] {
			t.Errorf("article %d: %q at %s", i, a.Title, a.URL)
		}
		urls[a.URL] = true
		total += len(a.Text)
	}
	if mean := total / n; mean < 4400 || mean > 5000 {
		t.Errorf("articles of %d bytes in the mean, want about 4,700", mean)
	}
}

func ExampleWorld_Article() {
	a := newsgen.New(7).Article(3)
	_ = a.Text // “…,” said somebody
	// Output:
}

func BenchmarkArticle(b *testing.B) {
	w := newsgen.New(1)
	for i := 0; b.Loop(); i++ {
		b.SetBytes(int64(len(w.Article(i).Text)))
	}
}
