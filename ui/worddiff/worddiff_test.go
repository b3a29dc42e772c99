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

func FuzzCompare(f *testing.F) {
	f.Add("we will go", "we go")
	f.Add("…—", "a\n\nb")
	f.Fuzz(func(t *testing.T, from, to string) {
		var a, b []string
		pieces := worddiff.Compare(from, to)
		for _, p := range pieces {
			if p.Kind != worddiff.Added {
				a = append(a, strings.Fields(p.Text)...)
			}
			if p.Kind != worddiff.Dropped {
				b = append(b, strings.Fields(p.Text)...)
			}
		}
		if len(a) != len(strings.Fields(from)) || strings.Join(b, " ") != strings.Join(strings.Fields(to), " ") {
			t.Errorf("%q to %q: pieces %v do not spell both", from, to, pieces)
		}
		if alike := worddiff.Alike(pieces); alike < 0 || alike > 1 {
			t.Errorf("alike %v", alike)
		}
	})
}
