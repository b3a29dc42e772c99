package decode

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// maxFrontMatter bounds front matter in bytes; a longer stretch between two lines
// of dashes is text.
const maxFrontMatter = 64 << 10

// frontMatter reads the YAML mapping between "---" lines at the beginning of a
// Markdown file into m and returns the rest. What is no such mapping stays.
func frontMatter(m *Meta, source string) string {
	body, ok := strings.CutPrefix(source, "---\n")
	if !ok {
		return source
	}
	end, next := -1, 0
	for _, fence := range []string{"\n---\n", "\n...\n"} {
		if i := strings.Index(body+"\n", fence); i >= 0 && i <= maxFrontMatter && (end < 0 || i < end) {
			end, next = i+1, i+len(fence)
		}
	}
	if end < 0 {
		return source
	}
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(body[:end]), &root); err != nil || len(root.Content) != 1 || root.Content[0].Kind != yaml.MappingNode {
		return source
	}
	fields := root.Content[0].Content
	for i := 0; i+1 < len(fields); i += 2 {
		m.setField(strings.ToLower(fields[i].Value), scalars(fields[i+1], 0))
	}
	return body[min(next, len(body)):]
}

// scalars are the values of a YAML node as printed: one, a list's, or the names
// in a list of mappings.
func scalars(n *yaml.Node, depth int) []string {
	if depth > 4 {
		return nil
	}
	switch n.Kind {
	case yaml.ScalarNode:
		if v := SanitizeLine(n.Value); v != "" && n.Tag != "!!null" {
			return []string{v}
		}
	case yaml.SequenceNode:
		var all []string
		for _, item := range n.Content {
			all = append(all, scalars(item, depth+1)...)
		}
		return all
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if strings.EqualFold(n.Content[i].Value, "name") {
				return scalars(n.Content[i+1], depth+1)
			}
		}
	}
	return nil
}

// setField takes over one field of front matter, under any of the names that
// site generators and note programs give it. The first to set a thing wins.
func (m *Meta) setField(name string, values []string) {
	if len(values) == 0 {
		return
	}
	first := values[0]
	switch strings.NewReplacer("_", "", "-", "", " ", "").Replace(name) {
	case "title", "headline":
		setFirst(&m.Title, first)
	case "author", "authors", "byline", "creator":
		if m.Authors == nil {
			m.Authors = values
		}
	case "date", "published", "pubdate", "publishdate", "publishedat", "datepublished", "created":
		setFirst(&m.Published, isoDate(first))
	case "updated", "modified", "lastmod", "datemodified":
		setFirst(&m.Modified, isoDate(first))
	case "url", "link", "canonical", "canonicalurl", "permalink":
		setFirst(&m.URL, webLink(first))
	case "source":
		if link := webLink(first); link != "" {
			setFirst(&m.URL, link)
		} else {
			setFirst(&m.Outlet, first)
		}
	case "outlet", "publisher", "publication", "site", "sitename", "website":
		setFirst(&m.Outlet, first)
	case "lang", "language", "locale":
		setFirst(&m.Language, languageTag(first))
	case "description", "subtitle", "standfirst", "summary", "excerpt", "dek", "deck":
		setFirst(&m.Standfirst, first)
	case "section", "category", "categories":
		setFirst(&m.Section, first)
	}
}

// setFirst sets a field that is still empty.
func setFirst(field *string, value string) {
	if *field == "" {
		*field = value
	}
}
