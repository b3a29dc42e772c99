package clean_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"whosaid/articles/clean"
	"whosaid/articles/decode"
	"whosaid/model"
)

// realArticles is a folder of real news that lies beside the project on some
// machines; its text is not ours to carry.
const realArticles = "../../../shared/articles"

// TestRealArticles checks the shape of five scraped articles: how many blocks
// of the story are kept, how many are clutter, and what the head says.
func TestRealArticles(t *testing.T) {
	for _, c := range []struct {
		file                                string
		derived                             bool
		byline, outlet, published, place    string
		titleWords, body, credits, removed  int
		standfirst                          bool
		headings, duplicates, teasers, ages int
	}{
		{file: "000.txt", byline: "Joshua Manning", published: "2022-07-13T14:50", titleWords: 11, body: 23, credits: 5, removed: 4, duplicates: 2},
		{file: "001.txt", byline: "Ji Da-gyum", outlet: "The Korea Herald", published: "2022-07-15", place: "SEOUL", titleWords: 11, body: 12, removed: 3, standfirst: true},
		{file: "002.txt", outlet: "Reuters", published: "2022-07-13T20:59", titleWords: 9, body: 9, removed: 21, teasers: 12, ages: 4},
		{file: "003.txt", derived: true, outlet: "TASS", published: "2022-07-13", place: "UN", body: 10, removed: 1, headings: 1},
		{file: "004.txt", derived: true, body: 9, removed: 8, teasers: 4},
	} {
		t.Run(c.file, func(t *testing.T) {
			raw, err := os.ReadFile(filepath.Join(realArticles, c.file))
			if err != nil {
				t.Skip("the real articles are not on this machine")
			}
			doc, err := decode.Decode(c.file, raw)
			if err != nil {
				t.Fatal(err)
			}
			a := clean.Clean(doc)
			checkBlocks(t, a)
			if a.Byline != c.byline || a.Outlet != c.outlet || a.Published != c.published || a.Place != c.place || a.TitleDerived != c.derived {
				t.Errorf("byline %q outlet %q published %q place %q derived %v", a.Byline, a.Outlet, a.Published, a.Place, a.TitleDerived)
			}
			if n := len(strings.Fields(a.Title)); c.titleWords > 0 && n != c.titleWords || n < 3 {
				t.Errorf("title of %d words: %q", n, a.Title)
			}
			if (a.Standfirst != "") != c.standfirst {
				t.Errorf("standfirst %q", a.Standfirst)
			}
			n := tally(a)
			for _, x := range []struct {
				what      string
				got, want int
			}{
				{"body", n.body, c.body},
				{"credits", n.credits, c.credits},
				{"removed", n.removed, c.removed},
				{"headings", n.headings, c.headings},
				{"duplicates", n.rules["duplicate"], c.duplicates},
				{"teasers", n.rules["teaser"], c.teasers},
				{"ages", n.rules["age-line"], c.ages},
			} {
				if x.got != x.want {
					t.Errorf("%s: got %d, want %d\n%s", x.what, x.got, x.want, outline(a))
				}
			}
		})
	}
}

// counts are what TestRealArticles looks at.
type counts struct {
	body, credits, removed, headings int
	rules                            map[string]int
}

func tally(a *model.Article) counts {
	n := counts{rules: map[string]int{}}
	for _, b := range a.Blocks {
		switch {
		case !b.Kept():
			n.removed++
			n.rules[b.Removed]++
		case b.Kind == model.KindCredit:
			n.credits++
		case b.Kind == model.KindHeading:
			n.headings++
			n.body++
		case b.Kind == model.KindParagraph || b.Kind == model.KindList:
			n.body++
		}
	}
	return n
}
