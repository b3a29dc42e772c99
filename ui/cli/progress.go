package cli

import (
	"context"
	"fmt"
	"io"
	"iter"
	"time"

	"whosaid/model"
	"whosaid/model/library"
)

// load returns a library of what args name, for a command that prints, and
// shows how far it is when a person waits for it. It returns nil when the
// library that the user named can't be used.
func (c *commands) load(ctx context.Context, args []string) *library.Library {
	lib := library.New()
	done, err := c.kept.apply(ctx, lib)
	if err != nil {
		c.fail(err)
		return nil
	}
	defer func() { c.fail(done()) }()
	p := progress{w: c.stderr}
	if isTerminal(c.stderr) && !isTerminal(c.stdout) {
		p.since = time.Now()
	}
	f := newFeed(ctx, func(ctx context.Context) iter.Seq2[*model.Article, error] { return c.articles(ctx, args) })
	defer f.close()
	f.fill(ctx, lib, func(l loaded) {
		if l.err != nil {
			p.clear()
			c.fail(l.err)
			return
		}
		p.next()
	})
	p.clear()
	return lib
}

// progress is one line on standard error that counts articles. It stays silent
// for the first half second, and altogether while since is zero.
type progress struct {
	w     io.Writer
	since time.Time // the start, then the last time the line was drawn
	count int
	drawn bool
}

// next counts one article.
func (p *progress) next() {
	p.count++
	if p.since.IsZero() || time.Since(p.since) < 500*time.Millisecond {
		return
	}
	p.since, p.drawn = time.Now(), true
	_, _ = fmt.Fprintf(p.w, "\r\x1b[K%d articles read …", p.count)
}

func (p *progress) clear() {
	if p.drawn {
		_, _ = io.WriteString(p.w, "\r\x1b[K")
		p.drawn = false
	}
}
