package cli

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/term"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/model/library/store"
	"whosaid/ui"
	"whosaid/ui/config"
)

var errNoPipe = errors.New("-: standard input is the terminal; pipe an article into it, as in: whosaid - < article.txt")

// patience is how long the screen waits for the first article, so that a file
// that can't be read gives a message instead of an empty screen.
const patience = 50 * time.Millisecond

// session is one time the screen is up. The articles and the file with what the
// reader did are opened beside each other, before the screen; the screen's own
// goroutine waits for neither.
type session struct {
	c    *commands
	lib  *library.Library
	args []string
	feed *feed // started before the screen; nil once it is used up

	loading sync.WaitGroup
	opening sync.WaitGroup
	store   *store.Store // what is kept, once opening is done; nil for none
	unkept  error        // why nothing can be kept

	mu     sync.Mutex
	failed []error // said again on standard error when the screen is gone
}

// screen reads what args name on the screen, which comes up while the rest is
// still being loaded.
func (c *commands) screen(ctx context.Context, args []string) {
	if len(args) == 0 {
		path, holds, err := c.kept.holds(ctx)
		if err != nil {
			c.fail(err)
			return
		}
		if holds {
			c.home(ctx, path)
			return
		}
	}
	if slices.Contains(args, "-") && term.IsTerminal(os.Stdin.Fd()) {
		c.fail(errNoPipe) // the screen needs the keys
		return
	}
	s := &session{c: c, args: args}
	first := newFeed(ctx, s.articles) // at once, for what follows takes time too
	s.feed, s.lib = first, library.New()
	s.opening.Go(func() { s.store, s.unkept = c.kept.open(ctx, s.lib) })
	defer s.close()
	defer first.close()
	if !first.await(patience) {
		for _, l := range first.peeked {
			c.fail(l.err)
		}
		return
	}
	err := ui.Run(ctx, s.lib, s.options())
	c.fail(err)
	for _, e := range s.problems() {
		c.fail(e)
	}
}

// close waits for the loading to end, then writes what is still to be kept.
func (s *session) close() {
	s.loading.Wait()
	s.opening.Wait()
	if s.store != nil {
		s.c.fail(s.store.Close())
	}
}

func (s *session) articles(ctx context.Context) iter.Seq2[*model.Article, error] {
	return s.c.articles(ctx, s.args)
}

// look are the options of the screen that the configuration file and the
// environment give, and how often feeds are to be fetched.
func (c *commands) look() (opt ui.Options, every time.Duration) {
	settings, err := config.Load(config.Path())
	table, wrong := settings.Table()
	style, odd := settings.Glamour(config.Path())
	opt = ui.Options{
		Theme:   settings.Theme,
		Style:   style,
		NoColor: os.Getenv("NO_COLOR") != "",
		Mouse:   settings.Mouse,
		Keys:    table,
	}
	for _, e := range []error{err, wrong, odd} {
		if e != nil {
			opt.Problems = append(opt.Problems, e)
		}
	}
	return opt, settings.Every
}

// options are the screen's.
func (s *session) options() ui.Options {
	opt, _ := s.c.look()
	opt.Name, opt.Load, opt.ScreenKey = "sample edition", s.load, screenKey(s.args)
	if len(s.args) > 0 {
		opt.Name = strings.Join(s.args, " ")
	} else if !s.c.kept.none {
		opt.Hello = "A sample, for the library is empty: whosaid add SOURCE… fills it"
		if s.c.kept.path != "" {
			opt.Hello = fmt.Sprintf("A sample, for %s is empty: whosaid add SOURCE… fills it", filepath.Base(s.c.kept.path))
		}
	}
	return opt
}

// screenKey names what is read, so that the screen comes back as it was when the
// same is read again; standard input never is.
func screenKey(args []string) string {
	key := "sample"
	for i, arg := range args {
		if arg == "-" {
			return ""
		}
		if path, err := filepath.Abs(arg); err == nil && !strings.Contains(arg, "://") {
			arg = path
		}
		if i == 0 {
			key = "read"
		}
		key += "\x00" + arg
	}
	return key
}

// load fills the library, and again when the reader asks for it: standard
// input, which can be read once only, is left out then.
func (s *session) load(ctx context.Context, tell func(ui.Progress)) error {
	s.loading.Add(1)
	defer s.loading.Done()
	f := s.feed
	if s.feed = nil; f == nil {
		args := slices.DeleteFunc(slices.Clone(s.args), func(a string) bool { return a == "-" })
		if len(args) == 0 && len(s.args) > 0 {
			return nil
		}
		f = newFeed(ctx, func(ctx context.Context) iter.Seq2[*model.Article, error] { return s.c.articles(ctx, args) })
	}
	defer f.close()
	s.opening.Wait()
	if s.unkept != nil {
		tell(ui.Progress{Err: s.unkept})
	}
	done := 0
	f.fill(ctx, s.lib, func(l loaded) {
		p := ui.Progress{Err: l.err}
		if l.article != nil {
			p.Name = l.article.Source
		}
		if l.err != nil {
			s.fail(l.err)
		}
		done++
		p.Done = done
		tell(p)
	})
	return ctx.Err()
}

func (s *session) fail(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !errors.Is(err, context.Canceled) {
		s.failed = append(s.failed, err)
	}
}

func (s *session) problems() []error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.failed
}
