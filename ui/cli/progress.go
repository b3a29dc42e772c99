package cli

import (
	"context"
	"fmt"
	"io"
	"time"

	"whosaid/model/library"
)

// load fills lib for a command that prints, and shows how far it is when a
// person waits for it.
func (c *commands) load(ctx context.Context, lib *library.Library, args []string) {
	p := progress{w: c.stderr}
	if isTerminal(c.stderr) && !isTerminal(c.stdout) {
		p.since = time.Now()
	}
	c.fill(ctx, lib, args, func(err error) {
		if err != nil {
			p.clear()
		}
		c.fail(err)
		p.show(lib)
	})
	p.clear()
}

// progress is one line on standard error that counts articles. It stays silent
// for the first half second, and altogether while since is zero.
type progress struct {
	w     io.Writer
	since time.Time // the start, then the last time the line was drawn
	drawn bool
}

func (p *progress) show(lib *library.Library) {
	if p.since.IsZero() || time.Since(p.since) < 500*time.Millisecond {
		return
	}
	p.since, p.drawn = time.Now(), true
	_, _ = fmt.Fprintf(p.w, "\r\x1b[K%d articles read …", len(lib.Entries()))
}

func (p *progress) clear() {
	if p.drawn {
		_, _ = io.WriteString(p.w, "\r\x1b[K")
		p.drawn = false
	}
}
