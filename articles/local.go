package articles

import (
	"context"
	"errors"
	"path/filepath"
	"runtime"

	"whosaid/articles/source"
	"whosaid/model"
)

// files reads those files of a local source that are new or have changed, below
// paths: the source's own, or some of its files. found tells that the paths were
// come upon and not named by the user, so that what is no text by its name is
// passed over.
func (c *check) files(ctx context.Context, paths []string, found bool) {
	documents := c.in.open(ctx, paths, source.Options{
		Found: found,
		Skip: func(path, stamp string) bool {
			known, ok := c.known[c.entry(path)]
			return ok && known == stamp
		},
		Progress: c.meter.opener(),
	})
	for s := range inOrder(ctx, documents, runtime.GOMAXPROCS(0), func(ctx context.Context, d document, emit func(step) bool) {
		if found && errors.Is(d.err, source.ErrEmpty) {
			return // somebody is about to write it
		}
		c.file(ctx, d, emit)
	}) {
		if interrupted(s.err) && ctx.Err() != nil {
			return
		}
		if !c.tell(s) {
			return
		}
	}
}

// delivered reports whether a mail was delivered before.
func (c *check) delivered(id string) bool {
	return c.known[id] != ""
}

// entry names a file within its source.
func (c *check) entry(path string) string {
	switch c.source.Kind {
	case model.SourceMaildir:
		return source.Message(path)
	case model.SourceFolder:
		if below, err := filepath.Rel(c.source.Address, path); err == nil {
			return filepath.ToSlash(below)
		}
	}
	return filepath.Base(path)
}

// file emits the articles of one file, and behind them a mark that the file has
// been read: should the program end in between, it is read once more.
func (c *check) file(ctx context.Context, d document, emit func(step) bool) {
	entry := c.entry(d.raw.Source)
	mark := step{delivery: model.Delivery{Entry: entry, Stamp: d.raw.Stamp}}
	var unread *source.Error
	switch {
	case errors.As(d.err, &unread):
		empty := errors.Is(d.err, source.ErrNoText) // a folder may fill up
		if !empty {
			emit(step{err: d.err})
		}
		if errors.Is(d.err, source.ErrTooLarge) || errors.Is(d.err, source.ErrEmpty) {
			emit(mark)
		}
		return
	case d.err != nil:
		emit(step{err: d.err})
		return
	}
	var last *step // held back until it is known whether another comes
	several, alive := false, true
	c.in.read(ctx, d, c.meter, c.delivered, func(s step) bool {
		if last != nil {
			several = true
			alive = emit(*last)
		}
		if s.delivery.Article != nil && d.raw.Stream == nil {
			s.delivery.Entry = entry
		}
		last = &s
		return alive
	})
	if !alive || ctx.Err() != nil {
		return
	}
	if last != nil && last.err == nil && !several && d.raw.Stream == nil {
		last.delivery.Stamp = d.raw.Stamp
		emit(*last)
		return
	}
	if last == nil || emit(*last) {
		emit(mark)
	}
}
