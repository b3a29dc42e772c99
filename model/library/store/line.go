package store

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"whosaid/model"
)

// Line is what the list shows of one article, and what it is found by.
type Line struct {
	// Num numbers the article in the file: from 1, rising with arrival, never used
	// again.
	Num int
	ID  model.ArticleID
	// Time is when the article was published, else when it arrived, in seconds
	// since 1970: the list's order.
	Time  int64
	Story model.StoryID

	Title, Outlet, Byline, Published, Source, URL string
	Quotes, Voices, Words                         int
	Printings                                     int // the article itself counted

	Read, Starred bool // read with the line, not written with it
}

// lineFormat is the version of a packed line.
const lineFormat = 1

func packLine(l *Line) []byte {
	p := &packer{b: append(make([]byte, 0, 256), lineFormat)}
	p.uint(l.Quotes)
	p.uint(l.Voices)
	p.uint(l.Words)
	p.uint(l.Printings)
	for _, s := range [...]string{l.Title, l.Outlet, l.Byline, l.Published, l.Source, l.URL} {
		p.raw(s)
	}
	return p.b
}

// Clone returns a copy whose strings are no pieces of anything larger.
func (l *Line) Clone() Line {
	c := *l
	c.ID, c.Story = model.ArticleID(strings.Clone(string(l.ID))), model.StoryID(strings.Clone(string(l.Story)))
	_ = c.unpack(packLine(l)) // what was packed a moment ago is sound
	return c
}

// unpack reads a packed line; its strings share one, and what is the same is
// there once.
func (l *Line) unpack(blob []byte) error { return l.unpackShared(blob, nil) }

// unpackShared is unpack for many lines: outlets are few.
func (l *Line) unpackShared(blob []byte, outlets map[string]string) error {
	var parts [lineParts][]byte
	if !l.part(blob, &parts) {
		return fmt.Errorf("line of article %s: %w", l.ID, ErrDamaged)
	}
	title, outlet, byline, published, source, address := parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]
	once := bytes.Equal(source, address)
	if once {
		address = nil
	}
	if outlets != nil {
		name, known := outlets[string(outlet)]
		if !known {
			name = string(outlet)
			outlets[name] = name
		}
		l.Outlet, outlet = name, nil
	}
	all := string(slices.Concat(title, byline, published, source, address, outlet))
	cut := func(part []byte) (s string) {
		s, all = all[:len(part)], all[len(part):]
		return s
	}
	l.Title, l.Byline, l.Published, l.Source, l.URL = cut(title), cut(byline), cut(published), cut(source), cut(address)
	if once {
		l.URL = l.Source
	}
	if outlets == nil {
		l.Outlet = cut(outlet)
	}
	return nil
}

// lineParts is how many strings a packed line holds.
const lineParts = 6

// part reads the counts of a packed line and parts its strings, which stay pieces
// of blob; it reports whether the line is sound.
func (l *Line) part(blob []byte, parts *[lineParts][]byte) bool {
	u := unpacker{b: blob}
	u.version(lineFormat)
	l.Quotes, l.Voices, l.Words, l.Printings = u.uint(), u.uint(), u.uint(), u.uint()
	for i := range parts {
		n := u.count(1)
		parts[i] = blob[u.at : u.at+n]
		u.at += n
	}
	return !u.bad
}

const lineQuery = `SELECT a.num, a.id, a.time, a.story, a.line, ifnull(s.read, 0), ifnull(s.starred, 0)
	FROM article a LEFT JOIN state s ON s.article = a.key `

// Newest reads the lines of the newest articles, newest first, at most limit.
func (s *Store) Newest(ctx context.Context, limit int) ([]Line, error) {
	return s.lines(ctx, lineQuery+`ORDER BY a.time DESC, a.num DESC LIMIT ?`, limit)
}

// EachLine reads the lines of all articles, newest first. f must not keep the
// Line itself.
func (s *Store) EachLine(ctx context.Context, f func(*Line)) error {
	return s.scan(ctx, f, lineQuery+`ORDER BY a.time DESC, a.num DESC`)
}

// LineAt reads the line of one article by its number; false when it is not kept.
func (s *Store) LineAt(ctx context.Context, num int) (Line, bool, error) {
	return first(s.lines(ctx, lineQuery+`WHERE a.num = ?`, num))
}

// LineOf reads the line of one article by its name, or by a reprint's.
func (s *Store) LineOf(ctx context.Context, id model.ArticleID) (Line, bool, error) {
	return first(s.lines(ctx, lineQuery+`WHERE a.id = ?1 OR a.num = (SELECT of FROM printing WHERE id = ?1)`, string(id)))
}

func first(all []Line, err error) (Line, bool, error) {
	if len(all) == 0 {
		return Line{}, false, err
	}
	return all[0], true, err
}

func (s *Store) lines(ctx context.Context, query string, args ...any) (all []Line, err error) {
	err = s.scan(ctx, func(l *Line) { all = append(all, *l) }, query, args...)
	return all, err
}

func (s *Store) scan(ctx context.Context, f func(*Line), query string, args ...any) error {
	outlets := map[string]string{}
	return s.each(ctx, query, args, func(rows *sql.Rows) error {
		var l Line
		var id, story, blob sql.RawBytes
		if err := rows.Scan(&l.Num, &id, &l.Time, &story, &blob, &l.Read, &l.Starred); err != nil {
			return err
		}
		l.Story = model.StoryID(story)
		if own, ok := strings.CutPrefix(string(l.Story), ownStory); ok && own == string(id) {
			l.ID = model.ArticleID(own) // one string for both
		} else {
			l.ID = model.ArticleID(id)
		}
		if err := l.unpackShared(blob, outlets); err != nil {
			return err
		}
		f(&l)
		return nil
	})
}

// ownStory comes before an article's name in that of a story which it began.
const ownStory = "story-"

// each runs a query that is prepared once and hands each row to f.
func (s *Store) each(ctx context.Context, query string, args []any, f func(*sql.Rows) error) (err error) {
	defer func() {
		switch {
		case corrupt(err):
			err = fmt.Errorf("library %s: the file is damaged: %w; whosaid doctor tells more", s.path, err)
		case err != nil:
			err = fmt.Errorf("library %s: %w", s.path, err)
		}
	}()
	stmt, err := s.prepare(ctx, query) //nolint:sqlclosecheck // used again; closed with the store
	if err != nil {
		return err
	}
	rows, err := stmt.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err tells
	for rows.Next() {
		if err := f(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// prepare returns the statement of a query, prepared once for each connection.
func (s *Store) prepare(ctx context.Context, query string) (*sql.Stmt, error) {
	s.prepared.Lock()
	defer s.prepared.Unlock()
	if stmt := s.prepared.by[query]; stmt != nil {
		return stmt, nil
	}
	stmt, err := s.db.PrepareContext(ctx, query) //nolint:sqlclosecheck // used again; closed with the store
	if err == nil {
		s.prepared.by[query] = stmt
	}
	return stmt, err
}
