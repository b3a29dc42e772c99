package source

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
)

// read reads an entry within opt's limit.
func (e entry) read(ctx context.Context, opt Options) (Raw, error) {
	raw := Raw{Source: e.path}
	if e.err != nil {
		return raw, e.err
	}
	var err error
	if e.stdin {
		raw.Data, err = readStream(ctx, opt.Stdin, opt.MaxBytes)
	} else {
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

// program reports whether data is plainly no text: what a folder holds without an
// extension is as often a program as a text, and nobody asked for it by name. A
// zero byte tells, but for UTF-16 under its byte order mark.
func program(data []byte) bool {
	head := data[:min(len(data), 1024)]
	return bytes.IndexByte(head, 0) >= 0 && !bytes.HasPrefix(head, []byte("\xff\xfe")) && !bytes.HasPrefix(head, []byte("\xfe\xff"))
}
