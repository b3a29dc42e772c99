package clean_test

import (
	"strings"
	"testing"

	"whosaid/articles/clean"
	"whosaid/articles/decode"
	"whosaid/model"
)

// read cleans a text as a plain file would be.
func read(tb testing.TB, text string) *model.Article {
	tb.Helper()
	doc, err := decode.Decode("story.txt", []byte(text))
	if err != nil {
		tb.Fatal(err)
	}
	return clean.Clean(doc)
}

// outline writes an article's blocks one a line: kind, the rule in brackets, and
// the first words.
func outline(a *model.Article) string {
	var b strings.Builder
	for _, x := range a.Blocks {
		b.WriteString(string(x.Kind))
		if x.Removed != "" {
			b.WriteString("[" + x.Removed + "]")
		}
		words := strings.Fields(x.Span.In(a.Text))
		b.WriteString(" " + strings.Join(words[:min(4, len(words))], " ") + "\n")
	}
	return b.String()
}

const harbour = `The harbour board voted on Tuesday to close the old fish market after ninety years of trading on the quay.

Traders said they had been told nothing before the vote, and that forty families would lose their stalls by the autumn.

“We found out from the radio,” said Marta Lind, who sells smoked eel. “Nobody came to the market to ask us.”

The board says that the roof is unsafe and that repairs would cost more than the market earns in ten years.
`

func TestOutline(t *testing.T) {
	story := "paragraph The harbour board voted\nparagraph Traders said they had\nparagraph “We found out from\nparagraph The board says that\n"
	for _, c := range []struct{ name, text, want string }{
		{
			"story alone", harbour, story,
		},
		{
			"stamp, byline and date on one line, headline with credit",
			" date 2021-03-09 By Nora Field • 9 March 2021 • 08:15\n\nHarbour board closes the old fish market Credit: Twitter @quaywatch\n\n" + harbour,
			"dateline[date-stamp] date 2021-03-09\nbyline By Nora Field\ndateline • 9 March 2021\ntitle Harbour board closes the\ncredit[credit] Credit: Twitter @quaywatch\n" + story,
		},
		{
			"crumb, close sign, date with agency, caption",
			"×\n\nNews / Coast\n\nHarbour board closes the old fish market\n\n9 March 2021 - 08:15 Reuters\nThe fish market on the quay. Picture: ANNA HOLM/REUTERS\n\n" + harbour,
			"paragraph[navigation] ×\nparagraph[navigation] News / Coast\ntitle Harbour board closes the\ndateline 9 March 2021 -\nbyline Reuters\ncaption[caption] The fish market on\n" + story,
		},
		{
			"standfirst, doubled byline, outlet",
			"Harbour board closes the old fish market\n\nForty families will lose their stalls by the autumn, traders of the market say.\n\nNora Field\n\nNora Field\n\nThe Coast Herald\n\nMarch 9, 2021\n\n" + harbour,
			"title Harbour board closes the\nstandfirst Forty families will lose\nbyline Nora Field\nbyline[byline-repeat] Nora Field\nbyline The Coast Herald\ndateline March 9, 2021\n" + story,
		},
		{
			"dateline on its paragraph",
			"LOWMOUTH, March 9. /TASS/. " + harbour,
			"dateline LOWMOUTH, March 9. /TASS/.\n" + story,
		},
		{
			"share, correction and comment calls behind the story",
			harbour + "\nSpotted a mistake? Tell the corrections desk\nShare this article\nComments (3)\nBe the first to comment\nback to top\n",
			story + "paragraph[correction-notice] Spotted a mistake? Tell\nparagraph[share] Share this article\nparagraph[comments] Comments (3)\nparagraph[comments] Be the first to\nparagraph[navigation] back to top\n",
		},
		{
			"list of other stories behind an agency's name",
			harbour + "\nReuters\n\nFerry line to the islands will run through the winter\n\nThe council pays for three more crossings a week until the end of April\nCoast\n2 hours ago\n\nLighthouse keeper's diary found in an attic\n\nThe pages tell of the great storm and of a goat that would not be moved ...\nCulture\n1 day ago\n",
			story + "credit[credit] Reuters\nparagraph[teaser] Ferry line to the\nparagraph[teaser] The council pays for\nparagraph[teaser] Coast\nparagraph[age-line] 2 hours ago\nparagraph[teaser] Lighthouse keeper's diary found\nparagraph[teaser] The pages tell of\nparagraph[teaser] Culture\nparagraph[age-line] 1 day ago\n",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := outline(read(t, c.text)); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// TestPromo puts another story's box between two paragraphs: a doubled headline,
// a label and a first sentence.
func TestPromo(t *testing.T) {
	paragraphs := strings.SplitAfter(harbour, "\n\n")
	text := paragraphs[0] + paragraphs[1] +
		"Glacier Lake Bursts Above Tarn Village, Two Bridges Gone\nOther Topics of Interest\n\nGlacier Lake Bursts Above Tarn Village, Two Bridges Gone\n\nThe water took both bridges of the village within minutes, the mayor of Tarn told reporters.\n\n" +
		"The market opened in 1931 and once fed half of the coast, according to\n\n" + paragraphs[2] + paragraphs[3]
	want := "paragraph The harbour board voted\nparagraph Traders said they had\n" +
		"paragraph[teaser] Glacier Lake Bursts Above\nparagraph[teaser] Other Topics of Interest\nparagraph[teaser] Glacier Lake Bursts Above\nparagraph[teaser] The water took both\n" +
		"paragraph The market opened in\nparagraph “We found out from\nparagraph The board says that\n"
	if got := outline(read(t, text)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestPosts keeps the credit that says who posted, cuts it from the sentence
// glued to it, and drops the unquoted copy of a post.
func TestPosts(t *testing.T) {
	text := harbour + `
Pictures of the vote were shared on social media:

“The quay without its market is a car park with a view. Forty stalls gone by the autumn, they say.”

“- #quay- #fish- shame on the board!”

The quay without its market is a car park with a view. Forty stalls gone by the autumn, they say. – #quay

– #fish

Credit: Twitter @EelMartaAnother tweet read:

“Sad day for the coast and for everybody who likes a smoked eel.”

Credit: Twitter @Holm_Anna

The board will meet again in the first week of April to decide on the tender.
`
	got := outline(read(t, text))
	want := `paragraph Pictures of the vote
paragraph “The quay without its
paragraph “- #quay- #fish- shame
paragraph[duplicate] The quay without its
list[duplicate] – #fish
credit Credit: Twitter @EelMarta
paragraph Another tweet read:
paragraph “Sad day for the
credit Credit: Twitter @Holm_Anna
paragraph The board will meet
`
	if !strings.HasSuffix(got, want) {
		t.Errorf("got\n%s\nwant it to end in\n%s", got, want)
	}
}

// TestKept lists what is part of a story and must not be taken for clutter.
func TestKept(t *testing.T) {
	paragraphs := strings.SplitAfter(harbour, "\n\n")
	for _, c := range []struct {
		name, line string
		kind       model.BlockKind
	}{
		{"subheading", "A roof of tar and hope", model.KindHeading},
		{"one line", "It was not the first time.", model.KindParagraph},
		{"question", "Who pays?", model.KindParagraph},
		{"truncated sentence", "The engineer's report speaks of rust in nine of the ten girders, according to", model.KindParagraph},
		{"list item", "- new stalls on the north quay", model.KindList},
		{"numbered item", "2. a roof of glass", model.KindList},
		{"quote that asks to share", "“Share this with everybody you know,” she told the meeting on Tuesday evening.", model.KindParagraph},
		{"sentence that names an agency", "The vote was first reported by Reuters.", model.KindParagraph},
		{"sentence with a handle", "Her account on the network, where forty thousand follow her, was silent.", model.KindParagraph},
		{"lead-in", "Her sister added:", model.KindParagraph},
		{"sum of years", "The lease ran for 99 years.", model.KindParagraph},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := read(t, paragraphs[0]+paragraphs[1]+c.line+"\n\n"+paragraphs[2]+paragraphs[3])
			for _, b := range a.Blocks {
				if b.Span.In(a.Text) == c.line {
					if b.Removed != "" || b.Kind != c.kind {
						t.Errorf("got %s %q, want %s kept", b.Kind, b.Removed, c.kind)
					}
					return
				}
			}
			t.Errorf("no block holds the line:\n%s", outline(a))
		})
	}
}

func TestMetadata(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       model.Article
	}{
		{
			"head with everything",
			"Harbour board closes the old fish market\n\nForty families will lose their stalls by the autumn, traders say.\n\nBy Nora Field and Ole Brandt\n\nThe Coast Herald\n\nMarch 9, 2021\n\nLOWMOUTH – " + harbour,
			model.Article{Title: "Harbour board closes the old fish market", Standfirst: "Forty families will lose their stalls by the autumn, traders say.", Byline: "Nora Field, Ole Brandt", Outlet: "The Coast Herald", Published: "2021-03-09", Place: "LOWMOUTH", Language: "en"},
		},
		{
			"agency dateline",
			"date 2021-03-09 LOWMOUTH (Reuters) - " + harbour,
			model.Article{Title: "The harbour board voted on Tuesday to close the old fish market after ninety years of trading on the quay", TitleDerived: true, Outlet: "Reuters", Published: "2021-03-09", Place: "LOWMOUTH", Language: "en"},
		},
		{
			"nothing but the story", harbour,
			model.Article{Title: "The harbour board voted on Tuesday to close the old fish market after ninety years of trading on the quay", TitleDerived: true, Language: "en"},
		},
		{
			"dateline with a full date",
			"LOWMOUTH, March 9, 2021 (Yonhap) -- " + harbour,
			model.Article{Title: "The harbour board voted on Tuesday to close the old fish market after ninety years of trading on the quay", TitleDerived: true, Outlet: "Yonhap", Published: "2021-03-09", Place: "LOWMOUTH", Language: "en"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := read(t, c.text)
			got := model.Article{Title: a.Title, TitleDerived: a.TitleDerived, Standfirst: a.Standfirst, Byline: a.Byline, Outlet: a.Outlet, Published: a.Published, Place: a.Place, Language: a.Language}
			for _, f := range []struct{ field, got, want string }{
				{"title", got.Title, c.want.Title},
				{"standfirst", got.Standfirst, c.want.Standfirst},
				{"byline", got.Byline, c.want.Byline},
				{"outlet", got.Outlet, c.want.Outlet},
				{"published", got.Published, c.want.Published},
				{"place", got.Place, c.want.Place},
				{"language", got.Language, c.want.Language},
			} {
				if f.got != f.want {
					t.Errorf("%s: got %q, want %q", f.field, f.got, f.want)
				}
			}
			if got.TitleDerived != c.want.TitleDerived {
				t.Errorf("derived: got %v", got.TitleDerived)
			}
		})
	}
}

func TestHardWrapped(t *testing.T) {
	text := `The harbour board voted on Tuesday to close the old fish market after
ninety years of trading on the quay. Traders said they had been told
nothing before the vote, and that forty families would lose their
stalls by the autumn.

“We found out from the radio,” said Marta Lind, who sells smoked eel.
“Nobody came to the market to ask us.” The board says that the roof is
unsafe and that repairs would cost more than the market earns in ten
years.
`
	a := read(t, text)
	if len(a.Blocks) != 2 || !strings.HasSuffix(a.Blocks[0].Span.In(a.Text), "by the autumn.") {
		t.Errorf("got\n%s", outline(a))
	}
	short := "A short verse\nof four lines\nis not wrapped\nbut written so\n"
	if a := read(t, short); len(a.Blocks) != 4 {
		t.Errorf("verse: got\n%s", outline(a))
	}
}

func TestLanguage(t *testing.T) {
	for want, text := range map[string]string{
		"en": "The board of the harbour has said that it was not asked for the report.",
		"de": "Der Rat der Stadt hat die Pläne nicht geprüft und wird sich im Herbst mit dem Bau befassen.",
		"fr": "Le conseil a voté dans la nuit la fermeture du marché, qui est ouvert depuis des années sur le quai.",
		"es": "El consejo de la ciudad votó por la noche el cierre del mercado que está en el muelle desde hace años.",
		"ru": "Совет города ночью проголосовал за закрытие рынка, который работал на набережной более ста лет и не приносил дохода.",
		"uk": "Рада міста вночі проголосувала за закриття ринку, який працював на набережній понад сто років і не давав прибутку та був у боргах.",
		"ko": "시의회는 화요일 밤 부두의 오래된 어시장을 닫기로 결정했다고 밝혔다.",
		"ar": "صوت مجلس المدينة في الليل على إغلاق السوق التي تقع على الرصيف منذ سنوات، وقال إن ذلك من أجل السلامة التي طلبها السكان.",
		"zh": "市议会周二晚间投票决定关闭码头上的老鱼市场，该市场已有九十年历史。",
		"ja": "市議会は火曜日の夜、埠頭にある古い魚市場を閉鎖することを決めた。",
	} {
		if got := read(t, text).Language; got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func FuzzClean(f *testing.F) {
	f.Add(harbour)
	f.Add(" date 2021-03-09 By Nora Field • 9 March 2021\n\nCredit: Twitter @abcDef ghi\n")
	f.Add("LOWMOUTH, March 9. /TASS/. The board voted.")
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := decode.Decode("fuzz.txt", []byte(text))
		if err != nil {
			return
		}
		checkBlocks(t, clean.Clean(doc))
	})
}

// checkBlocks holds the law of model.Article.Blocks.
func checkBlocks(t *testing.T, a *model.Article) {
	t.Helper()
	at := 0
	for _, b := range a.Blocks {
		if b.Span.Start < at || b.Span.Len() <= 0 || b.Span.End > len(a.Text) {
			t.Fatalf("block %v after %d of %d bytes", b.Span, at, len(a.Text))
		}
		if strings.TrimSpace(a.Text[at:b.Span.Start]) != "" {
			t.Fatalf("no block holds %q", a.Text[at:b.Span.Start])
		}
		if in := b.Span.In(a.Text); strings.TrimSpace(in) != in {
			t.Fatalf("block %q keeps its white space", in)
		}
		if b.Score < 0 || b.Score > 1 {
			t.Fatalf("score %v", b.Score)
		}
		at = b.Span.End
	}
	if strings.TrimSpace(a.Text[at:]) != "" {
		t.Fatalf("no block holds the end %q", a.Text[at:])
	}
	if strings.Contains(a.Title, "\n") {
		t.Fatalf("title %q", a.Title)
	}
}

// TestGlued cuts labels off at their border and nothing else.
func TestGlued(t *testing.T) {
	paragraphs := strings.SplitAfter(harbour, "\n\n")
	long := strings.TrimSpace(paragraphs[1]) + " " + strings.TrimSpace(paragraphs[3]) + " It will ask the owners of the ferry to help."
	for _, c := range []struct{ name, line, kept, gone string }{
		{"read more", "The roof is to be sold for scrap.Read more: Ferry line will run through the winter", "The roof is to be sold for scrap.", "Read more: Ferry line will run through the winter"},
		{"read more in a sentence", "Whoever wants to read more: the report hangs in the hall of the town house.", "", ""},
		{"label in front", "AdvertisementThe roof is to be sold for scrap, the board decided.", "The roof is to be sold for scrap, the board decided.", "Advertisement"},
		{"share behind", "The roof is to be sold for scrap. Share this article", "The roof is to be sold for scrap.", "Share this article"},
		{"credit behind prose", long + " Photo: Anna Holm", long, "Photo: Anna Holm"},
		{"to share in a sentence", "Share this with the board, she said, and the roof is yours.", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := read(t, paragraphs[0]+paragraphs[1]+c.line+"\n\n"+paragraphs[2]+paragraphs[3])
			want := map[string]bool{c.kept: true, c.gone: false}
			if c.kept == "" {
				want = map[string]bool{c.line: true}
			}
			for _, b := range a.Blocks {
				in := b.Span.In(a.Text)
				if kept, ok := want[in]; ok {
					if b.Kept() != kept {
						t.Errorf("%q: kept %v, rule %q", in, b.Kept(), b.Removed)
					}
					delete(want, in)
				}
			}
			if len(want) > 0 {
				t.Errorf("no block for %v in\n%s", want, outline(a))
			}
		})
	}
}

// TestShortStory keeps the last quotation of a story of three paragraphs.
func TestShortStory(t *testing.T) {
	text := "Old kiosk closes\n\n9 March 2021\n\nThe kiosk by the ferry steps shut its window for good after sixty summers.\n\n“I have sold my last ice,” said Berta Holm on Saturday.\n\nShare this article\n"
	want := "title Old kiosk closes\ndateline 9 March 2021\nparagraph The kiosk by the\nparagraph “I have sold my\nparagraph[share] Share this article\n"
	if got := outline(read(t, text)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
