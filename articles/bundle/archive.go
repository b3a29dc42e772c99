package bundle

import (
	"bytes"
	"strconv"
	"strings"
)

// archive takes apart the plain-text exports of news archives. They set "N of M
// DOCUMENTS" before each article, counting on, or "End of Document" behind each.
func archive(data []byte) []Part {
	if !bytes.Contains(data, []byte("DOCUMENTS")) && !bytes.Contains(data, []byte("End of Document")) {
		return nil
	}
	var counted, behind, ended []int
	last := 0
	broken := false
	lines(data, func(at int, line []byte) {
		text := strings.TrimSpace(string(line[:min(len(line), 64)]))
		if n, total := counter(text); n > 0 {
			broken = broken || n != last+1 || n > total
			last = n
			counted, behind = append(counted, at), append(behind, at+len(line))
		} else if strings.EqualFold(text, "end of document") {
			ended = append(ended, at)
		}
	})
	switch {
	case len(counted) > 1 && !broken:
		return between(data, counted, behind)
	case len(ended) > 1:
		return endedParts(data, ended)
	}
	return nil
}

// counter reads "N of M DOCUMENTS", 0 when text is none.
func counter(text string) (n, total int) {
	words := strings.Fields(text)
	if len(words) != 4 || words[1] != "of" || !strings.EqualFold(words[3], "documents") {
		return 0, 0
	}
	n, err := strconv.Atoi(words[0])
	if err != nil {
		return 0, 0
	}
	total, err = strconv.Atoi(words[2])
	if err != nil {
		return 0, 0
	}
	return n, total
}

// endedParts are the stretches before the closing lines, and what follows the last.
func endedParts(data []byte, at []int) []Part {
	var parts []Part
	from := 0
	for _, end := range at {
		parts = append(parts, Part{Data: data[from:end]})
		from = end + len("end of document")
		if i := bytes.IndexByte(data[end:], '\n'); i >= 0 {
			from = end + i + 1
		}
		from = min(from, len(data))
	}
	return nonBlank(append(parts, Part{Data: data[from:]}))
}
