package ui_test

import (
	"testing"

	"whosaid/ui"
)

func TestARemovedBlockIsShownRestoredAndDroppedAgain(t *testing.T) {
	s := inCoast(t)
	s.lacks("Share this article")
	s.press("X")
	s.wants("choose a block first")
	s.press("]x")
	s.wants("[share] Share this article", "Removed by the rule “share”", "X restores it")
	s.press("X")
	s.wants("Restored", "gX keeps all of “share” on")
	s.press("x")
	s.wants("Share this article")
	s.lacks("[share]")
	s.press("u")
	s.lacks("Share this article")
}

func TestAKeptBlockIsDropped(t *testing.T) {
	s := inCoast(t)
	s.press("G", "[b", "X", "x")
	s.lacks("The first ferry came in at noon")
	s.press("u")
	s.wants("The first ferry came in at noon")
}

func TestARuleIsKeptForTheSite(t *testing.T) {
	s := inCoast(t)
	s.press("]x", "X", "gX")
	s.wants("What “share” removes is kept on")
	s.press("u")
	s.wants("Undone: the rule for the site")
}

func TestTheSpeakerIsCorrectedAndUndone(t *testing.T) {
	s := inCoast(t)
	s.press("]q", "]q", "c")
	s.wants("╭─ Speaker", "Who said it?", "✓ Ida Moen")
	s.press("/")
	s.typed("dahl")
	s.press("enter", "enter")
	s.wants("Said by Lars Dahl: kept", "■ Lars Dahl                                      2")
	s.press("enter")
	s.wants("decided by  you")
	s.press("esc", "u")
	s.wants("Undone: the speaker you chose", "● Ida Moen                                       2")
}

func TestTheSpeakerIsAccepted(t *testing.T) {
	s := inCoast(t)
	s.press("]q", "]q", "a")
	s.wants("Said by Ida Moen: kept", "100%")
}

func TestTwoPersonsAreMergedAndPartedAgain(t *testing.T) {
	s := inCoast(t)
	s.press("l", "enter", "M")
	s.wants("╭─ The same person", "Who else is Ida Moen?", "Lars Dahl")
	s.press("/")
	s.typed("dahl")
	s.press("enter", "enter")
	s.wants("are one person", "also called")
	s.press("esc", "u")
	s.wants("Undone: the merging of two persons")
}

func TestReadAndStarAreKeptAndUndone(t *testing.T) {
	s := open(t, filled(t, harbour()...), 120, 30, ui.Options{})
	s.press("s")
	s.wants("▌★ A quiet week", "★ Starred")
	s.press("u")
	s.wants("▌• A quiet week", "Undone: the star")
	s.press("r")
	s.wants("▌  A quiet week", "Marked as read")
	s.press("r")
	s.wants("▌• A quiet week", "Marked as unread")
}

func TestAnArticleIsReadWhenItsEndWasSeen(t *testing.T) {
	s := open(t, filled(t, harbour()...), 120, 30, ui.Options{})
	s.press("enter", "J")
	s.wants("   A quiet week")
}

func TestAnArticleThatWasReadOpensAtItsBeginning(t *testing.T) {
	s := open(t, filled(t, large(20000), harbour()[0]), 80, 24, ui.Options{})
	s.press("enter", "G", "J", "K")
	s.wants("A long day on the quay", "Paragraph 0 ")
}

func TestAnArticleIsReadWhenItsEndWasSeenBeforeGoingUpAgain(t *testing.T) {
	s := open(t, filled(t, large(20000), harbour()[0]), 120, 24, ui.Options{})
	s.press("enter", "G", "gg", "J")
	s.wants("  A long day on the quay")
	s.lacks("• A long day on the quay")
	s.press("u")
	s.wants("• A long day on the quay")
}

func TestAnArticleMarkedAsUnreadStaysUnread(t *testing.T) {
	s := open(t, filled(t, harbour()...), 120, 30, ui.Options{})
	s.press("enter", "J", "K", "r")
	s.wants("Marked as unread")
	s.press("J")
	s.wants("• A quiet week")
}
