package ui_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"whosaid/model/library"
	"whosaid/ui"
	"whosaid/ui/config"
)

func TestTheQuoteIsCopiedOnlyOnTheKey(t *testing.T) {
	s := inCoast(t)
	s.press("]q", "]q")
	if s.clipboard != "" {
		t.Errorf("copied without a key: %q", s.clipboard)
	}
	s.press("y")
	for _, part := range []string{"We will rebuild", "— Ida Moen", "The Coast", "2024-03-02", "https://news.example/coast"} {
		if !strings.Contains(s.clipboard, part) {
			t.Errorf("%q is not in what was copied: %q", part, s.clipboard)
		}
	}
	s.press("Y")
	if s.clipboard != "https://news.example/coast" {
		t.Errorf("copied link: %q", s.clipboard)
	}
}

func TestLinkHints(t *testing.T) {
	var opened string
	s := open(t, filled(t, harbour()[0]), 100, 30, ui.Options{
		Browse: func(_ context.Context, url string) error { opened = url; return nil },
	})
	s.press("enter", "f")
	s.wants("type the letters of a link")
	s.press("a")
	if opened != "https://nordvik.example/harbour" {
		t.Errorf("opened %q", opened)
	}
	s.press("o")
	if opened != "https://news.example/coast" {
		t.Errorf("opened %q", opened)
	}
}

func TestABrowserThatFailsLeavesTheLink(t *testing.T) {
	s := open(t, filled(t, harbour()[0]), 160, 30, ui.Options{
		Browse: func(context.Context, string) error { return errors.New("none here") },
	})
	s.press("o")
	s.wants("No browser could be opened (none here); the link is https://news.example/coast")
}

func TestQuotesAreSavedToANewFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sheet.md")
	s := inCoast(t)
	save := func() {
		s.press("e", "ctrl+u")
		s.typed(path)
		s.press("enter")
	}
	save()
	s.wants("Saved")
	sheet, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(sheet), "Ida Moen") || !strings.Contains(string(sheet), "> “We will rebuild") {
		t.Errorf("%v\n%s", err, sheet)
	}
	save()
	s.wants("exists already")
	path = strings.TrimSuffix(path, ".md") + ".doc"
	save()
	s.wants("end the name in .md, .csv")
	path = strings.TrimSuffix(path, ".doc") + ".csv"
	save()
	s.wants("Saved")
}

func TestTheSuggestedFileNameHasTheDate(t *testing.T) {
	s := open(t, filled(t, harbour()[0]), 120, 30, ui.Options{
		Clock: func() time.Time { return time.Date(2024, 5, 6, 0, 0, 0, 0, time.UTC) },
	})
	s.press("e")
	s.wants("harbour-of-nordvik-reopens-after-the-great-storm-2024-05-06.md")
}

func TestTextIsPipedToACommand(t *testing.T) {
	s := inCoast(t)
	s.press("|")
	s.typed("grep -c ferry")
	s.press("enter")
	s.wants("╭─ | grep -c ferry", "│ 1")
}

func TestProblemsAreListedAndDismissed(t *testing.T) {
	s := open(t, filled(t, harbour()...), 120, 30, ui.Options{Problems: []error{errors.New("notes.bin: it is no text")}})
	s.wants("✗ 1 (!)")
	s.press("!")
	s.wants("notes.bin: it is no text")
	s.press("esc")
	s.lacks("✗ 1", "notes.bin")
}

func TestLoadingFillsTheScreenAndListsWhatFailed(t *testing.T) {
	lib := library.New()
	s := &screen{tb: t, m: ui.New(lib, ui.Options{Theme: config.Dark, Load: func(ctx context.Context, tell func(ui.Progress)) error {
		tell(ui.Progress{Done: 1, Total: 2, Err: errors.New("a.bin: it is no text")})
		return lib.Add(ctx, harbour()...)
	}})}
	s.send(tea.WindowSizeMsg{Width: 120, Height: 30})
	s.wants("Reading …")
	s.run(s.m.Init())
	s.wants("A quiet week in the hills", "✗ 1 (!)")
}

func TestLoadingAgainTellsWhatIsNew(t *testing.T) {
	all := harbour()
	lib := filled(t, all[0])
	next := 1
	s := open(t, lib, 120, 30, ui.Options{Reload: func(ctx context.Context, tell func(ui.Progress)) error {
		if next == len(all) {
			tell(ui.Progress{Err: errors.New("coast.example: no answer")})
			return nil
		}
		next++
		return lib.Add(ctx, all[next-1])
	}})
	s.press("R")
	s.wants("1 new article ", "2 articles")
	s.press("R", "R")
	s.wants("Nothing new; ! tells what went wrong", "✗ 1 (!)")
}

func TestTheHelpIsSearchedAndRunsCommands(t *testing.T) {
	s := inCoast(t)
	s.press("?")
	s.wants("╭─ Keys", "Quotes and speakers")
	s.press("/")
	s.typed("next quote")
	s.press("enter")
	s.wants("❝ 1/3")
	s.lacks("╭─ Keys")
}

func TestThePaletteRunsCommandsByName(t *testing.T) {
	s := inCoast(t)
	s.press(":")
	s.typed("story")
	s.press("enter")
	s.wants("╭─ Story")
	s.press("esc", ",")
	s.typed("mark")
	s.press("enter", "a")
	s.wants("Marked a")
}

func TestRemappedKeysReachHelpAndHints(t *testing.T) {
	table, err := config.Config{Keys: map[string][]string{"next-quote": {"ctrl+n"}}}.Table()
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, filled(t, harbour()...), 120, 30, ui.Options{Keys: table})
	s.wants("^N quote")
	s.press("G", "enter", "ctrl+n")
	s.wants("❝ 1/3")
}

func TestAResizeKeepsThePlace(t *testing.T) {
	s := open(t, filled(t, large(100000)), 200, 50, ui.Options{})
	s.press("tab")
	for range 9 {
		s.press("space")
	}
	first := strings.Fields(strings.Split(s.text(), "│")[3])
	top := strings.Join(first[:min(4, len(first))], " ")
	for _, w := range []int{60, 90, 120, 200} {
		s.resize(w, 50)
	}
	s.wants(top)
}

func TestASelectedQuoteInSightStaysInSight(t *testing.T) {
	s := open(t, filled(t, large(100000)), 200, 50, ui.Options{})
	s.press("tab", "30 ]q")
	for _, size := range [][2]int{{60, 10}, {90, 50}, {40, 12}, {200, 20}} {
		s.resize(size[0], size[1])
		if !strings.Contains(s.text(), "▌●") && !strings.Contains(s.text(), "▌  ") {
			t.Fatalf("%v: the selected quote is out of sight\n%s", size, s.text())
		}
	}
}
