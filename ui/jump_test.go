package ui_test

import (
	"testing"

	"whosaid/model/library"
	"whosaid/ui"
)

// inCoast opens the screen on the article with most in it.
func inCoast(t *testing.T) *screen {
	t.Helper()
	s := open(t, filled(t, harbour()...), 200, 50, ui.Options{})
	s.press("G", "enter")
	s.wants("Mayor Lars Dahl came")
	return s
}

func TestNextQuoteSelectsItsSpeakerInTheVoices(t *testing.T) {
	s := inCoast(t)
	s.press("]q")
	s.wants("● Ida Moen ·", "❝ 1/3")
	s.press("2 ]q")
	s.wants("■ Lars Dahl ·", "❝ 3/3", "▌ │ “Without their boats")
	s.press("]q")
	s.wants("No quote further down")
	s.press("[q", "[q")
	s.wants("❝ 1/3")
}

func TestMovingInTheVoicesSelectsInTheText(t *testing.T) {
	s := inCoast(t)
	s.press("l", "j")
	s.wants("❝ 1/3", "▌ │ “The entrance is clear again,”")
	s.press("G")
	s.wants("❝ 3/3", "▌■ “Without their boats")
	s.press("k")
	s.wants("❝ 3", "▌■ “Without their boats") // on the speaker: all their quotes
}

func TestSameSpeakerGoesOnIntoOtherArticles(t *testing.T) {
	s := inCoast(t)
	s.press("]q", "]s")
	s.wants("Ida Moen: quote 2 of", "The Coast · 2 Mar 2024 ─")
	s.press("]s")
	s.wants("Ida Moen: quote 3 of", "Nordpress · 3 Mar 2024 ─")
	s.press("9 ]s")
	s.wants("Ida Moen's last quote")
	s.press("ctrl+o")
	s.wants("The Coast · 2 Mar 2024 ─")
}

func TestTheSameStatementElsewhereAndBack(t *testing.T) {
	s := inCoast(t)
	s.press("]q", "]q", "]r")
	s.wants("Nordpress · 3 Mar 2024 ─", "The same statement: printing 2 of 2")
	s.press("]r")
	s.wants("The Coast · 2 Mar 2024 ─", "printing 1 of 2")
	s.press("ctrl+o")
	s.wants("Nordpress · 3 Mar 2024 ─")
	s.press("ctrl+o")
	s.wants("The Coast · 2 Mar 2024 ─")
	s.press("alt+right")
	s.wants("Nordpress · 3 Mar 2024 ─")
	s.press("alt+left", "alt+left")
	s.wants("No jump lies behind")
}

func TestTheQuotesCardTellsTheEvidence(t *testing.T) {
	s := inCoast(t)
	s.press("]q", "]q", "enter")
	s.wants("╭─ Quote", "cue         “told”", "mention     “Moen” (name)", "confidence",
		"Said once, printed in 2 articles", "Nordpress · 3 Mar 2024 · Nordvik port open again")
	s.press("esc")
	s.lacks("╭─ Quote")
}

func TestFromACardToAnotherPrintingAndBackToTheCard(t *testing.T) {
	s := inCoast(t)
	s.press("]q", "]q", "enter", "G", "enter")
	s.wants("Nordpress · 3 Mar 2024 ─")
	s.lacks("╭─ Quote")
	s.press("ctrl+o")
	s.wants("The Coast · 2 Mar 2024 ─", "╭─ Quote")
}

func TestEverythingSomebodySaid(t *testing.T) {
	s := inCoast(t)
	s.press("l", "enter")
	s.wants("╭─ Everything they said", "● Ida Moen", "Saturday, 2 March 2024", "⇄ Nordpress · 3 Mar", "2 Mar 2024  █")
	s.press("/")
	s.typed("slept")
	s.wants("Nobody here has slept")
	s.lacks("“The entrance is clear again,”\n", "⇄ Nordpress")
	s.press("enter", "enter")
	s.wants("❝ 2/3")
}

func TestEverybodyWhoIsQuotedIsListed(t *testing.T) {
	s := inCoast(t)
	s.press("P")
	s.wants("╭─ Everybody who is quoted", "● Ida Moen", "Lars Dahl", "Eva Lund")
	s.press("/")
	s.typed("lund")
	s.press("enter", "enter")
	s.wants("╭─ Everything they said", "Eva Lund")
	s.press("esc")
	s.wants("╭─ Everybody who is quoted")
}

func TestStoryShowsWhoIsQuotedWhere(t *testing.T) {
	s := inCoast(t)
	s.press("t")
	s.wants("╭─ Story", "A  The Coast  2 Mar 2024", "B  Nordpress  3 Mar 2024", "Eva Lund", "only B", "only A")
	s.press("j", "enter")
	s.wants("Nordpress · 3 Mar 2024 ─")
}

func TestMarks(t *testing.T) {
	s := open(t, filled(t, large(20000), harbour()[0]), 80, 24, ui.Options{})
	s.press("enter", "9 ]q", "ma", "mA")
	before := s.third()
	s.press("gg", "'a")
	s.wants(before)
	s.press("J", "'a")
	s.wants("No mark a in this article")
	s.press("'A")
	s.wants(before)
	s.press("ctrl+o")
	s.wants("Mayor Lars Dahl")
}

func TestMarksAreUndone(t *testing.T) {
	s := open(t, filled(t, large(20000), harbour()[0]), 80, 24, ui.Options{})
	s.press("enter", "9 ]q", "ma")
	there := s.third()
	s.press("gg", "ma", "u")
	s.wants("Undone: mark a")
	s.press("'a")
	s.wants(there)
	s.press("u", "'a")
	s.wants("No mark a in this article")
}

func TestThePlaceInAnArticleIsKept(t *testing.T) {
	lib := filled(t, large(20000), harbour()[0])
	s := open(t, lib, 80, 24, ui.Options{})
	s.press("enter", "9 ]q")
	before := s.third()
	s.press("J", "K")
	s.wants(before)
	s.press("J", "q")
	again := open(t, lib, 80, 24, ui.Options{})
	again.press("enter")
	again.wants(before)
}

func TestNextArticleStaysInsideTheNarrowedList(t *testing.T) {
	s := open(t, filled(t, harbour()...), 200, 50, ui.Options{})
	s.press("&")
	s.typed("nord")
	s.press("enter")
	s.wants("Articles & nord", "1/2")
	s.lacks("A quiet week")
	s.press("J")
	s.wants("The Coast · 2 Mar 2024 ─", "2/2")
	s.press("J")
	s.wants("That was the last article")
	s.press("esc")
	s.wants("A quiet week")
}

func TestANarrowingThatFitsNothingSaysSo(t *testing.T) {
	s := open(t, filled(t, harbour()...), 200, 50, ui.Options{})
	s.press("&")
	s.typed("zzzz")
	s.wants("No article matches “zzzz”")
	s.press("enter")
	s.wants("A quiet week")
}

func TestFindIsIncrementalAndEscReturns(t *testing.T) {
	lib := filled(t, large(20000))
	s := open(t, lib, 80, 24, ui.Options{})
	s.press("tab", "/")
	s.typed("boat number 31")
	s.wants("“Boat number 31", "1 of 1")
	s.press("esc")
	s.wants("A long day on the quay")
	s.press("/")
	s.typed("Boat number 31")
	s.press("enter")
	s.wants("“Boat number 31 came in late", "“Boat number 31”: 1 of 1")
	s.press("ctrl+o")
	s.wants("A long day on the quay")
	s.press("/")
	s.typed("nowhere at all")
	s.press("enter")
	s.wants("“nowhere at all” is not in this article")
}

func TestFindNextGoesRound(t *testing.T) {
	s := inCoast(t)
	s.press("/")
	s.typed("boats")
	s.press("enter")
	s.wants("“boats”: 1 of 2")
	s.press("n")
	s.wants("“boats”: 2 of 2")
	s.press("n")
	s.wants("“boats”: 1 of 2")
	s.press("N")
	s.wants("“boats”: 2 of 2")
}

func TestSearchEverything(t *testing.T) {
	s := open(t, filled(t, harbour()...), 120, 40, ui.Options{})
	s.press("F")
	s.typed("repair")
	s.wants("╭─ Search everything", "1 of 1 in 1 article", "Nordvik port open again")
	s.press("enter")
	s.wants("Nordpress · 3 Mar 2024 ─")
	s.press("n")
	s.wants("“repair”: 1 of 1")
	s.press("ctrl+o")
	s.wants("The Hills · 5 Mar 2024 ─")
}

func TestASearchThatCannotBeUnderstoodIsExplained(t *testing.T) {
	s := open(t, filled(t, harbour()...), 120, 40, ui.Options{})
	s.press("F")
	s.typed("harbour")
	s.wants("1 of 2 in 2 articles")
	s.typed(" date:yesterdayish")
	s.press("enter")
	s.wants("✗ ", "Nordvik port open again")
	s.press("esc", "F")
	s.typed("sheep")
	s.wants("1 of 1 in 1 article")
	s.lacks("harbour date:")
}

func TestAnEmptyLibraryTellsWhatToDo(t *testing.T) {
	s := open(t, library.New(), 80, 24, ui.Options{})
	s.wants("There is nothing to read here", "whosaid PATH")
	s.press("]q", "]s", "]r", "enter", "l", "j", "enter", "p", "t", "x", "n", "J", "y", "Y", "o", "e", "f", "G", "gg", "ma", "'a", "a", "c", "r", "s", "u", "R")
	s.wants("There is nothing to read here")
}

func TestAnArticleWithoutQuotesSaysSo(t *testing.T) {
	s := open(t, filled(t, harbour()[2]), 100, 24, ui.Options{})
	s.press("tab", "]q")
	s.wants("Nobody is quoted here", "Nobody is quoted in this article")
}
