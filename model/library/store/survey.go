package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"sync"

	"whosaid/model"
)

// Survey counts what the lines of articles tell.
type Survey struct {
	Articles, Words, Quotes, Unread, Starred int
	First, Last                              string // the earliest and the latest date of an article, "" when none has one
	Outlets                                  map[string]int

	stories map[model.StoryID]int
}

// NewSurvey is one that has counted nothing.
func NewSurvey() *Survey {
	return &Survey{Outlets: map[string]int{}, stories: map[model.StoryID]int{}}
}

// Add counts one article.
func (t *Survey) Add(l *Line) {
	t.count(l)
	t.Outlets[l.Outlet]++
	t.date(l.Published)
	t.stories[l.Story]++
}

// count adds up what is a number.
func (t *Survey) count(l *Line) {
	t.Articles++
	t.Words += l.Words
	t.Quotes += l.Quotes
	if !l.Read {
		t.Unread++
	}
	if l.Starred {
		t.Starred++
	}
}

func (t *Survey) date(d string) {
	if d == "" {
		return
	}
	if t.First == "" || d < t.First {
		t.First = d
	}
	t.Last = max(t.Last, d)
}

// Shared is how many stories two articles or more tell.
func (t *Survey) Shared() (n int) {
	for _, articles := range t.stories {
		if articles > 1 {
			n++
		}
	}
	return n
}

// merge adds what another survey counted, of other articles.
func (t *Survey) merge(o *Survey) {
	t.Articles, t.Words, t.Quotes = t.Articles+o.Articles, t.Words+o.Words, t.Quotes+o.Quotes
	t.Unread, t.Starred = t.Unread+o.Unread, t.Starred+o.Starred
	t.date(o.First)
	t.date(o.Last)
	for name, n := range o.Outlets {
		t.Outlets[name] += n
	}
	for id, n := range o.stories {
		t.stories[id] += n
	}
}

// Survey counts what the file's lines tell, in two halves at a time, each in the
// order in which they lie there.
func (s *Store) Survey(ctx context.Context) (*Survey, error) {
	middle := 0
	err := s.each(ctx, `SELECT ifnull(max(num), 0) / 2 FROM article`, nil, func(rows *sql.Rows) error { return rows.Scan(&middle) })
	if err != nil {
		return nil, err
	}
	var second *Survey
	var failed error
	var all sync.WaitGroup
	all.Go(func() { second, failed = s.survey(ctx, middle+1, math.MaxInt64) })
	t, err := s.survey(ctx, math.MinInt64, middle)
	all.Wait()
	t.merge(second)
	return t, errors.Join(err, failed)
}

// survey counts what the lines from one number to another tell.
func (s *Store) survey(ctx context.Context, from, to int) (*Survey, error) {
	t := NewSurvey()
	dates := map[string]bool{}
	err := s.each(ctx, `SELECT a.story, a.line, ifnull(s.read, 0), ifnull(s.starred, 0)
		FROM article a LEFT JOIN state s ON s.article = a.key
		WHERE a.num BETWEEN ? AND ?`, []any{from, to}, func(rows *sql.Rows) error {
		var l Line
		var story, blob sql.RawBytes
		if err := rows.Scan(&story, &blob, &l.Read, &l.Starred); err != nil {
			return err
		}
		var parts [lineParts][]byte
		if !l.part(blob, &parts) {
			return fmt.Errorf("line of an article of %s: %w", story, ErrDamaged)
		}
		t.count(&l)
		t.stories[model.StoryID(story)]++
		t.Outlets[string(parts[1])]++
		if date := parts[3]; !dates[string(date)] { // a map is asked for bytes without a copy
			dates[string(date)] = true
			t.date(string(date))
		}
		return nil
	})
	return t, err
}
