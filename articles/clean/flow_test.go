package clean

import (
	"testing"

	"whosaid/articles/decode"
)

func TestFlow(t *testing.T) {
	doc, err := decode.Decode("story.txt", []byte("One.\n\nArticle content\n\nTwo.\n\nArticle content\n\nThree.\n\nArticle content\n\nFour.\n\nArticle content\n"))
	if err != nil {
		t.Fatal(err)
	}
	ps := pieces(doc)
	f := flowOf(ps, copiesOf(ps))
	for _, c := range []struct{ at, step, want int }{
		{0, 1, 2}, {2, -1, 0}, {2, 2, 6}, {1, 1, 2}, {1, -1, 0}, {7, -1, 6}, {6, 1, -1}, {0, -1, -1}, {3, 0, 3},
	} {
		if got := f.beside(c.at, c.step); got != c.want {
			t.Errorf("%d from %d: piece %d, want %d", c.step, c.at, got, c.want)
		}
	}
}
