package store

import (
	"context"
	"database/sql"
	"errors"

	"whosaid/model"
)

// Holding is one article as it is written, with all that was derived from it.
type Holding struct {
	Line
	Key     string // of the reader's doings (Article.Key)
	Address int64  // hash of the canonical address, or of the text when there is none
	Made    uint32 // names the code that derived it; 0 is to be derived anew
	Text    []byte // PackArticle; nil leaves the one that is kept
	Reading []byte // PackReading
	Persons []byte // PackCast
	Said    []Saying
	// Relations ties the article's quotations (A) to those of others (B).
	Relations []model.Relation
	// Links, Group and Shingles are what linking, grouping and the search for
	// reprints restore themselves from.
	Links, Group, Shingles []byte
}

// Saying is what one person says in one article.
type Saying struct {
	Person model.PersonID
	// Time is when, for the order of what a person said: undated articles last.
	Time   int64
	Quotes string // what follows ":" in the names of the quotations, parted by spaces
}

// Reprint is another printing of an article that is kept.
type Reprint struct {
	Line    // Story, Quotes and Voices are the article's
	Key     string
	Address int64
	Of      int // the article's number
	Text    []byte
}

// Retitled is a story with its present title.
type Retitled struct {
	ID    model.StoryID
	Title string
}

// Merged tells that one name now leads to another.
type Merged[ID ~string] struct{ From, Into ID }

// Batch is what one transaction adds and changes.
type Batch struct {
	Articles []Holding
	Reprints []Reprint
	People   []Person // new, or with new forms of their names
	Joined   []Merged[model.PersonID]
	Stories  []Retitled
	Absorbed []Merged[model.StoryID]
	Index    IndexChange
	Recasts  []Recast
	Arrivals []Arrival
	Raws     []RawDocument
	Renamed  []Renamed
}

// Write puts a batch into the file in one transaction: when it returns nil, all
// of it is kept; else nothing is.
func (s *Store) Write(b *Batch) error {
	return s.alone(func(tx *sql.Tx) error { return (&scribe{tx: tx}).batch(b) })
}

// alone runs f in a transaction of its own and waits for its end.
func (s *Store) alone(f func(*sql.Tx) error) error {
	reply := make(chan error, 1)
	if !s.send(write{run: f, reply: reply, alone: true}) {
		return errClosed
	}
	return <-reply
}

var errClosed = errors.New("the library is closed")

// scribe writes within one transaction.
type scribe struct {
	tx    *sql.Tx
	stmts map[string]*sql.Stmt
}

func (w *scribe) do(query string, args ...any) error {
	stmt, err := w.stmt(query) //nolint:sqlclosecheck // used again; closed with the transaction
	if err == nil {
		_, err = stmt.ExecContext(context.Background(), args...) // a batch once begun is kept or fails, but is not cut
	}
	return err
}

// one reads one row into places; false when there is none.
func (w *scribe) one(places []any, query string, args ...any) (bool, error) {
	stmt, err := w.stmt(query) //nolint:sqlclosecheck // used again; closed with the transaction
	if err != nil {
		return false, err
	}
	err = stmt.QueryRowContext(context.Background(), args...).Scan(places...)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

func (w *scribe) stmt(query string) (*sql.Stmt, error) {
	if stmt := w.stmts[query]; stmt != nil {
		return stmt, nil
	}
	stmt, err := w.tx.PrepareContext(context.Background(), query)
	if err == nil {
		if w.stmts == nil {
			w.stmts = map[string]*sql.Stmt{}
		}
		w.stmts[query] = stmt
	}
	return stmt, err
}

func (w *scribe) batch(b *Batch) error {
	t := tally{}
	steps := []func() error{
		func() error { return each(b.Renamed, w.rename) },
		func() error { return each(b.Articles, func(h *Holding) error { return w.article(h, &t) }) },
		func() error { return each(b.Articles, w.relations) },
		func() error { return each(b.Reprints, func(r *Reprint) error { return w.reprint(r, &t) }) },
		func() error { return each(b.Recasts, w.recast) },
		func() error { return each(b.People, w.person) },
		func() error { return each(b.Joined, w.join) },
		func() error { return each(b.Stories, w.story) },
		func() error { return each(b.Absorbed, w.absorb) },
		func() error { return w.index(&b.Index) },
		func() error { return each(b.Raws, w.raw) },
		func() error { return each(b.Arrivals, w.arrival) },
		func() error { return w.count(t) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func each[T any](list []T, f func(*T) error) error {
	for i := range list {
		if err := f(&list[i]); err != nil {
			return err
		}
	}
	return nil
}

// article writes a new article, or one in place of what is kept under its number.
func (w *scribe) article(h *Holding, t *tally) error {
	var old Line
	var blob []byte
	taken, err := w.one([]any{&old.Num, &old.ID, &old.Time, &blob},
		`SELECT num, id, time, line FROM article WHERE num = ?1 OR id = ?2 ORDER BY num = ?1 DESC LIMIT 1`, h.Num, string(h.ID))
	if err != nil {
		return err
	}
	// Where something may be replaced, SQLite copies every page it is about to change.
	insert := `INSERT INTO article (num, id, key, address, time, story, made, line) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
	if taken {
		insert = `INSERT OR REPLACE INTO article (num, id, key, address, time, story, made, line) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
	}
	if taken && old.Num == h.Num {
		if err := errors.Join(old.unpack(blob), w.forget(h.Num)); err != nil {
			return err
		}
		t.articles--
		t.quotes -= old.Quotes
		t.printings -= old.Printings
		h.Printings = old.Printings
	}
	t.articles++
	t.quotes += h.Quotes
	t.printings += h.Printings
	err = w.do(insert, h.Num, string(h.ID), h.Key, h.Address, h.Time, string(h.Story), h.Made, packLine(&h.Line))
	if err == nil && h.Text != nil {
		err = w.do(`INSERT OR REPLACE INTO text (num, data) VALUES (?, ?)`, h.Num, h.Text)
	}
	if err == nil {
		err = w.do(`INSERT OR REPLACE INTO reading (num, data) VALUES (?, ?)`, h.Num, h.Reading)
	}
	if err == nil {
		err = w.do(`INSERT OR REPLACE INTO woven (num, persons, links, story, shingles) VALUES (?, ?, ?, ?, ?)`,
			h.Num, h.Persons, h.Links, h.Group, h.Shingles)
	}
	for i := range h.Said {
		if err == nil {
			err = w.say(h.Num, &h.Said[i])
		}
	}
	return err
}

func (w *scribe) say(num int, s *Saying) error {
	return w.do(`INSERT OR REPLACE INTO said (person, time, article, quotes) VALUES (?, ?, ?, ?)`, string(s.Person), s.Time, num, s.Quotes)
}

// Reattributed is one article after the reader's word on who said what.
type Reattributed struct {
	Line Line
	Said []Saying
}

// PutAttributions keeps who says what in an article now, without waiting; done is
// called when it is in the file, or will never be.
func (s *Store) PutAttributions(r Reattributed, done func()) {
	s.send(write{done: done, run: func(tx *sql.Tx) error {
		w := &scribe{tx: tx}
		if err := w.unsay(r.Line.Num); err != nil {
			return err
		}
		if err := each(r.Said, func(x *Saying) error { return w.say(r.Line.Num, x) }); err != nil {
			return err
		}
		return w.do(`UPDATE article SET line = ? WHERE num = ?`, packLine(&r.Line), r.Line.Num)
	}})
}

// PutParent makes a person's name lead to another's, without waiting.
func (s *Store) PutParent(from, into model.PersonID) {
	s.send(write{run: func(tx *sql.Tx) error {
		return (&scribe{tx: tx}).join(&Merged[model.PersonID]{From: from, Into: into})
	}})
}

// forget takes out what ties an article to persons and other articles.
func (w *scribe) forget(num int) error {
	if err := w.unsay(num); err != nil {
		return err
	}
	return errors.Join(
		w.do(`DELETE FROM relation WHERE other = ?1 AND article IN (SELECT other FROM relation WHERE article = ?1)`, num),
		w.do(`DELETE FROM relation WHERE article = ?`, num))
}

// unsay takes out who said what in an article.
func (w *scribe) unsay(num int) error {
	var blob []byte
	known, err := w.one([]any{&blob}, `SELECT persons FROM woven WHERE num = ?`, num)
	if err != nil || !known {
		return err
	}
	_, ids, err := UnpackCast(blob)
	if err != nil {
		return nil //nolint:nilerr // what cannot be read holds nothing to take out; doctor finds the rest
	}
	for _, id := range ids {
		if err := w.do(`DELETE FROM said WHERE person = ? AND article = ?`, string(id), num); err != nil {
			return err
		}
	}
	return nil
}

// relations writes an article's relations, seen from both sides.
func (w *scribe) relations(h *Holding) error {
	for _, r := range h.Relations {
		a, quote := splitQuote(r.A)
		b, other := splitQuote(r.B)
		err := w.do(`INSERT OR REPLACE INTO relation (article, quote, other, other_quote, kind, score)
			SELECT a.num, ?3, b.num, ?4, ?5, ?6 FROM article a, article b WHERE a.id = ?1 AND b.id = ?2
			UNION ALL SELECT b.num, ?4, a.num, ?3, ?5, ?6 FROM article a, article b WHERE a.id = ?1 AND b.id = ?2`,
			string(a), string(b), quote, other, string(r.Kind), r.Score)
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *scribe) reprint(r *Reprint, t *tally) error {
	known, err := w.one([]any{new(int)}, `SELECT 1 FROM printing WHERE num = ?`, r.Num)
	if err != nil {
		return err
	}
	if !known {
		t.printings++
		if err := w.reprinted(r.Of); err != nil {
			return err
		}
	}
	return w.do(`INSERT OR REPLACE INTO printing (num, id, key, address, of, line, data) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		r.Num, string(r.ID), r.Key, r.Address, r.Of, packLine(&r.Line), r.Text)
}

// reprinted counts another printing of an article on its line.
func (w *scribe) reprinted(num int) error {
	var l Line
	var blob []byte
	known, err := w.one([]any{&l.ID, &blob}, `SELECT id, line FROM article WHERE num = ?`, num)
	if err != nil || !known {
		return err
	}
	if err := l.unpack(blob); err != nil {
		return err
	}
	l.Printings++
	return w.do(`UPDATE article SET line = ? WHERE num = ?`, packLine(&l), num)
}

func (w *scribe) person(p *Person) error {
	return w.do(`INSERT INTO person (num, id, data) VALUES (?, ?, ?) ON CONFLICT (num) DO UPDATE SET data = excluded.data`, p.Num, string(p.ID), p.Data)
}

// join makes From's name lead to Into.
func (w *scribe) join(m *Merged[model.PersonID]) error {
	return errors.Join(
		w.do(`UPDATE person SET parent = ?2 WHERE id = ?1 OR parent = ?1`, string(m.From), string(m.Into)),
		w.do(`UPDATE person SET parent = '' WHERE id = ?`, string(m.Into)))
}

func (w *scribe) story(r *Retitled) error {
	return w.do(`INSERT OR REPLACE INTO story (id, title) VALUES (?, ?)`, string(r.ID), r.Title)
}

func (w *scribe) absorb(m *Merged[model.StoryID]) error {
	return errors.Join(
		w.do(`UPDATE article SET story = ?2 WHERE story = ?1`, string(m.From), string(m.Into)),
		w.do(`DELETE FROM story WHERE id = ?`, string(m.From)))
}
