package ui

import (
	tea "charm.land/bubbletea/v2"

	"whosaid/ui/shelf"
)

// listing is how the list is arranged, and the arranging that is under way.
type listing struct {
	grouping shelf.Grouping
	order    shelf.Order
	busy     bool // an arrangement is being made elsewhere
	again    bool // what it was made from has changed meanwhile
	follow   bool // the next arrangement opens the article under the cursor
}

// atOnce is the number of articles up to which the list is arranged while the
// screen waits (a few milliseconds); a longer one is arranged in a command.
const atOnce = 4000

// relist arranges the list anew from the library's present state.
func (m *Model) relist() {
	l := &m.list
	if l.busy {
		l.again = true
		return
	}
	request := shelf.Request{Keep: m.narrow.keep, Grouping: l.grouping, Order: l.order}
	lib := m.lib
	if max(m.shelf.Total(), lib.Count().Articles) <= atOnce {
		request.Entries = lib.Entries()
		m.relisted(shelf.Arrange(request))
		return
	}
	l.busy = true
	m.want(func() tea.Msg {
		request.Entries = lib.Entries()
		return listedMsg{shelf.Arrange(request)}
	})
}

// listed takes an arrangement that was made elsewhere.
func (m *Model) listed(msg listedMsg) {
	m.list.busy = false
	m.relisted(msg.list)
	if m.list.again {
		m.list.again = false
		m.relist()
	}
}

// relisted shows an arrangement and keeps the list on the open article.
func (m *Model) relisted(list *shelf.Arrangement) {
	m.shelf.Set(list)
	m.screen.stale = true
	m.settle()
	m.arrange()
}

// groupBy and orderBy go through the ways of showing the list.
func (m *Model) groupBy() {
	m.list.grouping = m.list.grouping.Next()
	m.relist()
	m.say("Grouped by " + m.list.grouping.String())
}

func (m *Model) orderBy() {
	m.list.order = m.list.order.Next()
	m.relist()
	m.say("In order: " + m.list.order.String())
}
