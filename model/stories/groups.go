package stories

import (
	"maps"
	"slices"
	"strings"

	"whosaid/model"
)

// Groups sorts articles into stories, one article at a time, at a cost that does
// not grow with the number of articles. It is not safe for concurrent use.
//
// Two articles of the same days are as near as the words that tell what they are
// about, and nearer when they print one statement. An article joins the story to
// whose members it is nearest on average, if it is near enough; then the story
// takes in another that it turns out to be one with. The average, not the nearest
// member, decides, and a story lasts only so many days, so that those of one long
// campaign do not chain into one. A story that linked quotations made of rather
// different articles is wide: what is as near to all of it as its members are to
// each other belongs to it as well.
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
	sum         float64    // of the cosines of its members with each other
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
	storyNear    = 0.28 // average nearness from which on an article joins a story
	storyLoose   = 0.10 // what a wide story asks for at least
	storyBond    = 0.5  // what a sure link of quotations adds to the nearness of two articles
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
		if n.cosine >= storyLoose {
			ask(shelf.articles[n.article].id)
		}
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

// nearest returns the story that an article is nearest to, -1 when it is near to
// none, and those to which it is somewhat near.
func (g *Groups) nearest(at int32) (somewhat []int32, story int32) {
	best, story := 0.0, int32(-1)
	m := &g.links.shelf.articles[at]
	for _, s := range g.candidates(at) {
		c := g.closeness([]int32{at}, s, m.day, m.day)
		if c < storyLoose {
			continue
		}
		somewhat = append(somewhat, s)
		if c > best && c >= g.want(g.items[s].width()) {
			best, story = c, s
		}
	}
	return somewhat, story
}

// unite takes into story s the one among those asked that it is one with, if there
// is one, and returns its name.
func (g *Groups) unite(s int32, asked []int32) []model.StoryID {
	best, other := 0.0, int32(-1)
	it := &g.items[s]
	members := g.members(s)
	for _, o := range asked {
		if o != s && len(g.items[o].Articles) > 0 {
			c := g.closeness(members, o, it.first, it.last)
			if c > best && c >= g.want(it.width(), g.items[o].width()) {
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

// width is how near a story's members are to each other without their links; 0
// for a story of one.
func (s *story) width() float64 {
	if s.pairs == 0 {
		return 0
	}
	return s.sum / s.pairs
}

// closeness is how near some articles of the days first to last are to a story on
// average, 0 when the days do not fit.
func (g *Groups) closeness(list []int32, s, first, last int32) float64 {
	it := &g.items[s]
	if !together(first, last, it.first, it.last) {
		return 0
	}
	sum, n := 0.0, 0
	for _, o := range g.members(s) {
		for _, at := range list {
			sum += g.nearness(at, o)
			n++
		}
	}
	return sum / float64(max(1, n))
}

// want is how near articles must be to be of one story, given the widths of the
// stories that they are in; 0 for a story of one.
func (g *Groups) want(widths ...float64) float64 {
	want := storyNear
	for _, w := range widths {
		if w > 0 {
			want = min(want, max(w, storyLoose))
		}
	}
	return want
}

// together reports whether articles of two stretches of days can be of one story.
func together(first, last, from, to int32) bool {
	if first == noDay || from == noDay {
		return true
	}
	return from-last <= storyDays && first-to <= storyDays && max(last, to)-min(first, from) <= storySpan
}

// nearness is how near two articles are: what they are about, and whether they
// print one statement.
func (g *Groups) nearness(i, j int32) float64 {
	shelf := g.links.shelf
	near := shelf.near(i, j)
	id := shelf.articles[j].id
	for _, b := range g.bonds[shelf.articles[i].id] {
		if b.article == id {
			return near + storyBond*float64(b.score)
		}
	}
	return near
}

// join enters an article into a story, by date, those without one last, without
// writing to the list that a caller may hold.
func (g *Groups) join(s, at int32, h headline) {
	m := &g.links.shelf.articles[at]
	for _, o := range g.members(s) {
		g.items[s].sum += g.links.shelf.near(at, o)
		g.items[s].pairs++
	}
	g.place(s, m.id, m.day, h)
}

// place enters an article among a story's.
func (g *Groups) place(at int32, id model.ArticleID, day int32, h headline) {
	s := &g.items[at]
	i := len(s.Articles)
	for i > 0 && day != noDay {
		before := g.day(s.Articles[i-1])
		if before != noDay && before <= day {
			break
		}
		i--
	}
	s.Articles = slices.Insert(slices.Clone(s.Articles), i, id)
	s.titles = slices.Insert(s.titles, i, h)
	if day != noDay {
		if s.first == noDay || day < s.first {
			s.first = day
		}
		s.last = max(s.last, day)
	}
	s.retitle()
	g.of[id] = at
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
