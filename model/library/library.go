package library

import (
	"context"
	"sync"

	"whosaid/model"
	"whosaid/model/library/store"
	"whosaid/model/people"
	"whosaid/model/search"
	"whosaid/model/stories"
)

// Library holds articles, what the stages found in them, and what the reader
// did with them. All methods are safe for concurrent use.
//
// What is derived from the articles (readings, persons, relations, stories, the
// index) and what the reader did (state) are kept apart: the first can be made
// again at any time; the second names articles by Key and places by their text,
// and is written through to a store when there is one.
type Library struct {
	adding sync.Mutex // one Add commits at a time, so that order is input order

	mu         sync.RWMutex
	generation uint64
	shape      uint64
	shelf      []*record // in input order
	byID       map[model.ArticleID]*record
	byKey      map[string]*record // the first article of that key
	said       map[model.PersonID][]place
	people     people.Registry
	groups     *stories.Groups
	links      *stories.Links
	relations  *stories.Relations
	index      *search.Index

	store  *store.Store // nil: nothing is kept
	states map[string]*state
	marks  map[string]store.Mark // upper-case marks by name
	rules  map[siteRule]bool     // the reader's word on a site's rules: true keeps what they remove

	entries   []Entry // the last snapshot handed out
	entriesAt uint64  // the generation it shows

	kept *kept // nil: the articles are in memory

	searches []store.SavedSearch
	screens  map[string][]byte
}

// record is one article with everything derived from it.
type record struct {
	at       int              // its place on the shelf, in memory
	num      int              // its number in the file, when it is kept
	original *model.Article   // as it was added
	article  *model.Article   // with the reader's word on its blocks; original itself when there is none
	raw      *model.Reading   // as the stages left it
	reading  *model.Reading   // with the reader's corrections; raw itself when there are none
	persons  []model.PersonID // who each of raw.Persons is over all articles
	words    int
	outline  *stories.Outline // until the article is linked
	story    model.StoryID
	entry    Entry // without what state tells
	state    *state
	related  map[model.QuoteID][]model.Relation // of its quotations, when it is kept
}

// place is one quotation: its article's place on the shelf and its index there.
type place struct{ shelf, quote int }

// New returns an empty library.
func New() *Library {
	l := bare()
	links := stories.NewLinks()
	l.byID, l.byKey, l.said = map[model.ArticleID]*record{}, map[string]*record{}, map[model.PersonID][]place{}
	l.groups, l.links, l.relations = stories.NewGroups(links), links, stories.NewRelations()
	l.index = search.NewIndex()
	l.index.Stories(l.inStories)
	return l
}

// bare is a library without what holds articles in memory.
func bare() *Library {
	return &Library{
		states:    map[string]*state{},
		marks:     map[string]store.Mark{},
		rules:     map[siteRule]bool{},
		entriesAt: ^uint64(0),
	}
}

// Generation grows with every change that a list, a pane or a card shows, so
// that a screen knows when to ask again.
func (l *Library) Generation() uint64 {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.generation
}

// ctx ends when a kept library is closed.
func (l *Library) ctx() context.Context {
	if l.kept != nil {
		return l.kept.ctx
	}
	return context.Background()
}
