package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"whosaid/model/library"
	"whosaid/model/library/store"
)

// kept says where it is kept what the reader did: read articles, stars, marks,
// corrections.
type kept struct {
	path string // "" is the default
	none bool
}

func (k *kept) flags(root *cobra.Command) {
	f := root.PersistentFlags()
	f.StringVar(&k.path, "library", "", "file that keeps articles, and what you mark and correct (default: one in the data folder)")
	f.BoolVar(&k.none, "no-library", false, "neither read the library nor keep anything")
}

var (
	errBothLibraries = errors.New("--library and --no-library exclude each other")
	errNoLibrary     = errors.New("this command is about the library; leave --no-library out")
)

// file is the library's file; an error when the user wants none.
func (k *kept) file() (string, error) {
	if k.none {
		return "", errNoLibrary
	}
	if k.path != "" {
		return k.path, nil
	}
	return store.DefaultPath()
}

// holds reports whether there is a library with articles or sources in it, and
// its file.
func (k *kept) holds(ctx context.Context) (path string, holds bool, err error) {
	if k.none {
		return "", false, nil
	}
	if path, err = k.file(); err != nil {
		return "", false, err
	}
	holds, err = library.Holds(ctx, path)
	return path, holds, err
}

// check refuses flags that contradict each other.
func (k *kept) check(cmd *cobra.Command) error {
	if k.none && k.path != "" {
		return usageError{cmd, errBothLibraries}
	}
	return nil
}

// open ties lib to the file, before anything is added to it. The store is nil
// when nothing is to be kept.
func (k *kept) open(ctx context.Context, lib *library.Library) (*store.Store, error) {
	if k.none {
		return nil, nil
	}
	path := k.path
	if path == "" {
		var err error
		if path, err = store.DefaultPath(); err != nil {
			return nil, err
		}
	}
	s, err := store.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	if err := lib.Keep(ctx, s); err != nil {
		_ = s.Close() // the first error tells more
		return nil, err
	}
	return s, nil
}

// apply is open for a command that prints: what the reader decided holds only
// when the library is named, so that the same input gives everybody the same
// output.
func (k *kept) apply(ctx context.Context, lib *library.Library) (done func() error, err error) {
	if k.path == "" {
		return func() error { return nil }, nil
	}
	s, err := k.open(ctx, lib)
	if err != nil {
		return nil, err
	}
	return s.Close, nil
}
