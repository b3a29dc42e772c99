package ui

import (
	"fmt"

	"whosaid/model/library"
	"whosaid/ui/keys"
	"whosaid/ui/layout"
)

// change is something the reader did that can be taken back.
type change struct {
	what string // "the star of “Title”"
	back func()
}

// kept bounds the changes that can be taken back.
const kept = 200

func (m *Model) did(what string, back func()) {
	m.undo = append(m.undo, change{what, back})
	if len(m.undo) > kept {
		m.undo = append([]change(nil), m.undo[len(m.undo)-kept:]...)
	}
}

func (m *Model) undoLast() {
	n := len(m.undo) - 1
	if n < 0 {
		m.say("Nothing to undo")
		return
	}
	c := m.undo[n]
	m.undo = m.undo[:n]
	c.back()
	m.refresh()
	m.say("Undone: " + c.what)
}

// current is the entry a command is about: the one under the list's cursor, or
// the article that is open.
func (m *Model) current() (library.Entry, bool) {
	if a := m.reader.Article(); a != nil && m.focus != layout.List {
		return m.lib.Entry(a.ID)
	}
	return m.shelf.Selected()
}

func (m *Model) toggleRead() {
	e, ok := m.current()
	if !ok {
		return
	}
	m.lib.SetRead(e.ID, !e.Read)
	m.end = ending{held: true}
	m.did("read or unread", func() { m.lib.SetRead(e.ID, e.Read) })
	m.say(m.withUndo(map[bool]string{true: "Marked as unread", false: "Marked as read"}[e.Read]))
}

func (m *Model) toggleStar() {
	e, ok := m.current()
	if !ok {
		return
	}
	m.lib.SetStarred(e.ID, !e.Starred)
	m.did("the star", func() { m.lib.SetStarred(e.ID, e.Starred) })
	m.say(m.withUndo(map[bool]string{true: "Star taken away", false: "★ Starred"}[e.Starred]))
}

func (m *Model) withUndo(what string) string {
	return fmt.Sprintf("%s (%s undoes)", what, m.opt.Keys.Key(keys.Undo))
}

// ending tells how the open article was read.
type ending struct {
	seen bool // its end was in the window of a reader who was reading
	held bool // the reader said themselves whether it is read
}

// noteEnd notes that the end of the open article is seen. While the list has the
// keys the text is only looked at.
func (m *Model) noteEnd() {
	if m.focus != layout.List && m.reader.AtEnd() {
		m.end.seen = true
	}
}

// leaveArticle notes where the reader was in the open article, and that it is
// read when its end was seen.
func (m *Model) leaveArticle() {
	a := m.reader.Article()
	if a == nil {
		return
	}
	m.lib.SetPlace(a.ID, m.reader.Place())
	m.noteEnd()
	if !m.end.seen || m.end.held {
		return
	}
	if read, _ := m.lib.Marked(a.ID); !read {
		m.lib.SetRead(a.ID, true)
		m.did("read", func() { m.lib.SetRead(a.ID, false) })
	}
}
