package ui

import (
	"whosaid/model"
	"whosaid/ui/card"
)

// questioned is the quote whose speaker is to be accepted or corrected: that of
// the card on top, else the selected one.
func (m *Model) questioned() model.QuoteID {
	if c, ok := m.top().(*cardLayer); ok {
		switch c.card.Name.Kind {
		case card.KindQuote, card.KindSpeakers:
			return model.QuoteID(c.card.Name.ID)
		}
		return c.card.Target().Quote
	}
	if _, at, ok := m.speaking(); ok {
		return at
	}
	return ""
}

// accept keeps the speaker the machine found, whatever it finds later.
func (m *Model) accept() {
	id := m.questioned()
	_, q := m.lib.Quote(id)
	switch {
	case q == nil:
		m.say("No quote is selected")
		return
	case !q.Attributed() && len(q.Candidates) > 0 && q.Candidates[0].Mention >= 0:
		m.correct(id, q.Candidates[0].Mention)
		return
	case !q.Attributed():
		m.chooseSpeaker()
		return
	}
	m.correct(id, q.Mention)
}

// chooseSpeaker opens the choice of another speaker.
func (m *Model) chooseSpeaker() {
	id := m.questioned()
	if _, q := m.lib.Quote(id); q == nil {
		m.say("No quote is selected")
		return
	}
	m.openCard(card.Name{Kind: card.KindSpeakers, ID: string(id)})
}

// correct records who said a quote: a mention of its article, or -1 for nobody.
func (m *Model) correct(id model.QuoteID, mention int) {
	_, before := m.lib.Quote(id)
	corrected := m.lib.Corrected(id)
	if before == nil {
		return
	}
	was := before.Mention
	if err := m.lib.Correct(id, mention); err != nil {
		m.complain(err.Error())
		return
	}
	m.did("the speaker you chose", func() {
		if corrected {
			_ = m.lib.Correct(id, was) // it was accepted before
			return
		}
		m.lib.Uncorrect(id)
	})
	m.refresh()
	m.mark(m.quote)
	who := "nobody"
	if p := m.lib.Person(m.lib.Speaker(id)); p != nil {
		who = p.Name
	} else if a, q := m.lib.Quote(id); q != nil && q.Attributed() {
		who = m.lib.Reading(a.ID).Mentions[q.Mention].Span.In(a.Text)
	}
	m.say(m.withUndo("Said by " + who + ": kept"))
}
