package shelf

import (
	"cmp"
	"slices"
	"strings"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/ui/dates"
)

// Grouping is what the list is grouped by.
type Grouping uint8

// The groupings, in the order GroupBy goes through them.
const (
	ByStory  Grouping = iota // articles on one event together, single ones by day
	ByDay                    // newest day first
	ByOutlet                 // in alphabetical order
	AsGiven                  // no groups, in the order the articles came
	groupings
)

// String names the grouping for the status line.
func (g Grouping) String() string {
	return [...]string{"story", "day", "outlet", "nothing"}[g%groupings]
}

// Next is the grouping after g.
func (g Grouping) Next() Grouping { return (g + 1) % groupings }

// group is one heading and the entries under it, as indexes.
type group struct {
	title   string // "" draws no heading
	story   bool   // the articles tell of one event
	newest  string // the latest Published in it, for the order
	oldest  string // the earliest
	entries []int
}

// arrange sorts the entries that are shown into groups.
func (g Grouping) arrange(entries []library.Entry, shown []int, several func(model.StoryID) bool) []group {
	if g == AsGiven {
		return []group{{entries: shown}}
	}
	var out []*group
	at := map[string]*group{}
	for _, i := range shown {
		key, title := g.key(&entries[i], several)
		found := at[key]
		if found == nil {
			found = &group{title: title, story: key[0] == 's', oldest: entries[i].Published}
			at[key] = found
			out = append(out, found)
		}
		found.entries = append(found.entries, i)
		found.newest = max(found.newest, entries[i].Published)
		if at := entries[i].Published; at != "" && (found.oldest == "" || at < found.oldest) {
			found.oldest = at
		}
	}
	slices.SortStableFunc(out, g.order)
	flat := make([]group, len(out))
	for i, grp := range out {
		slices.SortStableFunc(grp.entries, func(a, b int) int {
			return cmp.Compare(entries[b].Published, entries[a].Published)
		})
		if grp.story {
			grp.title = storyHeading(grp)
		}
		flat[i] = *grp
	}
	return flat
}

// storyHeading names a story by its days: its articles' titles stand below.
func storyHeading(g *group) string {
	if days := dates.Range(g.oldest, g.newest); days != "" {
		return "Story · " + days
	}
	return "Story"
}

// order puts the newest group first, outlets in alphabetical order.
func (g Grouping) order(a, b *group) int {
	if g == ByOutlet {
		return cmp.Or(cmp.Compare(strings.ToLower(a.title), strings.ToLower(b.title)), cmp.Compare(a.title, b.title))
	}
	return cmp.Or(cmp.Compare(b.newest, a.newest))
}

// key is what entries of one group share, and the group's heading. Keys of
// different sorts cannot meet: each begins with a letter of its own.
func (g Grouping) key(e *library.Entry, several func(model.StoryID) bool) (key, title string) {
	if g == ByStory && several(e.Story) {
		return "s" + string(e.Story), "Story"
	}
	if g == ByOutlet {
		if e.Outlet == "" {
			return "o", "Outlet unknown"
		}
		return "o" + strings.ToLower(e.Outlet), e.Outlet
	}
	if day := dates.Day(e.Published); day != "" {
		return "d" + day, dates.Long(day)
	}
	return "d", "Undated"
}
