package source

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"whosaid/articles/source/fetch"
)

// entry is one document to be read, or the error that stands for it.
type entry struct {
	path  string
	stdin bool
	found bool // in a folder, not named by the user
	err   error

	address bool   // to be fetched
	message bool   // a mail of a maildir
	stamp   string // see Raw.Stamp
}

// lister collects entries. It lists before anything is read, so that progress
// knows the total.
type lister struct {
	ctx     context.Context
	opt     Options
	entries []entry
	seen    map[string]bool // real paths of files and folders already listed
	skipped int             // files that Skip left out
}

// list resolves args. Its error is ctx's alone.
func list(ctx context.Context, args []string, opt Options) ([]entry, error) {
	l := lister{ctx: ctx, opt: opt, seen: map[string]bool{}}
	for _, arg := range args {
		l.arg(arg)
	}
	return l.entries, ctx.Err()
}

// arg lists what one argument names.
func (l *lister) arg(arg string) {
	if arg == "-" {
		if !l.seen[arg] {
			l.seen[arg] = true
			l.entries = append(l.entries, entry{path: arg, stdin: true})
		}
		return
	}
	info, err := os.Stat(arg)
	switch {
	case err != nil && fetch.IsAddress(arg):
		l.address(arg)
	case err != nil:
		l.entries = append(l.entries, entry{path: arg, err: failure(arg, err)})
	case info.IsDir() && Maildir(arg):
		if l.first(actual(arg)) {
			l.maildir(filepath.Clean(arg))
		}
	case info.IsDir():
		before := len(l.entries)
		listed := l.folder(filepath.Clean(arg), actual(arg))
		if listed && len(l.entries) == before && l.skipped == 0 && l.ctx.Err() == nil {
			l.entries = append(l.entries, entry{path: arg, err: &Error{Source: arg, Err: ErrNoText}})
		}
	case l.opt.Found && (!textName(arg) || strings.HasPrefix(filepath.Base(arg), ".") || !info.Mode().IsRegular()):
	case l.first(actual(arg)):
		l.file(entry{path: arg, found: l.opt.Found, stamp: stamp(info)})
	}
}

// address lists what is to be fetched.
func (l *lister) address(arg string) {
	e := entry{path: arg, address: true}
	if l.opt.Fetch == nil {
		e.err = &Error{Source: arg, Err: ErrAddress}
	}
	if l.first(arg) {
		l.entries = append(l.entries, e)
	}
}

// file lists a file, unless it is to be skipped.
func (l *lister) file(e entry) {
	if l.opt.Skip != nil && l.opt.Skip(e.path, e.stamp) {
		l.skipped++
		return
	}
	l.entries = append(l.entries, e)
}

// stamp changes when a file does.
func stamp(info fs.FileInfo) string {
	return strconv.FormatInt(info.Size(), 36) + "-" + strconv.FormatInt(info.ModTime().UnixNano(), 36)
}

// actual is path made absolute, its links followed; path itself where that
// fails, for then reading it will tell.
func actual(path string) string {
	resolved, err := filepath.EvalSymlinks(path)
	if err != nil {
		return path
	}
	if resolved, err = filepath.Abs(resolved); err != nil {
		return path
	}
	return resolved
}

// first reports whether the file or folder at an actual path is new.
func (l *lister) first(actual string) bool {
	if l.seen[actual] {
		return false
	}
	l.seen[actual] = true
	return true
}

// folder lists the text files below path, which the user sees, and actual, which
// it is. It reports whether the folder was new: a link that leads back into a
// folder already listed adds nothing.
func (l *lister) folder(path, actual string) bool {
	if l.ctx.Err() != nil || !l.first(actual) {
		return false
	}
	children, err := os.ReadDir(path) // sorted by name
	if err != nil {
		l.entries = append(l.entries, entry{path: path, err: failure(path, err)})
		return true
	}
	for _, child := range children {
		if strings.HasPrefix(child.Name(), ".") {
			continue
		}
		l.child(filepath.Join(path, child.Name()), filepath.Join(actual, child.Name()), child)
	}
	return true
}

// child lists one entry of a folder.
func (l *lister) child(path, target string, child fs.DirEntry) {
	mode, info := child.Type(), child.Info
	if mode&os.ModeSymlink != 0 {
		to, err := os.Stat(path)
		if err != nil {
			return // a dangling link is nobody's article
		}
		mode, target = to.Mode().Type(), actual(path)
		info = func() (fs.FileInfo, error) { return to, nil }
	}
	switch {
	case mode.IsDir() && Maildir(path):
		if l.first(target) {
			l.maildir(path)
		}
	case mode.IsDir():
		l.folder(path, target)
	case mode.IsRegular() && textName(path) && l.first(target):
		e := entry{path: path, found: true}
		if i, err := info(); err == nil {
			e.stamp = stamp(i)
		}
		l.file(e)
	}
}

// textName reports whether a file of this name, found in a folder, is taken for
// text: by its extension, or because it has none.
func textName(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case "", ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".eml", ".mbox", ".rss", ".atom", ".xml":
		return true
	}
	return false
}
