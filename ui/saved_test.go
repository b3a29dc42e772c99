package ui_test

import (
	"context"
	"testing"

	"whosaid/ui"
)

// inNordvik is a screen with one saved search.
func inNordvik(t *testing.T) *screen {
	t.Helper()
	s := open(t, filled(t, harbour()...), 120, 30, ui.Options{})
	s.press("&")
	s.typed("speaker:lund")
	s.press("enter", "ctrl+s", "ctrl+u")
	s.wants("Save the search as")
	s.typed("Lund")
	s.press("enter")
	s.wants("Articles & Lund", "Saved above the articles", "▸ Lund")
	return s
}

func TestASearchIsSavedOpenedAndCounted(t *testing.T) {
	s := inNordvik(t)
	s.wants("▸ Lund                     1 ")
	s.press("esc")
	s.wants("⌕ Lund", "A quiet week")
	s.press("gg", "enter")
	s.wants("Articles & Lund", "Nordvik port open again")
	s.lacks("A quiet week")
	s.press("gg", "enter")
	s.wants("A quiet week")
}

func TestASavedSearchIsRenamedAndForgottenAndBack(t *testing.T) {
	s := inNordvik(t)
	s.press("esc", "gg", "gr", "ctrl+u")
	s.typed("The minister")
	s.press("enter")
	s.wants("▌⌕ The minister", "Renamed to “The minister”")
	s.press("D")
	s.wants("Forgot the search “The minister”")
	s.lacks("⌕")
	s.press("u")
	s.wants("⌕ The minister")
	s.press("u")
	s.wants("⌕ Lund")
	s.press("u")
	s.lacks("⌕")
}

func TestASearchIsSavedFromTheFinder(t *testing.T) {
	s := open(t, filled(t, harbour()...), 120, 30, ui.Options{})
	s.press("F")
	s.typed(`said:"outer wall"`)
	s.press("ctrl+s", "enter")
	s.wants("Search everything", "Saved above the articles")
	s.press("esc")
	s.wants(`⌕ said:"outer wall"`)
}

func TestAMistakeInTheQueryIsToldWhileTyping(t *testing.T) {
	s := open(t, filled(t, harbour()...), 120, 30, ui.Options{})
	s.press("&")
	s.typed("date:red x")
	s.wants("✗ ", "This search cannot be")
	s.press("esc", "F")
	s.typed("date:red x")
	s.wants("✗ ", "two words")
}

func TestWhatIsNarrowedGrowsWithTheLibrary(t *testing.T) {
	all := harbour()
	lib := filled(t, all[0], all[2])
	s := open(t, lib, 120, 30, ui.Options{})
	s.press("&")
	s.typed("port")
	s.press("enter")
	s.wants("No article matches; all are shown again")
	s.press("&")
	s.typed("moen")
	s.press("enter")
	s.wants("1/1")
	if err := lib.Add(context.Background(), all[1]); err != nil {
		t.Fatal(err)
	}
	s.press("R")
	s.wants("/2", "Harbour of Nordvik", "Nordvik port open again")
}
