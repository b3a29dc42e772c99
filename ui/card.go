package ui

import (
	tea "charm.land/bubbletea/v2"

	"whosaid/model"
	"whosaid/ui/card"
)

// openCard lays a card over the panes and puts its cursor on a row.
func (m *Model) openCard(name card.Name) { m.openCardAt(name, 0) }

func (m *Model) openCardAt(name card.Name, row int) {
	title, gather := m.cardOf(name)
	if gather == nil {
		return
	}
	l := &cardLayer{card: card.New(name, title, m.screen.theme, m.screen.meter, card.Waiting), gather: gather, row: row}
	m.gather(l)
	m.open(l)
	l.card.SetCursor(row)
}

// gather reads what a card shows: at once, or elsewhere when it may have to read
// many articles from a file.
func (m *Model) gather(l *cardLayer) {
	if !m.lib.Kept() || !large(l.card.Name.Kind) {
		l.card.SetBuild(l.gather(m.ctx))
		return
	}
	if l.busy {
		l.again = true
		return
	}
	l.busy = true
	gather, ctx := l.gather, m.ctx
	m.want(func() tea.Msg { return gatheredMsg{l, gather(ctx)} })
}

// large reports whether a card of that kind may read much.
func large(k card.Kind) bool {
	switch k {
	case card.KindPerson, card.KindStory, card.KindPeople, card.KindMerge:
		return true
	}
	return false
}

// gathered shows what was read for a card.
func (m *Model) gathered(msg gatheredMsg) {
	l := msg.layer
	l.busy = false
	l.card.SetBuild(msg.build)
	if l.row > 0 {
		l.card.SetCursor(l.row)
		l.row = 0
	}
	if l.again {
		l.again = false
		m.gather(l)
	}
	m.screen.stale = true
	m.arrange()
}

// cardOf returns what a card is called and how it is gathered; nil when it cannot
// be.
func (m *Model) cardOf(name card.Name) (title string, gather card.Gather) {
	switch name.Kind {
	case card.KindQuote:
		return "Quote", card.Ready(card.Quote(m.lib, quoteID(name), m.slotOf))
	case card.KindPerson:
		return "Everything they said", card.Person(m.lib, personID(name), m.slotOf(personID(name)))
	case card.KindStory:
		return "Story", card.Story(m.lib, storyID(name), m.slotOf)
	case card.KindPeople:
		return "Everybody who is quoted", card.People(m.lib, m.slotOf)
	case card.KindSpeakers:
		return "Speaker", card.Ready(card.Speakers(m.lib, quoteID(name)))
	case card.KindMerge:
		return "The same person", card.Merge(m.lib, personID(name))
	case card.KindSplit:
		return "Two persons", card.Ready(card.Split(m.lib, personID(name)))
	case card.KindPrintings:
		return "Printings", card.Ready(card.Printings(m.lib, model.ArticleID(name.ID)))
	case card.KindText:
		if a := m.lib.Printing(model.ArticleID(name.ID)); a != nil {
			return "Printing", card.Ready(card.Text(a))
		}
	case card.KindSources:
		return "Sources", card.Ready(card.Sources(m.lib.Sources(), m.filling(), m.opt.Clock()))
	case card.KindProblems:
		return "What could not be loaded", card.Ready(card.Problems(m.load.problems))
	}
	return "", nil
}
