package ui

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"whosaid/ui/layout"
)

// loading is how the sources are coming in.
type loading struct {
	era      int
	busy     bool
	mail     *mailbox
	progress Progress
	problems []error
	noted    int           // problems the reader has seen
	seen     uint64        // the library's generation on the screen
	pause    time.Duration // until the next look
	looks    int

	counted   int    // quotes of the library
	countedAt uint64 // the generation they were counted at
}

// mailbox is where the loader, which runs elsewhere, leaves what it has to tell.
type mailbox struct {
	mu       sync.Mutex
	progress Progress
	problems []error
}

// mostProblems bounds what is kept of a folder in which nothing can be read.
const mostProblems = 500

func (b *mailbox) tell(p Progress) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.progress = p
	if p.Err != nil && len(b.problems) < mostProblems {
		b.problems = append(b.problems, p.Err)
	}
}

// take returns the progress and the problems told since the last time.
func (b *mailbox) take() (Progress, []error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	problems := b.problems
	b.problems = nil
	return b.progress, problems
}

// The screen looks for new articles often at first, so that the first one shows
// at once, then less and less often.
const (
	firstLook = 8 * time.Millisecond
	busyLook  = 150 * time.Millisecond
	idleLook  = 500 * time.Millisecond
)

// calmLooks is how many looks (about 40 ms) pass before the list is shown while
// it is still growing, so that a small one appears at once and in its order.
const calmLooks = 3

// startLoading runs the loader in a command of its own.
func (m *Model) startLoading() tea.Cmd {
	m.load.busy = true
	m.load.mail = &mailbox{}
	m.load.pause = firstLook
	era, ctx, load, tell := m.load.era, m.ctx, m.opt.Load, m.load.mail.tell
	return func() tea.Msg { return loadedMsg{era, load(ctx, tell)} }
}

// watch looks at the library after a while.
func (m *Model) watch() tea.Cmd {
	most := idleLook
	if m.load.busy {
		most = busyLook
	}
	m.load.pause = min(max(m.load.pause*3/2, firstLook), most)
	era := m.load.era
	return tea.Tick(m.load.pause, func(time.Time) tea.Msg { return tickMsg{era} })
}

func (m *Model) ticked(msg tickMsg) tea.Cmd {
	if msg.era != m.load.era {
		return nil
	}
	m.look()
	return m.watch()
}

// look takes what has come in.
func (m *Model) look() {
	if m.load.mail != nil {
		p, problems := m.load.mail.take()
		if p != m.load.progress && m.load.busy {
			m.load.progress = p
			m.screen.stale = true
		}
		m.trouble(problems...)
	}
	m.load.looks++
	if m.load.busy && !m.touched && m.load.looks <= calmLooks {
		return
	}
	if m.lib.Generation() != m.load.seen {
		m.refresh()
	}
}

// trouble keeps problems and says so.
func (m *Model) trouble(errs ...error) {
	if len(errs) == 0 {
		return
	}
	if room := mostProblems - len(m.load.problems); len(errs) > room {
		errs = errs[:max(room, 0)]
	}
	m.load.problems = append(m.load.problems, errs...)
	m.screen.stale = true
}

// loaded takes the end of the loading.
func (m *Model) loaded(msg loadedMsg) {
	if msg.era != m.load.era {
		return
	}
	m.load.busy = false
	m.look()
	if msg.err != nil && !errors.Is(msg.err, context.Canceled) {
		m.trouble(apart(msg.err)...)
	}
	m.refresh()
	if m.shelf.Total() == 1 && m.focus == layout.List {
		m.setFocus(layout.Reader)
	}
	m.arrange()
}

// apart takes joined errors apart.
func apart(err error) []error {
	if j, ok := err.(interface{ Unwrap() []error }); ok {
		var out []error
		for _, e := range j.Unwrap() {
			out = append(out, apart(e)...)
		}
		return out
	}
	return []error{err}
}

// reload loads the sources again; the library passes over what it has.
func (m *Model) reload() tea.Cmd {
	if m.opt.Load == nil {
		m.refresh()
		m.say("There is no source to load again")
		return nil
	}
	if m.load.busy {
		m.say("Still loading")
		return nil
	}
	m.load.era++
	m.load.problems, m.load.noted = nil, 0
	m.say("Loading again …")
	return tea.Batch(m.startLoading(), m.watch())
}

// progressLine tells how far the loading is, "" when it is over.
func (m *Model) progressLine() string {
	if !m.load.busy {
		return ""
	}
	p := m.load.progress
	switch {
	case p.Total > 0:
		return fmt.Sprintf("reading %d of %d", min(p.Done+1, p.Total), p.Total)
	case p.Done > 0:
		return fmt.Sprintf("%d read", p.Done)
	}
	return "reading …"
}
