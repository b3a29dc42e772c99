package card

import (
	"fmt"
	"strings"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/ui/citation"
	"whosaid/ui/dates"
	"whosaid/ui/paint"
)

// Person builds the card of a person: names and roles, how much they said when,
// and everything they said, over all articles, by date. The filter keeps the
// quotes with the typed words.
func Person(lib *library.Library, id model.PersonID, slot int) Build {
	return func(b *Builder) {
		p := lib.Person(id)
		if p == nil {
			b.Text(Target{}, b.Theme.Muted, "This person is no longer in the library.", 0, 0)
			return
		}
		c := personCard{b: b, lib: lib, p: p, slot: slot}
		c.collect(id)
		c.head()
		c.chart()
		c.timeline()
	}
}

type personCard struct {
	b    *Builder
	lib  *library.Library
	p    *model.Person
	slot int
	said []line
	all  int
}

// line is one quotation of the timeline.
type line struct {
	a    *model.Article
	q    *model.Quote
	text string
}

func (c *personCard) collect(id model.PersonID) {
	for _, qid := range c.lib.SaidBy(id) {
		a, q := c.lib.Quote(qid)
		if q == nil {
			continue
		}
		c.all++
		text := citation.Of(a, q, "", "").Quoted()
		if c.b.Keeps(text, a.Title, a.Outlet, a.Published) {
			c.said = append(c.said, line{a, q, text})
		}
	}
}

var personKinds = map[model.PersonKind]string{
	model.KindPerson: "person", model.KindOrganisation: "organisation",
	model.KindAccount: "account", model.KindDocument: "document", model.KindUnnamed: "unnamed",
}

func (c *personCard) head() {
	th := c.b.Theme
	look := th.Speaker(c.slot)
	glyph := look.Glyph
	if c.slot < 0 {
		glyph = "●"
	}
	c.b.Gap()
	c.b.Text(Target{}, look.Style.Bold(true), glyph+" "+paint.Plain(c.p.Name), 0, 2)
	c.b.Pair(Target{}, "kind", personKinds[c.p.Kind])
	c.b.Pair(Target{}, "roles", paint.Plain(strings.Join(c.p.Roles, "; ")))
	c.b.Pair(Target{}, "also called", paint.Plain(strings.Join(c.p.Aliases, "; ")))
}

// chart draws a bar for each day something was said; by month or year when the
// days are too many.
func (c *personCard) chart() {
	const most = 10
	for _, digits := range []int{10, 7, 4} { // a date's prefix: day, month, year
		periods, counts := c.count(digits)
		if len(periods) < 2 && digits == 10 {
			return
		}
		if len(periods) <= most || digits == 4 {
			c.bars(periods, counts)
			return
		}
	}
}

func (c *personCard) count(digits int) (periods []string, counts map[string]int) {
	counts = map[string]int{}
	for _, l := range c.said {
		day := dates.Day(l.a.Published)
		if day == "" {
			continue
		}
		period := day[:digits]
		if counts[period] == 0 {
			periods = append(periods, period)
		}
		counts[period]++
	}
	return periods, counts
}

func (c *personCard) bars(periods []string, counts map[string]int) {
	peak := 1
	for _, n := range counts {
		peak = max(peak, n)
	}
	c.b.Heading("When")
	const label = 12
	room := max(min(c.b.Room()-label-6, 40), 1)
	for _, period := range periods {
		name := period
		if s := dates.Short(period); s != "" {
			name = s
		}
		n := counts[period]
		bar := strings.Repeat("█", max(n*room/peak, 1))
		c.b.Row(Target{}, c.b.Theme.Muted.Render(c.b.Meter.Fit(name, label))+
			c.b.Theme.Speaker(max(c.slot, 0)).Style.Render(bar)+c.b.Theme.Muted.Render(fmt.Sprintf(" %d", n)))
	}
}

// timeline lists everything said, day by day. Later printings of a statement
// stand under the first one, a line each.
func (c *personCard) timeline() {
	switch {
	case c.all == 0:
		c.b.Heading("Nothing said")
		c.b.Text(Target{}, c.b.Theme.Muted, "The library holds no quote of theirs.", 0, 0)
		return
	case len(c.said) == 0:
		c.b.Heading("No quote matches")
		c.b.Text(Target{}, c.b.Theme.Muted, "Esc shows everything again.", 0, 0)
		return
	}
	day := "-"
	for _, statement := range c.statements() {
		first := statement[0]
		if d := dates.Day(first.a.Published); d != day {
			day = d
			title := dates.Long(d)
			if title == "" {
				title = "Undated"
			}
			c.b.Heading(title)
		} else {
			c.b.Gap()
		}
		t := Target{Quote: first.q.ID}
		c.b.Barred(t, c.b.Theme.Speaker(c.slot).Style, c.b.Theme.Item, first.text, 4)
		c.b.Text(t, c.b.Theme.Muted, source(first), 2, 1)
		for _, again := range statement[1:] {
			c.again(again)
		}
	}
}

// statements gathers the quotes that print the same statement, in the order of
// the first printings.
func (c *personCard) statements() [][]line {
	var out [][]line
	at := map[model.QuoteID]int{}
	for _, l := range c.said {
		found := -1
		for _, rel := range c.lib.Related(l.q.ID) {
			if i, ok := at[rel.B]; ok {
				found = i
				break
			}
		}
		if found < 0 {
			found = len(out)
			out = append(out, nil)
		}
		at[l.q.ID] = found
		out[found] = append(out[found], l)
	}
	return out
}

// again adds a later printing of a statement.
func (c *personCard) again(l line) {
	where := paint.Plain(l.a.Outlet)
	if where == "" {
		where = paint.Plain(l.a.Title)
	}
	where = "⇄ " + c.b.Meter.Cut(where, 20)
	if d := dates.Brief(l.a.Published); d != "" {
		where += " · " + d
	}
	c.b.Row(Target{Quote: l.q.ID}, "  "+c.b.Theme.Muted.Render(where+"  ")+c.b.Theme.Item.Render(l.text))
}

// source is where a quote stands.
func source(l line) string {
	parts := []string{}
	for _, s := range []string{l.a.Outlet, l.a.Title} {
		if s != "" {
			parts = append(parts, paint.Plain(s))
		}
	}
	return strings.Join(parts, " · ")
}
