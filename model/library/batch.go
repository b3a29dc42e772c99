package library

import (
	"errors"
	"slices"
	"strings"
	"time"

	"whosaid/model"
	"whosaid/model/library/store"
	"whosaid/model/people"
	"whosaid/model/search"
	"whosaid/model/stories"
)

// derivation names the code that derives what a kept library keeps of its
// articles. Raise it with every change of a stage that is to reach the articles
// of existing libraries: they are derived anew in the background.
const derivation = 4

// batch is what is tied but not yet in the file.
type batch struct {
	store.Batch
	lines   []store.Line
	touched []model.ArticleID // articles at hand elsewhere that show something else now
	bytes   int
	last    int // greatest number
	changed map[int][]byte
	texts   map[int]*record // new articles by number: a reprint may be of one
	index   *search.Change
}

func newBatch() *batch {
	return &batch{changed: map[int][]byte{}, texts: map[int]*record{}}
}

func (b *batch) empty() bool {
	return len(b.Articles) == 0 && len(b.Reprints) == 0 && len(b.Arrivals) == 0 && len(b.Renamed) == 0
}

func (b *batch) add(h store.Holding, bytes int) {
	if i := slices.IndexFunc(b.Articles, func(o store.Holding) bool { return o.Num == h.Num }); i >= 0 {
		b.Articles, b.lines = slices.Delete(b.Articles, i, i+1), slices.Delete(b.lines, i, i+1)
	}
	b.Articles = append(b.Articles, h)
	b.lines = append(b.lines, h.Line)
	b.bytes += bytes
	b.touch(h.ID)
	for _, r := range h.Relations {
		b.touch(articleOf(r.B))
	}
}

func (b *batch) touch(id model.ArticleID) {
	if !slices.Contains(b.touched[max(0, len(b.touched)-8):], id) {
		b.touched = append(b.touched, id)
	}
}

func (b *batch) recent(j *job, num int) {
	b.texts[num] = j.rec
	b.last = max(b.last, num)
}

// people takes over what the registry of persons changed.
func (b *batch) people(w *weaver) {
	c := w.people.Changes()
	for _, n := range c.Persons {
		b.changed[n] = nil
	}
	for _, m := range c.Merged {
		w.links.Merge(m.Gone, m.Kept)
		b.Joined = append(b.Joined, store.Merged[model.PersonID]{From: m.Gone, Into: m.Kept})
	}
}

// story takes over what became of the stories.
func (b *batch) story(j stories.Joined) {
	if n := len(b.Stories); n > 0 && b.Stories[n-1].ID == j.Story {
		b.Stories = b.Stories[:n-1]
	}
	b.Stories = append(b.Stories, store.Retitled{ID: j.Story, Title: j.Title})
	for _, gone := range j.Merged {
		b.Absorbed = append(b.Absorbed, store.Merged[model.StoryID]{From: gone, Into: j.Story})
	}
}

// seal makes the rows that show the state at the end of the batch.
func (b *batch) seal(k *kept) (err error) {
	w := &k.weaver
	for n := range b.changed {
		data := w.people.Record(n)
		p, _, err := people.PersonOf(data)
		if err != nil {
			continue // it was made a moment ago
		}
		b.People = append(b.People, store.Person{Num: n, ID: p.ID, Data: data})
	}
	slices.SortFunc(b.People, func(p, q store.Person) int { return p.Num - q.Num })
	for i := range b.Articles {
		id := b.Articles[i].ID
		b.Articles[i].Links, b.Articles[i].Group = w.links.Record(id), w.groups.Record(id)
		if s := w.groups.Of(id); s != "" {
			b.Articles[i].Story, b.lines[i].Story = s, s
		}
	}
	for i := range b.lines {
		b.lines[i] = b.lines[i].Clone() // titles are often pieces of a text
	}
	if b.index, err = k.index.get().Seal(); err == nil {
		b.Index = changeOf(b.index)
	}
	return err
}

// commit writes a sealed batch into the file, then goes on with the merging of
// the index.
func (k *kept) commit(b *batch) error {
	x := k.index.get()
	if err := k.store.Write(&b.Batch); err != nil {
		if b.index != nil {
			x.Discard(b.index)
		}
		return errors.Join(err, k.openIndex())
	}
	if b.index != nil {
		x.Committed(b.index)
		k.index.wrote(b.index)
	}
	_, err := k.mergeIndex(mergeSteps)
	k.unexpected(err) // the batch is kept all the same
	return nil
}

// publish shows what is in the file now.
func (k *kept) publish(l *Library, b *batch) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, m := range b.Joined {
		for from, to := range k.parents {
			if to == m.From {
				k.parents[from] = m.Into
			}
		}
		k.parents[m.From] = m.Into
		delete(k.parents, m.Into)
	}
	for i := range b.lines {
		k.list.count(&b.lines[i])
		delete(k.todo.spoiled, b.lines[i].Num)
	}
	changed := len(b.lines) > 0 || len(b.Absorbed) > 0 || len(b.Reprints) > 0
	if changed {
		k.list.merge(b.lines, retold(b.Absorbed))
		k.list.reprinted(b.Reprints)
		k.shape++
	}
	k.edition++
	k.cache.drop(b.touched...)
	k.persons.clear()
	l.generation++
}

// fill writes down what hangs on an article's persons.
func (rec *record) fill(h *store.Holding, w *weaver) {
	h.Persons = store.PackCast(rec.raw.Persons, rec.persons)
	h.Said = rec.sayings(w.people.Canonical)
}

// sayings are who said what in an article, by the names that canonical gives.
// Who has no name of his own over all articles is left out: what he said stands
// in this one.
func (rec *record) sayings(canonical func(model.PersonID) model.PersonID) []store.Saying {
	var all []store.Saying
	at := map[model.PersonID]int{}
	when := saidTime(rec.article.Published)
	for i, id := range rec.speakers(canonical) {
		if id == "" {
			continue
		}
		if _, _, local := people.Local(id); local {
			continue
		}
		q := string(rec.reading.Quotes[i].ID)
		q = q[strings.LastIndexByte(q, ':')+1:]
		k, ok := at[id]
		if !ok {
			k = len(all)
			at[id] = k
			all = append(all, store.Saying{Person: id, Time: when})
		} else {
			all[k].Quotes += " "
		}
		all[k].Quotes += q
	}
	return all
}

// undated is later than every date.
const undated = 1 << 40

// saidTime orders what a person said: seconds since 1970, undated last.
func saidTime(published string) int64 {
	if t, ok := timeOf(published); ok {
		return t
	}
	return undated
}

// timeOf reads a date or a date and time (Article.Published), in seconds since 1970.
func timeOf(published string) (int64, bool) {
	const dateTime = "2006-01-02T15:04"
	if len(published) >= len(dateTime) {
		if t, err := time.Parse(dateTime, published[:len(dateTime)]); err == nil {
			return t.Unix(), true
		}
	}
	if len(published) >= len(time.DateOnly) {
		if t, err := time.Parse(time.DateOnly, published[:len(time.DateOnly)]); err == nil {
			return t.Unix(), true
		}
	}
	return 0, false
}

// lineOfRecord is a record's line in the file, but for its printings.
func lineOfRecord(rec *record) store.Line {
	e := &rec.entry
	l := store.Line{
		Num: rec.num, ID: rec.article.ID, Story: rec.story, Title: e.Title, Outlet: e.Outlet, Byline: e.Byline,
		Published: e.Published, Source: e.Source, URL: rec.article.URL, Quotes: e.Quotes, Voices: e.Voices, Words: e.Words,
		Read: rec.state.read, Starred: rec.state.starred,
	}
	t, ok := timeOf(e.Published)
	if !ok {
		t = time.Now().Unix()
	}
	l.Time = t
	return l
}

// articleOf is the article that a quotation stands in.
func articleOf(id model.QuoteID) model.ArticleID {
	return model.ArticleID(id[:max(0, strings.LastIndexByte(string(id), ':'))])
}

// retold tells which stories have become part of which, after all that was
// absorbed in turn; nil for none.
func retold(absorbed []store.Merged[model.StoryID]) map[model.StoryID]model.StoryID {
	if len(absorbed) == 0 {
		return nil
	}
	moved := make(map[model.StoryID]model.StoryID, len(absorbed))
	for _, m := range absorbed {
		for from, into := range moved {
			if into == m.From {
				moved[from] = m.Into
			}
		}
		if _, gone := moved[m.From]; !gone {
			moved[m.From] = m.Into
		}
	}
	return moved
}

// reprinted counts other printings of articles. The list must not have been handed
// out since merge.
func (t *list) reprinted(all []store.Reprint) {
	t.tally.Printings += len(all)
	for i := range all {
		if at := t.at(all[i].Of); at >= 0 {
			t.entries[at].Printings++
		}
	}
}

// count takes a line that is to be put into the counts; one that is on the list
// keeps its printings.
func (t *list) count(l *store.Line) {
	if i := t.at(l.Num); i >= 0 {
		t.tally.Quotes += l.Quotes - t.entries[i].Quotes
		l.Printings = t.entries[i].Printings
		return
	}
	t.tally.Articles++
	t.tally.Quotes += l.Quotes
	t.tally.Printings += l.Printings
	if !l.Read {
		t.tally.Unread++
	}
	if l.Starred {
		t.tally.Starred++
	}
}
