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
	era    int    // of typed; answers to an older text are dropped
	cancel context.CancelFunc
}

// askNarrow narrows the list as one types.
func (m *Model) askNarrow() {
	before := m.narrow.typed
	m.ask(" & ", "words, or a search: speaker: source: date: is:unread", before)
	m.asking.changed = m.setNarrow
	m.asking.dropped = func() tea.Cmd { return m.setNarrow(before) }
	m.asking.done = func(string) tea.Cmd {
		if m.shelf.Len() == 0 && m.narrow.cancel == nil {
			m.say("No article matches; all are shown again")
			return m.setNarrow("")
		}
		return nil
	}
}

// setNarrow shows the articles whose lines in the list hold the typed words, at
// once, and those a search for them finds, when it has ended.
func (m *Model) setNarrow(typed string) tea.Cmd {
	n := &m.narrow
	n.typed = strings.TrimSpace(typed)
	n.era++
	if n.cancel != nil {
		n.cancel()
		n.cancel = nil
	}
	m.screen.stale = true
	if n.typed == "" {
		m.shelf.Narrow(nil)
		return nil
	}
	q, err := search.ParseTyping(n.typed)
	if err != nil || q.Empty() {
		m.keepOnly(nil)
		return nil
	}
	ctx, cancel := context.WithCancel(m.ctx)
	n.cancel = cancel
	era, lib := n.era, m.lib
	return func() tea.Msg { return narrowedMsg{era, lib.Search(ctx, q, 0)} }
}

// narrowed takes the articles a search for the typed words has found.
func (m *Model) narrowed(msg narrowedMsg) {
	if msg.era != m.narrow.era {
		return
	}
	m.narrow.cancel()
	m.narrow.cancel = nil
	found := make(map[model.ArticleID]bool, len(msg.hits))
	for _, h := range msg.hits {
		found[h.Article] = true
	}
	m.keepOnly(found)
}

// keepOnly shows the articles that were found, and those whose lines in the list
// hold the typed words.
func (m *Model) keepOnly(found map[model.ArticleID]bool) {
	words := strings.Fields(strings.ToLower(m.narrow.typed))
	m.shelf.Narrow(func(e library.Entry) bool { return found[e.ID] || names(&e, words) })
	if e, ok := m.shelf.Selected(); ok {
		m.openArticle(e.ID)
	}
	m.screen.stale = true
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
