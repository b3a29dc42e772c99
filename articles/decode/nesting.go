package decode

import "strings"

// Markdown parsers take time that grows with the depth of nesting times length,
// and with the square of a few things that no author writes. These bounds keep
// decoding linear in the size of any input.
const (
	maxNesting     = 32   // block quotations and lists begun on one line
	maxIndent      = 128  // columns before a line
	maxOpenLinks   = 256  // link targets that don't close, in one paragraph
	maxDefinitions = 4096 // link definitions in a row
	maxFootnotes   = 2048 // in a file
)

// limitNesting drops the markers beyond maxNesting, and the blanks beyond
// maxIndent, that begin a line.
func limitNesting(source string) string {
	var b strings.Builder
	done := 0
	for at := 0; at < len(source); {
		end := len(source)
		if i := strings.IndexByte(source[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		if keep, resume := nestingCut(source[at:end]); keep < resume {
			b.WriteString(source[done : at+keep])
			done = at + resume
		}
		at = end
	}
	if done == 0 {
		return source
	}
	b.WriteString(source[done:])
	return b.String()
}

// nestingCut is the range of line that limitNesting drops, empty when its
// markers are few.
func nestingCut(line string) (keep, resume int) {
	markers, blanks, i := 0, 0, 0
	for i < len(line) {
		n := containerMarker(line[i:])
		switch {
		case n > 0:
			markers++
		case line[i] == ' ':
			n = 1
			blanks++
		default:
			n = 0
		}
		if n == 0 {
			break
		}
		i += n
		if keep == 0 && (markers == maxNesting || blanks == maxIndent) {
			keep = i
		}
	}
	if keep == 0 {
		return 0, 0
	}
	return keep, i
}

// containerMarker is the length of the block quotation's or list item's marker
// at the start of s, or 0.
func containerMarker(s string) int {
	switch s[0] {
	case '>':
		return 1
	case '-', '+', '*':
		if len(s) > 1 && s[1] == ' ' {
			return 1
		}
		return 0
	}
	i := 0
	for i < len(s) && i < 9 && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	if i > 0 && i+1 < len(s) && (s[i] == '.' || s[i] == ')') && s[i+1] == ' ' {
		return i + 1
	}
	return 0
}

// tangled reports whether source holds so many unclosed links or definitions in
// one paragraph, or footnotes in all, that it is no Markdown but a trap; it is
// then read as plain text.
func tangled(source string) bool {
	open, definitions, footnotes := 0, 0, 0
	for line := range strings.Lines(source) {
		if strings.TrimSpace(line) == "" {
			open, definitions = 0, 0
			continue
		}
		if strings.HasPrefix(strings.TrimLeft(line, " "), "[") && strings.Contains(line, "]:") {
			definitions++
			if strings.HasPrefix(strings.TrimLeft(line, " "), "[^") {
				footnotes++
			}
		}
		open += openLinks(line)
		if open > maxOpenLinks || definitions > maxDefinitions || footnotes > maxFootnotes {
			return true
		}
	}
	return false
}

// openLinks counts the link targets of a line that begin but do not end before
// the next begins.
func openLinks(line string) int {
	open := 0
	for {
		_, rest, found := strings.Cut(line, "](")
		if !found {
			return open
		}
		next := strings.Index(rest, "](")
		target := rest
		if next >= 0 {
			target = rest[:next]
		}
		if strings.IndexByte(target, ')') < 0 {
			open++
		}
		line = rest
	}
}
