package card

import (
	"context"
	"strings"

	"whosaid/model"
	"whosaid/ui/paint"
	"whosaid/ui/theme"
)

// Kind is what a card shows.
type Kind uint8

// The kinds of card.
const (
	KindQuote Kind = iota
	KindPerson
	KindStory
	KindPeople   // everybody who is quoted
	KindSpeakers // the choice of a quote's speaker
	KindProblems
	KindMerge  // the choice of somebody who is the same person
	KindSplit  // the choice of a name that is another person's
	KindOutput // what a command printed
	KindPrintings
	KindText    // of a printing that is no article of the list
	KindSources // what the library is filled from
)

// Name tells a card from all others: what it shows, and of whom or what.
type Name struct {
	Kind Kind
	ID   string
}

// Target is where a row leads. One of its fields is set.
type Target struct {
	Quote   model.QuoteID
	Person  model.PersonID
	Article model.ArticleID
	// Mention is one more than an index of Reading.Mentions: the choice of a
	// speaker; Nobody is the choice of none.
	Mention int
	Nobody  bool
	Alias   string // one of a person's names
	// Printing is a printing of an article that is not on the list by itself.
	Printing model.ArticleID
	Source   string // the address of a source
}

// IsZero reports whether a row leads nowhere.
func (t Target) IsZero() bool { return t == Target{} }

// Row is one line of a card.
type Row struct {
	Text   string // styled, at most as wide as the card
	Target Target
}

// Build makes a card's rows at a width. It runs while the screen waits.
type Build func(b *Builder)

// Gather reads what a card shows and returns how it is drawn. It may read many
// articles, so it can run elsewhere; when ctx ends it makes do with what it has.
type Gather func(ctx context.Context) Build

// Ready is a Gather of a card that needs no more than its Build reads.
func Ready(build Build) Gather {
	return func(context.Context) Build { return build }
}

// Waiting is drawn until a card's Gather has ended.
func Waiting(b *Builder) {
	b.Gap()
	b.Text(Target{}, b.Theme.Muted, "Collecting …", 0, 0)
}

// Card is one card. Its rows are made anew when its width changes or Refresh is
// called.
type Card struct {
	Name  Name
	Title string

	build  Build
	theme  *theme.Theme
	meter  paint.Meter
	w, h   int
	rows   []Row
	cursor int // the row of the target under the cursor, -1 without targets
	top    int
	filter string
}

// New returns a card without a size.
func New(name Name, title string, th *theme.Theme, m paint.Meter, build Build) *Card {
	return &Card{Name: name, Title: title, build: build, theme: th, meter: m, cursor: -1}
}

// SetBuild shows something else.
func (c *Card) SetBuild(build Build) {
	c.build = build
	if c.w > 0 {
		c.Refresh()
	}
}

// Resize sets the size in cells.
func (c *Card) Resize(w, h int) {
	again := w != c.w
	c.w, c.h = w, h
	if again {
		c.Refresh()
	}
	c.follow()
}

// SetTheme changes the colours.
func (c *Card) SetTheme(t *theme.Theme) {
	c.theme = t
	c.Refresh()
}

// Refresh makes the rows anew. The cursor stays on its target if it is still there.
func (c *Card) Refresh() {
	here := c.Target()
	b := &Builder{Theme: c.theme, Meter: c.meter, W: max(c.w, 1), filter: strings.ToLower(c.filter)}
	c.build(b)
	c.rows = b.rows
	c.cursor = -1
	for i, r := range c.rows {
		if r.Target.IsZero() {
			continue
		}
		if c.cursor < 0 || r.Target == here {
			c.cursor = i
			if r.Target == here {
				break
			}
		}
	}
	c.follow()
}

// Filter shows only the rows whose words hold what was typed, where the card
// knows how to filter.
func (c *Card) Filter(typed string) {
	if typed != c.filter {
		c.filter = typed
		c.top = 0
		c.Refresh()
	}
}

// Filtered is what the card was filtered by.
func (c *Card) Filtered() string { return c.filter }

// Height is the number of rows at the present width.
func (c *Card) Height() int { return len(c.rows) }

// Target is where the row under the cursor leads.
func (c *Card) Target() Target {
	if c.cursor < 0 || c.cursor >= len(c.rows) {
		return Target{}
	}
	return c.rows[c.cursor].Target
}

// Cursor is the place of the cursor among the rows, for coming back to it.
func (c *Card) Cursor() int { return c.cursor }

// SetCursor puts the cursor on a row it was on before.
func (c *Card) SetCursor(row int) {
	if row >= 0 && row < len(c.rows) && !c.rows[row].Target.IsZero() {
		c.cursor = row
		c.follow()
	}
}

// Move goes to the n-th next target, or scrolls where there is none near.
func (c *Card) Move(n int) {
	step := 1
	if n < 0 {
		step = -1
	}
	for ; n != 0; n -= step {
		c.step(step)
	}
}

// near is how many rows out of sight a target may be for the cursor to go there
// at once; what is further away is scrolled to.
const near = 4

func (c *Card) step(dir int) {
	next := c.nextTarget(c.cursor, dir)
	if next >= 0 && next >= c.top-near && next < c.top+c.h+near {
		c.cursor = next
		c.follow()
		return
	}
	c.scrollTo(c.top + dir)
	if next := c.nextTarget(c.cursor, dir); next >= c.top && next < c.top+c.h {
		c.cursor = next
	}
}

// nextTarget is the row of the target after (before) row at that differs from
// the one there; -1 without one. A target may span several rows; its first counts.
func (c *Card) nextTarget(at, dir int) int {
	var here Target
	if at >= 0 && at < len(c.rows) {
		here = c.rows[at].Target
	}
	for i := at + dir; i >= 0 && i < len(c.rows); i += dir {
		t := c.rows[i].Target
		if t.IsZero() || t == here {
			continue
		}
		for i > 0 && c.rows[i-1].Target == t {
			i--
		}
		return i
	}
	return -1
}

// Page scrolls by halves of the height and takes the cursor along.
func (c *Card) Page(halves int) {
	c.scrollTo(c.top + halves*max(c.h/2, 1))
	c.bring()
}

// Top goes to the beginning.
func (c *Card) Top() { c.scrollTo(0); c.bring() }

// Bottom goes to the end.
func (c *Card) Bottom() {
	c.scrollTo(len(c.rows))
	for i := len(c.rows) - 1; i >= 0; i-- {
		if !c.rows[i].Target.IsZero() {
			c.cursor = c.nextTarget(i+1, -1)
			break
		}
	}
}

// bring moves the cursor to the first target in the window.
func (c *Card) bring() {
	if c.cursor >= c.top && c.cursor < c.top+c.h {
		return
	}
	for i := c.top; i < min(c.top+c.h, len(c.rows)); i++ {
		if !c.rows[i].Target.IsZero() {
			c.cursor = i
			return
		}
	}
}

func (c *Card) scrollTo(top int) { c.top = min(max(top, 0), max(len(c.rows)-c.h, 0)) }

// follow scrolls so that all rows of the target under the cursor show.
func (c *Card) follow() {
	if c.cursor >= 0 && c.cursor < len(c.rows) {
		last := c.cursor
		for last+1 < len(c.rows) && c.rows[last+1].Target == c.rows[c.cursor].Target {
			last++
		}
		if last >= c.top+c.h {
			c.top = last - c.h + 1
		}
		if c.cursor < c.top {
			c.top = c.cursor
		}
		if c.nextTarget(c.cursor, -1) < 0 && c.cursor < c.h {
			c.top = 0 // what stands above the first target is read with it
		}
	}
	c.scrollTo(c.top)
}

// Click puts the cursor on the target at a line and reports whether there is one.
func (c *Card) Click(y int) bool {
	i := c.top + y
	if i < 0 || i >= len(c.rows) || c.rows[i].Target.IsZero() {
		return false
	}
	for i > 0 && c.rows[i-1].Target == c.rows[i].Target {
		i--
	}
	c.cursor = i
	return true
}

// View draws the visible rows: as many as the card is high, each exactly as wide.
func (c *Card) View() []string {
	lines := make([]string, 0, c.h)
	here := c.Target()
	for i := c.top; i < c.top+c.h; i++ {
		if i >= len(c.rows) {
			lines = append(lines, paint.Spaces(c.w))
			continue
		}
		r := c.rows[i]
		bar := " "
		if !here.IsZero() && r.Target == here && i >= c.cursor {
			bar = c.theme.SelectBar.Render("▌")
		}
		lines = append(lines, c.meter.Fit(bar+r.Text, c.w))
	}
	return lines
}

// Thumb tells where the scroll bar's thumb is, in lines of the card.
func (c *Card) Thumb() (start, length int) { return paint.Thumb(c.top, c.h, len(c.rows), c.h) }
