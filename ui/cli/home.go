package cli

import (
	"context"
	"errors"
	"path/filepath"
	"sync"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/model/library/store"
	"whosaid/ui"
)

// home is one time the library is on the screen. Local sources are checked as it
// opens and watched while it is up; feeds and pages are fetched when the reader
// asks for it.
type home struct {
	c       *commands
	lib     *library.Library
	running sync.WaitGroup // what adds to the library
}

// home shows the library that is kept at path.
func (c *commands) home(ctx context.Context, path string) {
	lib, err := library.Open(ctx, path, c.libraryOptions())
	if err != nil {
		c.fail(err)
		return
	}
	h := &home{c: c, lib: lib}
	opt := c.look()
	opt.Name, opt.ScreenKey = homeName(path), "library"
	if len(locals(lib)) > 0 {
		opt.Load = h.check
	}
	opt.Reload = h.fetch
	c.fail(ui.Run(ctx, lib, opt))
	h.running.Wait()
	c.fail(lib.Close())
}

// homeName is what the title bar calls a library.
func homeName(path string) string {
	if usual, err := store.DefaultPath(); err == nil && usual == path {
		return "library"
	}
	return filepath.Base(path)
}

// check brings in what is new in local sources, and begins to watch them.
func (h *home) check(ctx context.Context, tell func(ui.Progress)) error {
	h.running.Add(1)
	defer h.running.Done()
	sources := locals(h.lib)
	err := h.update(ctx, sources, tell)
	if errors.Is(err, library.ErrAdding) {
		return nil // another whosaid has the library open, and does this
	}
	if err == nil {
		h.running.Go(func() { h.watch(ctx, sources, tell) })
	}
	return err
}

// fetch checks all sources now.
func (h *home) fetch(ctx context.Context, tell func(ui.Progress)) error {
	h.running.Add(1)
	defer h.running.Done()
	sources := h.lib.Sources()
	if len(sources) == 0 {
		return errNoSources
	}
	return h.update(ctx, sources, tell)
}

func (h *home) update(ctx context.Context, sources []model.Source, tell func(ui.Progress)) error {
	var now ui.Progress
	var mu sync.Mutex
	say := func(change func(*ui.Progress)) {
		mu.Lock()
		defer mu.Unlock()
		now.Err = nil
		change(&now)
		tell(now)
	}
	in := h.c.deps.Intake(h.c.intake(false, func(p model.Progress) {
		say(func(now *ui.Progress) { now.Done, now.Total, now.Bytes, now.Name = p.Done, p.Total, p.Bytes, p.Source })
	}))
	news := func(yield func(model.Delivery, error) bool) {
		for d, err := range in.Update(ctx, sources, h.lib.Ledger()) {
			if err != nil {
				say(func(now *ui.Progress) { now.Err = err })
				continue
			}
			if !yield(d, nil) {
				return
			}
		}
	}
	_, err := h.lib.Deliver(ctx, news, nil)
	return err
}

func (h *home) watch(ctx context.Context, sources []model.Source, tell func(ui.Progress)) {
	in := h.c.deps.Intake(h.c.intake(false, nil))
	news := func(yield func(model.Delivery, error) bool) {
		for d, err := range in.Watch(ctx, sources, h.lib.Ledger()) {
			if err != nil {
				tell(ui.Progress{Err: err})
				continue
			}
			if !yield(d, nil) {
				return
			}
		}
	}
	if _, err := h.lib.Deliver(ctx, news, nil); err != nil && ctx.Err() == nil {
		tell(ui.Progress{Err: err})
	}
}
