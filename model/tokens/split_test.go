package tokens

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"whosaid/model"
)

func articleOf(text string, kinds ...model.BlockKind) *model.Article {
	a := &model.Article{Text: text}
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n\n") {
		end := at + len(strings.TrimRight(line, "\n"))
		kind := model.KindParagraph
		if n := len(a.Blocks); n < len(kinds) {
			kind = kinds[n]
		}
		if end > at {
			a.Blocks = append(a.Blocks, model.Block{Kind: kind, Span: model.Span{Start: at, End: end}})
		}
		at += len(line)
	}
	return a
}

func wordsOf(a *model.Article, t *model.Tokens) []string {
	var out []string
	for _, w := range t.Words {
		out = append(out, w.Span.In(a.Text))
	}
	return out
}

func TestWords(t *testing.T) {
	tests := []struct{ text, want string }{
		{"She won.", "She won ."},
		{"Mr. Lee of the U.S. didn't go.", "Mr. Lee of the U.S. did n't go ."},
		{"Ukraine’s 6,500km border: $5.5m", "Ukraine ’s 6,500km border : $ 5.5m"},
		{"Kim Jong-un's state-to-state talks", "Kim Jong-un 's state-to-state talks"},
		{"“Wow,” he said--no...", "“ Wow , ” he said -- no ..."},
		{"``Go,'' said @bridge_watch #now", "`` Go , '' said @bridge_watch #now"},
		{"See example.com at 10:30 a.m. today", "See example.com at 10:30 a.m. today"},
		{"it’s the dogs’ bone", "it ’s the dogs ’ bone"},
		{"Él dijo «sí».", "Él dijo « sí » ."},
		{"彼は言った。", "彼 は 言 っ た 。"},
		{"🇰🇵 👩‍🚀!", "🇰 🇵 👩‍🚀 !"},
		{"George W. Bush (R-Texas)", "George W. Bush ( R-Texas )"},
	}
	for _, tt := range tests {
		a := articleOf(tt.text)
		if got := strings.Join(wordsOf(a, Split(a)), " "); got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestSentences(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"He came. She left.", []string{"He came.", "She left."}},
		{"Mr. Lee met Gov. Ann M. Roe in the U.S. Senate. It rained.", []string{"Mr. Lee met Gov. Ann M. Roe in the U.S. Senate.", "It rained."}},
		{"She lives in the U.S. He does not.", []string{"She lives in the U.S.", "He does not."}},
		{"“Why?” he asked. “It rained.” Then they left.", []string{"“Why?” he asked.", "“It rained.”", "Then they left."}},
		{"See No. 4 at 5.30 p.m. on Monday.", []string{"See No. 4 at 5.30 p.m. on Monday."}},
		{"Is it so? Yes! Good…  Fine.", []string{"Is it so?", "Yes!", "Good…", "Fine."}},
		{"One.\n\nTwo", []string{"One.", "Two"}},
		{"他来了。她走了。", []string{"他来了。", "她走了。"}},
		{"", nil},
	}
	for _, tt := range tests {
		a := articleOf(tt.text)
		var got []string
		for _, s := range Split(a).Sentences {
			got = append(got, s.Span.In(tt.text))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s\n got %q\nwant %q", tt.text, got, tt.want)
		}
	}
}

func TestSplitReadsKeptBlocksOnly(t *testing.T) {
	a := articleOf("Share this\n\nShe won.")
	a.Blocks[0].Removed = "share"
	toks := Split(a)
	if got := wordsOf(a, toks); !slices.Equal(got, []string{"She", "won", "."}) {
		t.Errorf("words %q", got)
	}
	if s := toks.Sentences; len(s) != 1 || s[0].Block != 1 {
		t.Errorf("sentences %+v, want one of block 1", s)
	}
}

func TestTableCellsAreSentences(t *testing.T) {
	a := articleOf("Name\tAge\nAnn\t5", model.KindTable)
	if n := len(Split(a).Sentences); n != 4 {
		t.Errorf("%d sentences, want 4", n)
	}
}

func TestTags(t *testing.T) {
	a := articleOf("The minister told reporters that she had not seen 12 letters from Paris.")
	want := map[string]model.Tag{
		"The": model.TagDET, "minister": model.TagNOUN, "told": model.TagVERB, "that": model.TagSCONJ, "she": model.TagPRON,
		"had": model.TagAUX, "seen": model.TagVERB, "12": model.TagNUM, "from": model.TagADP, "Paris": model.TagPROPN, ".": model.TagPUNCT,
	}
	toks := Split(a)
	for _, w := range toks.Words {
		if tag, ok := want[w.Span.In(a.Text)]; ok && w.Tag != tag {
			t.Errorf("%s has tag %d, want %d", w.Span.In(a.Text), w.Tag, tag)
		}
	}
	a.Language = "de"
	if tag := Split(a).Words[0].Tag; tag != model.TagNone {
		t.Errorf("a German article's words have tags (%d)", tag)
	}
}

func TestReadTaggerRefusesDamage(t *testing.T) {
	for _, data := range []string{"", "abc", "\xff\xff\xff\x7f", weights[:len(weights)/2]} {
		if _, err := ReadTagger(data); err == nil {
			t.Errorf("no error for %d damaged bytes", len(data))
		}
	}
}

func TestTrainTagger(t *testing.T) {
	taught := []Taught{
		{[]string{"dogs", "bark"}, []model.Tag{model.TagNOUN, model.TagVERB}},
		{[]string{"the", "bark", "fell"}, []model.Tag{model.TagDET, model.TagNOUN, model.TagVERB}},
	}
	data := TrainTagger(taught, 20, 1)
	if string(data) != string(TrainTagger(taught, 20, 1)) {
		t.Fatal("the same training gave other weights")
	}
	tagger, err := ReadTagger(string(data))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range taught {
		if got := tagger.Tag(s.Words); !slices.Equal(got, s.Tags) {
			t.Errorf("%v: tags %v, want %v", s.Words, got, s.Tags)
		}
	}
}

func ExampleSplit() {
	a := &model.Article{Text: "“It’s open,” Ann said. We went in."}
	a.Blocks = []model.Block{{Kind: model.KindParagraph, Span: model.Span{End: len(a.Text)}}}
	toks := Split(a)
	for _, s := range toks.Sentences {
		var words []string
		for _, w := range toks.Words[s.First:s.Last] {
			words = append(words, w.Span.In(a.Text))
		}
		fmt.Println(strings.Join(words, "|"))
	}
	// Output:
	// “|It|’s|open|,|”|Ann|said|.
	// We|went|in|.
}

func FuzzSplit(f *testing.F) {
	f.Add("Mr. Lee's “dog” said: 'no' at 5.30 p.m.\n\nU.S. 👩‍🚀 彼は。")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		a := articleOf(text)
		toks := Split(a)
		at := 0
		for _, w := range toks.Words {
			if w.Span.Start < at || w.Span.End <= w.Span.Start || w.Span.End > len(text) || !utf8.ValidString(w.Span.In(text)) {
				t.Fatalf("bad word %+v behind %d in %q", w.Span, at, text)
			}
			at = w.Span.End
		}
		next := 0
		for _, s := range toks.Sentences {
			if s.First != next || s.Last <= s.First || !a.Blocks[s.Block].Span.Contains(s.Span) {
				t.Fatalf("bad sentence %+v", s)
			}
			next = s.Last
		}
		if next != len(toks.Words) {
			t.Fatalf("%d of %d words in sentences", next, len(toks.Words))
		}
	})
}

func BenchmarkSplit(b *testing.B) {
	for name, text := range map[string]string{
		"news":  strings.Repeat("“The bridge isn't open,” Mayor Ann M. Lee told reporters in the U.S. capital on Monday.\n\n", 10000),
		"space": strings.Repeat("a", 1<<20),
		"stops": strings.Repeat(".", 1<<20),
	} {
		a := articleOf(text)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Split(a)
			}
		})
	}
}
