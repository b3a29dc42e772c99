package library

import (
	"fmt"
	"slices"

	"whosaid/model"
)

// state is what the reader did with one article. It outlives every derivation:
// it names places in the text by bytes, never by a derived index.
type state struct {
	read, starred bool
	corrections   map[model.QuoteID]correction
}

// correction is the reader's word on who said a quotation: the one mentioned at
// mention, or nobody when it is zero.
type correction struct{ mention model.Span }

// ruleCorrected is the Rule of an attribution that the reader made.
const ruleCorrected = "corrected by the reader"

// SetRead marks an article as read or unread.
func (l *Library) SetRead(id model.ArticleID, read bool) {
	l.change(id, func(s *state) { s.read = read })
}

// SetStarred puts a star on an article or takes it off.
func (l *Library) SetStarred(id model.ArticleID, starred bool) {
	l.change(id, func(s *state) { s.starred = starred })
}

// Marked tells an article's read and starred state.
func (l *Library) Marked(id model.ArticleID) (read, starred bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.marked(id)
}

func (l *Library) marked(id model.ArticleID) (read, starred bool) {
	if s := l.state[id]; s != nil {
		return s.read, s.starred
	}
	return false, false
}

func (l *Library) change(id model.ArticleID, f func(*state)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	f(l.stateOf(id))
	l.generation++
}

func (l *Library) stateOf(id model.ArticleID) *state {
	s := l.state[id]
	if s == nil {
		s = &state{}
		l.state[id] = s
	}
	return s
}

// Correct records the reader's word that the quotation was said by the one whom
// the mention (an index of its article's Reading.Mentions) stands for, or by
// nobody when mention is -1. It wins over the machine until Uncorrect takes it back.
func (l *Library) Correct(id model.QuoteID, mention int) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	rec, _ := l.find(id)
	if rec == nil {
		return fmt.Errorf("no quotation %s in the library", id)
	}
	if mention < -1 || mention >= len(rec.raw.Mentions) {
		return fmt.Errorf("quotation %s: its article has no mention %d", id, mention)
	}
	c := correction{}
	if mention >= 0 {
		c.mention = rec.raw.Mentions[mention].Span
	}
	s := l.stateOf(rec.article.ID)
	if s.corrections == nil {
		s.corrections = map[model.QuoteID]correction{}
	}
	s.corrections[id] = c
	l.reattribute(rec)
	return nil
}

// Uncorrect takes the reader's word on a quotation back; the machine's stands again.
func (l *Library) Uncorrect(id model.QuoteID) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if rec, _ := l.find(id); rec != nil && l.state[rec.article.ID] != nil {
		delete(l.state[rec.article.ID].corrections, id)
		l.reattribute(rec)
	}
}

// Corrected reports whether the attribution of a quotation is the reader's.
func (l *Library) Corrected(id model.QuoteID) bool {
	l.mu.RLock()
	defer l.mu.RUnlock()
	rec, _ := l.find(id)
	if rec == nil || l.state[rec.article.ID] == nil {
		return false
	}
	_, ok := l.state[rec.article.ID].corrections[id]
	return ok
}

// correct sets rec.reading to rec.raw with the reader's corrections. It never
// writes to a Reading that a screen may hold.
func (l *Library) correct(rec *record) {
	rec.reading = rec.raw
	s := l.state[rec.article.ID]
	if s == nil || len(s.corrections) == 0 {
		return
	}
	r := *rec.raw
	r.Quotes = slices.Clone(r.Quotes)
	for i := range r.Quotes {
		c, ok := s.corrections[r.Quotes[i].ID]
		if !ok {
			continue
		}
		at := -1
		if !c.mention.IsZero() {
			at = slices.IndexFunc(r.Mentions, func(m model.Mention) bool { return m.Span == c.mention })
			if at < 0 {
				continue // the text is read differently now: the machine's word stands in
			}
		}
		q := &r.Quotes[i]
		q.Mention, q.Confidence, q.Rule = at, 1, ruleCorrected
	}
	rec.reading = &r
}

// reattribute applies the corrections of an article that is on the shelf.
func (l *Library) reattribute(rec *record) {
	for i, id := range l.speakers(rec) {
		l.said[id] = slices.DeleteFunc(l.said[id], func(p place) bool { return p == place{rec.at, i} })
	}
	l.correct(rec)
	speakers := l.speakers(rec)
	for i, id := range speakers {
		if id != "" {
			l.said[id] = append(l.said[id], place{rec.at, i})
		}
	}
	l.index.Add(l.document(rec, speakers))
	l.generation++
}
