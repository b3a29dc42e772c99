package main

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"whosaid/articles"
	"whosaid/model"
	"whosaid/model/library"
)

// The sample edition is read the way main reads it; what a careful reader finds
// in it stands in sample_want_test.go.

// edition is the sample edition in a library.
func edition(t *testing.T) (*library.Library, []*model.Article) {
	t.Helper()
	lib := library.New()
	var all []*model.Article
	for a, err := range articles.Sample() {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, a)
	}
	if err := lib.Add(context.Background(), all...); err != nil {
		t.Fatal(err)
	}
	if len(all) != len(sampleEdition) {
		t.Fatalf("the edition has %d articles, want %d", len(all), len(sampleEdition))
	}
	return lib, all
}

func TestSampleMetadata(t *testing.T) {
	_, all := edition(t)
	for i, a := range all {
		want := sampleEdition[i]
		for _, f := range []struct{ field, got, want string }{
			{"source", a.Source, "sample/" + want.file},
			{"title", a.Title, want.title},
			{"standfirst", a.Standfirst, want.standfirst},
			{"byline", a.Byline, want.byline},
			{"outlet", a.Outlet, want.outlet},
			{"published", a.Published, want.published},
			{"place", a.Place, want.place},
			{"language", a.Language, "en"},
		} {
			if f.field == "title" && f.want == "" {
				if !a.TitleDerived || a.Title == "" {
					t.Errorf("%s: title %q is not derived from the lead", want.file, a.Title)
				}
				continue
			}
			if f.got != f.want {
				t.Errorf("%s: %s is %q, want %q", want.file, f.field, f.got, f.want)
			}
		}
	}
}

// TestSampleBlocks holds every line: what is removed and by which rule, which
// kinds the rest has, and that nothing else is lost.
func TestSampleBlocks(t *testing.T) {
	_, all := edition(t)
	for i, a := range all {
		want := sampleEdition[i]
		t.Run(want.file, func(t *testing.T) {
			pending := slices.Clone(want.blocks)
			for _, b := range a.Blocks {
				text := b.Span.In(a.Text)
				if n := slices.IndexFunc(pending, func(w wantBlock) bool { return w.text == text }); n >= 0 {
					pending[n].check(t, text, b)
					pending = slices.Delete(pending, n, n+1)
					continue
				}
				wantBlock{text, "paragraph|post|quote", ""}.check(t, text, b)
			}
			for _, w := range pending {
				t.Errorf("no block of its own: %q", w.text)
			}
		})
	}
}

func (w wantBlock) check(t *testing.T, text string, b model.Block) {
	t.Helper()
	if !oneOf(w.removed, b.Removed) {
		t.Errorf("%q is removed by %q, want %q", text, b.Removed, w.removed)
	}
	if w.kind != "" && !oneOf(w.kind, string(b.Kind)) {
		t.Errorf("%q is a %s, want %s", text, b.Kind, w.kind)
	}
}

// oneOf reports whether got is one of the alternatives, which "|" parts.
func oneOf(alternatives, got string) bool {
	return slices.Contains(strings.Split(alternatives, "|"), got)
}

func TestSampleQuotes(t *testing.T) {
	lib, all := edition(t)
	for i, a := range all {
		t.Run(sampleEdition[i].file, func(t *testing.T) {
			r := lib.Reading(a.ID)
			pending := slices.Clone(sampleEdition[i].quotes)
			for k := range r.Quotes {
				q := &r.Quotes[k]
				n := slices.IndexFunc(pending, func(w wantQuote) bool { return w.is(a, q) })
				switch {
				case n >= 0:
					pending[n].check(t, lib, a, r, q)
					pending = slices.Delete(pending, n, n+1)
				case q.Kind == model.ScareQuote && within(q, r.Quotes):
				default:
					t.Errorf("nobody is reported to have said this (%s): %q", q.Kind, texts(a, q.Spans))
				}
			}
			for _, w := range pending {
				if !w.may {
					t.Errorf("not found: %q", w.text)
				}
			}
		})
	}
}

// within reports whether q, marks inside another's words, lies in a quotation.
func within(q *model.Quote, all []model.Quote) bool {
	return slices.ContainsFunc(all, func(o model.Quote) bool {
		return o.Kind != model.ScareQuote && o.Has(q.Start())
	})
}

func texts(a *model.Article, spans []model.Span) []string {
	var out []string
	for _, s := range spans {
		out = append(out, s.In(a.Text))
	}
	return out
}

// is reports whether q is the quotation w speaks of: by its words between
// marks, or for an indirect one by a phrase that its content holds.
func (w wantQuote) is(a *model.Article, q *model.Quote) bool {
	if w.kind != "indirect" {
		return q.Kind != model.Indirect && slices.Equal(texts(a, q.Marked), w.text)
	}
	said := q.Extent().In(a.Text)
	outer := w.cue != "" && strings.Contains(said, w.cue) // it reports that report
	return q.Kind == model.Indirect && strings.Contains(said, w.text[0]) && !outer
}

func (w wantQuote) check(t *testing.T, lib *library.Library, a *model.Article, r *model.Reading, q *model.Quote) {
	t.Helper()
	if !oneOf(w.kind, string(q.Kind)) {
		t.Errorf("%q is %s, want %s", w.text, q.Kind, w.kind)
	}
	if q.Kind == model.Direct || q.Kind == model.Post {
		if !slices.Equal(q.Spans, q.Marked) {
			t.Errorf("%q: what is reported is %q, want the words between the marks", w.text, texts(a, q.Spans))
		}
	}
	if got := q.Cue.In(a.Text); w.cue != "" && !isCue(w.cue, got) {
		t.Errorf("%q: cue %q, want %q", w.text, got, w.cue)
	}
	if w.speaker == "" {
		if q.Attributed() && !w.may {
			t.Errorf("%q is given to %q, want nobody", w.text, r.Mentions[q.Mention].Span.In(a.Text))
		}
		return
	}
	if !q.Attributed() {
		t.Errorf("%q is unattributed, want %s", w.text, w.speaker)
		return
	}
	if got := r.Mentions[q.Mention].Span.In(a.Text); !strings.Contains(got, w.mention) {
		t.Errorf("%q rests on the mention %q, want %q", w.text, got, w.mention)
	}
	p := lib.Person(lib.Speaker(q.ID))
	if p == nil {
		t.Errorf("%q: %q is nobody, want %s", w.text, w.mention, w.speaker)
	} else if !slices.Contains(sampleVoices[w.speaker], straight(p.Name)) {
		t.Errorf("%q is said by %q, want one of %q", w.text, p.Name, sampleVoices[w.speaker])
	}
}

// isCue reports whether got is one of the alternatives, with or without an
// auxiliary or an adverb ("also warned", "reported later").
func isCue(alternatives, got string) bool {
	return slices.ContainsFunc(strings.Split(alternatives, "|"), func(cue string) bool {
		return got == cue || strings.HasPrefix(got, cue+" ") || strings.HasSuffix(got, " "+cue)
	})
}

func straight(s string) string { return strings.ReplaceAll(s, "’", "'") }

// TestSampleVoices holds that each speaker is one person over all articles, and
// that no two speakers are.
func TestSampleVoices(t *testing.T) {
	lib, all := edition(t)
	ids := map[string]model.PersonID{}
	voices := map[model.PersonID]string{}
	for i, a := range all {
		r := lib.Reading(a.ID)
		for _, w := range sampleEdition[i].quotes {
			k := slices.IndexFunc(r.Quotes, func(q model.Quote) bool { return w.is(a, &q) })
			if k < 0 || w.speaker == "" || !r.Quotes[k].Attributed() {
				continue // TestSampleQuotes tells
			}
			id := lib.Speaker(r.Quotes[k].ID)
			if id == "" {
				continue
			}
			if before, ok := ids[w.speaker]; ok && before != id {
				t.Errorf("%s: %s is person %s here and %s before", a.Source, w.speaker, id, before)
			}
			if other, ok := voices[id]; ok && other != w.speaker {
				t.Errorf("%s: %s and %s are one person, %s", a.Source, w.speaker, other, id)
			}
			ids[w.speaker], voices[id] = id, w.speaker
		}
	}
}

// TestSampleSpellings holds that the spellings of one name are one person.
func TestSampleSpellings(t *testing.T) {
	lib, _ := edition(t)
	for _, spellings := range sampleSpellings {
		of := map[string][]model.PersonID{}
		for _, p := range lib.People() {
			for _, s := range spellings {
				if p.Name == s || slices.Contains(p.Aliases, s) {
					of[s] = append(of[s], p.ID)
				}
			}
		}
		first := of[spellings[0]]
		for _, s := range spellings {
			if len(of[s]) != 1 || !slices.Equal(of[s], first) {
				t.Errorf("%s are the persons %v, want one", spellings, of)
				break
			}
		}
	}
}

func TestSampleRelations(t *testing.T) {
	lib, all := edition(t)
	name := map[model.QuoteID]string{}
	for i, a := range all {
		r := lib.Reading(a.ID)
		for k := range r.Quotes {
			name[r.Quotes[k].ID] = a.Source + ": " + strings.Join(texts(a, r.Quotes[k].Spans), " / ")
			for _, w := range sampleEdition[i].quotes {
				if w.is(a, &r.Quotes[k]) && w.statement != "" {
					name[r.Quotes[k].ID] = sampleEdition[i].file[:1] + " " + w.statement
				}
			}
		}
	}
	var got []string
	for _, r := range lib.Relations() {
		pair := []string{name[r.A], name[r.B]}
		slices.Sort(pair)
		got = append(got, strings.Join(pair, " = ")+" ("+string(r.Kind)+")")
	}
	for _, w := range sampleRelations {
		if !slices.Contains(got, w) {
			t.Errorf("not related: %s", w)
		}
	}
	for _, g := range got {
		if !slices.Contains(sampleRelations, g) {
			t.Errorf("wrongly related: %s", g)
		}
	}
}

func TestSampleIsOneStory(t *testing.T) {
	lib, all := edition(t)
	stories := lib.Stories()
	if len(stories) != 1 || len(stories[0].Articles) != len(all) {
		t.Fatalf("the edition is %d stories (%v), want one of %d articles", len(stories), stories, len(all))
	}
	if stories[0].Title == "" {
		t.Error("the story has no title")
	}
}

// TestSampleIsOurOwn holds that no eight words in a row of the reporters whose
// articles the edition retells stand in it. What stands in quotation marks is
// officials' own.
func TestSampleIsOurOwn(t *testing.T) {
	const run = 8
	models, _ := filepath.Glob("../shared/articles/*.txt")
	if len(models) == 0 {
		t.Skip("the articles that the edition retells are not here")
	}
	theirs := map[string]bool{}
	for _, path := range models {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		words := wordPattern.FindAllString(plainWords(string(text)), -1)
		for i := run; i <= len(words); i++ {
			theirs[strings.Join(words[i-run:i], " ")] = true
		}
	}
	_, all := edition(t)
	for _, a := range all {
		for _, prose := range quotedPattern.Split(a.Text, -1) {
			words := wordPattern.FindAllString(plainWords(prose), -1)
			for i := run; i <= len(words); i++ {
				if s := strings.Join(words[i-run:i], " "); theirs[s] {
					t.Errorf("%s: not our own: %q", a.Source, s)
				}
			}
		}
	}
}

var (
	wordPattern   = regexp.MustCompile(`[\pL\pN'-]+`)
	quotedPattern = regexp.MustCompile(`“[^”\n]*[”\n]|"[^"\n]*"`)
)

func plainWords(s string) string { return strings.ToLower(straight(s)) }
