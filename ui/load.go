package ui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"whosaid/ui/layout"
	"whosaid/ui/pace"
)

// loading is how the sources are coming in.
type loading struct {
	era      int
	busy     bool
	since    time.Time // the beginning
	mail     *mailbox
	progress Progress
	elapsed  time.Duration // up to that progress
	work     work
	problems []error
	had      int           // articles before loading again
	unkept   error         // why something could not be kept
	noted    int           // problems the reader has seen
	seen     uint64        // the library's generation on the screen
	shape    uint64        // and its shape in the list
	pause    time.Duration // until the next look
	looks    int
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

// startLoading runs a loader in a command of its own.
func (m *Model) startLoading(load func(context.Context, func(Progress)) error) tea.Cmd {
	m.load.busy, m.load.progress = true, Progress{}
	m.load.since = m.opt.Clock()
	m.load.mail = &mailbox{}
	m.load.pause = firstLook
	era, ctx, tell := m.load.era, m.ctx, m.load.mail.tell
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
			m.load.progress, m.load.elapsed = p, m.opt.Clock().Sub(m.load.since)
			m.screen.stale = true
		}
		m.trouble(problems...)
	}
	m.lookFresh()
	var w work
	if w.what, w.done, w.total = m.lib.Work(); w != m.load.work {
		m.load.work, m.screen.stale = w, true
	}
	if err := m.lib.Err(); err != nil && m.load.unkept == nil {
		m.load.unkept = err
		m.trouble(err)
	}
	m.load.looks++
	if m.load.busy && !m.touched && m.load.looks <= calmLooks {
		return
	}
	if m.lib.Generation() != m.load.seen {
		m.refresh()
	}
	if !m.load.busy || m.load.looks%countLooks == 0 {
		m.countSaved()
	}
}

// countLooks is how many looks pass between two countings of what saved searches
// find while articles are still coming in.
const countLooks = 16

// trouble keeps problems, each once, and says so.
func (m *Model) trouble(errs ...error) {
	errs = slices.DeleteFunc(slices.Clone(errs), func(err error) bool {
		return slices.ContainsFunc(m.load.problems, func(known error) bool { return known.Error() == err.Error() })
	})
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
	if m.load.era > 0 {
		m.say(m.news(len(apart(msg.err))))
	}
	if m.shelf.Total() == 1 && m.focus == layout.List {
		m.setFocus(layout.Reader)
	}
	m.arrange()
}

// news tells what loading again has brought.
func (m *Model) news(failed int) string {
	switch n := m.lib.Count().Articles - m.load.had; {
	case n > 0:
		return count(n, "new article")
	case failed > 0 || len(m.load.problems) > 0:
		return fmt.Sprintf("Nothing new; %s tells what went wrong", m.problemsKey())
	}
	return "Nothing new"
}

// apart takes joined errors apart.
func apart(err error) []error {
	if err == nil {
		return nil
	}
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
	load := m.opt.Reload
	if load == nil {
		load = m.opt.Load
	}
	if load == nil {
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
	m.load.had = m.lib.Count().Articles
	m.say("Looking for what is new …")
	return tea.Batch(m.startLoading(load), m.watch())
}

// progressLine tells how far the loading is, or what the library does in the
// background; "" when there is nothing to tell.
func (m *Model) progressLine() string {
	if m.load.busy {
		p := m.load.progress
		if p.Done == 0 && p.Total == 0 {
			return "reading …"
		}
		return pace.Pace{Done: p.Done, Total: p.Total, Bytes: p.Bytes, Elapsed: m.load.elapsed}.String()
	}
	if s := m.fresh.line(); s != "" {
		return s
	}
	if w := m.load.work; w.what != "" {
		if w.total > 0 {
			return fmt.Sprintf("%s %d of %d", w.what, w.done, w.total)
		}
		return w.what + " …"
	}
	return ""
}

// work is what the library does in the background.
type work struct {
	what        string
	done, total int
}
