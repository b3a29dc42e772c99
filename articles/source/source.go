package source

import (
	"context"
	"io"
	"iter"
	"os"
	"path/filepath"
)

// DefaultMaxBytes is the size limit of one document when Options names none.
const DefaultMaxBytes = 32 << 20

// Options bound and observe Open. The zero value is ready to use.
type Options struct {
	// MaxBytes is the largest document, in bytes, that is read; 0 means
	// DefaultMaxBytes.
	MaxBytes int64
	// Stdin is what "-" reads; nil means os.Stdin.
	Stdin io.Reader
	// Progress is told after each document, from the goroutine that ranges over
	// Open's sequence; nil means nobody listens.
	Progress func(Progress)
}

// Progress is how far Open has come.
type Progress struct {
	Source string // the document just read, or just failed
	Done   int    // documents read or failed so far
	Total  int    // documents there are in all
	Bytes  int64  // read so far
}

// Raw is one document as it was found.
type Raw struct {
	// Source is the path as the user would type it, or "-".
	Source string
	Data   []byte
}

// Open yields what args name, in order, one document at a time: files, folders
// (recursively, by name, hidden entries skipped, each file once however many
// links lead to it, known by a text's extension or by having none), and "-" for standard input. A document
// that cannot be read yields an *Error and the rest goes on; when ctx is done
// the sequence ends with its error, even while a pipe is silent.
func Open(ctx context.Context, args []string, opt Options) iter.Seq2[Raw, error] {
	if opt.MaxBytes <= 0 {
		opt.MaxBytes = DefaultMaxBytes
	}
	if opt.Stdin == nil {
		opt.Stdin = os.Stdin
	}
	return func(yield func(Raw, error) bool) {
		entries, err := list(ctx, args)
		if err != nil {
			yield(Raw{}, err)
			return
		}
		state := Progress{Total: len(entries)}
		for _, e := range entries {
			raw, err := e.read(ctx, opt)
			if ctx.Err() != nil {
				yield(Raw{}, ctx.Err())
				return
			}
			state.Source, state.Done, state.Bytes = e.path, state.Done+1, state.Bytes+int64(len(raw.Data))
			if opt.Progress != nil {
				opt.Progress(state)
			}
			if e.found && err == nil && filepath.Ext(e.path) == "" && program(raw.Data) {
				continue
			}
			if !yield(raw, err) {
				return
			}
		}
	}
}
