package ui

// notice is a line for the reader that stands until the next key.
type notice struct {
	text string
	bad  bool // it tells of something that did not work
}

func (m *Model) say(text string) { m.notice = notice{text: text}; m.screen.stale = true }

func (m *Model) complain(text string) {
	m.notice = notice{text: text, bad: true}
	m.screen.stale = true
}
