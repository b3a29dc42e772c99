package stories

import (
	"cmp"
	"slices"

	"whosaid/model"
)

// Groups sorts articles into stories, one article at a time, at a cost that does
// not grow with the number of articles. It is not safe for concurrent use.
//
// An article's profile is the vector of its most telling words. The words lead
// to the newest articles that share them; the article joins the story to whose
// members it is nearest on average, if it is near enough and of the same days.
// The average, not the nearest member, decides, so that stories of one long
// campaign do not chain into one.
type Groups struct {
	lex      *lexicon
	articles []int32 // by word id: articles that use it
	shelf    []member
	at       map[model.ArticleID]int
	items    []model.Story
	titles   []headline // by story: the one its title came from
	story    map[model.StoryID]int
	index    map[uint32][]posting // by word id, newest last
	last     *model.Article       // the last one folded
	blocks   [][]folded           // and its words
}

type member struct {
	profile
	story int
}

// posting is an article that a word leads to.
type posting struct {
	article uint32
	weight  float32
}

const (
	postingsKept = 192  // articles one word leads to, the newest
	membersAsked = 12   // members of a story that are compared, the newest
	storyNear    = 0.18 // average cosine from which on an article joins a story
	storyNearer  = 0.25 // the same where a day is unknown
	storyDays    = 4    // between an article and the nearest of its story's
)

// NewGroups returns an empty Groups.
func NewGroups() *Groups {
	return &Groups{
		lex:   newLexicon(),
		at:    map[model.ArticleID]int{},
		story: map[model.StoryID]int{},
		index: map[uint32][]posting{},
	}
}

// Add puts an article into the story it tells, or into a new one, and returns
// the story's name. An article added before stays where it is.
func (g *Groups) Add(a *model.Article) model.StoryID {
	if i, ok := g.at[a.ID]; ok {
		return g.items[g.shelf[i].story].ID
	}
	m := member{profile: g.profileOf(a), story: -1}
	m.story = g.nearest(&m.profile)
	at := len(g.shelf)
	g.at[a.ID] = at
	if m.story < 0 {
		m.story = len(g.items)
		id := model.StoryID("story-" + string(a.ID))
		g.story[id] = m.story
		g.items = append(g.items, model.Story{ID: id})
		g.titles = append(g.titles, headline{})
	}
	if h := headlineOf(a, g.items[m.story].Title == ""); h.rank > g.titles[m.story].rank {
		g.titles[m.story], g.items[m.story].Title = h, h.text
	}
	g.shelf = append(g.shelf, m)
	for _, t := range m.terms {
		g.index[t.id] = append(g.index[t.id], posting{uint32(at), t.weight})
		if list := g.index[t.id]; len(list) > 2*postingsKept {
			g.index[t.id] = slices.Clone(list[len(list)-postingsKept:])
		}
	}
	g.join(&g.items[m.story], a.ID, m.day)
	return g.items[m.story].ID
}

// join enters an article by date, those without one last, without writing to
// the list that a caller may hold.
func (g *Groups) join(s *model.Story, id model.ArticleID, day int) {
	list := slices.Clone(s.Articles)
	i := len(list)
	for i > 0 && day != noDay {
		before := g.shelf[g.at[list[i-1]]].day
		if before != noDay && before <= day {
			break
		}
		i--
	}
	s.Articles = slices.Insert(list, i, id)
}

// nearest returns the story a profile belongs to, or -1.
func (g *Groups) nearest(p *profile) int {
	dot := map[uint32]float32{}
	for _, t := range p.terms {
		for _, e := range g.index[t.id] {
			dot[e.article] += t.weight * e.weight
		}
	}
	type near struct {
		article uint32
		cosine  float32
	}
	var found []near
	for article, c := range dot {
		if float64(c) >= storyNear/2 {
			found = append(found, near{article, c})
		}
	}
	slices.SortFunc(found, func(s, t near) int {
		return cmp.Or(cmp.Compare(t.cosine, s.cosine), cmp.Compare(t.article, s.article))
	})
	best, bestStory, tried := 0.0, -1, map[int]bool{}
	for _, f := range found[:min(len(found), 40)] {
		story := g.shelf[f.article].story
		if tried[story] {
			continue
		}
		tried[story] = true
		if c := g.closeness(p, story); c > best {
			best, bestStory = c, story
		}
	}
	return bestStory
}

// closeness is the average cosine of a profile with a story's newest members, 0
// when it is too little or the days are too far apart.
func (g *Groups) closeness(p *profile, story int) float64 {
	list := g.items[story].Articles
	list = list[max(0, len(list)-membersAsked):]
	sum, apart, want := 0.0, true, storyNearer
	for _, id := range list {
		m := &g.shelf[g.at[id]]
		if within(p.day, m.day, storyDays) {
			apart = false
		}
		if p.day != noDay && m.day != noDay {
			want = storyNear
		}
		sum += p.cosine(&m.profile)
	}
	sum /= float64(len(list))
	if apart || sum < want {
		return 0
	}
	return sum
}

// within reports whether two days lie at most n apart; an unknown day does.
func within(a, b, n int) bool {
	return a == noDay || b == noDay || a-b <= n && b-a <= n
}

// near is how much two articles, by place on the shelf, are about the same.
func (g *Groups) near(i, j int) float64 {
	return g.shelf[i].cosine(&g.shelf[j].profile)
}

// unknownDays stands for the days between two articles one of which has no date.
const unknownDays = 15

// apart is the number of days between two articles, by place on the shelf.
func (g *Groups) apart(i, j int) int {
	a, b := g.shelf[i].day, g.shelf[j].day
	if a == noDay || b == noDay {
		return unknownDays
	}
	return max(a-b, b-a)
}

// All returns the stories in the order their first articles came.
func (g *Groups) All() []model.Story { return slices.Clone(g.items) }

// Of returns the story an article is in, or "".
func (g *Groups) Of(id model.ArticleID) model.StoryID {
	if i, ok := g.at[id]; ok {
		return g.items[g.shelf[i].story].ID
	}
	return ""
}

// Story returns the story of that name, or nil.
func (g *Groups) Story(id model.StoryID) *model.Story {
	if i, ok := g.story[id]; ok {
		s := g.items[i]
		return &s
	}
	return nil
}
