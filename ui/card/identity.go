package card

import (
	"context"
	"strings"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/ui/paint"
)

// Merge gathers the choice of somebody who is the same person: those whose names
// share a word with one of the person's first, then everybody else. The filter
// keeps the names with the typed words.
func Merge(lib *library.Library, id model.PersonID) Gather {
	return func(context.Context) Build {
		p := lib.Person(id)
		if p == nil {
			return func(*Builder) {}
		}
		words := nameWords(p)
		var near, far []model.Person
		for _, q := range lib.People() {
			switch {
			case q.ID == p.ID:
			case shares(words, nameWords(&q)):
				near = append(near, q)
			default:
				far = append(far, q)
			}
		}
		return func(b *Builder) {
			b.Gap()
			b.Text(Target{}, b.Theme.Item, "Who else is "+paint.Plain(p.Name)+"?", 0, 2)
			drawn := 0
			for _, part := range [][]model.Person{near, far} {
				b.Gap()
				for i := range part {
					if drawn < mostPeople && b.Keeps(append([]string{part[i].Name}, part[i].Aliases...)...) {
						person(b, &part[i])
						drawn++
					}
				}
			}
		}
	}
}

// person adds a row for a person.
func person(b *Builder, p *model.Person) {
	row := b.Theme.Item.Bold(true).Render(paint.Plain(p.Name))
	if len(p.Roles) > 0 {
		row += b.Theme.Muted.Render("  " + paint.Plain(p.Roles[0]))
	}
	b.Row(Target{Person: p.ID}, row)
}

func nameWords(p *model.Person) map[string]bool {
	words := map[string]bool{}
	for _, name := range append([]string{p.Name}, p.Aliases...) {
		for _, w := range strings.Fields(strings.ToLower(name)) {
			if len(w) > 2 {
				words[w] = true
			}
		}
	}
	return words
}

func shares(a, b map[string]bool) bool {
	for w := range a {
		if b[w] {
			return true
		}
	}
	return false
}

// Split builds the choice of a name that is another person's.
func Split(lib *library.Library, id model.PersonID) Build {
	return func(b *Builder) {
		p := lib.Person(id)
		if p == nil {
			return
		}
		b.Gap()
		b.Text(Target{}, b.Theme.Item, "Which name is not "+paint.Plain(p.Name)+"?", 0, 2)
		b.Gap()
		for _, alias := range p.Aliases {
			if b.Keeps(alias) {
				b.Row(Target{Alias: alias}, b.Theme.Item.Bold(true).Render(paint.Plain(alias)))
			}
		}
	}
}
