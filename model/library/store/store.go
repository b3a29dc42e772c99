package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"sync"

	_ "modernc.org/sqlite" // the driver
	sqlite3 "modernc.org/sqlite/lib"
)

// Store is one open library file. Its methods are safe for concurrent use.
type Store struct {
	path string
	db   *sql.DB // for reading, from many goroutines
	pen  *sql.DB // for writing: one connection; nil when the file cannot be written

	prepared struct {
		sync.Mutex
		by map[string]*sql.Stmt
	}

	done chan struct{} // closed when the writer has ended

	mu      sync.Mutex
	waiting *sync.Cond // on mu: queue or closed has changed
	queue   []write    // grows as it must: a screen never waits for the disk
	closed  bool
	err     error // the first write that failed
}

// write is one change on its way to the file; a flush has no run and wants a reply.
type write struct {
	run   func(*sql.Tx) error
	reply chan<- error
	alone bool   // in a transaction of its own
	done  func() // called after the transaction; nil for nothing to call
}

// DefaultPath is where the library lies when the user names none:
// $XDG_DATA_HOME/whosaid/library.db, or ~/.local/share/whosaid/library.db.
func DefaultPath() (string, error) {
	dir := os.Getenv("XDG_DATA_HOME")
	if !filepath.IsAbs(dir) { // the specification says to ignore relative ones
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("no place for the library: %w; name a file with --library", err)
		}
		dir = filepath.Join(home, ".local", "share")
	}
	return filepath.Join(dir, "whosaid", "library.db"), nil
}

// Open opens the library at path, making the file and its folder when they are
// missing and bringing an older schema up to date. The error names the file and
// says what to do; it wraps ErrForeign or ErrNewer where they apply.
func Open(ctx context.Context, path string) (*Store, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("library %s: cannot make its folder: %w; name another with --library", path, err)
	}
	if err := whole(path); err != nil {
		return nil, explain(path, err)
	}
	pen, err := connect(path, "_txlock=immediate", "cache_size(-16000)")
	if err != nil {
		return nil, fmt.Errorf("library %s: %w", path, err)
	}
	pen.SetMaxOpenConns(1)
	if err := migrate(ctx, pen); err != nil {
		err = errors.Join(explain(path, err), pen.Close())
		if unwritable(path, err) {
			if s, problem := openReadOnly(ctx, path); problem == nil {
				return s, nil
			}
		}
		return nil, err
	}
	db, err := connect(path, "", "query_only(1)")
	if err != nil {
		return nil, errors.Join(fmt.Errorf("library %s: %w", path, err), pen.Close())
	}
	return begin(path, db, pen), nil
}

func begin(path string, db, pen *sql.DB) *Store {
	db.SetMaxIdleConns(4)
	s := &Store{path: path, db: db, pen: pen, done: make(chan struct{})}
	s.prepared.by = map[string]*sql.Stmt{}
	s.waiting = sync.NewCond(&s.mu)
	go s.writer()
	return s
}

// connect makes a pool of connections; it does not touch the file yet.
func connect(path, extra string, pragmas ...string) (*sql.DB, error) {
	query := url.Values{
		"_busy_timeout": {"5000"},
		// Of a new file, in this order: the second begins it. Shrink uses it.
		"_pragma":       append([]string{"page_size(" + strconv.Itoa(pageSize) + "); PRAGMA auto_vacuum(INCREMENTAL)"}, pragmas...),
		"_journal_mode": {"WAL"}, // comes after the page size, which must be known before the file is begun
		"_synchronous":  {"NORMAL"},
	}.Encode()
	if extra != "" {
		query += "&" + extra
	}
	dsn := url.URL{Scheme: "file", OmitHost: true, Path: filepath.ToSlash(path), RawQuery: query}
	return openDSN(dsn.String())
}

func openDSN(dsn string) (*sql.DB, error) { return sql.Open("sqlite", dsn) }

// pageSize, in bytes, is that of a new file. An article's text and reading take
// about 2 KB each: of smaller pages a good part would stay empty.
const pageSize = 16384

// explain says what a reader can do about a library that does not open.
func explain(path string, err error) error {
	advice := "check that it can be written, or name another with --library"
	switch {
	case errors.Is(err, ErrForeign):
		advice = "name another with --library"
	case errors.Is(err, ErrNewer):
		advice = "update whosaid, or name another with --library"
	case code(err) == sqlite3.SQLITE_NOTADB:
		advice = "it is no library, or damaged: whosaid doctor --repair saves what can be read of one; else name another with --library"
	case errors.Is(err, ErrCut), corrupt(err):
		advice = "it is damaged: whosaid doctor --repair saves what can be read; or put a backup in its place, or name another with --library"
	}
	return fmt.Errorf("library %s: %w; %s", path, err, advice)
}

// Path is the file's name as it was given to Open.
func (s *Store) Path() string { return s.path }

// Close writes what is waiting, closes the file and returns the first write
// that failed, if any.
func (s *Store) Close() error {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return nil
	}
	s.closed = true
	s.waiting.Signal()
	s.mu.Unlock()
	<-s.done
	err := errors.Join(s.Err(), s.db.Close())
	if s.pen != nil {
		err = errors.Join(err, s.pen.Close())
	}
	return err
}

// Err is the first write that failed, nil while all is well.
func (s *Store) Err() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}

// Fail notes a failure that Err is to tell, unless one is known.
func (s *Store) Fail(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.err == nil {
		s.err = fmt.Errorf("library %s: %w", s.path, err)
	}
}

// Flush waits until every change made before the call is in the file.
func (s *Store) Flush() error {
	reply := make(chan error, 1)
	if !s.send(write{reply: reply}) {
		return s.Err()
	}
	return <-reply
}

// put queues one change.
func (s *Store) put(query string, args ...any) {
	s.send(write{run: func(tx *sql.Tx) error {
		_, err := tx.ExecContext(context.Background(), query, args...) // a change once made is kept
		return err
	}})
}

func (s *Store) send(w write) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return false
	}
	s.queue = append(s.queue, w)
	s.waiting.Signal()
	return true
}

// writer is the only goroutine that writes: it takes what waits into one transaction.
func (s *Store) writer() {
	defer close(s.done)
	for {
		s.mu.Lock()
		for len(s.queue) == 0 && !s.closed {
			s.waiting.Wait()
		}
		batch := s.take()
		s.mu.Unlock()
		if len(batch) == 0 {
			return
		}
		s.commit(batch)
	}
}

// take returns what goes into the next transaction: all that waits, up to a
// write that wants one of its own.
func (s *Store) take() []write {
	n := 0
	for n < len(s.queue) && !s.queue[n].alone {
		n++
	}
	n = min(max(n, 1), len(s.queue))
	batch := s.queue[:n:n]
	s.queue = s.queue[n:]
	return batch
}

func (s *Store) commit(batch []write) {
	err := s.transact(batch)
	if err != nil {
		err = fmt.Errorf("library %s: a change could not be kept: %w", s.path, err)
		if full(err) {
			err = fmt.Errorf("%w; what was kept before is safe: make room on the disk and do it again", err)
		}
		s.mu.Lock()
		if s.err == nil && !batch[0].alone { // who writes alone waits for the answer
			s.err = err
		}
		s.mu.Unlock()
	}
	for _, w := range batch {
		if w.reply != nil {
			w.reply <- err
		}
		if w.done != nil {
			w.done()
		}
	}
}

func (s *Store) transact(batch []write) error {
	if s.pen == nil {
		return ErrReadOnly
	}
	tx, err := s.pen.BeginTx(context.Background(), nil)
	if err != nil {
		return err
	}
	for _, w := range batch {
		if w.run == nil {
			continue
		}
		if err := w.run(tx); err != nil {
			return errors.Join(err, tx.Rollback())
		}
	}
	return tx.Commit()
}
