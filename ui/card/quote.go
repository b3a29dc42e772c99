package card

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/ui/citation"
	"whosaid/ui/dates"
	"whosaid/ui/paint"
	"whosaid/ui/text"
	"whosaid/ui/worddiff"
)

// Quote builds the card of a quotation: its whole text, who said it, what that
// rests on, and how other articles print it. slot gives a person's slot of the
// theme.
func Quote(lib *library.Library, id model.QuoteID, slot func(model.PersonID) int) Build {
	return func(b *Builder) {
		a, q := lib.Quote(id)
		if q == nil {
			b.Text(Target{}, b.Theme.Muted, "This quote is no longer in the library.", 0, 0)
			return
		}
		r := lib.Reading(a.ID)
		c := quoteCard{b: b, lib: lib, a: a, r: r, q: q, person: lib.Speaker(id)}
		c.look = b.Theme.Speaker(slot(c.person)).Style
		if c.person == "" {
			c.look = b.Theme.Text
		}
		c.words()
		c.evidence()
		c.printings()
	}
}

type quoteCard struct {
	b      *Builder
	lib    *library.Library
	a      *model.Article
	r      *model.Reading
	q      *model.Quote
	person model.PersonID
	look   lipgloss.Style
}

// words shows the quotation, its speaker and where it stands.
func (c *quoteCard) words() {
	th := c.b.Theme
	cite := citation.Of(c.a, c.q, c.speaker(), c.role())
	c.b.Gap()
	c.b.Barred(Target{Quote: c.q.ID}, c.look, c.look, cite.Quoted(), 0)
	who := Target{Person: c.person}
	c.b.Text(who, c.look.Bold(true), "— "+cite.Who(), 2, 2)
	c.b.Text(Target{}, th.Muted, place(c.a), 2, 2)
}

func place(a *model.Article) string {
	parts := []string{}
	for _, s := range []string{paint.Plain(a.Outlet), dates.Short(a.Published), paint.Plain(a.Title)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " · ")
}

func (c *quoteCard) speaker() string {
	if p := c.lib.Person(c.person); p != nil {
		return p.Name
	}
	if p := c.r.Person(c.q); p != nil {
		return p.Name
	}
	if c.q.Attributed() {
		return c.r.Mentions[c.q.Mention].Span.In(c.a.Text)
	}
	return ""
}

func (c *quoteCard) role() string {
	var roles []string
	if c.q.Attributed() {
		roles = append(roles, c.r.Mentions[c.q.Mention].Role)
	}
	if p := c.r.Person(c.q); p != nil {
		roles = append(roles, p.Roles...)
	}
	for _, role := range roles {
		if tells := citation.Role(role, c.speaker()); tells != "" {
			return tells
		}
	}
	return ""
}

// kinds explains the kinds of quotation.
var kinds = map[model.QuoteKind]string{
	model.Direct:     "direct: all of it stands in quotation marks",
	model.Mixed:      "mixed: a part of what is reported stands in marks",
	model.Indirect:   "indirect: reported without quotation marks",
	model.Post:       "post: published on a social network",
	model.ScareQuote: "scare: the marks report nobody's statement",
}

// evidence tells what the attribution rests on, link by link.
func (c *quoteCard) evidence() {
	b := c.b
	b.Heading("Evidence")
	b.Pair(Target{}, "kind", kinds[c.q.Kind])
	if !c.q.Cue.IsZero() {
		b.Pair(Target{}, "cue", "“"+paint.Plain(c.q.Cue.In(c.a.Text))+"”")
	}
	if c.lib.Corrected(c.q.ID) {
		b.Pair(Target{}, "decided by", "you")
	} else {
		b.Pair(Target{}, "rule", paint.Plain(c.q.Rule))
	}
	if !c.q.Attributed() {
		b.Pair(Target{}, "speaker", "nobody the text names")
		c.candidates()
		return
	}
	m := &c.r.Mentions[c.q.Mention]
	b.Pair(Target{}, "mention", fmt.Sprintf("“%s” (%s)", paint.Plain(m.Span.In(c.a.Text)), m.Form))
	c.chain(m)
	c.confidence()
	c.candidates()
}

// longest bounds a chain, should one ever go in a circle.
const longest = 12

// chain shows how the mention leads to the person.
func (c *quoteCard) chain(m *model.Mention) {
	label := "because"
	for range longest {
		if m.Link.To < 0 || m.Link.To >= len(c.r.Mentions) {
			break
		}
		to := &c.r.Mentions[m.Link.To]
		from, whole := paint.Plain(m.Head.In(c.a.Text)), paint.Plain(to.Span.In(c.a.Text))
		if from == whole {
			m = to
			continue
		}
		step := fmt.Sprintf("“%s” is “%s”", from, whole)
		if m.Link.Rule != "" {
			step += fmt.Sprintf(" (%s, %d%%)", m.Link.Rule, Percent(m.Link.Confidence))
		}
		c.b.Pair(Target{}, label, step)
		label, m = "", to
	}
	if p := c.lib.Person(c.person); p != nil {
		c.b.Pair(Target{Person: c.person}, "person", paint.Plain(p.Name))
	}
}

// Percent is a probability as a whole number of percent; only certainty is 100.
func Percent(f float64) int {
	n := int(min(max(f, 0), 1)*100 + 0.5)
	if n == 100 && f < 1 {
		return 99
	}
	return n
}

// confidence draws how sure the machine is.
func (c *quoteCard) confidence() {
	const cells = 10
	n := Percent(c.q.Confidence)
	full := (n*cells + 50) / 100
	level := c.b.Theme.Confidence[0]
	switch {
	case n >= 85:
		level = c.b.Theme.Confidence[2]
	case n >= 60:
		level = c.b.Theme.Confidence[1]
	}
	bar := strings.Repeat("━", full)
	rest := strings.Repeat("─", cells-full)
	label := c.b.Theme.Muted.Render(c.b.Meter.Fit("confidence", 12))
	c.b.Row(Target{}, label+level.Render(bar)+c.b.Theme.Border.Render(rest)+c.b.Theme.Item.Render(fmt.Sprintf(" %d%%", n)))
}

// candidates names who else could have said it.
func (c *quoteCard) candidates() {
	var names []string
	for _, cand := range c.q.Candidates {
		if cand.Mention == c.q.Mention || len(names) == 3 {
			continue
		}
		name := "nobody"
		if cand.Mention >= 0 && cand.Mention < len(c.r.Mentions) {
			name = paint.Plain(c.r.Mentions[cand.Mention].Span.In(c.a.Text))
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	c.b.Pair(Target{}, "or perhaps", strings.Join(names, "; "))
}

// printings shows how other articles print the statement, the longest first.
func (c *quoteCard) printings() {
	type printing struct {
		rel  model.Relation
		a    *model.Article
		q    *model.Quote
		text string
	}
	var all []printing
	for _, rel := range c.lib.Related(c.q.ID) {
		if a, q := c.lib.Quote(rel.B); q != nil {
			all = append(all, printing{rel, a, q, citation.Text(a, q)})
		}
	}
	if len(all) == 0 {
		return
	}
	slices.SortStableFunc(all, func(x, y printing) int { return len(y.text) - len(x.text) })
	articles := map[model.ArticleID]bool{c.a.ID: true}
	for _, p := range all {
		articles[p.a.ID] = true
	}
	c.b.Heading(fmt.Sprintf("Said once, printed in %d articles", len(articles)))
	own := citation.Text(c.a, c.q)
	for i, p := range all {
		if i > 0 {
			c.b.Gap()
		}
		t := Target{Quote: p.q.ID}
		c.b.Text(t, c.b.Theme.Item.Bold(true), place(p.a), 0, 1)
		c.b.Text(t, c.b.Theme.Muted, c.told(p.rel, p.q), 0, 1)
		c.b.Flow(t, c.look.Render("│")+" ", Diff(c.b, own, p.text))
	}
}

// told says how two printings differ, and by whom the other one is said.
func (c *quoteCard) told(rel model.Relation, q *model.Quote) string {
	say := map[model.RelationKind]string{
		model.Same: "the same words", model.Part: "a part of it", model.Reworded: "in other words",
	}[rel.Kind]
	if other := c.lib.Speaker(q.ID); other != "" && other != c.person {
		if p := c.lib.Person(other); p != nil {
			say += ", but said by " + paint.Plain(p.Name)
		}
	}
	return say
}

// longGap is how many dropped words are shown as an ellipsis: a fragment is not a
// speech with everything else struck out.
const longGap = 6

// Diff shows the wording of to as it differs from that of from: what was added,
// and what was dropped.
func Diff(b *Builder, from, to string) []text.Run {
	var out []text.Run
	for _, p := range worddiff.Compare(from, to) {
		run := text.Run{Text: p.Text, Style: b.Theme.Item}
		switch {
		case p.Kind == worddiff.Added:
			run.Style = b.Theme.Added
		case p.Kind == worddiff.Dropped && p.Words > longGap:
			run = text.Run{Text: "[…]", Style: b.Theme.Muted}
		case p.Kind == worddiff.Dropped:
			run.Style = b.Theme.Dropped
		}
		if len(out) > 0 && !p.Joined {
			out = append(out, text.Run{Text: " ", Style: b.Theme.Item})
		}
		out = append(out, run)
	}
	return out
}
