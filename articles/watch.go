package articles

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"whosaid/articles/source"
	"whosaid/model"
)

// settle is how long changes are gathered before the files are read: programs
// write a file in several steps.
const settle = 300 * time.Millisecond

// Watch yields what comes into local sources (folders and what is below them,
// files, mailboxes, maildirs) until ctx ends, which is no error: first what came
// since the last check, then what changes bring. Sources that are fetched are
// passed over. An error is of one source, named by the delivery beside it. ledger
// as for Update; what Watch itself has yielded it remembers.
func (in *Intake) Watch(ctx context.Context, sources []model.Source, ledger model.Ledger) iter.Seq2[model.Delivery, error] {
	return func(yield func(model.Delivery, error) bool) {
		notifier, err := fsnotify.NewWatcher()
		if err != nil {
			yield(model.Delivery{}, &SourceError{Source: "folders", Reason: "this system lets none be watched; use whosaid update", Err: err})
			return
		}
		defer func() { _ = notifier.Close() }() // it only ends
		w := watcher{in: in, notifier: notifier, ledger: ledger, delivered: map[string]map[string]string{}, yield: yield}
		for i := range sources {
			if !sources[i].Remote() {
				w.sources = append(w.sources, sources[i])
			}
		}
		w.run(ctx)
	}
}

// watcher is one Watch under way.
type watcher struct {
	in        *Intake
	notifier  *fsnotify.Watcher
	sources   []model.Source
	ledger    model.Ledger
	delivered map[string]map[string]string // stamps by entry, by source
	yield     func(model.Delivery, error) bool
}

func (w *watcher) run(ctx context.Context) {
	everything := make([]map[string]bool, len(w.sources))
	for i := range w.sources {
		if !w.watch(i) {
			return
		}
		everything[i] = map[string]bool{w.sources[i].Address: true}
	}
	changed := everything
	for {
		for i, paths := range changed {
			if len(paths) > 0 && !w.read(ctx, i, paths) {
				return
			}
		}
		changed = make([]map[string]bool, len(w.sources))
		select {
		case <-ctx.Done():
			return
		case e, open := <-w.notifier.Events:
			if !open {
				return
			}
			w.note(e, changed)
		case err := <-w.notifier.Errors:
			if errors.Is(err, fsnotify.ErrEventOverflow) { // some changes were lost
				changed = everything
			}
		}
		if w.in.clock.Sleep(ctx, settle) != nil {
			return
		}
		w.drain(changed)
	}
}

// drain notes the changes that have gathered.
func (w *watcher) drain(changed []map[string]bool) {
	for {
		select {
		case e, open := <-w.notifier.Events:
			if !open {
				return
			}
			w.note(e, changed)
		default:
			return
		}
	}
}

// watch begins to watch a source's folders. It returns false when nobody listens.
func (w *watcher) watch(i int) bool {
	s := &w.sources[i]
	folder := s.Address
	if s.Kind == model.SourceFile || s.Kind == model.SourceMailbox {
		folder = filepath.Dir(folder)
		if err := w.notifier.Add(folder); err != nil {
			return w.fail(s, err)
		}
		return true
	}
	if err := w.below(folder); err != nil {
		return w.fail(s, err)
	}
	return true
}

// below watches a folder and those below it, hidden ones only in a maildir.
func (w *watcher) below(folder string) error {
	return filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && path == folder:
			return err
		case err != nil:
			return fs.SkipDir // reading the source tells
		case !d.IsDir():
			return nil
		case path != folder && strings.HasPrefix(d.Name(), ".") && !source.Maildir(path):
			return fs.SkipDir
		}
		return w.notifier.Add(path)
	})
}

func (w *watcher) fail(s *model.Source, err error) bool {
	return w.yield(model.Delivery{Source: s.Address}, &SourceError{
		Source: s.Name(), Reason: "it cannot be watched (" + lastLine(err) + "); use whosaid update", Err: err,
	})
}

// note enters a change with the sources that it is of.
func (w *watcher) note(e fsnotify.Event, changed []map[string]bool) {
	if e.Op == fsnotify.Chmod || e.Op == fsnotify.Remove {
		return
	}
	info, err := os.Stat(e.Name)
	if err != nil {
		return // it has gone again
	}
	if info.IsDir() {
		_ = w.below(e.Name) // it is read all the same, only not watched
	}
	path := e.Name
	if inner := filepath.Dir(filepath.Dir(path)); source.Maildir(inner) {
		path = inner
	}
	for i := range w.sources {
		s := &w.sources[i]
		at := path
		switch s.Kind {
		case model.SourceMaildir:
			at = s.Address
			if !inside(e.Name, s.Address) {
				continue
			}
		case model.SourceFolder:
			if !inside(path, s.Address) || hidden(path, s.Address) {
				continue
			}
		default:
			if path != s.Address {
				continue
			}
		}
		if changed[i] == nil {
			changed[i] = map[string]bool{}
		}
		changed[i][at] = true
	}
}

// inside reports whether path is folder or lies below it.
func inside(path, folder string) bool {
	return path == folder || strings.HasPrefix(path, strings.TrimSuffix(folder, string(filepath.Separator))+string(filepath.Separator))
}

// hidden reports whether a part of path below folder begins with a dot.
func hidden(path, folder string) bool {
	below, err := filepath.Rel(folder, path)
	return err == nil && below != "." && strings.Contains(string(filepath.Separator)+below, string(filepath.Separator)+".")
}

// read reads what has changed in a source. It returns false when nobody listens.
func (w *watcher) read(ctx context.Context, i int, paths map[string]bool) bool {
	s := w.sources[i]
	mine := w.delivered[s.Address]
	if mine == nil {
		mine = map[string]string{}
		w.delivered[s.Address] = mine
	}
	listening := true
	c := check{in: w.in, source: s, ledger: w.ledger, meter: &meter{tell: w.in.opt.Progress}, emit: func(got step) bool {
		if d := got.delivery; d.Entry != "" && d.Stamp != "" {
			mine[d.Entry] = d.Stamp
		}
		listening = w.yield(got.delivery, got.err)
		return listening
	}}
	if !c.learn(ctx) {
		return listening
	}
	maps.Copy(c.known, mine)
	c.files(ctx, slices.Sorted(maps.Keys(paths)), !paths[s.Address])
	return listening && ctx.Err() == nil
}
