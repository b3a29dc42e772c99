package library

import (
	"sync"

	"whosaid/model"
	"whosaid/model/people"
	"whosaid/model/search"
	"whosaid/model/stories"
)

// Library holds articles, what the stages found in them, and what the reader
// did with them. All methods are safe for concurrent use.
//
// What is derived from the articles (readings, persons, relations, stories, the
// index) and what the reader did (state) are kept apart: the first can be made
// again at any time, the second names articles and spans and never refers to
// derived data.
type Library struct {
	adding sync.Mutex // one Add commits at a time, so that order is input order

	mu         sync.RWMutex
	generation uint64
	shelf      []*record // in input order
	byID       map[model.ArticleID]*record
	said       map[model.PersonID][]place
	people     people.Registry
	groups     *stories.Groups
	links      *stories.Links
	relations  []model.Relation
	index      *search.Index
	state      map[model.ArticleID]*state
	entries    []Entry // the last snapshot handed out
	entriesAt  uint64  // the generation it shows
}

// record is one article with everything derived from it.
type record struct {
	at      int // its place on the shelf
	article *model.Article
	raw     *model.Reading   // as the stages left it
	reading *model.Reading   // with the reader's corrections; raw itself when there are none
	persons []model.PersonID // who each of raw.Persons is over all articles
	words   int
	story   model.StoryID
}

// place is one quotation: its article's place on the shelf and its index there.
type place struct{ shelf, quote int }

// New returns an empty library.
func New() *Library {
	groups := stories.NewGroups()
	return &Library{
		byID:      map[model.ArticleID]*record{},
		said:      map[model.PersonID][]place{},
		groups:    groups,
		links:     stories.NewLinks(groups),
		index:     search.NewIndex(),
		state:     map[model.ArticleID]*state{},
		entriesAt: ^uint64(0),
	}
}

// Generation grows with every change, so that a screen knows when to ask again.
func (l *Library) Generation() uint64 {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.generation
}
