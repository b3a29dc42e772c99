package bundle

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"iter"
	"strings"
)

// ErrTooLarge says that a message is over the limit.
var ErrTooLarge = errors.New("message too large")

// mailbox takes apart an mbox: each message begins with a line "From ADDRESS DATE"
// at the beginning or behind an empty line, and a header after it.
func mailbox(data []byte) []Part {
	if !envelope(firstLine(data)) || !header(afterLine(data)) {
		return nil
	}
	var parts []Part
	for raw, err := range Messages(bytes.NewReader(data), int64(len(data))+1) {
		if err == nil && len(bytes.TrimSpace(raw)) > 0 {
			parts = append(parts, Message(raw))
		}
	}
	return parts
}

// Messages yields the messages of an mbox (RFC 4155; quoting as mboxrd and mboxo
// have it), without their "From " lines, as they come: an mbox may be larger than
// memory. One of more than limit bytes gives ErrTooLarge in its place, and the
// rest goes on; any other error ends the sequence. The bytes are the caller's.
func Messages(r io.Reader, limit int64) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		m := mbox{r: bufio.NewReaderSize(r, 64<<10), limit: limit}
		for {
			raw, err := m.next()
			switch {
			case errors.Is(err, io.EOF):
				return
			case err != nil && !errors.Is(err, ErrTooLarge):
				yield(nil, err)
				return
			}
			if !yield(raw, err) {
				return
			}
		}
	}
}

// mbox reads a mailbox line by line.
type mbox struct {
	r       *bufio.Reader
	limit   int64
	started bool // a "From " line was read, and its message comes next
	inside  bool // the next piece goes on with a line longer than the buffer
	ended   bool
}

// next reads one message.
func (m *mbox) next() ([]byte, error) {
	if m.ended {
		return nil, io.EOF
	}
	var b bytes.Buffer
	over, empty := false, true
	for {
		line, first, err := m.piece()
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		if first && empty && envelope(bytes.TrimRight(line, "\r\n")) && m.headerFollows() {
			if m.started {
				return finish(&b, over)
			}
			m.started, empty = true, false
			continue
		}
		if m.started && !over {
			if first {
				line = unquote(line)
			}
			b.Write(line)
			over = int64(b.Len()) > m.limit
		}
		empty = first && len(bytes.TrimRight(line, "\r\n")) == 0
		if errors.Is(err, io.EOF) {
			m.ended = true
			if b.Len() == 0 {
				return nil, io.EOF
			}
			return finish(&b, over)
		}
	}
}

// piece reads a line, or as much of it as the buffer holds. first tells whether a
// line begins with it.
func (m *mbox) piece() (line []byte, first bool, err error) {
	line, err = m.r.ReadSlice('\n')
	first, m.inside = !m.inside, errors.Is(err, bufio.ErrBufferFull)
	if m.inside {
		err = nil
	}
	return line, first, err
}

func finish(b *bytes.Buffer, over bool) ([]byte, error) {
	if over {
		return nil, ErrTooLarge
	}
	return b.Bytes(), nil
}

// headerFollows reports whether a header's field stands on the line to come.
func (m *mbox) headerFollows() bool {
	next, err := m.r.Peek(1024)
	if err != nil && len(next) == 0 {
		return false
	}
	return header(next)
}

// unquote takes away one of the ">" that mailboxes set before a line "From ".
func unquote(line []byte) []byte {
	if len(line) > 0 && line[0] == '>' && bytes.HasPrefix(bytes.TrimLeft(line, ">"), []byte("From ")) {
		return line[1:]
	}
	return line
}

// envelope reports whether line is an mbox's "From " line: an address or name
// without blanks, and a date that ends in a year or a zone.
func envelope(line []byte) bool {
	if len(line) > 256 || !bytes.HasPrefix(line, []byte("From ")) {
		return false
	}
	words := strings.Fields(string(line))
	if len(words) < 6 || len(words) > 9 {
		return false
	}
	for _, word := range words[2:] {
		if strings.Count(word, ":") >= 1 && word[0] >= '0' && word[0] <= '9' {
			return true // the time of day
		}
	}
	return false
}

// header reports whether data begins with a mail header's field.
func header(data []byte) bool {
	name, _, found := strings.Cut(string(firstLine(data)), ":")
	return found && name != "" && !strings.ContainsAny(name, " \t")
}

func firstLine(data []byte) []byte {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		data = data[:i]
	}
	return bytes.TrimRight(data[:min(len(data), 1024)], "\r")
}

func afterLine(data []byte) []byte {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return data[i+1:]
	}
	return nil
}
