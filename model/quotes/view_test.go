package quotes

import (
	"strings"
	"testing"

	"whosaid/model"
	"whosaid/model/mentions"
	"whosaid/model/tokens"
)

// speakers finds the quotations of a text, a paragraph a line, and returns by the first
// words of each who says it.
func speakers(text string) map[string]string {
	a := articleOf(text, nil, nil)
	toks := tokens.Split(a)
	quotes, ms := Find(a, toks, mentions.Find(a, toks))
	out := map[string]string{}
	for i := range quotes {
		q := &quotes[i]
		if q.Kind == model.Indirect || q.Kind == model.ScareQuote {
			continue
		}
		who := ""
		if q.Mention >= 0 {
			who = ms[q.Mention].Span.In(text)
		}
		for _, s := range q.Marked {
			out[s.In(text)] = who
		}
	}
	return out
}

func TestSpeakerIsTheSubjectOfItsCue(t *testing.T) {
	for text, want := range map[string][2]string{
		"The mayor said the bridge would open in May.\nAn engineer who had built it was not so sure, and the dockers yelled: “Open the bridge now!”\n": {"Open the bridge now!", "the dockers"},
		"The keepers were among her first supporters, with the union of dockers calling her “the champion that the harbour needs.”\n":                  {"the champion that the harbour needs.", "the union of dockers"},
		"Anna Berg, who said in May that the judge was wrong, issued a statement on Monday saying, “I do not doubt this court.”\n":                     {"I do not doubt this court.", "Anna Berg"},
		"Anna Berg, who has led the party since May, told reporters: “We will not give up the harbour.”\n":                                             {"We will not give up the harbour.", "Anna Berg"},
		"Because of how the owners planned the season, said Peter Holm, “nobody will see the last match at home this year.”\n":                         {"nobody will see the last match at home this year.", "Peter Holm"},
		"“The harbour will close for good,” the mayor told Anna Berg on Monday, while the dockers shouted at the gates.\n":                             {"The harbour will close for good,", "the mayor"},
		"The mayor refers to Anna Berg as a friend, while Anna Berg calls the mayor “a man of the last century and of its quarrels.”\n":                {"a man of the last century and of its quarrels.", "Anna Berg"},
	} {
		if got := speakers(text)[want[0]]; !strings.HasPrefix(got, want[1]) {
			t.Errorf("%q is said by %q, want %q", want[0], got, want[1])
		}
	}
}

func TestYearsSayNothing(t *testing.T) {
	for _, text := range []string{
		"The town changed its plan in 2015: “We will build the harbour again, and we will build it here.”\n",
		"2015: “We will build the harbour again, and we will build it here.”\n",
	} {
		for words, who := range speakers(text) {
			if who == "2015" || who == "in 2015" {
				t.Errorf("%q is said by %q", words, who)
			}
		}
	}
}

func TestGapBetween(t *testing.T) {
	a := articleOf("The mayor, who had left and whom nobody missed, said nothing.\n", nil, nil)
	toks := tokens.Split(a)
	p := lay(a, toks, nil)
	said := 0
	for p.lower[said] != "said" {
		said++
	}
	g := p.gapBetween(phrase{0, 2}, said)
	if g.commas != 2 || g.relatives != 2 || g.joins != 1 || g.verbs < 2 {
		t.Errorf("got %+v", g)
	}
	if g := p.gapBetween(phrase{said + 1, said + 2}, said); g != (gap{}) {
		t.Errorf("right behind the cue: got %+v", g)
	}
}
