package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/ui/card"
	"whosaid/ui/config"
	"whosaid/ui/keys"
	"whosaid/ui/layout"
	"whosaid/ui/paint"
	"whosaid/ui/reader"
	"whosaid/ui/shelf"
	"whosaid/ui/theme"
	"whosaid/ui/trail"
	"whosaid/ui/voices"
)

// Model is the whole screen. Make one with New.
type Model struct {
	lib *library.Library
	opt Options
	ctx context.Context //nolint:containedctx // ends with the program; commands started from keys stop with it

	screen screen
	shelf  shelf.Pane
	reader reader.Pane
	voices voices.Pane
	over   []layer // what lies over the panes, the topmost last
	asking *ask    // the line being typed at the bottom, if any

	focus   layout.Pane
	zoom    bool
	quote   model.QuoteID // the selected quote; panes follow it
	slots   map[model.PersonID]int
	used    []int // by slot of the theme: how many persons have it
	trail   trail.Trail[place]
	offer   siteOffer // what can be done for a whole site after a choice for a block
	undo    []change
	list    listing
	wants   []tea.Cmd // what was begun since the last event, to be carried out
	pending keys.Pending
	hinting bool
	hinted  string // the letters of a link hint typed so far
	end     ending // of the open article
	narrow  narrowing
	saved   savedSearches
	resume  resuming
	sought  string // what was searched for last, everywhere
	notice  notice
	touched bool // a key was pressed: the screen no longer chooses for the reader
	load    loading
	fresh   refreshing
	eras    eras
}

// screen is what the terminal is like.
type screen struct {
	w, h   int
	frame  layout.Frame
	theme  *theme.Theme
	meter  paint.Meter
	dark   bool
	chosen bool // the palette was chosen, the terminal's answer does not matter
	mouse  bool
	drawn  string
	stale  bool // drawn does not show the present state
}

// eras count the questions that are answered by messages.
type eras struct{ rest, pipe int }

// want has a command carried out when the present event is dealt with.
func (m *Model) want(cmd tea.Cmd) {
	if cmd != nil {
		m.wants = append(m.wants, cmd)
	}
}

// place is somewhere a reader was.
type place struct {
	article model.ArticleID
	offset  int // the byte at the top of the window
	quote   model.QuoteID
	card    card.Name // what lay over the panes; its ID is "" for nothing
	row     int       // the cursor's row there
	focus   layout.Pane
}

// New returns the screen for a library, which may still be empty.
func New(lib *library.Library, opt Options) *Model {
	opt.fill()
	m := &Model{
		lib: lib, opt: opt, ctx: context.Background(),
		slots: map[model.PersonID]int{},
	}
	m.screen = screen{
		w: 80, h: 24, stale: true, mouse: opt.Mouse,
		dark: opt.Theme != config.Light, chosen: opt.Theme != config.Auto,
		meter: paint.Meter{Method: ansi.WcWidth},
	}
	m.load.problems = append(m.load.problems, opt.Problems...)
	m.notice.text = opt.Hello
	m.load.busy = opt.Load != nil
	m.shelf.Fresh = lib.Entry
	m.dress()
	m.arrange()
	m.refresh()
	return m
}

// Init starts the loading and asks the terminal for its background.
func (m *Model) Init() tea.Cmd {
	cmds := []tea.Cmd{m.watch()}
	if !m.screen.chosen {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	if m.opt.Load != nil {
		cmds = append(cmds, m.startLoading(m.opt.Load))
	}
	if m.opt.Refresh != nil {
		cmds = append(cmds, m.startRefreshing())
	}
	return tea.Batch(cmds...)
}

// dress gives every part the theme and the way to measure text.
func (m *Model) dress() {
	s := &m.screen
	s.theme = theme.New(s.dark, !m.opt.NoColor)
	if m.opt.Style != nil {
		s.theme = s.theme.With(*m.opt.Style)
	}
	m.shelf.Theme, m.shelf.Meter = s.theme, s.meter
	m.voices.Theme, m.voices.Meter = s.theme, s.meter
	m.reader.Meter = s.meter
	m.reader.SetTheme(s.theme)
	for _, l := range m.over {
		l.dress(s.theme, s.meter)
	}
	s.stale = true
}

// arrange computes the geometry and tells every part its size.
func (m *Model) arrange() {
	s := &m.screen
	seen := m.reader.SelectedInSight()
	defer func() {
		if seen && !m.reader.SelectedInSight() {
			m.reader.RevealQuote(m.reader.Selected())
		}
	}()
	s.frame = layout.New(s.w, s.h, layout.Facts{Focus: m.focus, Zoom: m.zoom, NoList: m.alone()})
	inner := func(p layout.Pane) (int, int) {
		r := s.frame.Panes[p]
		return r.W, r.H - headRows(r)
	}
	if s.frame.Shown(layout.List) {
		m.shelf.Resize(inner(layout.List))
	}
	if s.frame.Shown(layout.Reader) {
		m.reader.Resize(inner(layout.Reader))
	}
	if s.frame.Shown(layout.Voices) {
		m.voices.Resize(inner(layout.Voices))
	}
	for _, l := range m.over {
		l.place(s.frame)
	}
	s.stale = true
}

// alone reports whether there is only one article, so that no list is needed.
func (m *Model) alone() bool { return !m.load.busy && m.shelf.Total() == 1 && m.focus != layout.List }

// headRows is the height of a pane's header: none where every row counts.
func headRows(r layout.Rect) int {
	if r.H < 4 {
		return 0
	}
	return 1
}

// border is the cells a layer's border takes on each side.
const border = 1
