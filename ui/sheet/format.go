package sheet

import (
	"io"
	"iter"
	"path"
	"slices"
	"strings"
)

// Format names what a sheet is written as.
type Format string

// The formats.
const (
	JSON     Format = "json" // JSON Lines
	CSV      Format = "csv"
	Markdown Format = "md"
	CSL      Format = "csl" // CSL-JSON, for reference managers
	HTML     Format = "html"
)

// Formats are all of them.
var Formats = []Format{Markdown, CSV, JSON, CSL, HTML}

// FormatOf is the format that a file's name asks for.
func FormatOf(name string) (f Format, ok bool) {
	ext := strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))
	if ext == "htm" {
		ext = string(HTML)
	}
	f = Format(ext)
	return f, slices.Contains(Formats, f)
}

// Write writes rows as f. It returns the first error of w.
func (f Format) Write(w io.Writer, rows iter.Seq[*Row]) error {
	switch f {
	case CSV:
		return writeCSV(w, rows)
	case Markdown:
		return writeMarkdown(w, rows)
	case CSL:
		return writeCSL(w, rows)
	case HTML:
		return writeHTML(w, rows)
	default:
		return writeJSON(w, rows)
	}
}
