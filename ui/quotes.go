package ui

import (
	"cmp"
	"fmt"
	"slices"

	"whosaid/model"
	"whosaid/ui/card"
	"whosaid/ui/keys"
	"whosaid/ui/layout"
	"whosaid/ui/voices"
)

// nextQuote selects the n-th next quote of the article.
func (m *Model) nextQuote(n int) {
	if m.reader.Reading() == nil {
		return
	}
	m.over = nil
	i := m.reader.Next(n)
	if i < 0 {
		m.say(m.noQuote(n))
		return
	}
	m.goQuote(m.reader.Reading().Quotes[i].ID)
}

func (m *Model) noQuote(n int) string {
	if len(m.voices.Voices()) == 0 {
		return fmt.Sprintf("Nobody is quoted in this article; %s opens the next", m.opt.Keys.Key(keys.NextArticle))
	}
	return map[bool]string{true: "No quote further down", false: "No quote further up"}[n > 0]
}

// nextSame goes to the same speaker's n-th next quote, over articles.
func (m *Model) nextSame(n int) {
	v, at, ok := m.speaking()
	if !ok {
		m.say(m.noQuote(n))
		return
	}
	ids := m.lib.SaidBy(v.Person)
	if v.Person == "" {
		ids = nil
		for _, s := range v.Quotes {
			ids = append(ids, s.ID)
		}
	}
	i := slices.Index(ids, at)
	to := i + n
	switch {
	case i < 0:
		return
	case len(ids) == 1:
		m.goQuote(at)
		m.say(fmt.Sprintf("%s is quoted only here", nameOf(v)))
		return
	case to < 0 || to >= len(ids):
		m.goQuote(at)
		m.say(fmt.Sprintf("That is %s's %s quote of %d", nameOf(v), map[bool]string{true: "last", false: "first"}[n > 0], len(ids)))
		return
	}
	m.goQuote(ids[to])
	m.say(fmt.Sprintf("%s: quote %d of %d", nameOf(v), to+1, len(ids)))
}

func nameOf(v voices.Voice) string {
	if v.Name == "" {
		return "Nobody known"
	}
	return v.Name
}

// speaking is the speaker a command is about and the quote to go on from: those
// of the selected quote, or of the voices' cursor, or of the first in sight.
func (m *Model) speaking() (v voices.Voice, at model.QuoteID, ok bool) {
	if m.focus == layout.Voices && m.voices.Quote() == "" {
		if v, ok := m.voices.Voice(); ok && len(v.Quotes) > 0 {
			return v, v.Quotes[0].ID, true
		}
	}
	at = m.quote
	if at == "" {
		i := m.reader.Current()
		if i < 0 {
			i = m.reader.Next(1)
		}
		if i < 0 {
			return v, "", false
		}
		at = m.reader.Reading().Quotes[i].ID
	}
	for _, v := range m.voices.Voices() {
		for _, s := range v.Quotes {
			if s.ID == at {
				return v, at, true
			}
		}
	}
	return v, "", false
}

// nextRelated goes to the n-th next printing of the same statement, going round.
func (m *Model) nextRelated(n int) {
	_, at, ok := m.speaking()
	if !ok {
		m.say(m.noQuote(n))
		return
	}
	all := m.printings(at)
	if len(all) < 2 {
		m.goQuote(at)
		m.say("No other article prints this statement")
		return
	}
	i := slices.Index(all, at)
	to := ((i+n)%len(all) + len(all)) % len(all)
	m.goQuote(all[to])
	m.say(fmt.Sprintf("The same statement: printing %d of %d", to+1, len(all)))
}

// mostPrintings bounds how many printings of one statement are collected.
const mostPrintings = 500

// printings collects all quotes of one statement, related directly or over
// others, by date. It holds id itself.
func (m *Model) printings(id model.QuoteID) []model.QuoteID {
	type printing struct {
		id    model.QuoteID
		date  string
		start int
	}
	var all []printing
	seen := map[model.QuoteID]bool{id: true}
	for queue := []model.QuoteID{id}; len(queue) > 0 && len(all) < mostPrintings; queue = queue[1:] {
		a, q := m.lib.Quote(queue[0])
		if q == nil {
			continue
		}
		all = append(all, printing{queue[0], a.Published, q.Start()})
		for _, rel := range m.lib.Related(queue[0]) {
			if !seen[rel.B] {
				seen[rel.B] = true
				queue = append(queue, rel.B)
			}
		}
	}
	slices.SortFunc(all, func(x, y printing) int {
		return cmp.Or(cmp.Compare(x.date, y.date), cmp.Compare(x.id, y.id))
	})
	out := make([]model.QuoteID, len(all))
	for i, p := range all {
		out[i] = p.id
	}
	return out
}

// openQuote opens the card of the selected quote, or of the first in sight.
func (m *Model) openQuote() {
	i := m.reader.Current()
	if i < 0 {
		m.say(fmt.Sprintf("No quote on this screen; %s goes to the next", m.opt.Keys.Key(keys.NextQuote)))
		return
	}
	id := m.reader.Reading().Quotes[i].ID
	m.mark(id)
	m.openCard(card.Name{Kind: card.KindQuote, ID: string(id)})
}

// openVoice opens the card of what the voices' cursor is on.
func (m *Model) openVoice() {
	if id := m.voices.Quote(); id != "" {
		m.openCard(card.Name{Kind: card.KindQuote, ID: string(id)})
		return
	}
	if v, ok := m.voices.Voice(); ok {
		m.openPerson(v)
	}
}

func (m *Model) openPerson(v voices.Voice) {
	if v.Person == "" {
		m.say("The text does not tell who that is")
		return
	}
	m.openCard(card.Name{Kind: card.KindPerson, ID: string(v.Person)})
}

// showSpeaker opens the card of the selected quote's speaker.
func (m *Model) showSpeaker() {
	if c, ok := m.top().(*cardLayer); ok && c.card.Name.Kind == card.KindQuote {
		if id := m.lib.Speaker(model.QuoteID(c.card.Name.ID)); id != "" {
			m.openCard(card.Name{Kind: card.KindPerson, ID: string(id)})
		}
		return
	}
	if v, _, ok := m.speaking(); ok {
		m.openPerson(v)
	}
}

// showPrintings unfolds the article: everybody who printed it.
func (m *Model) showPrintings() {
	e, ok := m.current()
	if !ok {
		return
	}
	if e.Printings < 2 {
		m.say("Nobody else has printed this article")
		return
	}
	m.openCard(card.Name{Kind: card.KindPrintings, ID: string(e.ID)})
}

// openPrinting shows the text of one printing: the article itself, when it is on
// the list.
func (m *Model) openPrinting(id model.ArticleID) {
	if _, listed := m.lib.Entry(id); !listed {
		m.openCard(card.Name{Kind: card.KindText, ID: string(id)})
		return
	}
	m.remember()
	m.over = nil
	m.openArticle(id)
	m.focus = layout.Reader
	m.arrange()
}

// showStory opens the view of the story the present article belongs to.
func (m *Model) showStory() {
	e, ok := m.current()
	if a := m.reader.Article(); a != nil {
		e, ok = m.lib.Entry(a.ID)
	}
	if !ok || e.Story == "" {
		m.say("This article belongs to no story")
		return
	}
	m.openCard(card.Name{Kind: card.KindStory, ID: string(e.Story)})
}

// followVoices selects in the text what the voices' cursor is on: a quote, or
// all quotes of a speaker.
func (m *Model) followVoices() {
	if id := m.voices.Quote(); id != "" {
		m.mark(id)
		m.revealQuote()
		return
	}
	v, ok := m.voices.Voice()
	if !ok {
		return
	}
	m.quote = ""
	var all []int
	for _, s := range v.Quotes {
		all = append(all, s.Index)
	}
	m.reader.Select(all...)
	if len(all) > 0 {
		m.reader.RevealQuote(all[0])
	}
}
