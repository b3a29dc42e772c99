package stories

import (
	"slices"

	"whosaid/model"
)

// Groups sorts articles into stories, one article at a time, at a cost that does
// not grow with the number of articles. It is not safe for concurrent use.
type Groups struct {
	links *Links
	items []story
	story map[model.StoryID]int32
	of    map[model.ArticleID]int32
}

// story is a story with what is kept of it. It is empty when all its articles
// are gone or it became part of another.
type story struct {
	model.Story
	titles []headline // by place in Articles
}

// Joined is what came of adding an article.
type Joined struct {
	Story  model.StoryID
	Title  string          // the story's title now
	Merged []model.StoryID // stories that became part of it
}

const (
	membersAsked = 12   // members of a story that are compared, the newest
	storyNear    = 0.18 // average cosine from which on an article joins a story
	storyNearer  = 0.25 // the same where a day is unknown
	storyDays    = 4    // between an article and the nearest of its story's
)

// NewGroups returns an empty Groups over the articles of l.
func NewGroups(l *Links) *Groups {
	return &Groups{links: l, story: map[model.StoryID]int32{}, of: map[model.ArticleID]int32{}}
}

// Add puts an article that Links has into the story it tells, or into a new one.
// relations are those of its quotations. An article added before stays where it is.
func (g *Groups) Add(o *Outline, relations []model.Relation) Joined {
	s, ok := g.of[o.id]
	if !ok {
		at, known := g.links.shelf.at[o.id]
		if !known {
			return Joined{}
		}
		if s = g.nearest(at); s < 0 {
			s = g.open(model.StoryID("story-" + string(o.id)))
		}
		g.join(s, o.id, o.day, o.headline)
	}
	return Joined{Story: g.items[s].ID, Title: g.items[s].Title}
}

func (g *Groups) open(id model.StoryID) int32 {
	if s, ok := g.story[id]; ok {
		return s
	}
	s := int32(len(g.items))
	g.story[id] = s
	g.items = append(g.items, story{Story: model.Story{ID: id}})
	return s
}

// join enters an article by date, those without one last, without writing to
// the list that a caller may hold.
func (g *Groups) join(at int32, id model.ArticleID, day int32, h headline) {
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

// nearest returns the story an article belongs to, or -1.
func (g *Groups) nearest(at int32) int32 {
	best, bestStory := 0.0, int32(-1)
	var tried []int32
	for _, n := range g.links.local.near {
		s, ok := g.of[g.links.shelf.articles[n.article].id]
		if !ok || slices.Contains(tried, s) {
			continue
		}
		tried = append(tried, s)
		if c := g.closeness(at, s); c > best {
			best, bestStory = c, s
		}
	}
	return bestStory
}

// closeness is the average cosine of an article with a story's newest members, 0
// when it is too little or the days are too far apart.
func (g *Groups) closeness(at, s int32) float64 {
	list := g.items[s].Articles
	list = list[max(0, len(list)-membersAsked):]
	shelf := g.links.shelf
	sum, apart, want := 0.0, true, storyNearer
	day := shelf.articles[at].day
	for _, id := range list {
		other := shelf.at[id]
		d := shelf.articles[other].day
		if within(day, d, storyDays) {
			apart = false
		}
		if day != noDay && d != noDay {
			want = storyNear
		}
		sum += shelf.near(at, other)
	}
	sum /= float64(len(list))
	if apart || sum < want {
		return 0
	}
	return sum
}

// within reports whether two days lie at most n apart; an unknown day does.
func within(a, b int32, n int32) bool {
	return a == noDay || b == noDay || a-b <= n && b-a <= n
}

// Remove takes an article out of its story. Links must still have it.
func (g *Groups) Remove(id model.ArticleID) {
	at, ok := g.of[id]
	if !ok {
		return
	}
	s := &g.items[at]
	i := slices.Index(s.Articles, id)
	s.Articles = slices.Delete(slices.Clone(s.Articles), i, i+1)
	s.titles = slices.Delete(s.titles, i, i+1)
	s.retitle()
	delete(g.of, id)
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
