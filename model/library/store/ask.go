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
	Address int64
	Story   model.StoryID
	Made    uint32
	Text    []byte // PackArticle
	Reading []byte // PackReading
	Persons []byte // PackCast
}

const bodyQuery = `SELECT a.num, a.id, a.key, a.address, a.story, a.made, t.data, ifnull(r.data, x''), ifnull(w.persons, x'')
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
		return rows.Scan(&b.Num, &b.ID, &b.Key, &b.Address, &b.Story, &b.Made, &b.Text, &b.Reading, &b.Persons)
	})
	return b, found, err
}

// Person is one person over all articles.
type Person struct {
	Num  int // from 0, in order of first appearance, without gaps
	ID   model.PersonID
	Data []byte // what the registry of persons makes of it
}

// PersonOf reads a person by its name, that of the one it was merged into if it
// was; false when there is none.
func (s *Store) PersonOf(ctx context.Context, id model.PersonID) (p Person, found bool, err error) {
	err = s.each(ctx, `SELECT num, id, data FROM person WHERE id = (SELECT iif(parent = '', id, parent) FROM person WHERE id = ?)`,
		[]any{string(id)}, func(rows *sql.Rows) error {
			found = true
			return rows.Scan(&p.Num, &p.ID, &p.Data)
		})
	return p, found, err
}

// EachPerson reads every person in order of number, those merged into others
// too. Data holds only until the next one is read.
func (s *Store) EachPerson(ctx context.Context, f func(*Person) error) error {
	return s.each(ctx, `SELECT num, id, data FROM person ORDER BY num`, nil, func(rows *sql.Rows) error {
		var p Person
		var data sql.RawBytes
		if err := rows.Scan(&p.Num, &p.ID, &data); err != nil {
			return err
		}
		p.Data = data
		return f(&p)
	})
}

// Parents reads where the names of merged persons lead.
func (s *Store) Parents(ctx context.Context) (map[model.PersonID]model.PersonID, error) {
	all := map[model.PersonID]model.PersonID{}
	err := s.each(ctx, `SELECT id, parent FROM person WHERE parent <> ''`, nil, func(rows *sql.Rows) error {
		var id, parent model.PersonID
		err := rows.Scan(&id, &parent)
		all[id] = parent
		return err
	})
	return all, err
}

// Said is what one person said in one article.
type Said struct {
	Num     int
	Article model.ArticleID
	Time    int64
	Quotes  string // as in Saying
}

// SaidBy reads what was said under one name, by time, then order of arrival.
func (s *Store) SaidBy(ctx context.Context, id model.PersonID) (all []Said, err error) {
	err = s.each(ctx, `SELECT s.article, a.id, s.time, s.quotes FROM said s JOIN article a ON a.num = s.article
		WHERE s.person = ? ORDER BY s.time, s.article`, []any{string(id)}, func(rows *sql.Rows) error {
		var x Said
		err := rows.Scan(&x.Num, &x.Article, &x.Time, &x.Quotes)
		all = append(all, x)
		return err
	})
	return all, err
}

// NamesOf reads the names that lead to a person.
func (s *Store) NamesOf(ctx context.Context, id model.PersonID) (all []model.PersonID, err error) {
	err = s.each(ctx, `SELECT id FROM person WHERE parent = ? AND parent <> ''`, []any{string(id)}, func(rows *sql.Rows) error {
		var name model.PersonID
		err := rows.Scan(&name)
		all = append(all, name)
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

// StoryNumbers reads the numbers of a story's articles.
func (s *Store) StoryNumbers(ctx context.Context, id model.StoryID) (nums []uint32, err error) {
	err = s.each(ctx, `SELECT num FROM article WHERE story = ?`, []any{string(id)}, func(rows *sql.Rows) error {
		var n uint32
		err := rows.Scan(&n)
		nums = append(nums, n)
		return err
	})
	return nums, err
}

// NumberOf reads the number that an article of this address has, 0 for none, and
// that of the article it reprints, or its own again.
func (s *Store) NumberOf(ctx context.Context, address int64) (num, of int, err error) {
	err = s.each(ctx, `SELECT num, num FROM article WHERE address = ?1 UNION ALL SELECT num, of FROM printing WHERE address = ?1 LIMIT 1`,
		[]any{address}, func(rows *sql.Rows) error { return rows.Scan(&num, &of) })
	return num, of, err
}

// HasRecord reports whether the reader did anything with the articles of a key.
func (s *Store) HasRecord(ctx context.Context, key string) (has bool, err error) {
	err = s.each(ctx, `SELECT `+hasRecord, []any{key}, func(rows *sql.Rows) error { return rows.Scan(&has) })
	return has, err
}

const hasRecord = `EXISTS (SELECT 1 FROM state WHERE article = ?1) OR EXISTS (SELECT 1 FROM correction WHERE article = ?1)
	OR EXISTS (SELECT 1 FROM block WHERE article = ?1) OR EXISTS (SELECT 1 FROM mark WHERE article = ?1)`

// Recognise is NumberOf and HasRecord in one.
func (s *Store) Recognise(ctx context.Context, key string, address int64) (num int, has bool, err error) {
	err = s.each(ctx, `SELECT ifnull((SELECT num FROM article WHERE address = ?2), ifnull((SELECT num FROM printing WHERE address = ?2), 0)), `+hasRecord,
		[]any{key, address}, func(rows *sql.Rows) error { return rows.Scan(&num, &has) })
	return num, has, err
}

// EachAddress reads the addresses of all articles and reprints, in no order.
func (s *Store) EachAddress(ctx context.Context, f func(int64)) error {
	return s.each(ctx, `SELECT address FROM article UNION ALL SELECT address FROM printing`, nil, func(rows *sql.Rows) error {
		var address int64
		err := rows.Scan(&address)
		f(address)
		return err
	})
}

// EachRecordKey reads the keys for which HasRecord is true, some more than once.
func (s *Store) EachRecordKey(ctx context.Context, f func(string)) error {
	return s.each(ctx, `SELECT article FROM state UNION ALL SELECT article FROM correction
		UNION ALL SELECT article FROM block UNION ALL SELECT article FROM mark`, nil, func(rows *sql.Rows) error {
		var key string
		err := rows.Scan(&key)
		f(key)
		return err
	})
}

// RelationsOf reads the relations of all quotations of one article, the surest
// first of each.
func (s *Store) RelationsOf(ctx context.Context, num int, id model.ArticleID) (map[model.QuoteID][]model.Relation, error) {
	var all map[model.QuoteID][]model.Relation
	err := s.each(ctx, `SELECT r.quote, b.id, r.other_quote, r.kind, r.score FROM relation r JOIN article b ON b.num = r.other
		WHERE r.article = ? ORDER BY r.score DESC, r.other, r.other_quote`, []any{num}, func(rows *sql.Rows) error {
		var r model.Relation
		var quote, other, rest string
		err := rows.Scan(&quote, &other, &rest, &r.Kind, &r.Score)
		r.A, r.B = model.QuoteID(string(id)+":"+quote), model.QuoteID(other+":"+rest)
		if all == nil {
			all = map[model.QuoteID][]model.Relation{}
		}
		all[r.A] = append(all[r.A], r)
		return err
	})
	return all, err
}

// KeyOf reads the key that what the reader did with an article is kept under.
func (s *Store) KeyOf(ctx context.Context, id model.ArticleID) (key string, err error) {
	err = s.each(ctx, `SELECT key FROM article WHERE id = ?1 OR num = (SELECT of FROM printing WHERE id = ?1)`, []any{string(id)},
		func(rows *sql.Rows) error { return rows.Scan(&key) })
	return key, err
}

// Numbers reads the numbers of the articles after a number, at most limit.
func (s *Store) Numbers(ctx context.Context, after, limit int) (nums []int, err error) {
	err = s.each(ctx, `SELECT num FROM article WHERE num > ? ORDER BY num LIMIT ?`, []any{after, limit}, func(rows *sql.Rows) error {
		var n int
		err := rows.Scan(&n)
		nums = append(nums, n)
		return err
	})
	return nums, err
}
