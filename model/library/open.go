package library

import (
	"context"
	"errors"
	"fmt"

	"whosaid/model"
	"whosaid/model/library/store"
)

// Options are what a kept library is told when it is opened.
type Options struct {
	// Cleaner names the code that turns raw bytes into articles. Kept bytes that
	// another one read are read again by Reread, when there is one.
	Cleaner string
	Reread  func(model.Raw) (*model.Article, error)
}

// firstWindow is how many articles, the newest, Open reads before it returns.
const firstWindow = 500

// Open opens the library that is kept in the file at path, making the file when
// it is missing. The newest articles are on the list when it returns; the others
// follow behind (Complete). The error names the file and says what to do.
func Open(ctx context.Context, path string, o Options) (*Library, error) {
	l, err := open(ctx, path, o, (*kept).open)
	if err == nil {
		l.kept.start(l)
	}
	return l, err
}

// open opens a kept library and has begin read what it is to begin with.
func open(ctx context.Context, path string, o Options, begin func(*kept, context.Context) error) (*Library, error) {
	s, err := store.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	l := bare()
	l.kept = newKept(s, o)
	l.kept.cache = newCache(func(ctx context.Context, id model.ArticleID) (*record, error) { return l.kept.load(ctx, l, id) })
	err = l.Keep(ctx, s)
	if err == nil {
		err = begin(l.kept, ctx)
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return l, nil
}

// Holds reports whether the file at path is a library with articles or sources.
// It changes nothing; a file that is missing holds nothing.
func Holds(ctx context.Context, path string) (bool, error) { return store.Holds(ctx, path) }

// Close ends what runs in the background, writes what is waiting and closes the
// file of a kept library. It returns the first write that failed, if any.
func (l *Library) Close() error {
	if l.kept == nil {
		return nil
	}
	return l.kept.close(l)
}

// Kept reports whether the articles are kept in a file.
func (l *Library) Kept() bool { return l.kept != nil }

// Path is the file that the library is kept in, "" in memory.
func (l *Library) Path() string {
	if l.store == nil {
		return ""
	}
	return l.store.Path()
}

// ReadOnly reports whether the library is kept in a file that cannot be written:
// nothing the reader does outlives the session.
func (l *Library) ReadOnly() bool { return l.kept != nil && l.kept.store.ReadOnly() }

// Err is the first thing the reader did that could not be kept, nil while all is well.
func (l *Library) Err() error {
	l.mu.RLock()
	s := l.store
	l.mu.RUnlock()
	if s == nil {
		return nil
	}
	return s.Err()
}

// unexpected is a failure to read the file where the caller can only be told
// that there is nothing; Err tells it.
func (k *kept) unexpected(err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	k.store.Fail(fmt.Errorf("reading failed: %w; whosaid doctor tells more", err))
}
