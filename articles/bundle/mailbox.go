package bundle

import (
	"bytes"
	"strings"
)

// mailbox takes apart an mbox (RFC 4155): each message begins with a line "From
// ADDRESS DATE" at the beginning or behind an empty line, and a header after it.
func mailbox(data []byte) []Part {
	if !envelope(firstLine(data)) || !header(afterLine(data)) {
		return nil
	}
	var offsets []int
	empty := true
	lines(data, func(at int, line []byte) {
		if empty && envelope(line) && header(afterLine(data[at:])) {
			offsets = append(offsets, at)
		}
		empty = len(line) == 0
	})
	var parts []Part
	for _, p := range between(data, offsets, offsets) {
		body := bytes.ReplaceAll(afterLine(p.Data), []byte("\n>From "), []byte("\nFrom "))
		parts = append(parts, message("", body))
	}
	return parts
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
