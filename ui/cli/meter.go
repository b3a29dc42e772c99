package cli

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"charm.land/bubbles/v2/progress"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"whosaid/model"
	"whosaid/ui/pace"
	"whosaid/ui/paint"
)

// meter is one line on standard error that shows how far a long work is: a bar,
// how much is done, how fast it goes and how long it still takes. It stays silent
// for the first half second, and altogether where no terminal is. It must be
// ended.
type meter struct {
	w     io.Writer
	on    bool
	width int // of the terminal, in cells
	bar   progress.Model
	over  chan struct{} // closed at the end
	ended sync.WaitGroup

	mu    sync.Mutex // guards what follows
	what  string     // is being done
	start time.Time  // of it
	now   pace.Pace
	name  string // what was done last
	drawn bool
}

const (
	barCells   = 24
	meterQuiet = 500 * time.Millisecond
	meterEvery = 150 * time.Millisecond
)

// newMeter begins to measure; what names the work.
func (c *commands) newMeter(what string) *meter {
	m := &meter{w: c.stderr, what: what, start: time.Now(), over: make(chan struct{})}
	f, ok := c.stderr.(term.File)
	if !ok || !term.IsTerminal(f.Fd()) {
		return m
	}
	m.on = true
	if m.width, _, _ = term.GetSize(f.Fd()); m.width <= 0 {
		m.width = 80
	}
	m.bar = progress.New(progress.WithWidth(barCells), progress.WithoutPercentage(),
		progress.WithColors(lipgloss.Color("4")), progress.WithFillCharacters('━', '─'))
	m.ended.Go(m.run)
	return m
}

// run draws the line time and again, so that it tells also when nothing moves.
func (m *meter) run() {
	tick := time.NewTicker(meterEvery)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			m.draw()
		case <-m.over:
			return
		}
	}
}

// end takes the line away for good.
func (m *meter) end() {
	close(m.over)
	m.ended.Wait()
	m.clear()
}

// again begins to measure another work.
func (m *meter) again(what string) {
	m.clear()
	m.mu.Lock()
	defer m.mu.Unlock()
	m.what, m.start, m.now, m.name = what, time.Now(), pace.Pace{}, ""
}

// progress takes how far reading and fetching is.
func (m *meter) progress(p model.Progress) {
	m.show(pace.Pace{Done: p.Done, Total: p.Total, Bytes: p.Bytes}, p.Source)
}

// show takes how far the work is.
func (m *meter) show(p pace.Pace, name string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.now, m.name = p, name
}

func (m *meter) draw() {
	m.mu.Lock()
	defer m.mu.Unlock()
	p := m.now
	if p.Elapsed = time.Since(m.start); p.Elapsed < meterQuiet {
		return
	}
	line := m.what + "  "
	if p.Total > 0 && m.width > 60 {
		line += m.bar.ViewAs(p.Part()) + "  "
	}
	if p.Done > 0 || p.Total > 0 {
		line += p.String() + "  "
	}
	line += paint.Plain(m.name)
	if os.Getenv("NO_COLOR") != "" {
		line = ansi.Strip(line)
	}
	m.drawn = true
	_, _ = fmt.Fprintf(m.w, "\r\x1b[K%s", ansi.Truncate(line, m.width-1, "…"))
}

// clear takes the line away, before something else is printed.
func (m *meter) clear() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.drawn {
		_, _ = io.WriteString(m.w, "\r\x1b[K")
		m.drawn = false
	}
}
