package voices_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"whosaid/model"
	"whosaid/ui/paint"
	"whosaid/ui/theme"
	"whosaid/ui/voices"
)

const prose = `Ida Moen said “one”. She added “two”. “Three,” somebody wrote. A “so-called” thing.`

func at(part string) model.Span {
	i := strings.Index(prose, part)
	return model.Span{Start: i, End: i + len(part)}
}

// reading has two quotes of one person, one nobody is known to have said, and
// scare quotes.
func reading() (*model.Article, *model.Reading) {
	a := &model.Article{ID: "a", Text: prose}
	quote := func(part string, kind model.QuoteKind, mention int, sure float64) model.Quote {
		s := []model.Span{at(part)}
		return model.Quote{
			ID: model.QuoteID("a:" + part), Kind: kind, Spans: s, Marked: s, Mention: mention, Confidence: sure,
			Candidates: []model.Candidate{{Mention: 0, Score: 0.4}},
		}
	}
	return a, &model.Reading{
		Mentions: []model.Mention{
			{Span: at("Ida Moen"), Head: at("Ida Moen"), Form: model.FormName, Name: "Ida Moen", Role: "harbour master", Link: model.Link{To: -1}},
			{Span: at("She"), Head: at("She"), Form: model.FormPronoun, Link: model.Link{To: 0}},
		},
		Quotes: []model.Quote{
			quote("one", model.Direct, 0, 0.9), quote("two", model.Direct, 1, 0.4),
			quote("Three,", model.Direct, -1, 0.5), quote("so-called", model.ScareQuote, -1, 0.5),
		},
		Persons: []model.Person{{Name: "Ida Moen"}},
	}
}

func pane(vs []voices.Voice) *voices.Pane {
	p := &voices.Pane{Theme: theme.New(true, true), Meter: paint.Meter{Method: ansi.GraphemeWidth}}
	p.Resize(40, 14)
	p.Set(vs)
	return p
}

func collect() []voices.Voice {
	a, r := reading()
	return voices.Of(a, r, voices.Known{
		Person:    func(model.QuoteID) model.PersonID { return "p1" },
		Elsewhere: func(id model.QuoteID) int { return strings.Count(string(id), "one") * 3 },
		Slot:      func(model.PersonID, map[int]bool) int { return 0 },
	})
}

func TestVoicesAreCollectedByPerson(t *testing.T) {
	vs := collect()
	if len(vs) != 2 || len(vs[0].Quotes) != 2 || vs[0].Role != "harbour master" {
		t.Fatalf("got %+v", vs)
	}
	if vs[1].Slot != -1 || vs[1].Quotes[0].Guess != "Ida Moen" {
		t.Errorf("the quote nobody is known to have said: %+v", vs[1])
	}
}

func TestThePaneShowsColourKeyCountDoubtAndGuess(t *testing.T) {
	p := pane(collect())
	got := ansi.Strip(strings.Join(p.View(true), "\n"))
	for _, want := range []string{
		"● Ida Moen", " 2 ", "harbour master", "│ “one”", "⇄3", "│ “two”", " ?",
		"? Unattributed?", "│ “Three,”", "perhaps Ida Moen?",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing:\n%s", want, got)
		}
	}
	if strings.Contains(got, "so-called") {
		t.Errorf("scare quotes should not show:\n%s", got)
	}
}

func TestTheCursorGoesOverSpeakersAndQuotes(t *testing.T) {
	p := pane(collect())
	var seen []string
	for range 6 {
		seen = append(seen, string(p.Quote()))
		p.Move(1)
	}
	if got := strings.Join(seen, "|"); got != "|a:one|a:two||a:Three,|a:Three," {
		t.Errorf("got %q", got)
	}
	if !p.SelectQuote("a:two") || p.Quote() != "a:two" {
		t.Error("a quote should be found by its name")
	}
	if p.SelectQuote("a:none") {
		t.Error("there is no such quote")
	}
}
