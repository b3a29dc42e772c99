package cli

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"sync"
	"time"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/model/library/store"
	"whosaid/ui"
)

// home is one time the library is on the screen. Local sources are checked as it
// opens and watched while it is up; feeds and pages are fetched when the reader
// asks for it, and by themselves as their time comes.
type home struct {
	c       *commands
	lib     *library.Library
	running sync.WaitGroup // what adds to the library
	every   time.Duration  // between two fetches of a feed; 0 is only when asked

	turn sync.Mutex // held by who fetches
	mu   sync.Mutex
	stop context.CancelFunc // ends the round that runs by itself, if one does
}

// home shows the library that is kept at path.
func (c *commands) home(ctx context.Context, path string) {
	lib, err := library.Open(ctx, path, c.libraryOptions())
	if err != nil {
		c.fail(err)
		return
	}
	opt, every := c.look()
	h := &home{c: c, lib: lib, every: every}
	opt.Name, opt.ScreenKey = homeName(path), "library"
	if len(locals(lib)) > 0 {
		opt.Load = h.check
	}
	opt.Reload = h.fetch
	if h.every > 0 && !c.offline && !lib.ReadOnly() {
		opt.Refresh = h.refresh
	}
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
	h.mu.Lock()
	if h.stop != nil {
		h.stop() // all are asked now, and what the round has brought is kept
	}
	h.mu.Unlock()
	h.turn.Lock()
	defer h.turn.Unlock()
	sources := h.lib.Sources()
	if len(sources) == 0 {
		return errNoSources
	}
	return h.update(ctx, sources, tell)
}

// refresh checks feeds and pages as their time comes, until ctx ends. What is wrong
// with a source stands in the list of sources; nobody asked to be told.
func (h *home) refresh(ctx context.Context, tell func(ui.Progress)) error {
	h.running.Add(1)
	defer h.running.Done()
	if err := h.lib.Ready(ctx); err != nil {
		return err
	}
	in := h.c.deps.Intake(h.c.intake(false, nil))
	for {
		due, err := in.Due(ctx, h.every, h.lib.Sources)
		if err != nil {
			return err
		}
		h.round(ctx, due, tell)
	}
}

// round checks sources that are due, unless the reader has all checked now.
func (h *home) round(ctx context.Context, due []model.Source, tell func(ui.Progress)) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	if !h.begin(stop) {
		return
	}
	defer h.turn.Unlock()
	defer h.end()
	tell(ui.Progress{Total: len(due)})
	defer tell(ui.Progress{})
	// An error is one of the file, which the library tells, or another whosaid is
	// adding, which fetches too.
	_ = h.update(ctx, due, func(p ui.Progress) {
		p.Err = nil
		tell(p)
	})
}

// begin takes the turn for a round that stop ends; false when somebody has it.
func (h *home) begin(stop context.CancelFunc) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if !h.turn.TryLock() {
		return false
	}
	h.stop = stop
	return true
}

func (h *home) end() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.stop = nil
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
				if !errors.Is(err, fs.ErrNotExist) { // the check has told that it is missing
					tell(ui.Progress{Err: err})
				}
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
