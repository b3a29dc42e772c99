package library

import "sync"

// Progress is how far adding or deriving anew has come.
type Progress struct {
	// Phase says what is under way, for the reader: "restoring links", "reading".
	Phase string `json:"phase"`
	// Total is how many there are, 0 when unknown.
	Total int `json:"total,omitempty"`
	// Done counts the articles taken from the input or gone through, Committed
	// those that are in the file for good.
	Done      int   `json:"done"`
	Committed int   `json:"committed"`
	Bytes     int64 `json:"bytes"` // of the texts read
	Taken
}

// Taken counts what became of the articles that were handed in.
type Taken struct {
	New       int `json:"new"`
	Printings int `json:"printings"` // reprints of articles the library has
	Known     int `json:"known"`
	Updated   int `json:"updated"`
	Failed    int `json:"failed"`
}

// works is what runs in the background, for who asks.
type works struct {
	mu          sync.Mutex
	what        string
	done, total int
}

func (w *works) set(what string, done, total int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.what, w.done, w.total = what, done, total
}

// Work tells what runs in the background and how far it has come: what is "" when
// nothing does, total 0 when it is unknown.
func (l *Library) Work() (what string, done, total int) {
	if l.kept == nil {
		return "", 0, 0
	}
	w := &l.kept.works
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.what, w.done, w.total
}
