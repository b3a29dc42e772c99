package quotes

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"whosaid/model"
	"whosaid/model/tokens"
)

// show prints a quote as "kind speaker [cue] span // span".
func show(a *model.Article, q *model.Quote, ms []model.Mention) string {
	who, cue := "nobody", "-"
	if q.Mention >= 0 {
		who = ms[q.Mention].Span.In(a.Text)
	}
	if !q.Cue.IsZero() {
		cue = q.Cue.In(a.Text)
	}
	var spans []string
	for _, s := range q.Spans {
		spans = append(spans, s.In(a.Text))
	}
	return fmt.Sprintf("%s %s [%s] %s", q.Kind, who, cue, strings.Join(spans, " // "))
}

func TestFind(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"after", `“The bridge is safe,” Mayor Ann Lee said.`, []string{`direct Mayor Ann Lee [said] The bridge is safe,`}},
		{"inverted", `“Is the bridge safe?” asked Ann Lee.`, []string{`direct Ann Lee [asked] Is the bridge safe?`}},
		{"before", `Ann Lee said: “The bridge is safe.”`, []string{`direct Ann Lee [said] The bridge is safe.`}},
		{"aside", `“The bridge is safe,” Ann Lee, an engineer at the city's port, said.`, []string{`direct Ann Lee, an engineer at the city's port [said] The bridge is safe,`}},
		{"split in a sentence", `“The bridge,” Ann Lee said, “is safe.”`, []string{`direct Ann Lee [said] The bridge, // is safe.`}},
		{"split over sentences", `“The bridge is safe,” the ministry said. “We checked it twice.”`, []string{`direct the ministry [said] The bridge is safe, // We checked it twice.`}},
		{"mixed", `Ann Lee said the bridge was “perfectly safe.”`, []string{`mixed Ann Lee [said] the bridge was “perfectly safe.”`}},
		{"paragraphs left open", "Ann Lee said: “The bridge is safe.\n“We checked it.”", []string{`direct Ann Lee [said] The bridge is safe. // We checked it.`}},
		{"colon before paragraphs", "Ann Lee wrote:\n“The bridge is safe.”\n“We checked it last week.”", []string{`direct Ann Lee [wrote] The bridge is safe. // We checked it last week.`}},
		{"second half", "“The bridge is safe,” Ann Lee said.\n“We checked it twice this very week.”", []string{
			`direct Ann Lee [said] The bridge is safe,`, `direct Ann Lee [said] We checked it twice this very week.`,
		}},
		{"according to", `According to the port authority, “no ship was harmed that night.”`, []string{`direct the port authority [According to] no ship was harmed that night.`}},
		{"credit", "Another tweet read:\n“The bridge shook.”\n“Then it stopped shaking.”\nCredit: Twitter @bridgewatch", []string{`post @bridgewatch [-] The bridge shook. // Then it stopped shaking.`}},
		{"cue wins over credit", "“The bridge will stay open all night”, the port office in Oslo.\nCredit: Twitter @bridgewatch", []string{`post the port office in Oslo [-] The bridge will stay open all night`}},
		{"scare", `The so-called “smart bridge” opened in May.`, []string{`scare nobody [-] smart bridge`}},
		{"adverbial in front", `Later in the day the harbour office confirmed it had “no plans to close the bridge at all.”`, []string{
			`mixed the harbour office [confirmed] it had “no plans to close the bridge at all.”`,
		}},
		{"day in front", `On Wednesday the minister said: “We will rebuild the bridge.”`, []string{`direct the minister [said] We will rebuild the bridge.`}},
		{"introduced without a reporting verb", "President Ann Lee spoke about it that evening: “I saw the bridge today.\n“And what a sight it was.”", []string{
			`direct President Ann Lee [spoke about] I saw the bridge today. // And what a sight it was.`,
		}},
		{"adverbial before that", `The minister said in English that the bridge was closed.`, []string{`indirect The minister [said] that the bridge was closed`}},
		{"date before that", `The mayor announced on February 21 that the bridge would open.`, []string{`indirect The mayor [announced] that the bridge would open`}},
		{"transcript", "LEE: The bridge is safe.\nROE: It is not.", []string{`direct LEE [:] The bridge is safe.`, `direct ROE [:] It is not.`}},
		{"title of a film", `He saw the film “The Old Bridge” on Monday.`, []string{`scare nobody [-] The Old Bridge`}},
		{"signature", "“The bridge shook all night long.” — Ann Lee", []string{`direct Ann Lee [-] The bridge shook all night long.`}},
		{"cue last, title with to", `Oslo backs the plan for a new bridge, Norway's Ambassador to Chile Ann Lee said, addressing the council on Monday.`, []string{
			`indirect Norway's Ambassador to Chile Ann Lee [said] Oslo backs the plan for a new bridge`,
		}},
		{"day behind the cue", `The bridge will open again in May, the head of one of the banks announced on Wednesday.`, []string{
			`indirect the head of one of the banks [announced] The bridge will open again in May`,
		}},
		{"apposition", `Oslo backs the plan for a new bridge, Ann Lee, the city's envoy to the fund, told the council on Monday.`, []string{
			`indirect Ann Lee [told] Oslo backs the plan for a new bridge`,
		}},
		{"unlisted source", `“It shook,” one voter from Ohio said.`, []string{`direct one voter from Ohio [said] It shook,`}},
		{"two nested", `Ann Lee confirmed that the bridge was closed, the state agency later reported.`, []string{
			`indirect the state agency [later reported] Ann Lee confirmed that the bridge was closed`,
			`indirect Ann Lee [confirmed] that the bridge was closed`,
		}},
		{"adverbial between cue and that", `Council head Roe confirmed later in the day that the bridge would open.`, []string{
			`indirect Council head Roe [confirmed] that the bridge would open`,
		}},
		{"subject far in front", `Oslo has closed two old bridges in the north and pledged to “rebuild every one of them” soon.`, []string{
			`mixed Oslo [pledged] to “rebuild every one of them” soon`,
		}},
		{"semicolon", `She calls it a “miracle of steel”; Ann Lee and her friends speak of a ruin.`, []string{`mixed She [calls] it a “miracle of steel”`}},
		{"signature below", "“The bridge shook all night long.”\n- Ann Lee, Oslo.", []string{`direct Ann Lee [-] The bridge shook all night long.`}},
		{"deed", `The minister handed the builders a box of old keys and signed the papers.`, nil},
		{"deed between states", `Norway signed agreements on fishing and trade with both islands in May.`, nil},
		{"deed with its object", `The queen presented a charter on the harbour to the two mayors on Monday.`, nil},
		{"indirect", `The port authority said that the bridge was closed.`, []string{`indirect The port authority [said] that the bridge was closed`}},
		{"indirect, cue last", `The bridge will open in May, the port authority said.`, []string{`indirect the port authority [said] The bridge will open in May`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := articleOf(tt.text, nil, nil)
			quotes, ms := Find(a, tokens.Split(a), nil)
			var got []string
			for i := range quotes {
				got = append(got, show(a, &quotes[i], ms))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(tt.want, "\n  "))
			}
		})
	}
}

func FuzzFind(f *testing.F) {
	f.Add("“The bridge,” Ann Lee said, “is safe.”\n“And open.\n“Always,” she said that day.\nCredit: Twitter @b")
	f.Add("According to \"the\" X: 'y'\n\"z")
	f.Add("„Nein“, sagte Karl Huber am Montag. Nach Angaben der Polizei, selon la préfecture, „so“ er: «Да», — сказал Петров, что «нет»")
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		a := articleOf(text, nil, nil)
		for _, a.Language = range []string{"en", "de", "fr", "ru", "xx"} {
			checkFound(t, a)
		}
	})
}

// checkFound fails the test unless what Find tells of a holds together.
func checkFound(t *testing.T, a *model.Article) {
	t.Helper()
	quotes, ms := Find(a, tokens.Split(a), nil)
	last := 0
	ids := map[model.QuoteID]bool{}
	for i := range quotes {
		q := &quotes[i]
		if ids[q.ID] {
			t.Fatalf("two quotes are called %s", q.ID)
		}
		ids[q.ID] = true
		if q.Start() < last {
			t.Fatalf("quote %d out of order", i)
		}
		last = q.Start()
		checkSpans(t, a.Text, q.Spans)
		checkSpans(t, a.Text, q.Marked)
		if q.Mention < -1 || q.Mention >= len(ms) {
			t.Fatalf("quote %d has mention %d of %d", i, q.Mention, len(ms))
		}
		checkCandidates(t, q, len(ms))
	}
	for i := 1; i < len(ms); i++ {
		if ms[i].Span.Start < ms[i-1].Span.Start {
			t.Fatalf("mention %d out of order", i)
		}
	}
}

// checkSpans fails the test unless spans are in order, in bounds, not empty and
// on the borders of runes.
func checkSpans(t *testing.T, text string, spans []model.Span) {
	t.Helper()
	at := 0
	for _, s := range spans {
		if s.Start < at || s.End > len(text) || s.Start >= s.End || !utf8.ValidString(s.In(text)) {
			t.Fatalf("bad span %+v behind %d in %q", s, at, text)
		}
		at = s.End
	}
}
