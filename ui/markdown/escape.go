package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Escape makes plain text mean itself in Markdown (CommonMark 0.31 and GitHub's
// extensions). Only what Markdown would read as markup gets a backslash, so that
// the result stays readable. Lines lose their leading and trailing spaces, which
// carry no meaning in prose.
func Escape(text string) string {
	var w strings.Builder
	w.Grow(len(text) + 16)
	for i, line := range splitLines(text) {
		if i > 0 {
			w.WriteByte('\n')
		}
		line = strings.Trim(line, " ")
		if n := lineMarker(line); n >= 0 {
			escapeInline(&w, line[:n])
			w.WriteByte('\\')
			w.WriteByte(line[n])
			line = line[n+1:]
		}
		escapeInline(&w, line)
	}
	return w.String()
}

// splitLines cuts text at line breaks; empty lines, which would end the
// paragraph, are dropped.
func splitLines(text string) []string {
	if !strings.Contains(text, "\n") {
		return []string{text}
	}
	lines := strings.Split(text, "\n")
	kept := lines[:0]
	for _, l := range lines {
		if strings.Trim(l, " ") != "" {
			kept = append(kept, l)
		}
	}
	return kept
}

// lineMarker returns the offset of the byte that must be escaped so that the
// line does not open a block (heading, list item, quotation, rule, table), or -1.
func lineMarker(line string) int {
	if line == "" {
		return -1
	}
	if opensBlock(line) {
		return 0
	}
	digits := len(line) - len(strings.TrimLeft(line, "0123456789"))
	if 0 < digits && digits < 10 && digits < len(line) &&
		(line[digits] == '.' || line[digits] == ')') && endsMarker(line[digits+1:]) {
		return digits
	}
	return -1
}

// opensBlock reports whether the line's first byte makes it more than prose.
func opensBlock(line string) bool {
	switch line[0] {
	case '>', '|':
		return true
	case '#':
		hashes := len(line) - len(strings.TrimLeft(line, "#"))
		return hashes <= 6 && endsMarker(line[hashes:])
	case '-', '+', '=':
		return endsMarker(line[1:]) || strings.Trim(line, " :|"+line[:1]) == ""
	case ':':
		return strings.HasPrefix(line, ":-")
	case '~':
		return strings.HasPrefix(line, "~~~")
	}
	return false
}

// endsMarker reports whether rest, what follows a marker, lets it be one.
func endsMarker(rest string) bool { return rest == "" || rest[0] == ' ' || rest[0] == '\t' }

// escapeInline writes part of a line with emphasis, code, links, tags and
// entities disarmed.
func escapeInline(w *strings.Builder, s string) {
	from := 0
	for i := 0; i < len(s); i++ {
		if escapable(s, i) {
			w.WriteString(s[from:i])
			w.WriteByte('\\')
			from = i
		}
	}
	w.WriteString(s[from:])
}

// escapable reports whether the byte at i could be read as inline markup.
func escapable(s string, i int) bool {
	switch s[i] {
	case '\\', '`', '*', '~', '[', ']':
		return true
	case '_':
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+1:])
		return !wordRune(before) || !wordRune(after)
	case '<':
		return i+1 < len(s) && s[i+1] != ' ' // a tag, an address: nearly anything may follow
	case '&':
		return entityAt(s[i+1:])
	}
	return false
}

// entityAt reports whether s, after an ampersand, reads as a character reference.
func entityAt(s string) bool {
	end := strings.IndexByte(s[:min(len(s), 40)], ';')
	if end <= 0 {
		return false
	}
	return strings.Trim(s[:end], "#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
