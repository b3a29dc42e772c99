package card

import (
	"fmt"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/ui/citation"
	"whosaid/ui/paint"
)

// Speakers builds the choice of a quotation's speaker: the candidates the
// machine considered, best first, then everybody else the article names, then
// nobody. The filter keeps the names with the typed words.
func Speakers(lib *library.Library, id model.QuoteID) Build {
	return func(b *Builder) {
		a, q := lib.Quote(id)
		if q == nil {
			b.Text(Target{}, b.Theme.Muted, "This quote is no longer in the library.", 0, 0)
			return
		}
		c := speakersCard{b: b, a: a, r: lib.Reading(a.ID), q: q, seen: map[string]bool{}}
		b.Gap()
		b.Barred(Target{}, b.Theme.Muted, b.Theme.Item, citation.Of(a, q, "", "").Quoted(), 3)
		b.Heading("Who said it?")
		c.candidates()
		c.others()
		c.choice(-1, 0)
	}
}

type speakersCard struct {
	b    *Builder
	a    *model.Article
	r    *model.Reading
	q    *model.Quote
	seen map[string]bool // names offered
}

func (c *speakersCard) candidates() {
	if c.q.Mention >= 0 {
		c.choice(c.q.Mention, c.q.Confidence)
	}
	for _, cand := range c.q.Candidates {
		if cand.Mention >= 0 && cand.Mention < len(c.r.Mentions) {
			c.choice(cand.Mention, cand.Score)
		}
	}
}

// others offers the fullest mention of everybody else, in order of appearance.
func (c *speakersCard) others() {
	fullest := map[int]int{}
	var order []int
	for i := range c.r.Mentions {
		m := &c.r.Mentions[i]
		if m.Person < 0 {
			continue
		}
		best, ok := fullest[m.Person]
		if !ok {
			order = append(order, m.Person)
		}
		if !ok || m.Span.Len() > c.r.Mentions[best].Span.Len() {
			fullest[m.Person] = i
		}
	}
	for _, p := range order {
		c.choice(fullest[p], 0)
	}
}

// choice offers one mention; -1 is nobody.
func (c *speakersCard) choice(mention int, score float64) {
	if mention < 0 {
		if c.b.Keeps("nobody") {
			c.row(Target{Nobody: true}, c.q.Mention < 0, "Nobody", "the marks report no statement, or the text does not tell whose", 0)
		}
		return
	}
	m := &c.r.Mentions[mention]
	name := paint.Plain(m.Span.In(c.a.Text))
	if m.Person >= 0 && m.Person < len(c.r.Persons) {
		name = paint.Plain(c.r.Persons[m.Person].Name)
	}
	if c.seen[name] || !c.b.Keeps(name) {
		return
	}
	c.seen[name] = true
	as := ""
	if said := paint.Plain(m.Span.In(c.a.Text)); said != name {
		as = "as “" + said + "”"
	}
	c.row(Target{Mention: mention + 1}, mention == c.q.Mention, name, as, score)
}

func (c *speakersCard) row(t Target, chosen bool, name, note string, score float64) {
	th := c.b.Theme
	tick := "  "
	if chosen {
		tick = th.Success.Render("✓ ")
	}
	row := tick + th.Item.Bold(true).Render(name)
	if score > 0 && score <= 1 {
		row += th.Muted.Render(fmt.Sprintf("  %d%%", Percent(score)))
	}
	if note != "" {
		row += th.Muted.Render("  " + note)
	}
	c.b.Row(t, row)
}
