package library

import (
	"whosaid/model"
	"whosaid/model/library/store"
)

// state is what the reader did with the articles of one key. It outlives every
// derivation: it names places by their text, never by a derived index.
type state struct {
	key           string
	read, starred bool
	place         int
	corrections   []store.Correction
	blocks        []store.BlockChoice
	marks         map[string]int // lower-case marks: byte offsets
}

// stateOf returns the state of a key, new when nothing is known of it.
func (l *Library) stateOf(key string) *state {
	s := l.states[key]
	if s == nil {
		s = &state{key: key, marks: map[string]int{}}
		l.states[key] = s
	}
	return s
}

// take fills a state from what the store kept.
func (s *state) take(r *store.Record) {
	s.read, s.starred, s.place = r.Read, r.Starred, r.Place
	s.corrections, s.blocks = r.Corrections, r.Blocks
	for _, m := range r.Marks {
		s.marks[m.Name] = m.Place
	}
}

// keep writes a state's read mark, star and place through.
func (l *Library) keep(s *state) {
	if l.store != nil {
		l.store.PutState(s.key, s.read, s.starred, s.place)
	}
}

// SetRead marks an article as read or unread.
func (l *Library) SetRead(id model.ArticleID, read bool) {
	l.change(id, func(s *state) { s.read = read })
}

// SetStarred puts a star on an article or takes it off.
func (l *Library) SetStarred(id model.ArticleID, starred bool) {
	l.change(id, func(s *state) { s.starred = starred })
}

func (l *Library) change(id model.ArticleID, f func(*state)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if rec := l.byID[id]; rec != nil {
		f(rec.state)
		l.keep(rec.state)
		l.generation++
	}
}

// Marked tells whether an article is read and whether it has a star.
func (l *Library) Marked(id model.ArticleID) (read, starred bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.marked(id)
}

func (l *Library) marked(id model.ArticleID) (read, starred bool) {
	if rec := l.byID[id]; rec != nil {
		return rec.state.read, rec.state.starred
	}
	return false, false
}

// SetPlace notes where in an article the reader was: the byte offset of
// Article.Text at the top of the screen. Generation stays: nothing shows it.
func (l *Library) SetPlace(id model.ArticleID, offset int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if rec := l.byID[id]; rec != nil && rec.state.place != offset {
		rec.state.place = offset
		l.keep(rec.state)
	}
}

// Place returns where in an article the reader was, in bytes; 0 is the beginning.
func (l *Library) Place(id model.ArticleID) int {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if rec := l.byID[id]; rec != nil {
		return min(rec.state.place, len(rec.article.Text))
	}
	return 0
}

// SetMark gives the place at offset, in bytes of an article's text, a name: a
// lower-case name belongs to the article, an upper-case one to the library.
func (l *Library) SetMark(name string, id model.ArticleID, offset int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	rec := l.byID[id]
	if rec == nil || name == "" {
		return
	}
	m := store.Mark{Name: name, Article: rec.state.key, Place: offset}
	if global(name) {
		l.marks[name] = m
	} else {
		rec.state.marks[name] = offset
	}
	if l.store != nil {
		l.store.PutMark(m)
	}
	l.generation++
}

// Mark returns the place of that name: of article id when the name is lower
// case, of the library when it is upper case. ok is false when there is none, or
// its article is not in the library.
func (l *Library) Mark(name string, id model.ArticleID) (article model.ArticleID, offset int, ok bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	rec := l.byID[id]
	if global(name) {
		m, ok := l.marks[name]
		if rec = l.byKey[m.Article]; !ok || rec == nil {
			return "", 0, false
		}
		return rec.article.ID, min(m.Place, len(rec.article.Text)), true
	}
	if rec == nil {
		return "", 0, false
	}
	offset, ok = rec.state.marks[name]
	return id, min(offset, len(rec.article.Text)), ok
}

// global reports the name of a mark of the library.
func global(name string) bool { return name >= "A" && name < "[" }
