package finder

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/model/search"
	"whosaid/ui/paint"
	"whosaid/ui/prompt"
	"whosaid/ui/theme"
)

// FoundMsg reports that a search has ended, or what it has found so far when Found
// is Unfinished.
type FoundMsg struct {
	Era   int // of the query it answers
	Found search.Found
	Err   error // what kept it from being answered
}

// Pane is the finder.
type Pane struct {
	lib    *library.Library
	theme  *theme.Theme
	meter  paint.Meter
	line   prompt.Line
	era    int
	cancel context.CancelFunc
	rest   tea.Cmd // the whole of the search that is under way
	query  search.Query
	err    error
	found  search.Found // Hits are the articles, best first
	busy   bool
	stale  bool // what stands in the line is from last time: typing replaces it
	enter  bool // the reader has confirmed and waits for the search to end
	w, h   int
	rows   []result
	cursor int // indexes rows
	top    int // the first row drawn
}

// result is one hit, or one quote of a hit that is about quotes.
type result struct {
	hit   int
	quote model.QuoteID // "" for the article
}

// most bounds the articles that are shown; a longer list helps nobody.
const most = 200

// New returns a finder for the library with what was searched for last.
func New(lib *library.Library, th *theme.Theme, m paint.Meter, last string) (*Pane, tea.Cmd) {
	p := &Pane{lib: lib, theme: th, meter: m}
	p.line = prompt.New(th, " Search ", `words "a phrase" -not speaker: said: source: date:`)
	if last != "" {
		p.line.Set(last)
		p.stale = true
	}
	cmd := p.search()
	return p, cmd
}

// Text is what was typed.
func (p *Pane) Text() string { return p.line.Value() }

// Query is the last query that could be understood.
func (p *Pane) Query() search.Query { return p.query }

// Resize sets the size in cells.
func (p *Pane) Resize(w, h int) {
	p.w, p.h = w, h
	p.follow()
}

// Type takes a key or a paste, and starts a search when the text changed.
func (p *Pane) Type(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok && p.stale && k.Text != "" {
		p.line.Set("")
	}
	p.stale = false
	if !p.line.Update(msg) {
		return nil
	}
	return p.search()
}

// search begins the search for what is typed and gives up the one before.
func (p *Pane) search() tea.Cmd {
	p.Stop()
	p.enter = false
	q, err := search.ParseTyping(p.line.Value())
	p.err = err
	if err != nil {
		return nil
	}
	p.era++
	p.query = q
	if q.Empty() {
		p.set(search.Found{})
		return nil
	}
	ctx, cancel := context.WithCancel(context.Background())
	p.cancel, p.busy = cancel, true
	p.rest = p.ask(ctx, p.lib.Find)
	return p.ask(ctx, p.lib.Glance)
}

// ask asks the library for the articles that match the query.
func (p *Pane) ask(ctx context.Context, find func(context.Context, search.Query, int) (search.Found, error)) tea.Cmd {
	era, lib, q := p.era, p.lib, p.query
	return func() tea.Msg {
		found, err := find(ctx, q, most)
		for i := range found.Hits[:min(len(found.Hits), inSight)] {
			if ctx.Err() != nil {
				break
			}
			mark(lib, &found.Hits[i])
		}
		return FoundMsg{Era: era, Found: found, Err: err}
	}
}

// inSight is how many hits are marked before they are shown, so that drawing
// them reads no file.
const inSight = 20

// mark finds the words in a hit's text, unless that was done.
func mark(lib *library.Library, h *search.Hit) {
	if h.Matches == nil {
		if a := lib.Article(h.Article); a != nil {
			h.Mark(a)
		}
	}
}

// Again repeats the search, after the library has grown.
func (p *Pane) Again() tea.Cmd { return p.search() }

// Stop gives up the search that is under way.
func (p *Pane) Stop() {
	if p.cancel != nil {
		p.cancel()
		p.cancel, p.rest, p.busy = nil, nil, false
	}
}

// Found takes the answer to a search; one to an older query is dropped. It
// reports whether the reader has confirmed meanwhile. After an answer in part there
// is a rest to search for; what stood there stays until something was found.
func (p *Pane) Found(msg FoundMsg) (confirmed bool, rest tea.Cmd) {
	if msg.Era != p.era {
		return false, nil
	}
	if msg.Found.Unfinished && msg.Err == nil && p.busy {
		if len(msg.Found.Hits) > 0 {
			p.set(msg.Found)
		}
		return false, p.rest
	}
	p.Stop()
	if p.err = msg.Err; p.err != nil {
		return false, nil // what was found before stays
	}
	if picked, quote, ok := p.Picked(); ok && p.found.Unfinished && p.cursor > 0 {
		p.set(msg.Found)
		p.pick(picked.Article, quote)
	} else {
		p.set(msg.Found)
	}
	confirmed, p.enter = p.enter, false
	return confirmed, nil
}

// pick moves the cursor to a result, if it is there.
func (p *Pane) pick(id model.ArticleID, quote model.QuoteID) {
	same := func(r result) bool { return r.quote == quote && p.found.Hits[r.hit].Article == id }
	if i := slices.IndexFunc(p.rows, same); i >= 0 {
		p.cursor = i
		p.follow()
	}
}

// Confirm reports whether the results are those of what is typed. If not, the
// search is still under way and Found will tell.
//
// What was passed over as unfinished while it was being typed is now told as the
// mistake it is.
func (p *Pane) Confirm() bool {
	if _, err := search.Parse(p.line.Value()); err != nil {
		p.err = err
		return false
	}
	p.enter = p.busy
	return !p.busy
}

func (p *Pane) set(found search.Found) {
	p.found, p.rows, p.cursor, p.top = found, nil, 0, 0
	hits := found.Hits
	for i := range hits {
		if len(hits[i].Quotes) == 0 {
			p.rows = append(p.rows, result{hit: i})
		}
		for _, q := range hits[i].Quotes {
			p.rows = append(p.rows, result{i, q})
		}
	}
}

// Move goes to the n-th next result.
func (p *Pane) Move(n int) {
	p.cursor = min(max(p.cursor+n, 0), max(len(p.rows)-1, 0))
	p.follow()
}

// Page moves by halves of the height.
func (p *Pane) Page(halves int) { p.Move(halves * max(p.fits()/2, 1)) }

// Picked returns the result under the cursor: the hit, and the quote it is
// about, "" for none.
func (p *Pane) Picked() (search.Hit, model.QuoteID, bool) {
	if p.cursor >= len(p.rows) {
		return search.Hit{}, "", false
	}
	r := p.rows[p.cursor]
	hit := &p.found.Hits[r.hit]
	mark(p.lib, hit)
	return *hit, r.quote, true
}

// Click picks the result at a line of the pane and reports whether one is there.
func (p *Pane) Click(y int) bool {
	head := p.head()
	at := p.top + (y-head)/resultRows
	if y < head || at >= len(p.rows) {
		return false
	}
	p.cursor = at
	return true
}

// resultRows is the height of a result: title, two lines of snippet, a blank.
const resultRows = 4

// fits is how many results the pane shows.
func (p *Pane) fits() int { return max((p.h-p.head()+1)/resultRows, 1) }

func (p *Pane) follow() {
	p.top = min(p.top, p.cursor)
	p.top = max(p.top, p.cursor-p.fits()+1, 0)
}
