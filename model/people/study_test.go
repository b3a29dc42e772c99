package people

import (
	"reflect"
	"testing"

	"whosaid/model"
	"whosaid/model/mentions"
	"whosaid/model/quotes"
	"whosaid/model/tokens"
)

// TestWatchResolvesAsResolve holds that a learner sees what readers see.
func TestWatchResolvesAsResolve(t *testing.T) {
	a := article("Lars Holm, the mayor, met Anna Berg.\n“It is too late,” he said.\nShe disagreed. “It is not,” she told him.")
	want := read(a)
	toks := tokens.Split(a)
	r := &model.Reading{Mentions: mentions.Find(a, toks)}
	r.Quotes, r.Mentions = quotes.Find(a, toks, r.Mentions)
	s := Watch(a, toks, r, Weights())
	if !reflect.DeepEqual(r, want) {
		t.Errorf("read as %+v, want %+v", r, want)
	}
	if len(s.Choices) == 0 || len(s.Of) != len(r.Mentions) {
		t.Errorf("%d choices, %d entities of %d mentions", len(s.Choices), len(s.Of), len(r.Mentions))
	}
	w := Weights()
	for _, c := range s.Choices {
		best, most := -1, 0.0
		for _, x := range c.Candidates {
			if v := w.Score(&x.Evidence); best < 0 || v > most {
				best, most = x.Entity, v
			}
		}
		if s.Of[c.Mention] != best {
			t.Errorf("%q is entity %d, the best candidate %d", r.Mentions[c.Mention].Span.In(a.Text), s.Of[c.Mention], best)
		}
	}
}

// TestWatchOnly holds that gender decides where one person alone is of it, and
// that its candidates hide it.
func TestWatchOnly(t *testing.T) {
	for _, c := range []struct{ text, only string }{
		{"Lars Holm met Anna Berg. She said no.", "Anna Berg"},
		{"Lars Holm met Anna Berg. He said no.", "Lars Holm"},
		{"Anna Berg met Hilda Dahl. She said no.", ""},
		{"Anna Berg met Lars Holm. They said no.", ""},
		{"Mr. Holm came. He said no.", ""},
	} {
		a := article(c.text)
		toks := tokens.Split(a)
		s := Watch(a, toks, &model.Reading{Mentions: mentions.Find(a, toks)}, Weights())
		if len(s.Choices) != 1 {
			t.Errorf("%q: %d choices, want 1", c.text, len(s.Choices))
			continue
		}
		got, choice := "", &s.Choices[0]
		if choice.Only >= 0 {
			got = s.Names[choice.Only][0]
		}
		if got != c.only {
			t.Errorf("%q: only %q, want %q", c.text, got, c.only)
		}
		persons := map[int]bool{}
		for _, x := range choice.Blind {
			persons[x.Entity] = true
			if x.Evidence[ftGender] != 0 {
				t.Errorf("%q: the gender shows", c.text)
			}
		}
		if want := 2; c.only != "" && len(persons) != want {
			t.Errorf("%q: %d persons without the gender, want %d", c.text, len(persons), want)
		}
	}
}
