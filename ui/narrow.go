package ui

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/model/search"
)

// narrowing is what the list is narrowed to.
type narrowing struct {
	typed  string // "" shows all
	name   string // of the saved search that is shown, "" when it was typed
	err    error  // what is wrong with the query
	follow bool   // the article under the cursor is opened when the list is narrowed
	era    int    // of typed; answers to an older text are dropped
	cancel context.CancelFunc
	keep   func(*library.Entry) bool // nil keeps all; may be called from elsewhere
}

// title names what the list shows, "" for everything.
func (n *narrowing) title() string {
	if n.name != "" {
		return n.name
	}
	return n.typed
}

// askNarrow narrows the list as one types.
func (m *Model) askNarrow() {
	before := m.narrow
	m.ask(" & ", "words, or a search: speaker: source: date: is:unread", before.typed)
	m.asking.problem = func() error { return m.narrow.err }
	m.asking.changed = func(typed string) tea.Cmd { return m.setNarrow("", typed) }
	m.asking.dropped = func() tea.Cmd { return m.setNarrow(before.name, before.typed) }
	m.asking.done = func(string) tea.Cmd {
		if m.shelf.Len() == 0 && m.narrow.cancel == nil && !m.list.busy {
			m.say("No article matches; all are shown again")
			return m.setNarrow("", "")
		}
		return nil
	}
}

// setNarrow shows the articles that a search for the typed words finds, and,
// unless it is a saved one, those whose lines in the list hold the words. The
// list stays as it is until the search has ended.
func (m *Model) setNarrow(name, typed string) tea.Cmd {
	n := &m.narrow
	n.typed, n.name, n.follow = strings.TrimSpace(typed), name, true
	return m.renarrow()
}

// renarrow does so again, after the library has changed.
func (m *Model) renarrow() tea.Cmd {
	n := &m.narrow
	n.err = nil
	n.era++
	if n.cancel != nil {
		n.cancel()
		n.cancel = nil
	}
	m.screen.stale = true
	m.showSaved()
	if n.typed == "" {
		m.keepOnly(nil)
		return nil
	}
	q, err := search.ParseTyping(n.typed)
	if err != nil || q.Empty() {
		n.err = err // what was found for the text before stays
		return nil
	}
	ctx, cancel := context.WithCancel(m.ctx)
	n.cancel = cancel
	era, lib := n.era, m.lib
	return func() tea.Msg {
		found, err := matching(ctx, lib, q)
		return narrowedMsg{era, found, err}
	}
}

// narrowed takes the articles a search for the typed words has found.
func (m *Model) narrowed(msg narrowedMsg) {
	if msg.era != m.narrow.era {
		return
	}
	m.narrow.cancel()
	m.narrow.cancel = nil
	if m.narrow.err = msg.err; msg.err != nil {
		m.screen.stale = true
		return
	}
	if m.narrow.name != "" {
		m.keepOnly(func(e *library.Entry) bool { return msg.found[e.ID] })
		return
	}
	m.keepOnly(m.inTheLine(msg.found))
}

// inTheLine accepts the articles that were found, and those whose lines in the
// list hold the typed words.
func (m *Model) inTheLine(found map[model.ArticleID]bool) func(*library.Entry) bool {
	words := strings.Fields(strings.ToLower(m.narrow.typed))
	return func(e *library.Entry) bool { return found[e.ID] || names(e, words) }
}

// keepOnly shows the articles that keep accepts.
func (m *Model) keepOnly(keep func(*library.Entry) bool) {
	m.narrow.keep = keep
	m.list.follow = m.list.follow || m.narrow.follow
	m.narrow.follow = false
	m.relist()
}

// names reports whether every word stands in what the list shows of an article.
func names(e *library.Entry, words []string) bool {
	all := strings.ToLower(e.Title + " " + e.Outlet + " " + e.Byline + " " + e.Source)
	for _, w := range words {
		if !strings.Contains(all, w) {
			return false
		}
	}
	return true
}
