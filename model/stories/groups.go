package stories

import (
	"maps"
	"math"
	"slices"
	"strings"

	"whosaid/model"
)

// Groups sorts articles into stories, one article at a time, at a cost that does
// not grow with the number of articles. It is not safe for concurrent use.
//
// What two articles of the same days are about, what the one opens with and the
// other has too, and whether they print one statement give the odds of their being
// on one event (see shelf.event). An article joins the story with whose members
// its odds are best on average, if they are good enough; then the story takes in
// another that it turns out to be one with. The average, not the likeliest member,
// decides, and a story lasts only so many days, so that those of one long campaign
// do not chain into one. A story that linked quotations made of rather different
// articles is wide: what is as near to all of it as its members are to each other
// belongs to it as well. Where many articles come in a day, more is asked for,
// because more of them are alike by chance.
type Groups struct {
	links *Links
	items []story
	story map[model.StoryID]int32
	of    map[model.ArticleID]int32
	bonds map[model.ArticleID][]bond
}

// story is a story with what is kept of it. It is empty when all its articles
// are gone or it became part of another.
type story struct {
	model.Story
	titles      []headline // by place in Articles
	sum         float64    // of the log odds of its members with each other, but for links
	pairs       float64    // and how many those are
	first, last int32      // days; noDay when none is known
}

// bond is another article that prints a statement of this one.
type bond struct {
	article model.ArticleID
	score   float32
}

// Joined is what came of adding an article.
type Joined struct {
	Story  model.StoryID
	Title  string          // the story's title now
	Merged []model.StoryID // stories that became part of it
}

const (
	membersAsked = 8    // members of a story that are compared, the newest
	storyLine    = 0.5  // average log odds from which on an article joins a story
	storyLoose   = -1   // what a wide story asks for at least
	storyCrowd   = 0.35 // how much more is asked for each time that the articles of its days are twice as many
	storyCrowded = 16   // articles of the same days from which on
	storyDays    = 2    // between an article and the nearest of its story's; and between two for a link to count
	storySpan    = 6    // days from a story's first article to its last
	storiesAsked = 8    // stories that are compared with a new article
)

// NewGroups returns an empty Groups over the articles of l.
func NewGroups(l *Links) *Groups {
	return &Groups{links: l, story: map[model.StoryID]int32{}, of: map[model.ArticleID]int32{}, bonds: map[model.ArticleID][]bond{}}
}

// Add puts an article that Links has just been given into the story it tells, or
// into a new one. relations are those of its quotations. An article added before
// stays where it is.
func (g *Groups) Add(o *Outline, relations []model.Relation) Joined {
	if s, ok := g.of[o.id]; ok {
		return Joined{Story: g.items[s].ID, Title: g.items[s].Title}
	}
	at, known := g.links.shelf.at[o.id]
	if !known {
		return Joined{}
	}
	g.bind(at, relations)
	asked, s := g.nearest(at)
	if s < 0 {
		s = g.open(model.StoryID("story-" + string(o.id)))
	}
	g.join(s, at, o.headline)
	var merged []model.StoryID
	if len(g.items[s].Articles) > 1 {
		merged = g.unite(s, asked)
	}
	return Joined{Story: g.items[s].ID, Title: g.items[s].Title, Merged: merged}
}

// bind notes which articles of the same days print statements of the one at place at.
func (g *Groups) bind(at int32, relations []model.Relation) {
	shelf := g.links.shelf
	id := shelf.articles[at].id
	best := map[model.ArticleID]float32{}
	for _, r := range relations {
		i := strings.LastIndexByte(string(r.B), ':')
		other := model.ArticleID(r.B[:max(0, i)])
		if o, ok := shelf.at[other]; ok && within(shelf.articles[at].day, shelf.articles[o].day, storyDays) {
			best[other] = max(best[other], float32(r.Score))
		}
	}
	for _, other := range slices.Sorted(maps.Keys(best)) {
		g.bonds[id] = append(g.bonds[id], bond{other, best[other]})
		g.bonds[other] = append(g.bonds[other], bond{id, best[other]})
	}
}

// candidates are the stories that an article may belong to: those of the articles
// that print its statements, and of those nearest to it.
func (g *Groups) candidates(at int32) []int32 {
	shelf := g.links.shelf
	var out []int32
	ask := func(id model.ArticleID) {
		if s, ok := g.of[id]; ok && len(out) < storiesAsked && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	for _, b := range g.bonds[shelf.articles[at].id] {
		ask(b.article)
	}
	for _, n := range g.links.local.near {
		ask(shelf.articles[n.article].id)
	}
	return out
}

func (g *Groups) open(id model.StoryID) int32 {
	if s, ok := g.story[id]; ok {
		return s
	}
	s := int32(len(g.items))
	g.story[id] = s
	g.items = append(g.items, story{Story: model.Story{ID: id}, first: noDay, last: noDay})
	return s
}

// nearest returns the story that an article most likely belongs to, -1 when there
// is none, and those that were asked.
func (g *Groups) nearest(at int32) (asked []int32, story int32) {
	m := &g.links.shelf.articles[at]
	best, story := math.Inf(-1), int32(-1)
	asked = g.candidates(at)
	for _, s := range asked {
		c, ok := g.closeness([]int32{at}, s, m.day, m.day)
		if ok && c > best && c >= g.line(m.day, &g.items[s]) {
			best, story = c, s
		}
	}
	return asked, story
}

// line is what the log odds must be on average for articles of a day to be of one
// story with those of some stories.
func (g *Groups) line(day int32, stories ...*story) float64 {
	line := storyLine
	for _, s := range stories {
		if s.pairs > 0 {
			line = min(line, max(s.sum/s.pairs, storyLoose))
		}
	}
	return line + storyCrowd*log2(max(1, float64(g.links.shelf.crowd(day))/storyCrowded))
}

// unite takes into story s the one among those asked that it is one with, if there
// is one, and returns its name.
func (g *Groups) unite(s int32, asked []int32) []model.StoryID {
	it := &g.items[s]
	best, other := math.Inf(-1), int32(-1)
	members := g.members(s)
	for _, o := range asked {
		if o != s && len(g.items[o].Articles) > 0 {
			c, ok := g.closeness(members, o, it.first, it.last)
			if ok && c > best && c >= g.line(it.last, it, &g.items[o]) {
				best, other = c, o
			}
		}
	}
	if other < 0 {
		return nil
	}
	gone := g.items[other].ID
	for i, id := range g.items[other].Articles {
		h := g.items[other].titles[i]
		delete(g.of, id)
		g.join(s, g.links.shelf.at[id], h)
	}
	g.items[other] = story{Story: model.Story{ID: gone}, first: noDay, last: noDay}
	return []model.StoryID{gone}
}

// members are the newest of a story's articles, as places on the shelf.
func (g *Groups) members(s int32) []int32 {
	list := g.items[s].Articles
	list = list[max(0, len(list)-membersAsked):]
	out := make([]int32, len(list))
	for i, id := range list {
		out[i] = g.links.shelf.at[id]
	}
	return out
}

// closeness is the average of the log odds that some articles of the days first to
// last are on one event with a story's; false when the days do not fit.
func (g *Groups) closeness(list []int32, s, first, last int32) (float64, bool) {
	it := &g.items[s]
	if !together(first, last, it.first, it.last) {
		return 0, false
	}
	sum, n := 0.0, 0
	for _, o := range g.members(s) {
		for _, at := range list {
			sum += g.links.shelf.odds(at, o, g.bond(at, o))
			n++
		}
	}
	return sum / float64(max(1, n)), true
}

// together reports whether articles of two stretches of days can be of one story.
func together(first, last, from, to int32) bool {
	if first == noDay || from == noDay {
		return true
	}
	return from-last <= storyDays && first-to <= storyDays && max(last, to)-min(first, from) <= storySpan
}

// bond is how sure it is that two articles print one statement.
func (g *Groups) bond(i, j int32) float64 {
	shelf := g.links.shelf
	id := shelf.articles[j].id
	for _, b := range g.bonds[shelf.articles[i].id] {
		if b.article == id {
			return float64(b.score)
		}
	}
	return 0
}

// join enters an article into a story, by date, those without one last, without
// writing to the list that a caller may hold.
func (g *Groups) join(s, at int32, h headline) {
	m := &g.links.shelf.articles[at]
	for _, o := range g.members(s) {
		g.items[s].sum += g.links.shelf.odds(at, o, 0)
		g.items[s].pairs++
	}
	g.place(&g.items[s], m, h)
	g.of[m.id] = s
}

// place enters an article among a story's.
func (g *Groups) place(s *story, m *member, h headline) {
	day := m.day
	i := len(s.Articles)
	for i > 0 && day != noDay {
		before := g.day(s.Articles[i-1])
		if before != noDay && before <= day {
			break
		}
		i--
	}
	s.Articles = slices.Insert(slices.Clone(s.Articles), i, m.id)
	s.titles = slices.Insert(s.titles, i, h)
	if day != noDay {
		if s.first == noDay || day < s.first {
			s.first = day
		}
		s.last = max(s.last, day)
	}
	s.retitle()
}

func (g *Groups) day(id model.ArticleID) int32 {
	if at, ok := g.links.shelf.at[id]; ok {
		return g.links.shelf.articles[at].day
	}
	return noDay
}

// retitle takes the best headline of the story's articles.
func (s *story) retitle() {
	best := headline{}
	for _, h := range s.titles {
		if h.rank > best.rank {
			best = h
		}
	}
	s.Title = best.text
}

// within reports whether two days lie at most n apart; an unknown day does.
func within(a, b, n int32) bool {
	return a == noDay || b == noDay || a-b <= n && b-a <= n
}

// Remove takes an article out of its story. Links must still have it.
func (g *Groups) Remove(id model.ArticleID) {
	s, ok := g.of[id]
	if !ok {
		return
	}
	it := &g.items[s]
	i := slices.Index(it.Articles, id)
	left, titles := slices.Delete(slices.Clone(it.Articles), i, i+1), slices.Delete(it.titles, i, i+1)
	delete(g.of, id)
	for _, b := range g.bonds[id] {
		g.bonds[b.article] = slices.DeleteFunc(g.bonds[b.article], func(b bond) bool { return b.article == id })
	}
	delete(g.bonds, id)
	g.items[s] = story{Story: model.Story{ID: it.ID}, first: noDay, last: noDay}
	for i, other := range left {
		g.join(s, g.links.shelf.at[other], titles[i])
	}
}

// All returns the stories in the order their first articles came.
func (g *Groups) All() []model.Story {
	var out []model.Story
	for i := range g.items {
		if len(g.items[i].Articles) > 0 {
			out = append(out, g.items[i].Story)
		}
	}
	return out
}

// Of returns the story an article is in, or "".
func (g *Groups) Of(id model.ArticleID) model.StoryID {
	if s, ok := g.of[id]; ok {
		return g.items[s].ID
	}
	return ""
}

// Story returns the story of that name, or nil.
func (g *Groups) Story(id model.StoryID) *model.Story {
	if s, ok := g.story[id]; ok && len(g.items[s].Articles) > 0 {
		out := g.items[s].Story
		return &out
	}
	return nil
}
