package ui

import (
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"
)

// refreshing is how bringing in what is new by itself goes on, beside the reading.
type refreshing struct {
	mail     *mailbox
	progress Progress
	had      int // articles before the round
}

// startRefreshing runs Options.Refresh in a command of its own.
func (m *Model) startRefreshing() tea.Cmd {
	m.fresh.mail = &mailbox{}
	refresh, ctx, tell := m.opt.Refresh, m.ctx, m.fresh.mail.tell
	return func() tea.Msg { return refreshedMsg{refresh(ctx, tell)} }
}

// lookFresh takes what a round tells. What it brought is said at its end, unless
// something else is being said.
func (m *Model) lookFresh() {
	f := &m.fresh
	if f.mail == nil {
		return
	}
	p, problems := f.mail.take()
	m.trouble(problems...)
	p.Err = nil // it was in problems
	if p == f.progress {
		return
	}
	switch (Progress{}) {
	case f.progress: // a round begins
		f.had = m.lib.Count().Articles
	case p: // it is over
		if n := m.lib.Count().Articles - f.had; n > 0 && m.notice.text == "" && !m.load.busy {
			m.say(count(n, "new article"))
		}
	}
	f.progress = p
	m.screen.stale = true
}

// refreshEnded takes the end of all rounds: it is an error while the screen is up.
func (m *Model) refreshEnded(msg refreshedMsg) {
	m.lookFresh()
	m.fresh.progress = Progress{}
	if msg.err != nil && !errors.Is(msg.err, context.Canceled) {
		m.trouble(fmt.Errorf("feeds are no longer fetched by themselves: %w", msg.err))
	}
}

// line tells how far a round is; "" between rounds.
func (f *refreshing) line() string {
	if f.progress.Total == 0 {
		return ""
	}
	return fmt.Sprintf("checking %d of %d", min(f.progress.Done+1, f.progress.Total), f.progress.Total)
}
