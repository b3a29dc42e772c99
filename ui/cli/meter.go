package cli

import (
	"fmt"
	"io"
	"os"
	"time"

	"charm.land/bubbles/v2/progress"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"whosaid/ui/pace"
	"whosaid/ui/paint"
)

// meter is one line on standard error that shows how far a long work is: a bar,
// how much is done, how fast it goes and how long it still takes. It stays silent
// for the first half second, and altogether where no terminal is.
type meter struct {
	w     io.Writer
	on    bool
	width int // of the terminal, in cells
	what  string
	bar   progress.Model

	start, last time.Time // of the work; when the line was drawn
	drawn       bool
}

const (
	barCells   = 24
	meterQuiet = 500 * time.Millisecond
	meterEvery = 100 * time.Millisecond
)

// newMeter begins to measure; what names the work.
func (c *commands) newMeter(what string) *meter {
	m := &meter{w: c.stderr, what: what, start: time.Now()}
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
	return m
}

// show draws the line, if it is time to.
func (m *meter) show(p pace.Pace, name string) {
	now := time.Now()
	if !m.on || now.Sub(m.start) < meterQuiet || now.Sub(m.last) < meterEvery {
		return
	}
	m.last, m.drawn = now, true
	p.Elapsed = now.Sub(m.start)
	line := m.what + "  "
	if p.Total > 0 && m.width > 60 {
		line += m.bar.ViewAs(p.Part()) + "  "
	}
	line += p.String()
	if name != "" {
		line += "  " + paint.Plain(name)
	}
	if os.Getenv("NO_COLOR") != "" {
		line = ansi.Strip(line)
	}
	_, _ = fmt.Fprintf(m.w, "\r\x1b[K%s", ansi.Truncate(line, m.width-1, "…"))
}

// clear takes the line away, before something else is printed and at the end.
func (m *meter) clear() {
	if m.drawn {
		_, _ = io.WriteString(m.w, "\r\x1b[K")
		m.drawn = false
		m.last = time.Time{}
	}
}
