package source

import (
	"context"
	"os"
	"path/filepath"
	"strings"
)

// entry is one document to be read, or the error that stands for it.
type entry struct {
	path  string
	stdin bool
	found bool // in a folder, not named by the user
	err   error
}

// lister collects entries. It lists before anything is read, so that progress
// knows the total.
type lister struct {
	ctx     context.Context
	entries []entry
	seen    map[string]bool // real paths of files and folders already listed
}

// list resolves args. Its error is ctx's alone.
func list(ctx context.Context, args []string) ([]entry, error) {
	l := lister{ctx: ctx, seen: map[string]bool{}}
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
	case err != nil && (strings.HasPrefix(arg, "http://") || strings.HasPrefix(arg, "https://")):
		l.entries = append(l.entries, entry{path: arg, err: &Error{Source: arg, Err: ErrAddress}})
	case err != nil:
		l.entries = append(l.entries, entry{path: arg, err: failure(arg, err)})
	case info.IsDir():
		before := len(l.entries)
		listed := l.folder(filepath.Clean(arg), actual(arg))
		if listed && len(l.entries) == before && l.ctx.Err() == nil {
			l.entries = append(l.entries, entry{path: arg, err: &Error{Source: arg, Err: ErrNoText}})
		}
	case l.first(actual(arg)):
		l.entries = append(l.entries, entry{path: arg})
	}
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
		l.child(filepath.Join(path, child.Name()), filepath.Join(actual, child.Name()), child.Type())
	}
	return true
}

// child lists one entry of a folder.
func (l *lister) child(path, target string, mode os.FileMode) {
	if mode&os.ModeSymlink != 0 {
		info, err := os.Stat(path)
		if err != nil {
			return // a dangling link is nobody's article
		}
		mode, target = info.Mode().Type(), actual(path)
	}
	switch {
	case mode.IsDir():
		l.folder(path, target)
	case mode.IsRegular() && textName(path) && l.first(target):
		l.entries = append(l.entries, entry{path: path, found: true})
	}
}

// textName reports whether a file of this name, found in a folder, is taken for
// text: by its extension, or because it has none.
func textName(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case "", ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".eml", ".mbox":
		return true
	}
	return false
}
