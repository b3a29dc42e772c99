package bundle

import (
	"bytes"
	"encoding/json"
	"strings"
)

// jsonLines takes apart a dump with an article a line: JSON objects that have a
// title and a text under one of their usual names. Lines that are objects of
// another kind are left out; a line that is no object means that it is no dump.
func jsonLines(data []byte) []Part {
	trimmed := bytes.TrimLeft(data, " \t\r\n\ufeff")
	if len(trimmed) == 0 || trimmed[0] != '{' {
		return nil
	}
	var parts []Part
	for line := range bytes.Lines(trimmed) {
		line = bytes.TrimSpace(line)
		if len(line) == 0 {
			continue
		}
		var object map[string]any
		if json.Unmarshal(line, &object) != nil {
			return nil
		}
		if part, ok := record(object); ok {
			parts = append(parts, part)
		} else if len(parts) == 0 {
			return nil
		}
	}
	return parts
}

// record is the article in one object.
func record(object map[string]any) (Part, bool) {
	field := func(names ...string) string {
		for _, name := range names {
			if s, ok := object[name].(string); ok && strings.TrimSpace(s) != "" {
				return s
			}
		}
		return ""
	}
	media := "text/html"
	text := field("content_html", "html")
	if text == "" {
		media = ""
		text = field("text", "body", "content", "article", "articleBody", "maintext", "content_text", "full_text")
	}
	p := Part{Data: []byte(text), Media: media, Label: Label{
		Title:     field("title", "headline"),
		Outlet:    field("outlet", "publisher", "source_name", "site", "publication"),
		Published: field("published", "date_published", "date_publish", "published_at", "publishedAt", "date", "datePublished"),
		URL:       field("url", "link", "external_url"),
	}}
	for _, name := range []string{"authors", "author", "byline"} {
		if len(p.Label.Authors) == 0 {
			p.Label.Authors = texts(object[name])
		}
	}
	return p, text != "" && p.Label.Title != ""
}

// texts are the strings of a string, of a list, or of objects with a name.
func texts(v any) []string {
	switch v := v.(type) {
	case string:
		if v != "" {
			return []string{v}
		}
	case []any:
		var all []string
		for _, item := range v {
			if object, ok := item.(map[string]any); ok {
				item = object["name"]
			}
			if s, ok := item.(string); ok && s != "" {
				all = append(all, s)
			}
		}
		return all
	case map[string]any:
		return texts(v["name"])
	}
	return nil
}
