package articles

import (
	"cmp"
	"context"

	"whosaid/articles/bundle"
	"whosaid/articles/decode"
	"whosaid/articles/source"
	"whosaid/articles/source/fetch"
	"whosaid/model"
)

// fetch gets the source's document; false when it is unchanged or could not be had.
func (c *check) fetch(ctx context.Context) (fetch.Response, bool) {
	s := &c.source
	resp, err := c.in.get(ctx, fetch.Request{Address: s.Address, Validator: s.Validator, Private: s.Private, Text: true})
	if ctx.Err() != nil {
		return resp, false
	}
	gone := s.Validator.Gone()
	s.Validator = resp.Validator
	c.meter.done(s.Name(), len(resp.Data))
	if err != nil {
		if !gone || c.in.opt.Force { // it was told the first time
			c.tell(step{err: err})
		}
		return resp, false
	}
	return resp, !resp.Unchanged
}

// forget lets the next check ask for the whole document again.
func (c *check) forget() {
	v := &c.source.Validator
	v.ETag, v.LastModified, v.Hash = "", "", ""
}

// feed checks a feed.
func (c *check) feed(ctx context.Context) {
	resp, ok := c.fetch(ctx)
	if !ok {
		return
	}
	s := &c.source
	feed, err := bundle.ReadFeed(resp.Data, resp.Address, resp.Media)
	if err != nil {
		err := c.noFeed(resp, err)
		c.forget()
		s.Validator.Failures++
		s.Validator.Problem = err.Error()
		c.tell(step{err: err})
		return
	}
	s.Title, s.Site = cmp.Or(s.Title, decode.SanitizeLine(feed.Title)), cmp.Or(decode.SanitizeLink(feed.Site), s.Site)
	f := feedRun{
		in: c.in, meter: c.meter, address: s.Address, name: s.Name(), private: s.Private,
		known: c.known, holds: c.holds(ctx), raw: fetched(resp, c.in.clock.Now()),
	}
	f.entries(ctx, feed, c.tell)
	if f.pending || feed.Broken != nil {
		c.forget()
	}
}

// noFeed says what a feed's address gives instead of a feed.
func (c *check) noFeed(resp fetch.Response, err error) error {
	name := fetch.Redact(c.source.Address)
	if bundle.IsFeed(resp.Data) {
		return brokenFeed(name, err)
	}
	reason := "there is no feed at this address any longer; find the site's new feed and add that"
	for _, link := range source.Discover(resp.Data, resp.Address) {
		reason = "this is a page now, not a feed; add the feed that it names: whosaid add " + decode.SanitizeLink(link.Address)
		break
	}
	return &SourceError{Source: name, Reason: reason, Err: err}
}

// page checks a page: its article is delivered when its text has changed.
func (c *check) page(ctx context.Context) {
	resp, ok := c.fetch(ctx)
	if !ok {
		return
	}
	readParts(ctx, fetched(resp, c.in.clock.Now()), func(s step) bool {
		if s.err != nil {
			c.forget()
			return c.tell(s)
		}
		a := s.delivery.Article
		s.delivery.Entry = s.delivery.Raw.Name
		s.delivery.Stamp = digest(append([]string{a.Title}, keptTexts(a)...)...)
		if c.source.Title == "" {
			c.source.Title = a.Title
		}
		if stamp, known := c.known[s.delivery.Entry]; known && stamp == s.delivery.Stamp {
			return true // only what the page shows around it has changed
		}
		return c.tell(s)
	})
}

// keptTexts are the blocks of an article that the cleaner kept.
func keptTexts(a *model.Article) []string {
	var texts []string
	for _, b := range a.Blocks {
		if b.Kept() {
			texts = append(texts, b.Span.In(a.Text))
		}
	}
	return texts
}
