package library

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"whosaid/model"
	"whosaid/model/library/store"
	"whosaid/model/people"
)

// kept is the part of a library that lies in a file: the list of its articles,
// the records that are at hand, and what adds to them.
type kept struct {
	store *store.Store
	opt   Options
	cache *cache

	// ctx ends with the library; background counts what runs until then.
	ctx        context.Context
	cancel     context.CancelFunc
	background sync.WaitGroup

	// Guarded by Library.mu.
	list     list
	shape    uint64
	edition  int64 // of the file, as the list shows it
	complete bool
	whole    chan struct{}                     // closed when the list is complete
	parents  map[model.PersonID]model.PersonID // where the names of merged persons lead

	todo todo

	persons  personCache
	index    keptIndex
	weaver   weaver // guarded by Library.adding
	works    works
	consult  *consultation // nil in a library that is open for long
	closed   sync.Once
	finished sync.Once
}

func newKept(s *store.Store, o Options) *kept {
	k := &kept{store: s, opt: o, list: newList(), parents: map[model.PersonID]model.PersonID{}, todo: newTodo(), whole: make(chan struct{})}
	k.ctx, k.cancel = context.WithCancel(context.Background())
	return k
}

// open reads the newest articles' lines.
func (k *kept) open(ctx context.Context) error {
	if err := k.openIndex(); err != nil {
		return err
	}
	tally, err := k.store.Tally(ctx)
	if err != nil {
		return err
	}
	if k.edition, err = k.store.Edition(ctx); err != nil {
		return err
	}
	lines, err := k.store.Newest(ctx, firstWindow)
	if err != nil {
		return err
	}
	k.list.put(lines)
	k.list.tally = tally
	k.complete = len(lines) == tally.Articles
	return nil
}

// start begins what goes on in the background while the library is open.
func (k *kept) start(l *Library) {
	k.background.Go(func() {
		defer k.finish()
		if err := errors.Join(k.complement(l), k.warmIndex()); err != nil {
			k.unexpected(err)
			return
		}
		k.finish()
		if l.Count().Articles > manyArticles {
			debug.FreeOSMemory() // reading the list leaves as much behind as it keeps
		}
		k.unexpected(k.tend(l))
	})
}

// manyArticles is from where on a list is so long that its making leaves tens of
// megabytes behind.
const manyArticles = 20000

// finish lets go on who waits for the whole list; it will not come any more when
// the file cannot be read.
func (k *kept) finish() { k.finished.Do(func() { close(k.whole) }) }

// complement reads the whole list and what else the first screen can do without.
func (k *kept) complement(l *Library) error {
	edition, err := k.store.Edition(k.ctx) // first: what comes later is read again
	if err != nil {
		return err
	}
	parents, err := k.store.Parents(k.ctx)
	if err != nil {
		return err
	}
	l.mu.RLock()
	fresh := newListFor(k.list.tally.Articles)
	l.mu.RUnlock()
	if err := k.store.EachLine(k.ctx, fresh.add); err != nil {
		return err
	}
	fresh.settle()
	l.mu.Lock()
	defer l.mu.Unlock()
	maps.Copy(parents, k.parents)
	k.parents = parents
	// What was added or marked here since the lines were read is newer than they are.
	var newer []store.Line
	for i := range k.list.entries {
		if e := &k.list.entries[i]; fresh.at(e.Added) < 0 {
			newer = append(newer, lineOf(e, k.list.times[i]))
		}
	}
	if len(newer) > 0 {
		fresh.put(newer)
	}
	for num, m := range k.list.marks {
		fresh.mark(num, m)
	}
	fresh.recount()
	moved := len(fresh.entries) != len(k.list.entries) || k.edition != edition
	k.list, k.complete = fresh, true
	k.edition = max(k.edition, edition)
	l.generation++
	if moved {
		k.shape++
	}
	return nil
}

// refresh takes over what another process added; l.adding need not be held.
func (k *kept) refresh(l *Library) error {
	edition, err := k.store.Edition(k.ctx)
	if err != nil {
		return err
	}
	l.mu.RLock()
	same := k.edition >= edition
	l.mu.RUnlock()
	if same {
		return nil
	}
	if err := k.complement(l); err != nil {
		return err
	}
	k.cache.clear()
	k.persons.clear()
	_, err = k.overtaken()
	return err
}

func lineOf(e *Entry, time int64) store.Line {
	return store.Line{
		Num: e.Added, ID: e.ID, Time: time, Story: e.Story, Title: e.Title, Outlet: e.Outlet, Byline: e.Byline,
		Published: e.Published, Source: e.Source, URL: e.URL, Quotes: e.Quotes, Voices: e.Voices, Words: e.Words,
		Printings: e.Printings, Read: e.Read, Starred: e.Starred,
	}
}

// close ends the background, notes the counts for the next start and closes the file.
func (k *kept) close(l *Library) (err error) {
	k.closed.Do(func() {
		k.cancel()
		k.background.Wait()
		l.adding.Lock()
		defer l.adding.Unlock()
		l.mu.RLock()
		tally, complete := k.list.tally, k.complete
		l.mu.RUnlock()
		if complete && !k.store.ReadOnly() {
			k.store.PutTally(tally.Unread, tally.Starred)
		}
		err = k.store.Close()
	})
	return err
}

// load reads one article from the file and makes its record.
func (k *kept) load(ctx context.Context, l *Library, id model.ArticleID) (*record, error) {
	body, found, err := k.store.BodyOf(ctx, id)
	if err != nil || !found {
		return nil, err
	}
	rec, err := k.record(ctx, l, &body)
	if err == nil {
		k.acquaint(l, rec)
	}
	return rec, err
}

// acquaint has those who speak in an article at hand too, so that showing it asks
// the file nothing.
func (k *kept) acquaint(l *Library, rec *record) {
	l.mu.RLock()
	speakers := l.speakers(rec)
	l.mu.RUnlock()
	for _, id := range speakers {
		if _, _, local := people.Local(id); id != "" && !local {
			k.person(l, id)
		}
	}
}

// record makes a record of what the file keeps of an article.
func (k *kept) record(ctx context.Context, l *Library, body *store.Body) (*record, error) {
	original, err := store.UnpackArticle(body.ID, body.Text)
	if err != nil {
		return nil, err
	}
	state, err := k.state(ctx, l, body.Key)
	if err != nil {
		return nil, err
	}
	rec := &record{num: body.Num, original: original, state: state, story: body.Story}
	l.mu.RLock()
	rec.article = chosen(original, state.blocks, l.rulesOf(original.Site()))
	if k.todo.spoiled[body.Num] {
		body.Made = 0
	}
	l.mu.RUnlock()
	if err := rec.recall(body); err != nil {
		return nil, err
	}
	if rec.related, err = k.store.RelationsOf(ctx, body.Num, body.ID); err != nil {
		return nil, err
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	l.correct(rec)
	return rec, nil
}

// recall takes a record's reading from the file. One that is damaged, or that
// waits to be made anew because the reader changed the blocks, is made at once,
// but for what ties it to other articles.
func (rec *record) recall(body *store.Body) (err error) {
	persons, ids, err := store.UnpackCast(body.Persons)
	if err == nil && body.Made != 0 {
		rec.raw, err = store.UnpackReading(body.ID, body.Reading, rec.article.Text)
		if err == nil {
			rec.raw.Persons, rec.persons = persons, ids
			return rec.sound()
		}
	}
	p := &pending{rec: rec}
	func() {
		defer p.recovered("reading")
		rec.derive()
	}()
	rec.persons = adopt(rec.raw.Persons, persons, ids)
	return p.err
}

// sound reports a reading whose mentions name persons that it does not have.
func (rec *record) sound() error {
	for i := range rec.raw.Mentions {
		if p := rec.raw.Mentions[i].Person; p < -1 || p >= len(rec.raw.Persons) {
			return fmt.Errorf("article %s: %w", rec.article.ID, store.ErrDamaged)
		}
	}
	return nil
}

// adopt gives persons who were found anew the names that those of the same
// spelling had.
func adopt(persons, old []model.Person, ids []model.PersonID) []model.PersonID {
	out := make([]model.PersonID, len(persons))
	for i := range persons {
		at := slices.IndexFunc(old, func(p model.Person) bool { return p.Name == persons[i].Name && p.Kind == persons[i].Kind })
		if at >= 0 {
			out[i] = ids[at]
		}
	}
	return out
}

// state returns what the reader did with the articles of a key. A state that was
// ever asked for stays in memory: writes may still be on their way to the file.
func (k *kept) state(ctx context.Context, l *Library, key string) (*state, error) {
	l.mu.RLock()
	s := l.states[key]
	l.mu.RUnlock()
	if s != nil {
		return s, nil
	}
	var r store.Record
	has, err := k.store.HasRecord(ctx, key)
	if err == nil && has {
		r, err = k.store.Record(ctx, key)
	}
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if s := l.states[key]; s != nil {
		return s, nil
	}
	s = l.stateOf(key)
	s.take(&r)
	return s, nil
}

// find returns the record of an article, nil when there is none or it cannot be
// read, which Err tells.
func (k *kept) find(id model.ArticleID) *record {
	if rec := k.cache.peek(id); rec != nil {
		return rec
	}
	rec, err := k.cache.get(k.ctx, id)
	k.unexpected(err)
	return rec
}

// personCache holds the persons asked for last.
type personCache struct {
	mu   sync.Mutex
	byID map[model.PersonID]*model.Person
}

// personsHeld bounds personCache.
const personsHeld = 4096

func (c *personCache) get(id model.PersonID) *model.Person {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.byID[id]
}

func (c *personCache) put(id model.PersonID, p *model.Person) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.byID == nil || len(c.byID) >= personsHeld {
		c.byID = map[model.PersonID]*model.Person{}
	}
	c.byID[id] = p
}

func (c *personCache) clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.byID = nil
}

// person reads a person; nil when there is none.
func (k *kept) person(l *Library, id model.PersonID) *model.Person {
	l.mu.RLock()
	id = l.canonical(id)
	l.mu.RUnlock()
	if p := k.persons.get(id); p != nil {
		return p
	}
	if article, i, ok := people.Local(id); ok {
		rec := k.find(article)
		if rec == nil || i >= len(rec.raw.Persons) {
			return nil
		}
		p := rec.raw.Persons[i]
		p.ID = id
		return &p
	}
	row, found, err := k.store.PersonOf(k.ctx, id)
	if err != nil || !found {
		k.unexpected(err)
		return nil
	}
	p, _, err := people.PersonOf(row.Data)
	if err != nil {
		k.unexpected(errors.Join(fmt.Errorf("person %s", id), err))
		return nil
	}
	k.persons.put(id, &p)
	return &p
}

// people reads every person that is not merged into another.
func (k *kept) people() []model.Person {
	var all []model.Person
	err := k.store.EachPerson(k.ctx, func(row *store.Person) error {
		p, gone, err := people.PersonOf(row.Data)
		if err == nil && !gone {
			all = append(all, p)
		}
		return err
	})
	k.unexpected(err)
	return all
}

// nameless reads the persons who have no name over all articles.
func (k *kept) nameless() []model.Person {
	var all []model.Person
	k.unexpected(k.store.EachCast(k.ctx, func(blob []byte) error {
		persons, ids, err := store.UnpackCast(blob)
		for i, id := range ids {
			if _, _, local := people.Local(id); local {
				persons[i].ID = id
				all = append(all, persons[i])
			}
		}
		return err
	}))
	return all
}

// saidBy reads what a person said; who has no name said it in one article.
func (k *kept) saidBy(l *Library, id model.PersonID) []model.QuoteID {
	if article, i, ok := people.Local(id); ok {
		return l.saidIn(k.find(article), i)
	}
	said, err := k.said(l, id)
	k.unexpected(err)
	var all []model.QuoteID
	for _, x := range said {
		for q := range strings.FieldsSeq(x.Quotes) {
			all = append(all, model.QuoteID(string(x.Article)+":"+q))
		}
	}
	return all
}

// said reads what a person said under all names, in order, with what the reader
// said since that is still on its way to the file.
func (k *kept) said(l *Library, id model.PersonID) ([]store.Said, error) {
	if p := k.person(l, id); p != nil {
		id = p.ID
	}
	names, err := k.store.NamesOf(k.ctx, id)
	if err != nil {
		return nil, err
	}
	l.mu.RLock()
	names = append(names, id)
	for name, into := range k.parents {
		if into == id {
			names = append(names, name)
		}
	}
	fresh := maps.Clone(k.todo.said)
	l.mu.RUnlock()
	slices.Sort(names)
	names = slices.Compact(names)
	var all []store.Said
	for _, name := range names {
		part, err := k.store.SaidBy(k.ctx, name)
		if err != nil {
			return nil, err
		}
		for _, x := range part {
			if _, changed := fresh[x.Num]; !changed {
				all = append(all, x)
			}
		}
	}
	for num, r := range fresh {
		for _, x := range r.Said {
			if slices.Contains(names, x.Person) {
				all = append(all, store.Said{Num: num, Article: r.Line.ID, Time: x.Time, Quotes: x.Quotes})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b store.Said) int { return cmp.Or(cmp.Compare(a.Time, b.Time), a.Num-b.Num) })
	return all, nil
}

// saidIn returns the quotations of the i-th person of an article.
func (l *Library) saidIn(rec *record, i int) (all []model.QuoteID) {
	if rec == nil {
		return nil
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	for j := range rec.reading.Quotes {
		if m := rec.reading.Quotes[j].Mention; m >= 0 && rec.reading.Mentions[m].Person == i {
			all = append(all, rec.reading.Quotes[j].ID)
		}
	}
	return all
}

// saidCount counts what a person said; false for who has no name.
func (k *kept) saidCount(l *Library, id model.PersonID) (quotes, articles int, ok bool) {
	if _, _, local := people.Local(id); local {
		return 0, 0, false
	}
	all, err := k.said(l, id)
	k.unexpected(err)
	last := 0
	for _, x := range all {
		quotes += 1 + strings.Count(x.Quotes, " ")
		if x.Num != last {
			articles, last = articles+1, x.Num
		}
	}
	return quotes, articles, true
}
