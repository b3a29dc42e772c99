package card

import (
	"context"
	"fmt"
	"strings"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/ui/citation"
	"whosaid/ui/dates"
	"whosaid/ui/paint"
)

// Person gathers the card of a person: names and roles, how much they said when,
// and everything they said, over all articles, by date. The filter keeps the
// quotes with the typed words.
func Person(lib *library.Library, id model.PersonID, slot int) Gather {
	return func(ctx context.Context) Build {
		all := collect(ctx, lib, id)
		return func(b *Builder) {
			if all.p == nil {
				b.Text(Target{}, b.Theme.Muted, "This person is no longer in the library.", 0, 0)
				return
			}
			c := personCard{b: b, p: all.p, slot: slot, all: len(all.lines)}
			for _, l := range all.lines {
				if b.Keeps(l.text, l.title, l.outlet, l.published) {
					c.said = append(c.said, l)
				}
			}
			c.head()
			c.chart()
			c.timeline()
		}
	}
}

// utterances is everything a person said.
type utterances struct {
	p     *model.Person // nil when there is no such person
	lines []line
}

// line is one quotation of the timeline, by itself: the articles of thousands
// need not stay at hand.
type line struct {
	quote                    model.QuoteID
	text                     string
	title, outlet, published string
	statement                int // the same for all printings of one statement
}

// collect reads everything a person said, or as much as ctx lets it.
func collect(ctx context.Context, lib *library.Library, id model.PersonID) utterances {
	u := utterances{p: lib.Person(id)}
	at := map[model.QuoteID]int{}
	statements := 0
	for _, qid := range lib.SaidBy(id) {
		a, q := lib.Quote(qid)
		if q == nil {
			continue
		}
		if ctx.Err() != nil {
			break
		}
		found := -1
		for _, rel := range lib.Related(qid) {
			if i, ok := at[rel.B]; ok {
				found = i
				break
			}
		}
		if found < 0 {
			found = statements
			statements++
		}
		at[qid] = found
		u.lines = append(u.lines, line{
			quote: qid, text: citation.Of(a, q, "", "").Quoted(),
			title: a.Title, outlet: a.Outlet, published: a.Published, statement: found,
		})
	}
	return u
}

type personCard struct {
	b    *Builder
	p    *model.Person
	slot int
	said []line // that pass the filter
	all  int
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
	c.b.Pair(Target{}, "roles", some(c.p.Roles))
	c.b.Pair(Target{}, "also called", some(c.p.Aliases))
}

// some lists what is told of a person, but not all that a year of news can tell.
func some(all []string) string {
	const most = 8
	if more := len(all) - most; more > 1 {
		return paint.Plain(strings.Join(all[:most], "; ")) + fmt.Sprintf("; %d more", more)
	}
	return paint.Plain(strings.Join(all, "; "))
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
		day := dates.Day(l.published)
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
	day, drawn := "-", 0
	for _, statement := range c.statements() {
		first := statement[0]
		drawn++
		if drawn > mostStatements {
			c.b.Gap()
			c.b.Text(Target{}, c.b.Theme.Muted, fmt.Sprintf("%d quotes in all; the rest is found by filtering.", len(c.said)), 0, 0)
			return
		}
		if d := dates.Day(first.published); d != day {
			day = d
			title := dates.Long(d)
			if title == "" {
				title = "Undated"
			}
			c.b.Heading(title)
		} else {
			c.b.Gap()
		}
		t := Target{Quote: first.quote}
		c.b.Barred(t, c.b.Theme.Speaker(c.slot).Style, c.b.Theme.Item, first.text, 4)
		c.b.Text(t, c.b.Theme.Muted, source(first), 2, 1)
		for _, again := range statement[1:] {
			c.again(again)
		}
	}
}

// mostStatements bounds what is laid out; nobody reads further by scrolling.
const mostStatements = 1000

// statements gathers the quotes that print the same statement, in the order of
// the first printings.
func (c *personCard) statements() [][]line {
	var out [][]line
	at := map[int]int{}
	for _, l := range c.said {
		found, ok := at[l.statement]
		if !ok {
			found = len(out)
			at[l.statement] = found
			out = append(out, nil)
		}
		out[found] = append(out[found], l)
	}
	return out
}

// again adds a later printing of a statement.
func (c *personCard) again(l line) {
	where := paint.Plain(l.outlet)
	if where == "" {
		where = paint.Plain(l.title)
	}
	where = "⇄ " + c.b.Meter.Cut(where, 20)
	if d := dates.Brief(l.published); d != "" {
		where += " · " + d
	}
	c.b.Row(Target{Quote: l.quote}, "  "+c.b.Theme.Muted.Render(where+"  ")+c.b.Theme.Item.Render(l.text))
}

// source is where a quote stands.
func source(l line) string {
	parts := []string{}
	for _, s := range []string{l.outlet, l.title} {
		if s != "" {
			parts = append(parts, paint.Plain(s))
		}
	}
	return strings.Join(parts, " · ")
}
