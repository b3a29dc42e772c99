package library

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"whosaid/model"
	"whosaid/model/people"
	"whosaid/model/search"
)

// Entries returns one line for each article: in input order, or newest first when
// they are kept. The slice is a snapshot that many callers share: do not write to
// it.
func (l *Library) Entries() []Entry {
	if l.kept != nil {
		l.mu.Lock()
		defer l.mu.Unlock()
		return l.kept.list.snapshot()
	}
	l.mu.RLock()
	entries, fresh := l.entries, l.entriesAt == l.generation
	l.mu.RUnlock()
	if fresh {
		return entries
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.entriesAt != l.generation {
		l.entries = make([]Entry, len(l.shelf))
		for i, rec := range l.shelf {
			l.entries[i] = rec.entry
			l.entries[i].Read, l.entries[i].Starred = rec.state.read, rec.state.starred
		}
		l.entriesAt = l.generation
	}
	return l.entries
}

// describe is an article's line in the list, without what state tells.
func (rec *record) describe() Entry {
	a := rec.article
	e := Entry{
		ID: a.ID, Title: a.Title, Outlet: a.Outlet, Byline: a.Byline, Published: a.Published,
		Source: a.Source, URL: a.URL, Story: rec.story, Words: rec.words, Printings: 1, Added: rec.at + 1,
	}
	voices := map[int]bool{}
	for i := range rec.reading.Quotes {
		q := &rec.reading.Quotes[i]
		if q.Kind == model.ScareQuote {
			continue
		}
		e.Quotes++
		if q.Mention >= 0 {
			voices[rec.reading.Mentions[q.Mention].Person] = true
		}
	}
	delete(voices, -1)
	e.Voices = len(voices)
	return e
}

// record returns what is known of an article, nil when it is not in the library.
// What a record points to is guarded by l.mu.
func (l *Library) record(id model.ArticleID) *record {
	if l.kept != nil {
		return l.kept.find(id)
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.byID[id]
}

// Article returns the article of that name, or nil. Do not write to it. When the
// articles are kept and it is not at hand (Loaded), it is read from the file.
func (l *Library) Article(id model.ArticleID) *model.Article {
	rec := l.record(id)
	if rec == nil {
		return nil
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	return rec.article
}

// Reading returns what was found in an article, the reader's corrections
// applied, or nil. Do not write to it; a correction makes a new one.
func (l *Library) Reading(id model.ArticleID) *model.Reading {
	rec := l.record(id)
	if rec == nil {
		return nil
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	return rec.reading
}

// Quote returns a quotation and the article it stands in, or nil twice.
func (l *Library) Quote(id model.QuoteID) (*model.Article, *model.Quote) {
	rec := l.record(articleOf(id))
	if rec == nil {
		return nil, nil
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	i := rec.find(id)
	if i < 0 {
		return nil, nil
	}
	return rec.article, &rec.reading.Quotes[i]
}

// find returns the index of a quotation in its article's reading, -1 when it is
// not there.
func (rec *record) find(id model.QuoteID) int {
	start, _, _ := strings.Cut(string(id[strings.LastIndexByte(string(id), ':')+1:]), "-")
	at, err := strconv.Atoi(start)
	if err != nil {
		return -1
	}
	quotes := rec.reading.Quotes
	i, _ := slices.BinarySearchFunc(quotes, at, func(q model.Quote, at int) int { return q.Start() - at })
	for ; i < len(quotes) && quotes[i].Start() == at; i++ {
		if quotes[i].ID == id {
			return i
		}
	}
	return -1
}

// Speaker returns who said a quotation, "" when nobody is known to have.
func (l *Library) Speaker(id model.QuoteID) model.PersonID {
	rec := l.record(articleOf(id))
	if rec == nil {
		return ""
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	if i := rec.find(id); i >= 0 {
		return rec.speaker(i, l.canonical)
	}
	return ""
}

// canonical is the name that a person goes by after merges; l.mu is held.
func (l *Library) canonical(id model.PersonID) model.PersonID {
	if l.kept == nil {
		return l.people.Canonical(id)
	}
	if into, ok := l.kept.parents[id]; ok {
		return into
	}
	return id
}

// speakers is who said each of the article's quotations.
func (l *Library) speakers(rec *record) []model.PersonID { return rec.speakers(l.canonical) }

// speaker is who said a quotation, "" for nobody known.
func (rec *record) speaker(quote int, canonical func(model.PersonID) model.PersonID) model.PersonID {
	m := rec.reading.Quotes[quote].Mention
	if m < 0 {
		return ""
	}
	if p := rec.reading.Mentions[m].Person; p >= 0 && p < len(rec.persons) && rec.persons[p] != "" {
		return canonical(rec.persons[p])
	}
	return ""
}

// speakers is who said each of an article's quotations, "" for nobody known.
func (rec *record) speakers(canonical func(model.PersonID) model.PersonID) []model.PersonID {
	out := make([]model.PersonID, len(rec.reading.Quotes))
	for i := range out {
		out[i] = rec.speaker(i, canonical)
	}
	return out
}

// Person returns a person, or nil. Do not write to it.
func (l *Library) Person(id model.PersonID) *model.Person {
	if l.kept != nil {
		return l.kept.person(l, id)
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	if p := l.people.Person(id); p != nil {
		c := *p
		return &c
	}
	return nil
}

// Named returns the persons, bodies and accounts that are known by a name over
// all articles, in order of first appearance.
func (l *Library) Named() []model.Person {
	if l.kept != nil {
		return l.kept.people()
	}
	return slices.DeleteFunc(l.People(), func(p model.Person) bool {
		_, _, local := people.Local(p.ID)
		return local
	})
}

// People returns every person mentioned, in order of first appearance; when they
// are kept, those without a name come last.
func (l *Library) People() []model.Person {
	if l.kept != nil {
		return append(l.kept.people(), l.kept.nameless()...)
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.people.All()
}

// SaidBy returns what a person said over all articles, by the article's date,
// then input order, then place in the text; articles without a date come last.
func (l *Library) SaidBy(id model.PersonID) []model.QuoteID {
	if l.kept != nil {
		return l.kept.saidBy(l, id)
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	places := slices.Clone(l.said[l.people.Canonical(id)])
	date := func(p place) string {
		if d := l.shelf[p.shelf].article.Published; d != "" {
			return d
		}
		return "~" // after every digit
	}
	slices.SortFunc(places, func(p, q place) int {
		return cmp.Or(strings.Compare(date(p), date(q)), p.shelf-q.shelf, p.quote-q.quote)
	})
	out := make([]model.QuoteID, len(places))
	for i, p := range places {
		out[i] = l.shelf[p.shelf].reading.Quotes[p.quote].ID
	}
	return out
}

// Related returns the relations of one quotation, the surest first; A is always id.
func (l *Library) Related(id model.QuoteID) []model.Relation {
	if l.kept != nil {
		if rec := l.record(articleOf(id)); rec != nil {
			return rec.related[id]
		}
		return nil
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.relations.Of(id)
}

// Relations returns every relation once, in the order they were found.
func (l *Library) Relations() []model.Relation {
	if l.kept != nil {
		return answered(l.kept, l.kept.store.Relations)
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.relations.All()
}

// Stories returns every story, in the order their first articles came. An
// article that shares its event with no other is a story of one.
func (l *Library) Stories() []model.Story {
	if l.kept != nil {
		return answered(l.kept, l.kept.store.Stories)
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.groups.All()
}

// Story returns a story, or nil.
func (l *Library) Story(id model.StoryID) *model.Story {
	if l.kept != nil {
		return answered(l.kept, func(ctx context.Context) (*model.Story, error) { return l.kept.store.Story(ctx, id) })
	}
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.groups.Story(id)
}

// answered is what the file answers, nothing when it cannot be read.
func answered[T any](k *kept, ask func(context.Context) (T, error)) T {
	answer, err := ask(k.ctx)
	k.unexpected(err)
	return answer
}

// document is what search is told of an article.
func (l *Library) document(rec *record, speakers []model.PersonID) search.Document {
	return search.Document{Article: rec.article, Reading: rec.reading, Speakers: rec.names(speakers, l.people.Person)}
}
