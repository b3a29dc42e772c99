package card

import (
	"strings"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/ui/paint"
)

// Merge builds the choice of somebody who is the same person: those whose names
// share a word with one of the person's first, then everybody else. The filter
// keeps the names with the typed words.
func Merge(lib *library.Library, id model.PersonID) Build {
	return func(b *Builder) {
		p := lib.Person(id)
		if p == nil {
			return
		}
		words := nameWords(p)
		var near, far []model.Person
		for _, q := range lib.People() {
			if q.ID == p.ID || !b.Keeps(append([]string{q.Name}, q.Aliases...)...) {
				continue
			}
			if shares(words, nameWords(&q)) {
				near = append(near, q)
			} else {
				far = append(far, q)
			}
		}
		b.Gap()
		b.Text(Target{}, b.Theme.Item, "Who else is "+paint.Plain(p.Name)+"?", 0, 2)
		for _, part := range [][]model.Person{near, far} {
			if len(part) > 0 {
				b.Gap()
			}
			for i := range part {
				person(b, &part[i])
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
