package source

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// read reads an entry within opt's limit.
func (e entry) read(ctx context.Context, opt Options) (Raw, error) {
	raw := Raw{Source: e.path, Stamp: e.stamp}
	if e.err != nil {
		return raw, e.err
	}
	if e.address {
		return opt.Fetch(ctx, e.path)
	}
	if e.message {
		raw.Media = MediaMessage
	}
	var err error
	switch {
	case e.stdin:
		raw.Data, err = readStream(ctx, opt.Stdin, opt.MaxBytes)
	case opt.Streams && !e.message && mailbox(e.path):
		raw.Media = MediaMailbox
		raw.Stream = func() (io.ReadCloser, error) { return os.Open(e.path) }
		return raw, nil
	default:
		raw.Data, err = readFile(ctx, e.path, opt.MaxBytes)
	}
	switch {
	case errors.Is(err, ErrTooLarge):
		return Raw{Source: e.path}, &Error{Source: e.path, Limit: opt.MaxBytes, Err: ErrTooLarge}
	case err != nil:
		return Raw{Source: e.path}, failure(e.path, err)
	case len(raw.Data) == 0:
		return raw, &Error{Source: e.path, Err: ErrEmpty}
	}
	return raw, nil
}

// readFile reads a regular file at once, and anything else that was named (a
// pipe, a device) as a stream.
func readFile(ctx context.Context, path string, limit int64) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return readStream(ctx, &lazyFile{path: path}, limit)
	}
	if info.Size() > limit {
		return nil, ErrTooLarge
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // it is only read from
	data := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead))
	if _, err := data.ReadFrom(io.LimitReader(f, limit+1)); err != nil {
		return nil, err
	}
	if int64(data.Len()) > limit { // it grew under our hands
		return nil, ErrTooLarge
	}
	return data.Bytes(), nil
}

// readStream reads r to its end in a goroutine of its own, since a read from a
// silent pipe cannot be called off: when ctx ends first the goroutine is left
// waiting and what it reads is thrown away.
func readStream(ctx context.Context, r io.Reader, limit int64) ([]byte, error) {
	type result struct {
		data []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		data, err := io.ReadAll(io.LimitReader(r, limit+1))
		if c, ok := r.(*lazyFile); ok {
			c.close()
		}
		done <- result{data, err}
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case got := <-done:
		if got.err == nil && int64(len(got.data)) > limit {
			return nil, ErrTooLarge
		}
		return got.data, got.err
	}
}

// lazyFile opens its file at the first read: opening a named pipe waits for a
// writer, which must not happen where it cannot be called off.
type lazyFile struct {
	path string
	file *os.File
}

// Read opens the file if need be and reads from it.
func (l *lazyFile) Read(p []byte) (int, error) {
	if l.file == nil {
		f, err := os.Open(filepath.Clean(l.path))
		if err != nil {
			return 0, err
		}
		l.file = f
	}
	return l.file.Read(p)
}

func (l *lazyFile) close() {
	if l.file != nil {
		_ = l.file.Close() // it was only read from
	}
}

// wanted reports whether a file that a folder holds is text, where its name
// leaves that open: without an extension it is as often a program, and XML is
// seldom a feed. Nobody asked for it by name.
func wanted(path string, data []byte) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case "":
		return !program(data)
	case ".xml":
		return feed(data)
	}
	return true
}

// program reports whether data is plainly no text. A zero byte tells, but for
// UTF-16 under its byte order mark.
func program(data []byte) bool {
	head := data[:min(len(data), 1024)]
	return bytes.IndexByte(head, 0) >= 0 && !bytes.HasPrefix(head, []byte("\xff\xfe")) && !bytes.HasPrefix(head, []byte("\xfe\xff"))
}

// feed reports whether XML has the root of RSS, RDF or Atom.
func feed(data []byte) bool {
	head := bytes.ToLower(data[:min(len(data), 4096)])
	for _, root := range []string{"<rss", "<feed", "<rdf:rdf"} {
		if bytes.Contains(head, []byte(root)) {
			return true
		}
	}
	return false
}

// mailbox reports whether a regular file begins as an mbox does. What cannot be
// read is none; reading it will tell.
func mailbox(path string) bool {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer func() { _ = f.Close() }() // it is only read from
	head := make([]byte, 512)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return false
	}
	line, rest, found := bytes.Cut(head[:n], []byte("\n"))
	name, _, field := bytes.Cut(rest, []byte(":"))
	return found && bytes.HasPrefix(line, []byte("From ")) && field && len(name) > 0 && !bytes.ContainsAny(name, " \t\n")
}
