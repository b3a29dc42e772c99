package worddiff_test

import (
	"fmt"
	"strings"
	"testing"

	"whosaid/ui/worddiff"
)

func show(pieces []worddiff.Piece) string {
	var out []string
	for _, p := range pieces {
		out = append(out, map[worddiff.Kind]string{worddiff.Kept: "=", worddiff.Added: "+", worddiff.Dropped: "-"}[p.Kind]+p.Text)
	}
	return strings.Join(out, " | ")
}

func ExampleCompare() {
	fmt.Println(show(worddiff.Compare("We will rebuild the old bridge", "We shall rebuild the bridge.")))
	// Output: =We | -will | +shall | =rebuild the | -old | =bridge.
}

func TestCompare(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"", "", ""},
		{"one", "", "-one"},
		{"", "one", "+one"},
		{"It’s over,", "it's over", "=it's over"},
		{"a b c d", "b c", "-a | =b c | -d"},
		{"a b a b", "b a", "-a | =b a | -b"},
		{"fruitful cooperation", "a fruitful co-operation", "+a | =fruitful co-operation"},
		{
			"The council of the town has met and the work of the harbour will begin, and I hope for a long and fruitful cooperation",
			"he hoped for fruitful cooperation with the town",
			"-The council of the town has met and the work of the harbour will begin, and I hope for a long and | +he hoped for | =fruitful cooperation | +with the town",
		},
		{"— dash", "dash —", ""},
	} {
		got := show(worddiff.Compare(c.from, c.to))
		if c.want != "" && got != c.want {
			t.Errorf("%q to %q: got %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

func TestScriptsWithoutSpacesAreComparedByCharacter(t *testing.T) {
	got := show(worddiff.Compare("我们将重建外墙。", "我们不重建外墙"))
	if got != "=我们 | -将 | +不 | =重建外墙" {
		t.Errorf("got %q", got)
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("we will go", "we go")
	f.Add("…—", "a\n\nb")
	f.Add("我们 will 重建", "我们重建。")
	f.Fuzz(func(t *testing.T, from, to string) {
		if len(from) > 400 || len(to) > 400 {
			t.Skip()
		}
		var a, b string
		for _, p := range worddiff.Compare(from, to) {
			if p.Words < 1 || p.Text == "" {
				t.Errorf("an empty piece: %+v", p)
			}
			if p.Kind != worddiff.Added {
				a += p.Text
			}
			if p.Kind != worddiff.Dropped {
				b += p.Text
			}
		}
		bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if bare(b) != bare(to) || len(a) == 0 && bare(from) != "" {
			t.Errorf("%q to %q: the pieces spell %q and %q", from, to, a, b)
		}
	})
}
