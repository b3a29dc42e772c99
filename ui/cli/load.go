package cli

import (
	"context"
	"errors"
	"iter"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/ui/pace"
)

// opening opens the library that is kept at a path: whole or lean.
type opening func(ctx context.Context, path string) (*library.Library, error)

// whole has all articles on the list, for a command that goes through them or
// adds to them.
func (c *commands) whole(ctx context.Context, path string) (*library.Library, error) {
	lib, err := library.Open(ctx, path, c.libraryOptions())
	if err != nil {
		return nil, err
	}
	c.opened = append(c.opened, lib)
	err = lib.Ready(ctx)
	return lib, err
}

// lean has read nothing yet, for a command that asks for little.
func (c *commands) lean(ctx context.Context, path string) (*library.Library, error) {
	lib, err := library.Consult(ctx, path, c.libraryOptions())
	if err == nil {
		c.opened = append(c.opened, lib)
	}
	return lib, err
}

// load returns a library of what args name, for a command that prints; without
// args the one that is kept, or, while that holds nothing, the sample edition. It
// shows how far it is when a person waits for it. It returns nil when there is
// nothing to go on with, and has told why.
func (c *commands) load(ctx context.Context, args []string, open opening) *library.Library {
	if len(args) == 0 {
		if lib, kept := c.openIfHolds(ctx, open); kept {
			return lib
		}
	}
	lib := library.New()
	done, err := c.kept.apply(ctx, lib)
	if err != nil {
		c.fail(err)
		return nil
	}
	defer func() { c.fail(done()) }()
	m := c.newMeter("reading")
	defer m.end()
	read := 0
	f := newFeed(ctx, func(ctx context.Context) iter.Seq2[*model.Article, error] { return c.articles(ctx, args) })
	defer f.close()
	f.fill(ctx, lib, func(l loaded) {
		if l.err != nil {
			m.clear()
			c.fail(l.err)
			return
		}
		read++
		m.show(pace.Pace{Done: read}, l.article.Source)
	})
	return lib
}

// openIfHolds opens the library that is kept when there is something in it, for
// a command that prints. kept is false when there is none; the library is nil
// when it could not be opened.
func (c *commands) openIfHolds(ctx context.Context, open opening) (lib *library.Library, kept bool) {
	if len(c.opened) > 0 {
		return c.opened[0], true
	}
	path, holds, err := c.kept.holds(ctx)
	if err == nil && !holds {
		return nil, false
	}
	if err == nil {
		lib, err = open(ctx, path)
	}
	c.fail(err)
	return lib, true
}

func (c *commands) libraryOptions() library.Options {
	o := library.Options{Reread: c.deps.Reread}
	if c.deps.Cleaner != nil {
		o.Cleaner = c.deps.Cleaner()
	}
	return o
}

// own opens the library for a command that is about nothing else; it is closed at
// the end of the command. The error is the command line's when the user wants none.
func (c *commands) own(ctx context.Context, open opening) (*library.Library, error) {
	path, err := c.kept.file()
	if err != nil {
		return nil, err
	}
	return open(ctx, path)
}

// closeAll closes the libraries that the command opened.
func (c *commands) closeAll() {
	for _, lib := range c.opened {
		if err := lib.Close(); !errors.Is(err, context.Canceled) {
			c.fail(err)
		}
	}
	c.opened = nil
}
