package decode

import (
	"encoding/json"
	"strings"
)

// linkedArticle is an article as a page's JSON-LD describes it (schema.org).
type linkedArticle struct {
	rank        int // how surely the object is the page's article
	headline    string
	authors     []string
	publisher   string
	published   string
	modified    string
	url         string
	language    string
	description string
	section     string
	paywalled   bool
	body        string // the whole text, where the page gives it here too
}

// maxLinkedDepth bounds how deep objects are looked for inside each other.
const maxLinkedDepth = 12

// readLinked reads the articles out of one JSON-LD script. Scripts that are no
// JSON even after the usual mistakes are put right give none.
func readLinked(script string) []linkedArticle {
	var root any
	if err := json.Unmarshal([]byte(script), &root); err != nil {
		if err := json.Unmarshal([]byte(repairJSON(script)), &root); err != nil {
			return nil
		}
	}
	r := linkedReader{byID: map[string]map[string]any{}}
	r.index(root, 0)
	r.collect(root, 0)
	return r.articles
}

// linkedReader collects the articles of one script. Objects may refer to others
// of the script by "@id".
type linkedReader struct {
	byID     map[string]map[string]any
	articles []linkedArticle
}

func (r *linkedReader) index(v any, depth int) {
	if depth > maxLinkedDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			r.index(item, depth+1)
		}
	case map[string]any:
		if id, ok := v["@id"].(string); ok && len(v) > len(r.byID[id]) {
			r.byID[id] = v
		}
		for _, item := range v {
			r.index(item, depth+1)
		}
	}
}

func (r *linkedReader) collect(v any, depth int) {
	if depth > maxLinkedDepth {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			r.collect(item, depth+1)
		}
	case map[string]any:
		if rank := articleRank(v["@type"]); rank > 0 {
			r.articles = append(r.articles, r.article(v, rank))
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item"} {
			r.collect(v[key], depth+1)
		}
	}
}

// newsRank is articleRank's answer for news.
const newsRank = 3

// articleRank is how surely an object of this type is the page's article, 0 for
// what is none.
func articleRank(types any) int {
	best := 0
	for _, t := range stringsIn(types) {
		t = t[strings.LastIndexAny(t, "/:#")+1:]
		switch {
		case strings.HasSuffix(t, "NewsArticle") || t == "Report" || t == "LiveBlogPosting":
			best = max(best, newsRank)
		case strings.HasSuffix(t, "Article") || t == "BlogPosting" || t == "Review" || t == "SocialMediaPosting" || t == "DiscussionForumPosting":
			best = max(best, 2)
		case t == "WebPage" || t == "ItemPage" || t == "CreativeWork":
			best = max(best, 1)
		}
	}
	return best
}

func (r *linkedReader) article(v map[string]any, rank int) linkedArticle {
	a := linkedArticle{
		rank:        rank,
		headline:    firstString(v["headline"]),
		publisher:   firstOf(r.names(v["publisher"], 0)),
		published:   firstString(v["datePublished"]),
		modified:    firstString(v["dateModified"]),
		url:         firstString(v["url"]),
		language:    firstOf(r.names(v["inLanguage"], 0)),
		description: firstString(v["description"]),
		section:     firstString(v["articleSection"]),
	}
	a.body, _ = v["articleBody"].(string)
	if a.headline == "" && rank > 1 {
		a.headline = firstString(v["name"])
	}
	if a.published == "" {
		a.published = firstString(v["dateCreated"])
	}
	for _, key := range []string{"author", "creator"} {
		if len(a.authors) == 0 {
			a.authors = r.names(v[key], 0)
		}
	}
	if a.url == "" {
		if page, ok := v["mainEntityOfPage"].(string); ok {
			a.url = page
		}
	}
	switch free := v["isAccessibleForFree"].(type) {
	case bool:
		a.paywalled = !free
	case string:
		a.paywalled = strings.EqualFold(strings.TrimSpace(free), "false")
	}
	return a
}

// names are the names of persons or bodies: a string, an object with a name, a
// reference to one, or a list of such.
func (r *linkedReader) names(v any, depth int) []string {
	if depth > 3 {
		return nil
	}
	switch v := v.(type) {
	case string:
		if s := unescapeTwice(v); s != "" {
			return []string{s}
		}
	case []any:
		var all []string
		for _, item := range v {
			all = append(all, r.names(item, depth+1)...)
		}
		return all
	case map[string]any:
		for _, key := range []string{"name", "alternateName"} {
			if names := r.names(v[key], depth+1); len(names) > 0 {
				return names
			}
		}
		if id, ok := v["@id"].(string); ok && r.byID[id] != nil && len(r.byID[id]) > len(v) {
			return r.names(r.byID[id], depth+1)
		}
	}
	return nil
}

// stringsIn are the strings of a string or a list.
func stringsIn(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		var all []string
		for _, item := range v {
			if s, ok := item.(string); ok {
				all = append(all, s)
			}
		}
		return all
	}
	return nil
}

// firstString is the first string of a string or a list, one clean line.
func firstString(v any) string {
	if all := stringsIn(v); len(all) > 0 {
		return unescapeTwice(all[0])
	}
	return ""
}

func firstOf(all []string) string {
	if len(all) > 0 {
		return all[0]
	}
	return ""
}

// repairJSON puts right what breaks JSON-LD most often: comments and CDATA marks
// around it, raw line breaks and tabs inside strings, commas before a closing
// bracket, a semicolon at the end.
func repairJSON(s string) string {
	s = strings.TrimSpace(s)
	for _, wrap := range []string{"<!--", "//<![CDATA[", "<![CDATA[", "/*<![CDATA[*/"} {
		s = strings.TrimSpace(strings.TrimPrefix(s, wrap))
	}
	for _, wrap := range []string{"-->", "//]]>", "]]>", "/*]]>*/", ";"} {
		s = strings.TrimSpace(strings.TrimSuffix(s, wrap))
	}
	b := make([]byte, 0, len(s))
	quoted, escaped := false, false
	for i := range len(s) {
		c := s[i]
		switch {
		case quoted && c < ' ':
			c = ' '
		case quoted && escaped:
			escaped = false
		case quoted && c == '\\':
			escaped = true
		case c == '"':
			quoted = !quoted
		case !quoted && (c == '}' || c == ']'):
			b = dropComma(b)
		}
		b = append(b, c)
	}
	return string(b)
}

// dropComma is b without a comma at its end, white space behind it allowed.
func dropComma(b []byte) []byte {
	for i := len(b) - 1; i >= 0; i-- {
		switch b[i] {
		case ' ', '\n', '\t', '\r':
		case ',':
			return b[:i]
		default:
			return b
		}
	}
	return b
}
