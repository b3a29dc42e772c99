package source

import (
	"os"
	"path/filepath"
	"strings"
)

// Maildir reports whether a folder is a maildir (cr.yp.to/proto/maildir.html): it
// has the folders cur, new and tmp.
func Maildir(path string) bool {
	for _, name := range []string{"cur", "new", "tmp"} {
		if info, err := os.Stat(filepath.Join(path, name)); err != nil || !info.IsDir() {
			return false
		}
	}
	return true
}

// Message is the name that a maildir's message keeps while readers move it from
// new to cur and set its flags.
func Message(path string) string {
	name, _, _ := strings.Cut(filepath.Base(path), ":")
	return name
}

// maildir lists a maildir's messages: those that were seen, then the new ones, and
// the maildirs of Maildir++ inside it (".Newsletters"), each by name.
func (l *lister) maildir(path string) {
	for _, folder := range []string{"cur", "new"} {
		children, err := os.ReadDir(filepath.Join(path, folder)) // sorted by name
		if err != nil {
			l.entries = append(l.entries, entry{path: path, err: failure(path, err)})
			return
		}
		for _, child := range children {
			if child.Type().IsRegular() && !strings.HasPrefix(child.Name(), ".") && l.ctx.Err() == nil {
				l.file(entry{path: filepath.Join(path, folder, child.Name()), message: true, stamp: "mail"})
			}
		}
	}
	children, err := os.ReadDir(path)
	if err != nil {
		return // its messages could be read
	}
	for _, child := range children {
		inner := filepath.Join(path, child.Name())
		if child.IsDir() && strings.HasPrefix(child.Name(), ".") && Maildir(inner) && l.first(actual(inner)) {
			l.maildir(inner)
		}
	}
}
