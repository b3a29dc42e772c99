// Package newsboat reads the list of feeds of the reader newsboat, its file
// "urls" (newsboat.org/releases/2.41/docs/newsboat.html, "Adding feeds").
//
// Bytes -> model.Source values, and the lines that are none.
//
// A line is an address and its tags, parted by white space; double quotes keep
// white space together, and a backslash inside them keeps the character behind
// it. A tag that begins with "~" is the feed's title. "#" begins a comment at a
// line's beginning or behind white space. Lines that run a program ("exec:",
// "filter:"), ask other feeds ("query:") or read a file ("file:") are reported
// and passed over.
package newsboat

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"strings"

	"whosaid/model"
)

// Why a line is passed over.
var (
	ErrProgram = errors.New("it runs a program, which whosaid does not; subscribe to the feed's own address")
	ErrQuery   = errors.New("it searches other feeds; save a search in whosaid instead")
	ErrFile    = errors.New("it reads a file; add that file by its path")
	ErrUnknown = errors.New("it is no address; check the line")
)

// LineError is a line that names no feed that can be fetched.
type LineError struct {
	Line int // from 1
	Text string
	Err  error
}

// Error says which line is passed over and why.
func (e *LineError) Error() string { return fmt.Sprintf("line %d (%q): %v", e.Line, e.Text, e.Err) }

// Unwrap gives the reason to errors.Is.
func (e *LineError) Unwrap() error { return e.Err }

// maxLine bounds what a report repeats of a line, in bytes.
const maxLine = 80

// Is reports whether a document is such a list: its name is "urls", and each of
// its lines is a comment or begins as the reader's do; or, under any name but a
// text's, an address stands on each line.
func Is(name string, data []byte) bool {
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	addresses := 0
	for line := range bytes.Lines(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))) {
		begin := bytes.TrimLeft(line, " \t\"")
		if begin = bytes.TrimSpace(begin[:min(len(begin), maxLine)]); len(begin) == 0 || begin[0] == '#' {
			continue
		}
		if errors.Is(kind(string(begin)), ErrUnknown) { // told by its beginning: most documents are no lists
			return false
		}
		addresses++
	}
	return addresses > 0 && (base == "urls" || addresses > 1)
}

// Read gives the feeds that a list names, in order, each address once, and the
// lines that it passes over.
func Read(data []byte) (feeds []model.Source, skipped []*LineError) {
	index := map[string]int{}
	n := 0
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	for line := range bytes.Lines(data) {
		n++
		fields := split(string(line))
		if len(fields) == 0 {
			continue
		}
		if err := kind(fields[0]); err != nil {
			text := strings.ToValidUTF8(fields[0][:min(len(fields[0]), maxLine)], "")
			skipped = append(skipped, &LineError{Line: n, Text: text, Err: err})
			continue
		}
		i, known := index[fields[0]]
		if !known {
			i = len(feeds)
			index[fields[0]] = i
			feeds = append(feeds, model.Source{Address: fields[0], Kind: model.SourceFeed})
		}
		label(&feeds[i], fields[1:])
	}
	return feeds, skipped
}

// label adds what stands behind an address: its title and tags. A "!" hides a
// feed in newsboat's list; here there is no such list, and it is no tag.
func label(s *model.Source, fields []string) {
	for _, f := range fields {
		switch title, ok := strings.CutPrefix(f, "~"); {
		case ok && s.Title == "":
			s.Title = strings.TrimPrefix(title, "!")
		case !ok && f != "!":
			s.Tag(f)
		}
	}
}

// kind says why a line's first field is no address to fetch; nil when it is one.
func kind(field string) error {
	lower := strings.ToLower(field)
	for _, k := range []struct {
		prefix string
		err    error
	}{
		{"http://", nil},
		{"https://", nil},
		{"feed:", nil},
		{"exec:", ErrProgram},
		{"filter:", ErrProgram},
		{"query:", ErrQuery},
		{"file:", ErrFile},
	} {
		if strings.HasPrefix(lower, k.prefix) && len(lower) > len(k.prefix) {
			return k.err
		}
	}
	return ErrUnknown
}

// split takes a line apart into its fields; a comment has none.
func split(line string) []string {
	var fields []string
	var b strings.Builder
	quoted, started := false, false
	end := func() {
		if started {
			fields = append(fields, b.String())
		}
		b.Reset()
		started = false
	}
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case quoted && c == '\\' && i+1 < len(line):
			i++
			b.WriteByte(line[i])
		case c == '"':
			quoted, started = !quoted, true
		case quoted:
			b.WriteByte(c)
		case c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v':
			end()
		case c == '#' && !started:
			return fields
		default:
			b.WriteByte(c)
			started = true
		}
	}
	end()
	return fields
}
