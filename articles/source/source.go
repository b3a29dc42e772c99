package source

import (
	"context"
	"io"
	"iter"
	"os"
	"time"

	"whosaid/model"
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
	// Fetch gets the document at an address. Nil lets addresses fail with ErrAddress.
	Fetch func(ctx context.Context, address string) (Raw, error)
	// Skip is asked about each file before it is read, with its stamp: those that it
	// returns true for are left out. Nil leaves out nothing.
	Skip func(path, stamp string) bool
	// Found tells that the files among the arguments were come upon, not named by the
	// user: hidden ones, and those that are no text by their name, are left out.
	Found bool
	// Streams leaves the mailboxes among the files to be read as streams: their
	// Data is nil and Stream is set. They can be larger than MaxBytes.
	Streams bool
	// Progress is told after each document, from the goroutine that ranges over
	// Open's sequence; nil means nobody listens.
	Progress func(Progress)
}

// Progress is how far Open has come.
type Progress = model.Progress

// The media types that Open states by itself.
const (
	MediaMessage = "message/rfc822"   // one mail of a maildir
	MediaMailbox = "application/mbox" // a mailbox to be read as a stream
)

// Raw is one document as it was found.
type Raw struct {
	// Source is the path as the user would type it, the address, or "-".
	Source string
	Data   []byte
	// Media is the media type, "" where nobody stated it.
	Media string
	// Stamp changes when a file does: its size and time, "" for what is no file.
	Stamp string
	// Address is where a fetched document came from, redirects followed, and
	// Fetched when; zero for files.
	Address string
	Fetched time.Time
	// Stream opens a mailbox. See Options.Streams.
	Stream func() (io.ReadCloser, error)
}

// Open yields what args name, in order, one document at a time: files, folders
// (recursively, by name, hidden entries skipped, each file once however many
// links lead to it, known by a text's extension or by having none), maildirs,
// addresses, and "-" for standard input. A document that cannot be read yields an
// error and the rest goes on; when ctx is done the sequence ends with its error,
// even while a pipe is silent.
func Open(ctx context.Context, args []string, opt Options) iter.Seq2[Raw, error] {
	if opt.MaxBytes <= 0 {
		opt.MaxBytes = DefaultMaxBytes
	}
	if opt.Stdin == nil {
		opt.Stdin = os.Stdin
	}
	return func(yield func(Raw, error) bool) {
		entries, err := list(ctx, args, opt)
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
			if e.found && err == nil && !wanted(e.path, raw.Data) {
				continue
			}
			if !yield(raw, err) {
				return
			}
		}
	}
}
