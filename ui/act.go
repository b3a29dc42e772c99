package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"whosaid/ui/card"
	"whosaid/ui/keys"
	"whosaid/ui/layout"
	"whosaid/ui/palette"
)

// actOnQuotes carries out what is about quotes and the jumps between them.
func (m *Model) actOnQuotes(p keys.Press) (tea.Cmd, bool) {
	switch p.Action {
	case keys.NextQuote:
		m.nextQuote(p.Count)
	case keys.PreviousQuote:
		m.nextQuote(-p.Count)
	case keys.NextSame:
		m.nextSame(p.Count)
	case keys.PreviousSame:
		m.nextSame(-p.Count)
	case keys.NextRelated:
		m.nextRelated(p.Count)
	case keys.PreviousRelated:
		m.nextRelated(-p.Count)
	case keys.ShowSpeaker:
		m.showSpeaker()
	case keys.ShowStory:
		m.showStory()
	case keys.ShowPrintings:
		m.showPrintings()
	case keys.ShowSources:
		m.openCard(card.Name{Kind: card.KindSources, ID: "sources"})
	case keys.ShowPeople:
		m.openCard(card.Name{Kind: card.KindPeople, ID: "people"})
	case keys.Accept:
		m.accept()
	case keys.Correct:
		m.chooseSpeaker()
	case keys.Merge:
		m.chooseMerge()
	case keys.Split:
		m.chooseSplit()
	case keys.CopyQuote:
		return m.copyQuote(), true
	case keys.Back:
		m.back()
	case keys.Forward:
		m.forward()
	case keys.SetMark:
		m.setMark(p.Letter)
	case keys.GoMark:
		m.goMark(p.Letter)
	default:
		return nil, false
	}
	return nil, true
}

// actOnArticle carries out what is about the article and the list.
func (m *Model) actOnArticle(p keys.Press) (tea.Cmd, bool) {
	switch p.Action {
	case keys.NextArticle:
		m.neighbour(p.Count)
	case keys.PreviousArticle:
		m.neighbour(-p.Count)
	case keys.ToggleRead:
		m.toggleRead()
	case keys.ToggleStar:
		m.toggleStar()
	case keys.Undo:
		m.undoLast()
	case keys.Reload:
		return m.reload(), true
	case keys.GroupBy:
		m.groupBy()
	case keys.OrderBy:
		m.orderBy()
	case keys.SaveSearch:
		m.askSave()
	case keys.RenameSearch:
		m.askRename()
	case keys.DropSearch:
		return m.dropSaved(), true
	case keys.Narrow:
		m.askNarrow()
	case keys.ShowRemoved:
		m.toggleRemoved()
	case keys.NextRemoved, keys.PreviousRemoved, keys.NextBlock, keys.PreviousBlock:
		m.nextBlock(p)
	case keys.ToggleBlock:
		m.toggleBlock()
	case keys.ToggleSite:
		m.toggleSite()
	case keys.Hints:
		m.showHints()
	case keys.CopyLink:
		return m.copyLink(), true
	case keys.Browse:
		return m.browseArticle(), true
	case keys.Export:
		m.askExport()
	case keys.Pipe:
		m.askPipe()
	default:
		return nil, false
	}
	return nil, true
}

// actOnScreen carries out what is about the screen.
func (m *Model) actOnScreen(p keys.Press) (tea.Cmd, bool) {
	switch p.Action {
	case keys.Quit:
		m.leaveArticle()
		m.keepScreen()
		return tea.Quit, true
	case keys.Suspend:
		return tea.Suspend, true
	case keys.Close:
		m.stepBack()
	case keys.Find:
		m.askFind()
	case keys.FindNext:
		m.nextHit(p.Count)
	case keys.FindPrevious:
		m.nextHit(-p.Count)
	case keys.SearchAll:
		return m.searchAll(), true
	case keys.Help:
		m.open(&paletteLayer{pane: palette.NewHelp(m.opt.Keys, m.screen.theme, m.screen.meter), help: true})
	case keys.Palette:
		m.open(&paletteLayer{pane: palette.NewPalette(m.opt.Keys, m.screen.theme, m.screen.meter)})
	case keys.ShowProblems:
		m.openCard(card.Name{Kind: card.KindProblems, ID: "problems"})
	case keys.Zoom:
		m.zoom = !m.zoom
		m.arrange()
	case keys.ToggleTheme:
		m.screen.chosen, m.screen.dark = true, !m.screen.dark
		m.dress()
	case keys.ToggleMouse:
		m.screen.mouse = !m.screen.mouse
		m.say(map[bool]string{true: "Mouse on; hold Shift to select text with it", false: "Mouse off"}[m.screen.mouse])
	default:
		return nil, false
	}
	return nil, true
}

// actOnPane carries out the moves, in the pane with the focus.
func (m *Model) actOnPane(p keys.Press) tea.Cmd {
	switch p.Action {
	case keys.PaneLeft:
		m.focusSide(-1)
		return nil
	case keys.PaneRight:
		m.focusSide(1)
		return nil
	case keys.PaneNext:
		m.focusNext(1)
		return nil
	case keys.PanePrevious:
		m.focusNext(-1)
		return nil
	}
	switch m.focus {
	case layout.List:
		return m.actOnList(p)
	case layout.Voices:
		m.actOnVoices(p)
	default:
		m.actOnText(p)
	}
	return nil
}

// mover is what all that scrolls has in common.
type mover interface {
	Page(halves int)
	Top()
	Bottom()
}

// move carries out a move by more than a step and reports whether it was one.
func move(on mover, p keys.Press) bool {
	switch p.Action {
	case keys.HalfDown:
		on.Page(p.Count)
	case keys.HalfUp:
		on.Page(-p.Count)
	case keys.PageDown:
		on.Page(2 * p.Count)
	case keys.PageUp:
		on.Page(-2 * p.Count)
	case keys.Top:
		on.Top()
	case keys.Bottom:
		on.Bottom()
	default:
		return false
	}
	return true
}

func (m *Model) actOnList(p keys.Press) tea.Cmd {
	switch p.Action {
	case keys.Down:
		m.shelf.Move(p.Count)
	case keys.Up:
		m.shelf.Move(-p.Count)
	case keys.Open:
		if s, ok := m.shelf.Search(); ok {
			return m.openSaved(s.Name)
		}
		if e, ok := m.shelf.Selected(); ok {
			m.openArticle(e.ID)
			m.setFocus(layout.Reader)
		}
		return nil
	default:
		if !move(&m.shelf, p) {
			return nil
		}
	}
	m.preview()
	return nil
}

func (m *Model) actOnText(p keys.Press) {
	switch p.Action {
	case keys.Down:
		m.reader.Scroll(p.Count)
	case keys.Up:
		m.reader.Scroll(-p.Count)
	case keys.Top, keys.Bottom:
		m.remember()
		move(&m.reader, p)
	case keys.Open:
		m.openQuote()
	case keys.PageDown:
		if m.reader.AtEnd() && m.reader.Article() != nil {
			m.say(fmt.Sprintf("The end; %s opens the next article", m.opt.Keys.Key(keys.NextArticle)))
		}
		move(&m.reader, p)
	default:
		move(&m.reader, p)
	}
}

func (m *Model) actOnVoices(p keys.Press) {
	switch p.Action {
	case keys.Down:
		m.voices.Move(p.Count)
	case keys.Up:
		m.voices.Move(-p.Count)
	case keys.Open:
		m.openVoice()
		return
	default:
		if !move(&m.voices, p) {
			return
		}
	}
	m.followVoices()
}

// focusSide gives the keys to the pane on the left or right.
func (m *Model) focusSide(dir int) {
	to := int(m.focus) + dir
	if to >= int(layout.List) && to <= int(layout.Voices) {
		m.setFocus(layout.Pane(to))
	}
}

// focusNext goes round the panes.
func (m *Model) focusNext(dir int) {
	m.setFocus(layout.Pane((int(m.focus) + dir + 3) % 3))
}

func (m *Model) setFocus(p layout.Pane) {
	if p == m.focus {
		return
	}
	if p == layout.List {
		m.leaveArticle()
	}
	if m.focus == layout.List {
		if e, ok := m.shelf.Selected(); ok {
			m.openArticle(e.ID)
		} else if a := m.reader.Article(); a != nil {
			m.shelf.Select(a.ID)
		}
	}
	m.focus = p
	m.arrange()
	if p == layout.Voices && m.quote == "" {
		m.followVoices()
	}
}

// stepBack undoes one thing at a time: the search, the selection, the narrowed
// list, then the focus returns to the text and to the list.
func (m *Model) stepBack() {
	switch {
	case m.reader.Query() != "":
		m.reader.Find("", 0)
	case m.zoom:
		m.zoom = false
		m.arrange()
	case m.reader.Chosen() >= 0:
		m.reader.Unchoose()
	case m.focus == layout.Voices:
		m.setFocus(layout.Reader)
	case m.focus == layout.Reader && (m.quote != "" || m.reader.Selected() >= 0):
		m.clearQuote()
	case m.focus == layout.Reader:
		m.setFocus(layout.List)
	case m.narrow.typed != "":
		m.want(m.setNarrow("", ""))
	}
}
