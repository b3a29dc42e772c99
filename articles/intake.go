package articles

import (
	"context"
	"io"
	"sync"
	"time"

	"whosaid/articles/source"
	"whosaid/articles/source/fetch"
	"whosaid/model"
)

// Options bound and observe an Intake. The zero value is ready to use.
type Options struct {
	// Version is the program's, for the User-Agent "whosaid/VERSION".
	Version string
	// Offline fetches nothing: each address gives an error that says so.
	Offline bool
	// Force asks servers that want to be left alone for now (Retry-After), and
	// sources that are gone.
	Force bool
	// MaxBytes is the largest document, in bytes, that is read or fetched; 0 means
	// 32 MiB. Mailboxes may be larger: it holds for each of their messages.
	MaxBytes int64
	// Parallel bounds the requests under way at once, and the sources checked at
	// once; 0 means 8.
	Parallel int
	// Timeout bounds one exchange with a server; 0 means a minute.
	Timeout time.Duration
	// Stdin is what "-" reads; nil means os.Stdin.
	Stdin io.Reader
	// Clock is time for pacing and watching; nil means the machine's.
	Clock fetch.Clock
	// Progress is told after each document is read or fetched, and after each message
	// of a mailbox, one call at a time, from any goroutine; nil means nobody listens.
	Progress func(model.Progress)
}

// Intake takes articles in: it finds out what a source is, checks sources for what
// is new, watches folders, and reads what the user names. It is safe for
// concurrent use, and costs nothing before it is used.
type Intake struct {
	opt   Options
	web   *fetch.Client
	clock fetch.Clock

	mu sync.Mutex
	// fresh are the documents that Recognise fetched to see what they are, for the
	// first check of their source, by address.
	fresh map[string]fetch.Response
	// asked is when Due returned a source, by address, while it is not due again.
	asked map[string]time.Time
}

// NewIntake makes an intake.
func NewIntake(opt Options) *Intake {
	if opt.MaxBytes <= 0 {
		opt.MaxBytes = source.DefaultMaxBytes
	}
	if opt.Parallel <= 0 {
		opt.Parallel = fetch.DefaultParallel
	}
	if opt.Clock == nil {
		opt.Clock = fetch.Wall{}
	}
	return &Intake{
		opt: opt, clock: opt.Clock, fresh: map[string]fetch.Response{}, asked: map[string]time.Time{},
		web: fetch.New(fetch.Options{
			Version: opt.Version, Offline: opt.Offline, MaxBytes: opt.MaxBytes, Parallel: opt.Parallel,
			Timeout: opt.Timeout, Clock: opt.Clock,
		}),
	}
}

// Close gives back the connections that are kept for more requests.
func (in *Intake) Close() { in.web.Close() }

// get fetches a document that the user named. What Recognise has fetched is not
// fetched again.
func (in *Intake) get(ctx context.Context, r fetch.Request) (fetch.Response, error) {
	in.mu.Lock()
	resp, ok := in.fresh[r.Address]
	delete(in.fresh, r.Address)
	in.mu.Unlock()
	if ok && r.Validator.Checked.IsZero() {
		return resp, nil
	}
	r.Force = r.Force || in.opt.Force
	return in.web.Get(ctx, r)
}

// keep keeps a response for the first check of the source at an address.
func (in *Intake) keep(address string, resp fetch.Response) {
	in.mu.Lock()
	defer in.mu.Unlock()
	in.fresh[address] = resp
}

// meter counts what one call of Load or Update has done.
type meter struct {
	tell  func(model.Progress)
	mu    sync.Mutex
	state model.Progress
}

// expect adds n documents to those that are known to come.
func (m *meter) expect(n int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.state.Total += n
}

// done counts one document of so many bytes.
func (m *meter) done(name string, bytes int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.state.Source = name
	m.state.Done++
	m.state.Total = max(m.state.Total, m.state.Done)
	m.state.Bytes += int64(bytes)
	if m.tell != nil {
		m.tell(m.state)
	}
}

// grew counts bytes of a document that is read as a stream.
func (m *meter) grew(name string, bytes int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.state.Source = name
	m.state.Bytes += int64(bytes)
	if m.tell != nil {
		m.tell(m.state)
	}
}

// opener counts what one sequence of source.Open tells.
func (m *meter) opener() func(model.Progress) {
	var last model.Progress
	return func(p model.Progress) {
		m.expect(p.Total - last.Total)
		m.done(p.Source, int(p.Bytes-last.Bytes))
		last = p
	}
}
