package store

import (
	"context"
	"database/sql"
	"strings"

	"whosaid/model"
)

// splitQuote parts the name of a quotation into its article's and the rest.
func splitQuote(id model.QuoteID) (model.ArticleID, string) {
	i := strings.LastIndexByte(string(id), ':')
	return model.ArticleID(id[:max(i, 0)]), string(id[i+1:])
}

// Body is all that is kept of one article but its line.
type Body struct {
	Num     int
	ID      model.ArticleID
	Key     string
	Story   model.StoryID
	Made    uint32
	Text    []byte // PackArticle
	Reading []byte // PackReading
	Persons []byte // PackCast
}

const bodyQuery = `SELECT a.num, a.id, a.key, a.story, a.made, t.data, ifnull(r.data, x''), ifnull(w.persons, x'')
	FROM article a JOIN text t ON t.num = a.num LEFT JOIN reading r ON r.num = a.num LEFT JOIN woven w ON w.num = a.num `

// BodyOf reads one article by its name, or by a reprint's; false when it is not kept.
func (s *Store) BodyOf(ctx context.Context, id model.ArticleID) (b Body, found bool, err error) {
	return s.body(ctx, bodyQuery+`WHERE a.id = ?1 OR a.num = (SELECT of FROM printing WHERE id = ?1)`, string(id))
}

// BodyAt reads one article by its number.
func (s *Store) BodyAt(ctx context.Context, num int) (b Body, found bool, err error) {
	return s.body(ctx, bodyQuery+`WHERE a.num = ?`, num)
}

func (s *Store) body(ctx context.Context, query string, arg any) (b Body, found bool, err error) {
	err = s.each(ctx, query, []any{arg}, func(rows *sql.Rows) error {
		found = true
		return rows.Scan(&b.Num, &b.ID, &b.Key, &b.Story, &b.Made, &b.Text, &b.Reading, &b.Persons)
	})
	return b, found, err
}

// Person reads a person by its name, merged ones included; nil when there is none.
func (s *Store) Person(ctx context.Context, id model.PersonID) (p *model.Person, err error) {
	err = s.each(ctx, `SELECT id, data FROM person WHERE id = (SELECT iif(parent = '', id, parent) FROM person WHERE id = ?)`, []any{string(id)},
		func(rows *sql.Rows) error {
			var id string
			var blob []byte
			if err := rows.Scan(&id, &blob); err != nil {
				return err
			}
			p, err = unpackPerson(model.PersonID(id), blob)
			return err
		})
	return p, err
}

// People reads every person, in order of first appearance.
func (s *Store) People(ctx context.Context) (all []model.Person, err error) {
	err = s.each(ctx, `SELECT id, data FROM person WHERE parent = '' ORDER BY num`, nil, func(rows *sql.Rows) error {
		var id string
		var blob sql.RawBytes
		if err := rows.Scan(&id, &blob); err != nil {
			return err
		}
		p, err := unpackPerson(model.PersonID(id), blob)
		if err == nil {
			all = append(all, *p)
		}
		return err
	})
	return all, err
}

// Canonical reads the name that a person goes by after merges.
func (s *Store) Canonical(ctx context.Context, id model.PersonID) (model.PersonID, error) {
	err := s.each(ctx, `SELECT parent FROM person WHERE id = ? AND parent <> ''`, []any{string(id)}, func(rows *sql.Rows) error {
		return rows.Scan(&id)
	})
	return id, err
}

// saidQuery finds a person's sayings, and those of all who were merged into it.
const saidQuery = ` FROM said s JOIN article a ON a.num = s.article
	WHERE s.person = ?1 OR s.person IN (SELECT id FROM person WHERE parent = ?1 AND parent <> '')`

// SaidBy reads what a person said: by time, then order of arrival.
func (s *Store) SaidBy(ctx context.Context, id model.PersonID) (all []model.QuoteID, err error) {
	err = s.each(ctx, `SELECT a.id, s.quotes`+saidQuery+` ORDER BY s.time, s.article`, []any{string(id)}, func(rows *sql.Rows) error {
		var article, quotes string
		if err := rows.Scan(&article, &quotes); err != nil {
			return err
		}
		for q := range strings.FieldsSeq(quotes) {
			all = append(all, model.QuoteID(article+":"+q))
		}
		return nil
	})
	return all, err
}

// Related reads the relations of one quotation, the surest first; A is id.
func (s *Store) Related(ctx context.Context, id model.QuoteID) (all []model.Relation, err error) {
	article, quote := splitQuote(id)
	err = s.each(ctx, `SELECT b.id, r.other_quote, r.kind, r.score FROM article a JOIN relation r ON r.article = a.num JOIN article b ON b.num = r.other
		WHERE a.id = ? AND r.quote = ? ORDER BY r.score DESC, r.other, r.other_quote`, []any{string(article), quote}, func(rows *sql.Rows) error {
		r := model.Relation{A: id}
		var other, rest string
		err := rows.Scan(&other, &rest, &r.Kind, &r.Score)
		r.B = model.QuoteID(other + ":" + rest)
		all = append(all, r)
		return err
	})
	return all, err
}

// Relations reads every relation once; A is of the article that came later.
func (s *Store) Relations(ctx context.Context) (all []model.Relation, err error) {
	err = s.each(ctx, `SELECT a.id || ':' || r.quote, b.id || ':' || r.other_quote, r.kind, r.score
		FROM relation r JOIN article a ON a.num = r.article JOIN article b ON b.num = r.other
		WHERE r.article > r.other ORDER BY r.article, r.quote, r.other, r.other_quote`, nil, func(rows *sql.Rows) error {
		var r model.Relation
		err := rows.Scan(&r.A, &r.B, &r.Kind, &r.Score)
		all = append(all, r)
		return err
	})
	return all, err
}

// Story reads a story, its articles by time; nil when there is none.
func (s *Store) Story(ctx context.Context, id model.StoryID) (*model.Story, error) {
	story := &model.Story{ID: id}
	err := s.each(ctx, `SELECT id, ifnull((SELECT title FROM story WHERE id = ?1), '') FROM article WHERE story = ?1 ORDER BY time, num`,
		[]any{string(id)}, func(rows *sql.Rows) error {
			var article model.ArticleID
			err := rows.Scan(&article, &story.Title)
			story.Articles = append(story.Articles, article)
			return err
		})
	if err != nil || len(story.Articles) == 0 {
		return nil, err
	}
	return story, nil
}

// Stories reads every story, in the order their first articles came.
func (s *Store) Stories(ctx context.Context) (all []model.Story, err error) {
	at := map[model.StoryID]int{}
	err = s.each(ctx, `SELECT a.story, ifnull(s.title, ''), a.id FROM article a LEFT JOIN story s ON s.id = a.story ORDER BY a.num`, nil,
		func(rows *sql.Rows) error {
			var story model.Story
			var article model.ArticleID
			if err := rows.Scan(&story.ID, &story.Title, &article); err != nil {
				return err
			}
			i, ok := at[story.ID]
			if !ok {
				i = len(all)
				at[story.ID] = i
				all = append(all, story)
			}
			all[i].Articles = append(all[i].Articles, article)
			return nil
		})
	return all, err
}

// StoryTitles reads the titles of the stories that hold a title of their own.
func (s *Store) StoryTitles(ctx context.Context) (map[model.StoryID]string, error) {
	all := map[model.StoryID]string{}
	err := s.each(ctx, `SELECT id, title FROM story`, nil, func(rows *sql.Rows) error {
		var id model.StoryID
		var title string
		err := rows.Scan(&id, &title)
		all[id] = title
		return err
	})
	return all, err
}

// NumberOf reads the number that an article of this address, as Address hashes
// it, and this test of its key has: its own or that of the article it reprints.
func (s *Store) NumberOf(ctx context.Context, address int64, same func(key string) bool) (num, of int, err error) {
	err = s.each(ctx, `SELECT num, num, key FROM article WHERE address = ?1 UNION ALL SELECT num, of, key FROM printing WHERE address = ?1`,
		[]any{address}, func(rows *sql.Rows) error {
			var n, o int
			var key string
			if err := rows.Scan(&n, &o, &key); err != nil {
				return err
			}
			if num == 0 && same(key) {
				num, of = n, o
			}
			return nil
		})
	return num, of, err
}
