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
	s := l.stateBy(id)
	if s == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	f(s)
	l.keep(s)
	l.generation++
	if l.kept != nil {
		if num, ok := l.kept.list.byID[id]; ok {
			l.kept.list.mark(num, markOf(s.read, s.starred))
		}
	}
}

// stateBy returns what the reader did with an article, nil when it is not in the
// library.
func (l *Library) stateBy(id model.ArticleID) *state {
	if l.kept != nil {
		return l.kept.stateBy(l, id)
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	if rec := l.byID[id]; rec != nil {
		return rec.state
	}
	return nil
}

// stateBy returns what the reader did with an article, whose text need not be at hand.
func (k *kept) stateBy(l *Library, id model.ArticleID) *state {
	if rec := k.cache.peek(id); rec != nil {
		return rec.state
	}
	key, err := k.store.KeyOf(k.ctx, id)
	if err != nil || key == "" {
		k.unexpected(err)
		return nil
	}
	s, err := k.state(k.ctx, l, key)
	k.unexpected(err)
	return s
}

// Marked tells whether an article is read and whether it has a star.
func (l *Library) Marked(id model.ArticleID) (read, starred bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.marked(id)
}

func (l *Library) marked(id model.ArticleID) (read, starred bool) {
	if l.kept != nil {
		m := l.kept.list.marks[l.kept.list.byID[id]]
		return m&markRead != 0, m&markStarred != 0
	}
	if rec := l.byID[id]; rec != nil {
		return rec.state.read, rec.state.starred
	}
	return false, false
}

// SetPlace notes where in an article the reader was: the byte offset of
// Article.Text at the top of the screen. Generation stays: nothing shows it.
func (l *Library) SetPlace(id model.ArticleID, offset int) {
	s := l.stateBy(id)
	if s == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if s.place != offset {
		s.place = offset
		l.keep(s)
	}
}

// Place returns where in an article the reader was, in bytes; 0 is the beginning.
func (l *Library) Place(id model.ArticleID) int {
	rec := l.record(id)
	if rec == nil {
		return 0
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	return min(rec.state.place, len(rec.article.Text))
}

// SetMark gives the place at offset, in bytes of an article's text, a name: a
// lower-case name belongs to the article, an upper-case one to the library.
func (l *Library) SetMark(name string, id model.ArticleID, offset int) {
	s := l.stateBy(id)
	if s == nil || name == "" {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	m := store.Mark{Name: name, Article: s.key, Place: offset}
	if global(name) {
		l.marks[name] = m
	} else {
		s.marks[name] = offset
	}
	if l.store != nil {
		l.store.PutMark(m)
	}
	l.generation++
}

// DropMark takes a mark away: article id's when the name is lower case, the
// library's when it is upper case.
func (l *Library) DropMark(name string, id model.ArticleID) {
	var s *state
	if !global(name) {
		if s = l.stateBy(id); s == nil {
			return
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	key := l.marks[name].Article
	if s != nil {
		key = s.key
		delete(s.marks, name)
	} else {
		delete(l.marks, name)
	}
	if l.store != nil {
		l.store.DropMark(name, key)
	}
	l.generation++
}

// Mark returns the place of that name: of article id when the name is lower
// case, of the library when it is upper case. ok is false when there is none, or
// its article is not in the library.
func (l *Library) Mark(name string, id model.ArticleID) (article model.ArticleID, offset int, ok bool) {
	var rec *record
	if global(name) {
		l.mu.RLock()
		m, known := l.marks[name]
		l.mu.RUnlock()
		if !known {
			return "", 0, false
		}
		rec, offset, ok = l.byStateKey(m.Article), m.Place, true
	} else {
		rec = l.record(id)
	}
	if rec == nil {
		return "", 0, false
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	if !global(name) {
		offset, ok = rec.state.marks[name]
	}
	return rec.article.ID, min(offset, len(rec.article.Text)), ok
}

// byStateKey returns the first article of a key, nil when there is none.
func (l *Library) byStateKey(key string) *record {
	if l.kept == nil {
		l.mu.RLock()
		defer l.mu.RUnlock()
		return l.byKey[key]
	}
	_, of, err := l.kept.store.NumberOf(l.kept.ctx, addressOf(key))
	if err != nil || of == 0 {
		l.kept.unexpected(err)
		return nil
	}
	line, ok, err := l.kept.store.LineAt(l.kept.ctx, of)
	if err != nil || !ok {
		l.kept.unexpected(err)
		return nil
	}
	return l.record(line.ID)
}

// global reports the name of a mark of the library.
func global(name string) bool { return name >= "A" && name < "[" }
