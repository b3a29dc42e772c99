package card

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/ui/paint"
)

// People gathers the list of everybody the library quotes, those quoted most
// first, with a bar for how much. The filter keeps the names, other names and
// roles with the typed words. slot gives a person's slot of the theme.
func People(lib *library.Library, slot func(model.PersonID) int) Gather {
	return func(ctx context.Context) Build {
		all := speakers(ctx, lib)
		return func(b *Builder) {
			b.Gap()
			drawn := 0
			name := min(max(b.Room()*2/5, 16), 36)
			for _, p := range all {
				if !b.Keeps(p.Name, strings.Join(p.Aliases, " "), strings.Join(p.Roles, " ")) {
					continue
				}
				drawn++
				if drawn > mostPeople {
					b.Text(Target{}, b.Theme.Muted, "More are found by filtering.", 0, 0)
					return
				}
				look := b.Theme.Speaker(slot(p.ID))
				row := look.Style.Render(b.Meter.Fit(look.Glyph+" "+paint.Plain(p.Name), name)) +
					b.Theme.Item.Render(fmt.Sprintf("%5d ", p.said)) +
					look.Soft.Render(b.Meter.Fit(strings.Repeat("▪", max(p.said*12/all[0].said, 1)), 12))
				if len(p.Roles) > 0 {
					row += b.Theme.Muted.Render("  " + paint.Plain(p.Roles[0]))
				}
				b.Row(Target{Person: p.ID}, row)
			}
			if drawn == 0 {
				b.Text(Target{}, b.Theme.Muted, "Nobody is quoted.", 0, 0)
			}
		}
	}
}

// mostPeople bounds what is laid out.
const mostPeople = 1000

// speaker is somebody who is quoted so many times.
type speaker struct {
	model.Person
	said int
}

// speakers lists who is quoted, those quoted most first.
func speakers(ctx context.Context, lib *library.Library) []speaker {
	var all []speaker
	counts := said(ctx, lib)
	for _, p := range lib.People() {
		if n := counts(p.ID); n > 0 {
			all = append(all, speaker{p, n})
		}
	}
	slices.SortStableFunc(all, func(x, y speaker) int { return y.said - x.said })
	return all
}

// said tells how often somebody is quoted. In a kept library all are counted at
// once.
func said(ctx context.Context, lib *library.Library) func(model.PersonID) int {
	if !lib.Kept() {
		return func(id model.PersonID) int {
			n, _ := lib.SaidCount(id)
			return n
		}
	}
	quoted, err := lib.MostQuoted(ctx, math.MaxInt32)
	if err != nil {
		return func(model.PersonID) int { return 0 } // the screen is closing, or a problem tells
	}
	counts := make(map[model.PersonID]int, len(quoted))
	for _, q := range quoted {
		counts[q.Person] = q.Quotes
	}
	return func(id model.PersonID) int { return counts[id] }
}
