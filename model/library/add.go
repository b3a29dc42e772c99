package library

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"whosaid/model"
	"whosaid/model/library/store"
	"whosaid/model/mentions"
	"whosaid/model/people"
	"whosaid/model/quotes"
	"whosaid/model/stories"
	"whosaid/model/tokens"
)

// Add runs every stage on the articles and links them with those the library
// has. Articles appear in the order given, each as soon as it and those before
// it are ready, so readers may ask meanwhile. An article the library has already
// is passed over. One that fails is left out and named in the error; the others
// are added all the same. When ctx ends, Add stops between articles and returns
// ctx.Err with what was added so far kept.
//
// In a kept library Add returns when the articles are in the file.
func (l *Library) Add(ctx context.Context, articles ...*model.Article) error {
	if l.kept != nil {
		_, err := l.Import(ctx, func(yield func(*model.Article, error) bool) {
			for _, a := range articles {
				if !yield(a, nil) {
					return
				}
			}
		}, nil)
		return err
	}
	l.adding.Lock()
	defer l.adding.Unlock()
	return l.add(ctx, articles...)
}

// add is Add without a file; l.adding is held.
func (l *Library) add(ctx context.Context, articles ...*model.Article) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()

	var failed []error
	for p := range l.readAll(ctx, articles) {
		<-p.done
		if ctx.Err() != nil {
			break
		}
		if p.err == nil {
			p.err = l.commit(p)
		}
		if p.err != nil {
			failed = append(failed, p.err)
		}
	}
	if err := ctx.Err(); err != nil {
		failed = append(failed, err)
	}
	return errors.Join(failed...)
}

// pending is one article on its way through the stages that need no other article.
type pending struct {
	rec  *record
	kept store.Record // what the store knows of it
	err  error
	done chan struct{}
}

// readAll yields the articles in order while as many goroutines as there are
// processors read them; it runs at most a few articles ahead.
func (l *Library) readAll(ctx context.Context, articles []*model.Article) <-chan *pending {
	workers := min(runtime.GOMAXPROCS(0), len(articles))
	queue := make(chan *pending, 4*workers)
	work := make(chan *pending)
	for range workers {
		go func() {
			for p := range work {
				l.read(ctx, p)
				close(p.done)
			}
		}()
	}
	go func() {
		defer close(queue)
		defer close(work)
		for _, a := range articles {
			p := &pending{rec: &record{original: a}, done: make(chan struct{})}
			select {
			case queue <- p:
			case <-ctx.Done():
				return
			}
			work <- p
		}
	}()
	return queue
}

// read runs the stages that look at one article alone.
func (l *Library) read(ctx context.Context, p *pending) {
	defer p.recovered("reading")
	key := p.rec.original.Key()
	l.mu.RLock()
	known, keep := l.states[key] != nil, l.store
	l.mu.RUnlock()
	if keep != nil && !known {
		if p.kept, p.err = keep.Record(ctx, key); p.err != nil {
			return
		}
	}
	l.mu.Lock()
	known = l.states[key] != nil
	p.rec.state = l.stateOf(key)
	if !known {
		p.rec.state.take(&p.kept)
	}
	rules := l.rulesOf(p.rec.original.Site())
	blocks := p.rec.state.blocks
	l.mu.Unlock()
	p.rec.article = chosen(p.rec.original, blocks, rules)
	p.rec.derive()
}

// derive runs the stages that need no other article.
func (rec *record) derive() {
	a := rec.article
	toks := tokens.Split(a)
	r := &model.Reading{Mentions: mentions.Find(a, toks)}
	r.Quotes, r.Mentions = quotes.Find(a, toks, r.Mentions)
	people.Resolve(a, toks, r)
	rec.raw, rec.words, rec.outline = r, len(toks.Words), stories.NewOutline(a, r)
}

// recovered turns a panic into an error that names the article.
func (p *pending) recovered(doing string) {
	if v := recover(); v != nil {
		p.err = fmt.Errorf("%s: %s failed: %v; the article is left out", p.rec.original.Source, doing, v)
	}
}

// commit puts one article that was read on the shelf.
func (l *Library) commit(p *pending) (err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	defer func() {
		p.recovered("linking")
		err = p.err
	}()
	rec := p.rec
	id := rec.article.ID
	if _, ok := l.byID[id]; ok {
		return nil
	}
	rec.at = len(l.shelf)
	l.shelf = append(l.shelf, rec)
	l.byID[id] = rec
	if l.byKey[rec.state.key] == nil {
		l.byKey[rec.state.key] = rec
	}
	l.link(rec)
	l.shape++
	return nil
}

// link ties an article on the shelf to the others.
func (l *Library) link(rec *record) {
	l.correct(rec)
	rec.persons = l.people.Add(rec.article, rec.raw)
	l.follow()
	speakers := l.speakers(rec)
	relations := l.links.Add(rec.outline, speakers)
	l.relations.Add(relations...)
	l.join(rec, relations)
	l.index.Add(l.document(rec, speakers))
	l.hear(rec, speakers)
	rec.entry = rec.describe()
	l.generation++
}

// unlink takes back what link did, for an article that is to be read again.
func (l *Library) unlink(rec *record) {
	l.unhear(rec)
	id := rec.article.ID
	l.relations.Remove(id)
	l.groups.Remove(id)
	l.links.Remove(id)
}

// join puts an article that is linked into its story.
func (l *Library) join(rec *record, relations []model.Relation) {
	joined := l.groups.Add(rec.outline, relations)
	rec.outline = nil
	rec.story = joined.Story
	for _, gone := range joined.Merged {
		for _, other := range l.shelf {
			if other.story == gone {
				other.story, other.entry.Story = joined.Story, joined.Story
			}
		}
	}
}

// hear notes who said what in an article, unhear forgets it.
func (l *Library) hear(rec *record, speakers []model.PersonID) {
	for i, id := range speakers {
		if id != "" {
			l.said[id] = append(l.said[id], place{rec.at, i})
		}
	}
}

func (l *Library) unhear(rec *record) {
	for _, id := range l.speakers(rec) {
		kept := l.said[id][:0:0]
		for _, p := range l.said[id] {
			if p.shelf != rec.at {
				kept = append(kept, p)
			}
		}
		l.said[id] = kept
	}
}
