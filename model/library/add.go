package library

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"whosaid/model"
	"whosaid/model/mentions"
	"whosaid/model/people"
	"whosaid/model/quotes"
	"whosaid/model/tokens"
)

// Add runs every stage on the articles and links them with those the library
// has. Articles appear in the order given, each as soon as it and those before
// it are ready, so readers may ask meanwhile. An article the library has already
// is passed over. One that fails is left out and named in the error; the others
// are added all the same. When ctx ends, Add stops between articles and returns
// ctx.Err with what was added so far kept.
func (l *Library) Add(ctx context.Context, articles ...*model.Article) error {
	l.adding.Lock()
	defer l.adding.Unlock()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()

	var failed []error
	for p := range readAll(ctx, articles) {
		if err := ctx.Err(); err != nil {
			return errors.Join(append(failed, err)...)
		}
		<-p.done
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
	article *model.Article
	reading *model.Reading
	words   int
	err     error
	done    chan struct{}
}

// readAll yields the articles in order while as many goroutines as there are
// processors read them; it runs at most a few articles ahead.
func readAll(ctx context.Context, articles []*model.Article) <-chan *pending {
	workers := runtime.GOMAXPROCS(0)
	queue := make(chan *pending, 4*workers)
	work := make(chan *pending)
	for range min(workers, len(articles)) {
		go func() {
			for p := range work {
				p.read()
				close(p.done)
			}
		}()
	}
	go func() {
		defer close(queue)
		defer close(work)
		for _, a := range articles {
			p := &pending{article: a, done: make(chan struct{})}
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
func (p *pending) read() {
	defer p.recovered("reading")
	toks := tokens.Split(p.article)
	r := &model.Reading{Mentions: mentions.Find(p.article, toks)}
	r.Quotes, r.Mentions = quotes.Find(p.article, toks, r.Mentions)
	people.Resolve(p.article, toks, r)
	p.reading, p.words = r, len(toks.Words)
}

// recovered turns a panic into an error that names the article.
func (p *pending) recovered(doing string) {
	if v := recover(); v != nil {
		p.err = fmt.Errorf("%s: %s failed: %v; the article is left out", p.article.Source, doing, v)
	}
}

// commit ties one read article to the rest.
func (l *Library) commit(p *pending) (err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	defer func() {
		p.recovered("linking")
		err = p.err
	}()
	a := p.article
	if _, ok := l.byID[a.ID]; ok {
		return nil
	}
	rec := &record{article: a, raw: p.reading, words: p.words}
	l.correct(rec)
	rec.persons = l.people.Add(a, p.reading)
	speakers := l.speakers(rec)
	rec.story = l.groups.Add(a)
	l.relations = append(l.relations, l.links.Add(a, rec.reading, speakers)...)
	l.index.Add(l.document(rec, speakers))
	for i, id := range speakers {
		if id != "" {
			l.said[id] = append(l.said[id], place{len(l.shelf), i})
		}
	}
	rec.at = len(l.shelf)
	l.shelf = append(l.shelf, rec)
	l.byID[a.ID] = rec
	l.generation++
	return nil
}
