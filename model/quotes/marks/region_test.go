package marks

import (
	"strings"
	"testing"
	"unicode/utf8"

	"whosaid/model"
)

// paragraphsOf cuts text at its newlines.
func paragraphsOf(text string) []model.Span {
	var out []model.Span
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		if line != "" {
			out = append(out, model.Span{Start: at, End: at + len(line)})
		}
		at += len(line) + 1
	}
	return out
}

func TestFind(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string // the inner texts; "…" is put behind one left open, "+" before one that continues
	}{
		{"curly", `“We won,” she said. “Twice.”`, []string{"We won,", "Twice."}},
		{"straight", `"We won," she said. "Twice."`, []string{"We won,", "Twice."}},
		{"guillemets", `Il a dit « oui » hier.`, []string{"oui"}},
		{"guillemets turned inwards", `Er rief »Halt« und ging.`, []string{"Halt"}},
		{"low and high", `Er rief „Halt“, und „Geh!“ dazu.`, []string{"Halt", "Geh!"}},
		{"corner", `彼は「はい、『そう』です」と言った。`, []string{"はい、『そう』です"}},
		{"doubled", "He said, ``We won,'' and ''left.''", []string{"We won,", "left."}},
		{"single", `‘We won,’ she said. ‘Don’t ask.’`, []string{"We won,", "Don’t ask."}},
		{"straight single", `'We can't lose,' she said of the boys' match.`, []string{"We can't lose,"}},
		{"nested", `“He called it ‘a day,’ and “a night” too,” she said.`, []string{"He called it ‘a day,’ and “a night” too,"}},
		{"nested straight", `"He called it "a day" twice," she said.`, []string{`He called it "a day" twice,`}},
		{"straight in curly", `“The "state" has won,” she said.`, []string{`The "state" has won,`}},
		{"apostrophes", `The dogs' owners don’t think it’s the ’90s or rock 'n' roll.`, nil},
		{"plural inside single", `‘The dogs’ owners are here,’ he said.`, []string{"The dogs’ owners are here,"}},
		{"turned apostrophe", `Pyongyang‘s view is “no.”`, []string{"no."}},
		{"inches", `He is 6'2" tall and holds a 12" ruler.`, nil},
		{"inches inside", `"I am 6'2" tall," he said.`, []string{`I am 6'2" tall,`}},
		{"turned opening", `”We won,” she said.`, []string{"We won,"}},
		{"turned closing", `“We won,“ she said. “Twice.“`, []string{"We won,", "Twice."}},
		{"mixed pair", `“We won," she said.`, []string{"We won,"}},
		{"goes on", "“We won.\n“We won twice.\n“And again,” she said.", []string{"We won.…", "+We won twice.…", "+And again,"}},
		{"closed each", "“We won.”\n“We won twice.”", []string{"We won.", "We won twice."}},
		{"left open", "“We won, she said.\nThe end.", []string{"We won, she said.…"}},
		{"left open, opened again", "“We won, she said. “Twice.”\nThe end.", []string{"We won, she said.…", "Twice."}},
		{"left open straight, opened again", "\"We won, she said. \"Twice.\"\nThe end.", []string{"We won, she said.…", "Twice."}},
		{"single around double", `‘He said “no” to us,’ she said.`, []string{"He said “no” to us,"}},
		{"leading dots", `“... and so on,” she said.`, []string{"... and so on,"}},
		{"dash before", `He left—“for good”—and slept.`, []string{"for good"}},
		{"apostrophe before a mark", `"It's '90s night," and 'twas "so."`, []string{"It's '90s night,", "so."}},
		{"empty", `He said "" and left.`, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, r := range Find(tt.text, paragraphsOf(tt.text)) {
				s := r.Inner.In(tt.text)
				if s == "" {
					continue
				}
				if r.Continues {
					s = "+" + s
				}
				if r.Unclosed {
					s += "…"
				}
				got = append(got, s)
			}
			if strings.Join(got, "|") != strings.Join(tt.want, "|") {
				t.Errorf("%s\n got %q\nwant %q", tt.text, got, tt.want)
			}
		})
	}
}

func FuzzFind(f *testing.F) {
	f.Add("“A ‘b’ c,” he said. \"d\n“E")
	f.Add("''''``''``\"'\"'\"")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		last := 0
		for _, r := range Find(text, paragraphsOf(text)) {
			if r.Outer.Start < last || r.Outer.End > len(text) || !r.Outer.Contains(r.Inner) || r.Inner.Start > r.Inner.End {
				t.Fatalf("bad region %+v after %d", r, last)
			}
			if !utf8.ValidString(r.Outer.In(text)) || !utf8.ValidString(r.Inner.In(text)) {
				t.Fatalf("region %+v cuts a rune", r)
			}
			last = r.Outer.End
		}
	})
}

func BenchmarkFind(b *testing.B) {
	line := "“We won,” she said, and the dogs’ owner agreed that it's so. He did not \"care\" at all.\n"
	for name, text := range map[string]string{
		"news":  strings.Repeat(line+strings.Repeat("There is much more plain text than quoted text in news.\n", 5), 3000),
		"marks": strings.Repeat("\"", 1<<20),
		"ones":  strings.Repeat("'s ", 1<<19),
	} {
		b.Run(name, func(b *testing.B) {
			ps := paragraphsOf(text)
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Find(text, ps)
			}
		})
	}
}
