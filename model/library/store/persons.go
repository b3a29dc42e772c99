package store

import (
	"context"
	"database/sql"
	"errors"

	"whosaid/model"
)

// Recast is the persons of one article under other names.
type Recast struct {
	Num     int
	ID      model.ArticleID
	Persons []byte // PackCast
	Said    []Saying
}

func (w *scribe) recast(r *Recast) error {
	if err := w.unsay(r.Num); err != nil {
		return err
	}
	if err := w.do(`UPDATE woven SET persons = ? WHERE num = ?`, r.Persons, r.Num); err != nil {
		return err
	}
	return each(r.Said, func(s *Saying) error { return w.say(r.Num, s) })
}

// BeginPersons forgets all persons, who are then to be told apart anew: Recasts
// and People of batches, then EndPersons. PersonsPending tells of one that never
// came to its end.
func (s *Store) BeginPersons() error {
	return s.alone(func(tx *sql.Tx) error {
		w := &scribe{tx: tx}
		return errors.Join(w.do(`DELETE FROM person`), w.do(`DELETE FROM said`), w.set("persons pending", 1), w.count(tally{}))
	})
}

// EndPersons notes that all persons are told apart.
func (s *Store) EndPersons() error {
	return s.alone(func(tx *sql.Tx) error { return (&scribe{tx: tx}).do(`DELETE FROM meta WHERE name = 'persons pending'`) })
}

// PersonsPending reports whether BeginPersons was not followed by EndPersons.
func (s *Store) PersonsPending(ctx context.Context) (bool, error) {
	return s.value(ctx, "persons pending", new(int))
}

// Quoted is how often a person was quoted.
type Quoted struct {
	Person           model.PersonID
	Quotes, Articles int
}

// MostQuoted reads who was quoted most, at most limit of them.
func (s *Store) MostQuoted(ctx context.Context, limit int) (all []Quoted, err error) {
	err = s.each(ctx, `SELECT iif(ifnull(p.parent, '') = '', s.person, p.parent) who,
		sum(1 + length(s.quotes) - length(replace(s.quotes, ' ', ''))) quotes, count(*) articles
		FROM said s LEFT JOIN person p ON p.id = s.person GROUP BY who ORDER BY quotes DESC, articles DESC, who LIMIT ?`, []any{limit},
		func(rows *sql.Rows) error {
			var q Quoted
			err := rows.Scan(&q.Person, &q.Quotes, &q.Articles)
			all = append(all, q)
			return err
		})
	return all, err
}
