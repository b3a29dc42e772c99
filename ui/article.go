package ui

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"whosaid/model"
	"whosaid/ui/keys"
	"whosaid/ui/layout"
	"whosaid/ui/voices"
)

// refresh takes the library's present state: the list, and the open article,
// which may have been read anew.
func (m *Model) refresh() {
	m.load.seen = m.lib.Generation()
	m.screen.stale = true
	m.recall()
	m.showSaved()
	if shape := m.lib.Shape(); shape != m.load.shape || m.load.looks == 0 {
		m.load.shape = shape
		if m.narrow.typed != "" {
			m.want(m.renarrow())
		}
		m.relist()
	}
	if a := m.reader.Article(); a != nil {
		if m.lib.Reading(a.ID) != m.reader.Reading() {
			m.show(a.ID)
		} else if !m.load.busy || len(m.reader.Reading().Quotes) < manyQuotes {
			m.voices.Set(m.collect(a, m.reader.Reading())) // other articles may print their quotes
		}
	}
	for _, l := range m.over {
		l.refresh(m)
	}
	m.arrange()
}

// settle ties the list, which was just arranged, and the text together.
func (m *Model) settle() {
	follow := m.list.follow
	m.list.follow = false
	if !m.touched {
		m.shelf.First() // what comes first may still be coming in
		if m.resumed() {
			return
		}
		follow = true
	}
	if _, onSearch := m.shelf.Search(); onSearch {
		if !follow || m.shelf.Len() == 0 {
			return
		}
		m.shelf.First()
	}
	a := m.reader.Article()
	if a != nil && m.focus != layout.List && !follow {
		m.shelf.Select(a.ID)
		return
	}
	if e, ok := m.shelf.Selected(); ok && (a == nil || a.ID != e.ID) {
		m.preview()
	}
}

// manyQuotes is the number from which an article's voices are not collected anew
// for every article that comes in while loading.
const manyQuotes = 300

// openArticle shows an article in the reader and the list and reports whether
// there is one of that name.
func (m *Model) openArticle(id model.ArticleID) bool {
	if a := m.reader.Article(); a != nil && a.ID == id {
		m.shelf.Select(id)
		return true
	}
	m.leaveArticle()
	m.quote = ""
	if !m.show(id) {
		return false
	}
	m.end = ending{}
	m.reader.SetPlace(m.lib.Place(id))
	if read, _ := m.lib.Marked(id); read && m.reader.AtEnd() {
		m.reader.Top() // it was read to the end: again from the beginning
	}
	m.voices.Top()
	m.shelf.Select(id)
	m.keepScreen()
	return true
}

// show hands an article to reader and voices.
func (m *Model) show(id model.ArticleID) bool {
	a, r := m.lib.Article(id), m.lib.Reading(id)
	if a == nil || r == nil {
		return false
	}
	vs := m.collect(a, r)
	slot := make([]int, len(r.Quotes))
	for i := range slot {
		slot[i] = -1
	}
	for _, v := range vs {
		for _, s := range v.Quotes {
			slot[s.Index] = v.Slot
		}
	}
	m.voices.Set(vs)
	m.reader.Restored = func(block int) bool {
		keep, chosen := m.lib.BlockChosen(id, block)
		return keep && chosen
	}
	m.reader.Show(a, r, func(i int) int { return slot[i] })
	m.screen.stale = true
	return true
}

// collect makes the voices of an article. The library is asked once for each
// person, not for each quote.
func (m *Model) collect(a *model.Article, r *model.Reading) []voices.Voice {
	return voices.Of(a, r, voices.Known{
		Person:    m.lib.Speaker,
		Elsewhere: func(id model.QuoteID) int { return len(m.lib.Related(id)) },
		Slot:      m.giveSlot,
	})
}

// giveSlot gives a person the slot they had in other articles if it is free
// here, else the free one that the fewest have.
func (m *Model) giveSlot(id model.PersonID, taken map[int]bool) int {
	if slot, ok := m.slots[id]; ok && !taken[slot] {
		return slot
	}
	slot := m.freeSlot(taken)
	if _, had := m.slots[id]; !had && id != "" {
		m.slots[id] = slot
		m.used[slot%len(m.used)]++
	}
	return slot
}

// freeSlot is the slot, of those not taken, that the fewest persons have. When
// all of the theme's are taken, higher numbers follow; the theme begins anew.
func (m *Model) freeSlot(taken map[int]bool) int {
	if m.used == nil {
		m.used = make([]int, len(m.screen.theme.Speakers))
	}
	best := -1
	for i := range m.used {
		if !taken[i] && (best < 0 || m.used[i] < m.used[best]) {
			best = i
		}
	}
	for i := len(m.used); best < 0; i++ {
		if !taken[i] {
			best = i
		}
	}
	return best
}

// slotOf is the slot a person has, for cards; -1 for nobody.
func (m *Model) slotOf(id model.PersonID) int {
	if id == "" {
		return -1
	}
	if slot, ok := m.slots[id]; ok {
		return slot
	}
	return m.giveSlot(id, nil)
}

// largeText is the size in bytes from which an article is opened only when the
// list's cursor has rested on it.
const largeText = 256 << 10

// restTime is how long that takes.
const restTime = 80 * time.Millisecond

// preview shows the article under the list's cursor: at once when it is at hand,
// else when it was fetched and the cursor is still there.
func (m *Model) preview() {
	e, ok := m.shelf.Selected()
	if !ok {
		return
	}
	m.eras.rest++
	rested := restedMsg{era: m.eras.rest, id: e.ID}
	if !m.lib.Loaded(e.ID) {
		lib, ctx := m.lib, m.ctx
		m.want(func() tea.Msg {
			rested.err = lib.Fetch(ctx, rested.id)
			return rested
		})
		return
	}
	if a := m.lib.Article(e.ID); a == nil || len(a.Text) < largeText {
		m.openArticle(e.ID)
		m.fetchAhead()
		return
	}
	m.want(tea.Tick(restTime, func(time.Time) tea.Msg { return rested }))
}

// ahead is how many articles on each side of the open one are fetched before
// they are asked for.
const ahead = 3

func (m *Model) fetchAhead() {
	if near := m.shelf.Near(ahead); len(near) > 0 {
		m.lib.Prefetch(near...)
	}
}

func (m *Model) rested(msg restedMsg) {
	if msg.era != m.eras.rest {
		return
	}
	m.screen.stale = true
	if msg.err != nil {
		m.trouble(msg.err)
		return
	}
	m.openArticle(msg.id)
	m.fetchAhead()
}

// neighbour opens the n-th next article of the present list, as a jump.
func (m *Model) neighbour(n int) {
	a := m.reader.Article()
	if a == nil {
		return
	}
	id, ok := m.shelf.Neighbour(a.ID, n)
	if !ok {
		m.say(map[bool]string{true: "That was the last article", false: "That was the first article"}[n > 0])
		return
	}
	m.remember()
	m.openArticle(id)
	m.fetchAhead()
}

// toggleRemoved shows or hides what the cleaner took out.
func (m *Model) toggleRemoved() {
	if m.reader.Article() == nil {
		return
	}
	m.reader.ToggleRemoved()
	n := m.reader.Hidden()
	switch {
	case n == 0:
		m.say("Nothing was removed from this page")
	case m.reader.Removed():
		m.say(fmt.Sprintf("%s; %s goes from one to the next, %s restores it, %s hides them",
			removed(n), m.opt.Keys.Key(keys.NextRemoved), m.opt.Keys.Key(keys.ToggleBlock), m.opt.Keys.Key(keys.ShowRemoved)))
	default:
		m.say(removed(n) + " hidden")
	}
}

func removed(n int) string {
	if n == 1 {
		return "1 removed block"
	}
	return fmt.Sprintf("%d removed blocks", n)
}
