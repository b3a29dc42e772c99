package decode

import (
	"bytes"
	"path/filepath"
	"strings"

	"whosaid/model"
)

// formatOf tells the format by the source's extension, and where that is silent
// (standard input, a file without one) by how the content begins.
func formatOf(source, text string) model.Format {
	switch strings.ToLower(filepath.Ext(source)) {
	case ".md", ".markdown", ".mdown", ".mkd":
		return model.FormatMarkdown
	case ".html", ".htm", ".xhtml", ".shtml":
		return model.FormatHTML
	case ".txt", ".text":
		return model.FormatText
	}
	if beginsAsPage([]byte(text[:min(len(text), sniffBytes)])) {
		return model.FormatHTML
	}
	return model.FormatText
}

// sniffBytes is how far into a document its first tag is looked for.
const sniffBytes = 1024

// beginsAsPage reports whether content begins with a tag that begins pages,
// after white space, comments and an XML declaration.
func beginsAsPage(head []byte) bool {
	head = bytes.ToLower(head[:min(len(head), sniffBytes)])
	for {
		head = bytes.TrimLeft(head, " \t\r\n\ufeff")
		var end string
		switch {
		case bytes.HasPrefix(head, []byte("<!--")):
			end = "-->"
		case bytes.HasPrefix(head, []byte("<?xml")):
			end = "?>"
		default:
			for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<meta ", "<title", "<article"} {
				if bytes.HasPrefix(head, []byte(tag)) {
					return true
				}
			}
			return false
		}
		i := bytes.Index(head, []byte(end))
		if i < 0 {
			return false
		}
		head = head[i+len(end):]
	}
}

// mayBePage reports whether a declaration of the charset inside the content is to
// be looked for.
func mayBePage(source string, raw []byte) bool {
	return formatOf(source, "") == model.FormatHTML || formatOf(source, string(raw[:min(len(raw), sniffBytes)])) == model.FormatHTML
}
