package card

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/ui/dates"
	"whosaid/ui/paint"
)

// Story gathers the view of a story: its articles by date, then who is quoted in
// which of them, side by side, and who is quoted by only one. slot gives a
// person's slot of the theme.
func Story(lib *library.Library, id model.StoryID, slot func(model.PersonID) int) Gather {
	return func(ctx context.Context) Build {
		c := storyCard{lib: lib, slot: slot, counts: map[model.PersonID][]int{}, names: map[model.PersonID]string{}}
		s := lib.Story(id)
		if s == nil {
			return func(b *Builder) {
				b.Text(Target{}, b.Theme.Muted, "This story is no longer in the library.", 0, 0)
			}
		}
		for _, aid := range s.Articles {
			if a := lib.Article(aid); a != nil && ctx.Err() == nil {
				c.articles = append(c.articles, a)
			}
		}
		c.count()
		return func(b *Builder) {
			c.b = b
			b.Gap()
			b.Text(Target{}, b.Theme.Title, paint.Plain(s.Title), 0, 3)
			c.legend()
			c.matrix()
		}
	}
}

type storyCard struct {
	b        *Builder
	lib      *library.Library
	slot     func(model.PersonID) int
	articles []*model.Article
	people   []model.PersonID         // in the order they first speak
	counts   map[model.PersonID][]int // quotes by article
	names    map[model.PersonID]string
	nobody   []int
}

func (c *storyCard) count() {
	c.nobody = make([]int, len(c.articles))
	for i, a := range c.articles {
		r := c.lib.Reading(a.ID)
		if r == nil {
			continue
		}
		known := map[int]model.PersonID{}
		for j := range r.Quotes {
			q := &r.Quotes[j]
			if q.Kind == model.ScareQuote {
				continue
			}
			id := c.who(r, q, known)
			if id == "" {
				c.nobody[i]++
				continue
			}
			if c.counts[id] == nil {
				c.counts[id] = make([]int, len(c.articles))
				c.people = append(c.people, id)
				c.names[id] = string(id)
				if p := c.lib.Person(id); p != nil {
					c.names[id] = paint.Plain(p.Name)
				}
			}
			c.counts[id][i]++
		}
	}
	slices.SortStableFunc(c.people, func(x, y model.PersonID) int {
		return outlets(c.counts[y]) - outlets(c.counts[x])
	})
}

// who looks a speaker up once for each person of the article.
func (c *storyCard) who(r *model.Reading, q *model.Quote, known map[int]model.PersonID) model.PersonID {
	if !q.Attributed() {
		return ""
	}
	p := r.Mentions[q.Mention].Person
	id, ok := known[p]
	if !ok || p < 0 {
		id = c.lib.Speaker(q.ID)
		known[p] = id
	}
	return id
}

// outlets is in how many articles somebody is quoted.
func outlets(counts []int) int {
	n := 0
	for _, k := range counts {
		if k > 0 {
			n++
		}
	}
	return n
}

// letter names an article in the matrix: A … Z, then numbers.
func letter(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return fmt.Sprint(i + 1)
}

func (c *storyCard) legend() {
	c.b.Heading(fmt.Sprintf("%d articles", len(c.articles)))
	for i, a := range c.articles {
		outlet := paint.Plain(a.Outlet)
		if outlet == "" {
			outlet = paint.Plain(a.Byline)
		}
		if outlet == "" {
			outlet = "outlet unknown"
		}
		head := c.b.Theme.StatusKey.Render(c.b.Meter.Fit(letter(i), 3)) +
			c.b.Theme.Item.Bold(true).Render(outlet) +
			c.b.Theme.Muted.Render("  "+dates.Short(a.Published))
		c.b.Row(Target{Article: a.ID}, head)
		c.b.Text(Target{Article: a.ID}, c.b.Theme.Muted, paint.Plain(a.Title), 3, 1)
	}
}

// cell is the width of a column of the matrix.
const cell = 4

func (c *storyCard) matrix() {
	if len(c.people) == 0 {
		c.b.Heading("Nobody is quoted")
		return
	}
	c.b.Heading("Who is quoted where")
	name := min(max(c.b.Room()-cell*len(c.articles)-10, 16), 44)
	columns := min(len(c.articles), max((c.b.Room()-name)/cell, 1))
	var head strings.Builder
	for i := range columns {
		fmt.Fprintf(&head, "%*s", cell, letter(i))
	}
	c.b.Row(Target{}, c.b.Theme.StatusKey.Render(paint.Spaces(name)+head.String()))
	for _, id := range c.people {
		c.person(id, name, columns)
	}
	if slices.Max(c.nobody) > 0 {
		c.b.Row(Target{}, c.b.Theme.Muted.Render(c.b.Meter.Fit("? unattributed", name))+c.numbers(c.nobody, columns))
	}
	if columns < len(c.articles) {
		c.b.Text(Target{}, c.b.Theme.Muted, fmt.Sprintf("%d more articles do not fit the width.", len(c.articles)-columns), 0, 1)
	}
}

func (c *storyCard) person(id model.PersonID, name, columns int) {
	look := c.b.Theme.Speaker(c.slot(id))
	row := look.Style.Render(c.b.Meter.Fit(look.Glyph+" "+c.names[id], name)) + c.numbers(c.counts[id], columns)
	if outlets(c.counts[id]) == 1 && len(c.articles) > 1 {
		row += c.b.Theme.Muted.Render("  only " + c.only(id))
	}
	c.b.Row(Target{Person: id}, row)
}

func (c *storyCard) numbers(counts []int, columns int) string {
	var s strings.Builder
	for _, n := range counts[:columns] {
		if n == 0 {
			s.WriteString(c.b.Theme.Border.Render("   ·"))
		} else {
			s.WriteString(c.b.Theme.Item.Bold(true).Render(fmt.Sprintf("%*d", cell, n)))
		}
	}
	return s.String()
}

func (c *storyCard) only(id model.PersonID) string {
	for i, n := range c.counts[id] {
		if n > 0 {
			return letter(i)
		}
	}
	return ""
}
