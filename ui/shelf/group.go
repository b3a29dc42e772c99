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

// The groupings, in the order a key goes through them.
const (
	ByStory  Grouping = iota // articles on one event together, single ones by day
	ByDay                    //
	ByOutlet                 // in alphabetical order
	Ungrouped
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
	day     bool   // they are of one day
	newest  string // the latest Published in it
	oldest  string // the earliest
	entries []int32
}

// groupKey is what entries of one group share. The kind keeps keys of different
// sorts from meeting.
type groupKey struct {
	kind byte
	what string
}

// split sorts the entries that are shown into groups.
func (g Grouping) split(entries []library.Entry, shown []int32, order Order) []*group {
	if g == Ungrouped {
		return []*group{{entries: shown}}
	}
	several := map[model.StoryID]int{}
	if g == ByStory {
		for _, i := range shown {
			several[entries[i].Story]++
		}
	}
	var out []*group
	at := map[groupKey]*group{}
	for _, i := range shown {
		e := &entries[i]
		key := g.key(e, several[e.Story] > 1)
		found := at[key]
		if found == nil {
			found = &group{title: key.heading(e), story: key.kind == 's', day: key.kind == 'd' && key.what != ""}
			at[key] = found
			out = append(out, found)
		}
		found.add(i, e.Published)
	}
	slices.SortStableFunc(out, func(a, b *group) int {
		if g == ByOutlet {
			return cmp.Or(cmp.Compare(strings.ToLower(a.title), strings.ToLower(b.title)), cmp.Compare(a.title, b.title))
		}
		return cmp.Or(order.groups(a, b), order.stories(a, b))
	})
	return out
}

func (g *group) add(entry int32, published string) {
	g.entries = append(g.entries, entry)
	g.newest = max(g.newest, published)
	if published != "" && (g.oldest == "" || published < g.oldest) {
		g.oldest = published
	}
}

// name is the heading, complete once all entries are in: a story is named by its
// days, for its articles' titles stand below.
func (g *group) name() string {
	if !g.story {
		return g.title
	}
	if days := dates.Range(g.oldest, g.newest); days != "" {
		return "Story · " + days
	}
	return "Story"
}

// key tells which group an entry belongs to.
func (g Grouping) key(e *library.Entry, several bool) groupKey {
	switch {
	case g == ByStory && several && e.Story != "":
		return groupKey{'s', string(e.Story)}
	case g == ByOutlet:
		return groupKey{'o', strings.ToLower(e.Outlet)}
	}
	return groupKey{'d', dates.Day(e.Published)}
}

// heading is the title of the group that an entry opens.
func (k groupKey) heading(e *library.Entry) string {
	switch {
	case k.kind == 's':
		return "Story"
	case k.kind == 'o' && k.what == "":
		return "Outlet unknown"
	case k.kind == 'o':
		return e.Outlet
	case k.what == "":
		return "Undated"
	}
	return dates.Long(k.what)
}
