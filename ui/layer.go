package ui

import (
	tea "charm.land/bubbletea/v2"

	"whosaid/model"
	"whosaid/ui/card"
	"whosaid/ui/finder"
	"whosaid/ui/keys"
	"whosaid/ui/layout"
	"whosaid/ui/paint"
	"whosaid/ui/palette"
	"whosaid/ui/theme"
)

// layer is something that lies over the panes in a box of its own.
type layer interface {
	title() string
	// place chooses the box on a frame and takes its size; box returns it.
	place(f layout.Frame)
	box() layout.Rect
	// view draws the inside of the box.
	view() []string
	thumb() (start, length int)
	// typing reports whether keys are text; they then go to typed.
	typing() bool
	typed(m *Model, name string, msg tea.Msg) tea.Cmd
	// act carries out an action and reports whether it was one for the layer.
	act(m *Model, p keys.Press) (cmd tea.Cmd, done bool)
	// click takes a click inside the box and reports whether it hit something.
	click(y int) bool
	dress(t *theme.Theme, m paint.Meter)
	refresh(m *Model)
}

// top is the topmost layer, or nil.
func (m *Model) top() layer {
	if len(m.over) == 0 {
		return nil
	}
	return m.over[len(m.over)-1]
}

// open lays something over what is there.
func (m *Model) open(l layer) {
	m.over = append(m.over, l)
	m.arrange()
}

// closeTop takes the topmost layer away.
func (m *Model) closeTop() {
	if n := len(m.over); n > 0 {
		m.over = m.over[: n-1 : n-1]
	}
	m.arrange()
}

// boxed is the box of a layer.
type boxed struct{ rect layout.Rect }

func (b *boxed) box() layout.Rect { return b.rect }

// inside is the size of what a box holds.
func inside(r layout.Rect) (w, h int) { return max(r.W-2*border, 1), max(r.H-2*border, 1) }

// cardLayer is a card.
type cardLayer struct {
	boxed
	card   *card.Card
	gather card.Gather // nil when what it shows never changes
	busy   bool        // it is being gathered elsewhere
	again  bool        // and has to be once more
	row    int         // the cursor goes there when it is
}

// cardWidth is the widest a card gets, in cells, borders included.
const cardWidth = 90

func (l *cardLayer) title() string { return l.card.Title }

func (l *cardLayer) place(f layout.Frame) {
	l.card.Resize(inside(f.Card(cardWidth, f.H)))
	l.rect = f.Card(cardWidth, max(l.card.Height(), 6)+2*border+1)
	l.card.Resize(inside(l.rect))
}

func (l *cardLayer) view() []string                        { return l.card.View() }
func (l *cardLayer) thumb() (start, length int)            { return l.card.Thumb() }
func (l *cardLayer) typing() bool                          { return false }
func (l *cardLayer) typed(*Model, string, tea.Msg) tea.Cmd { return nil }
func (l *cardLayer) click(y int) bool                      { return l.card.Click(y) }
func (l *cardLayer) dress(t *theme.Theme, _ paint.Meter)   { l.card.SetTheme(t) }

// refresh shows what has changed in the library.
func (l *cardLayer) refresh(m *Model) {
	if l.gather == nil {
		l.card.Refresh()
		return
	}
	if _, gather := m.cardOf(l.card.Name); gather != nil {
		l.gather = gather
		m.gather(l)
	}
}

func (l *cardLayer) act(m *Model, p keys.Press) (tea.Cmd, bool) {
	switch p.Action {
	case keys.Down:
		l.card.Move(p.Count)
	case keys.Up:
		l.card.Move(-p.Count)
	case keys.Open:
		m.follow(l.card)
	case keys.Close, keys.Quit:
		if l.card.Filtered() != "" {
			l.card.Filter("")
			return nil, true
		}
		if l.card.Name.Kind == card.KindProblems {
			m.load.noted = len(m.load.problems)
		}
		m.closeTop()
	default:
		return nil, move(l.card, p)
	}
	return nil, true
}

// follow goes where the card's cursor leads.
func (m *Model) follow(c *card.Card) {
	t := c.Target()
	switch {
	case c.Name.Kind == card.KindMerge && t.Person != "":
		m.closeTop()
		m.merge(personID(c.Name), t.Person)
	case t.Alias != "":
		m.closeTop()
		m.split(personID(c.Name), t.Alias)
	case t.Mention > 0 || t.Nobody:
		m.closeTop()
		m.correct(quoteID(c.Name), t.Mention-1)
	case t.Quote != "":
		m.goQuote(t.Quote)
	case t.Person != "":
		m.remember()
		m.openCard(card.Name{Kind: card.KindPerson, ID: string(t.Person)})
	case t.Printing != "":
		m.openPrinting(t.Printing)
	case t.Article != "":
		m.remember()
		m.over = nil
		m.openArticle(t.Article)
		m.focus = layout.Reader
		m.arrange()
	}
}

func quoteID(n card.Name) model.QuoteID   { return model.QuoteID(n.ID) }
func personID(n card.Name) model.PersonID { return model.PersonID(n.ID) }
func storyID(n card.Name) model.StoryID   { return model.StoryID(n.ID) }

// finderLayer is the search over everything.
type finderLayer struct {
	boxed
	pane *finder.Pane
}

func (l *finderLayer) title() string { return "Search everything" }

func (l *finderLayer) place(f layout.Frame) {
	l.rect = f.Card(104, f.H)
	l.pane.Resize(inside(l.rect))
}

func (l *finderLayer) view() []string                         { return l.pane.View() }
func (l *finderLayer) thumb() (start, length int)             { return 0, 0 }
func (l *finderLayer) typing() bool                           { return true }
func (l *finderLayer) act(*Model, keys.Press) (tea.Cmd, bool) { return nil, false }
func (l *finderLayer) click(y int) bool                       { return l.pane.Click(y) }
func (l *finderLayer) dress(*theme.Theme, paint.Meter)        {}
func (l *finderLayer) refresh(*Model)                         {}

func (l *finderLayer) typed(m *Model, name string, msg tea.Msg) tea.Cmd {
	switch name {
	case "enter":
		m.sought = l.pane.Text()
		if l.pane.Confirm() {
			m.pick(l.pane)
		}
	case "esc", "ctrl+c":
		m.sought = l.pane.Text()
		l.pane.Stop()
		m.closeTop()
	default:
		if m.opt.Keys.Has(keys.SaveSearch, name) {
			m.askSave()
			return nil
		}
		if !choose(l.pane, name) {
			return l.pane.Type(msg)
		}
	}
	return nil
}

// choices is a list under a line that is being typed.
type choices interface {
	Move(by int)
	Page(halves int)
}

// choose moves in a list by the keys that are free while a line is typed, and
// reports whether name is one of them.
func choose(list choices, name string) bool {
	switch name {
	case "down", "ctrl+n", "ctrl+j":
		list.Move(1)
	case "up", "ctrl+p", "ctrl+k":
		list.Move(-1)
	case "pgdown":
		list.Page(2)
	case "pgup":
		list.Page(-2)
	default:
		return false
	}
	return true
}

// paletteLayer is the help or the command palette.
type paletteLayer struct {
	boxed
	pane *palette.Pane
	help bool
}

func (l *paletteLayer) title() string {
	if l.help {
		return "Keys"
	}
	return "Commands"
}

func (l *paletteLayer) place(f layout.Frame) {
	h := 18
	if l.help {
		h = l.pane.Height() + 2*border
	}
	l.rect = f.Card(92, h)
	l.pane.Resize(inside(l.rect))
}

func (l *paletteLayer) view() []string                  { return l.pane.View() }
func (l *paletteLayer) thumb() (start, length int)      { return l.pane.Thumb() }
func (l *paletteLayer) typing() bool                    { return l.pane.Typing() }
func (l *paletteLayer) click(int) bool                  { return false }
func (l *paletteLayer) dress(*theme.Theme, paint.Meter) {}
func (l *paletteLayer) refresh(*Model)                  {}

func (l *paletteLayer) typed(m *Model, name string, msg tea.Msg) tea.Cmd {
	switch name {
	case "enter":
		return l.run(m)
	case "esc", "ctrl+c":
		if !l.pane.Leave() {
			m.closeTop()
		}
	default:
		if !choose(l.pane, name) {
			l.pane.Type(msg)
		}
	}
	return nil
}

func (l *paletteLayer) act(m *Model, p keys.Press) (tea.Cmd, bool) {
	switch p.Action {
	case keys.Down:
		l.pane.Move(p.Count)
	case keys.Up:
		l.pane.Move(-p.Count)
	case keys.Find:
		l.pane.Search()
	case keys.Open:
		return l.run(m), true
	case keys.Close, keys.Quit, keys.Help:
		m.closeTop()
	default:
		return nil, move(l.pane, p)
	}
	return nil, true
}

// run carries out the picked command where the reader was before.
func (l *paletteLayer) run(m *Model) tea.Cmd {
	a := l.pane.Picked()
	if a == keys.None {
		return nil
	}
	m.closeTop()
	if b := m.opt.Keys.Binding(a); b.Letter {
		m.pending = keys.Pending{Keys: []string{b.Name}, Wants: a}
		return nil
	}
	return m.act(keys.Press{Action: a, Count: 1})
}
