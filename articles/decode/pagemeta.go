package decode

import (
	"net/url"
	"regexp"
	"strings"
	"sync"

	"golang.org/x/net/html"

	"whosaid/articles/decode/headline"
)

// The names under which pages give one thing, likelier right first.
var (
	publishedTags = []string{
		"article:published_time", "og:article:published_time", "article:published:time", "datepublished", "og:published_time",
		"parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date",
		"dcterms.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "cxenseparse:recs:articlepublishtime",
		"date.created", "article.published", "published_at", "publish-date", "publish_date", "publishdate", "pubdate",
		"publication_date", "publication-date", "article_date_original", "originalpublicationdate", "article.created", "date",
	}
	modifiedTags = []string{"article:modified_time", "article:modified:time", "og:updated_time", "datemodified", "dcterms.modified", "date.modified", "last-modified"}
	authorTags   = []string{
		"author", "article:author", "parsely-author", "sailthru.author", "dcsext.author", "dc.creator", "dcterms.creator",
		"article:byline", "articleauthor", "cxenseparse:author", "og:article:author", "byl", "byline", "authors",
	}
)

// meta weighs a page's statements about itself into a Meta.
func (h *head) meta() Meta {
	a := h.article()
	m := Meta{
		Outlet:     unescapeTwice(h.first("og:site_name")),
		URL:        h.address(),
		Standfirst: unescapeTwice(h.first("og:description", "twitter:description", "description")),
		Section:    unescapeTwice(h.first("article:section")),
		Paywalled:  a.paywalled || strings.EqualFold(h.first("article:content_tier"), "locked"),
	}
	setFirst(&m.Outlet, a.publisher)
	setFirst(&m.Outlet, unescapeTwice(h.first("application-name", "dc.publisher", "publisher")))
	setFirst(&m.Standfirst, a.description)
	setFirst(&m.Section, a.section)
	m.Title = headline.Choose(h.headlines(a))
	m.Authors = h.authors(a, m.Outlet)
	m.Published = h.published(a)
	setFirst(&m.Modified, isoDate(a.modified))
	for _, name := range modifiedTags {
		setFirst(&m.Modified, isoDate(h.first(name)))
	}
	setFirst(&m.Published, m.Modified)
	for _, tag := range []string{h.language, a.language, h.first("og:locale"), h.first("content-language"), h.first("language"), h.first("dc.language")} {
		setFirst(&m.Language, languageTag(tag))
	}
	return m
}

// article is the JSON-LD object that is the page's article: of the surest type,
// the first with a headline.
func (h *head) article() linkedArticle {
	var best linkedArticle
	for _, a := range h.linked {
		if a.rank > best.rank || a.rank == best.rank && best.headline == "" {
			best = a
		}
	}
	return best
}

// published is the day the article came out: of its own statements, of the time
// elements in it, of its address.
func (h *head) published(a linkedArticle) string {
	date := isoDate(a.published)
	for _, name := range publishedTags {
		setFirst(&date, isoDate(h.first(name)))
	}
	for _, stamp := range h.crumbs.published {
		setFirst(&date, isoDate(stamp))
	}
	if date != "" {
		return date
	}
	if m := datedPath().FindStringSubmatch(h.address()); m != nil {
		return isoDate(m[1] + "-" + m[2] + "-" + m[3])
	}
	return ""
}

// datedPath finds the day in addresses such as …/2022/07/13/….
var datedPath = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`/((?:19|20)\d\d)[/-]([01]\d)[/-]([0-3]\d)(?:[/-]|$)`)
})

// headlines are the titles that the page states.
func (h *head) headlines(a linkedArticle) *headline.Statements {
	s := &headline.Statements{
		Linked: a.headline, News: a.rank == newsRank, Printed: h.crumbs.headlines,
		Shared: unescapeTwice(h.first("og:title")), Tweeted: unescapeTwice(h.first("twitter:title")), Tab: unescapeTwice(h.title),
		Other:   unescapeTwice(h.first("headline", "dc.title", "dcterms.title", "title", "sailthru.title", "parsely-title", "cxenseparse:recs:title")),
		Outlets: []string{unescapeTwice(h.first("og:site_name")), a.publisher},
	}
	if u, err := url.Parse(h.address()); err == nil {
		s.Host = strings.TrimPrefix(u.Hostname(), "www.")
	}
	return s
}

// Headlines are the titles that an HTML page states, for who learns to choose
// among them. Errors are Decode's.
func Headlines(source string, raw []byte) (*headline.Statements, error) {
	text, err := decodeText(source, raw, Hints{})
	if err != nil {
		return nil, err
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil, &Error{Source: source, Err: err}
	}
	h := readHead(root)
	return h.headlines(h.article()), nil
}

// unescapeTwice is one clean line of text that content systems may have escaped
// once too often.
func unescapeTwice(s string) string {
	if strings.Contains(s, "&") {
		s = html.UnescapeString(html.UnescapeString(s))
	}
	return SanitizeLine(s)
}
