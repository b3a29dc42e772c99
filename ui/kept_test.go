package ui_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/ui"
)

// kept is a library in a file: the harbour's articles, a second printing of one of
// them, two sources and two saved searches.
func kept(tb testing.TB) *library.Library {
	tb.Helper()
	lib, err := library.Open(context.Background(), filepath.Join(tb.TempDir(), "library.db"), library.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := lib.Close(); err != nil {
			tb.Error(err)
		}
	})
	all := append(harbour(), reprint())
	if err := lib.Add(context.Background(), all...); err != nil {
		tb.Fatal(err)
	}
	for _, s := range []model.Source{
		{Address: "https://coast.example/feed.xml", Kind: model.SourceFeed, Title: "The Coast", Tags: []string{"local"}},
		{Address: "https://hills.example/rss", Kind: model.SourceFeed, Validator: model.Validator{Problem: "hills.example: no answer; try again later", Failures: 2}},
	} {
		if err := lib.PutSource(s); err != nil {
			tb.Fatal(err)
		}
	}
	lib.SaveSearch("Ida Moen", "speaker:moen")
	lib.SaveSearch("Unread", "is:unread")
	return lib
}

// reprint is the longest of the harbour's articles as another paper prints it.
func reprint() *model.Article {
	a := harbour()[0]
	a.ID, a.URL, a.Source, a.Outlet, a.Published = "copy", "https://mirror.example/copy", "test/copy", "The Mirror", "2024-03-04"
	a.Text = strings.Replace(a.Text, "three weeks", "three long weeks", 1)
	for i := range a.Blocks {
		const longer = len("long ")
		if i == 1 {
			a.Blocks[i].Span.End += longer
		} else if i > 1 {
			a.Blocks[i].Span.Start += longer
			a.Blocks[i].Span.End += longer
		}
	}
	return a
}

// keptScenes are the screens of a library in a file that goldens are kept of.
var keptScenes = []scene{
	{"library", func(*screen) {}},
	{"saved", func(s *screen) { s.press("gg", "enter") }},
	{"printings", func(s *screen) { s.press("G", "gp") }},
	{"printing", func(s *screen) { s.press("G", "gp", "j", "enter") }},
	{"sources", func(s *screen) { s.press("gs") }},
	{"mistake", func(s *screen) { s.press("F"); s.typed("ferry date:red x") }},
	{"nothing", func(s *screen) { s.press("F"); s.typed("volcano") }},
}

func TestAnArticlePrintedTwiceIsOne(t *testing.T) {
	s := open(t, kept(t), 200, 50, ui.Options{Name: "library"})
	s.wants("3 articles", "1/3", "×2")
	s.press("G", "gp")
	s.wants("╭─ Printings", "printed 2 times", "The Coast", "The Mirror", "https://mirror.example/copy")
	s.press("j", "enter")
	s.wants("╭─ Printing ", "three long weeks")
	s.press("esc", "esc", "k", "gp")
	s.wants("Nobody else has printed this article")
}

func TestACardOfAKeptLibraryIsGatheredAndFiltered(t *testing.T) {
	s := open(t, kept(t), 200, 50, ui.Options{})
	s.press("P")
	s.wants("╭─ Everybody who is quoted", "Ida Moen")
	s.press("/")
	s.typed("lund")
	s.lacks("│ ● Ida Moen")
	s.press("enter", "enter")
	s.wants("╭─ Everything they said", "Eva Lund", "The state will pay its share")
	s.press("esc")
	s.wants("╭─ Everybody who is quoted")
}
