package decode

import (
	"html"
	"strings"
)

// meta weighs a page's statements about itself into a Meta.
func (h *head) meta() Meta {
	a := h.article()
	m := Meta{
		Title:      h.headline(a),
		Outlet:     firstOf([]string{h.first("og:site_name")}),
		URL:        h.address(),
		Standfirst: unescapeTwice(h.first("og:description", "twitter:description", "description")),
		Section:    unescapeTwice(h.first("article:section")),
		Paywalled:  a.paywalled || strings.EqualFold(h.first("article:content_tier"), "locked"),
	}
	setFirst(&m.Outlet, a.publisher)
	setFirst(&m.Outlet, h.first("application-name", "dc.publisher", "publisher"))
	setFirst(&m.Standfirst, a.description)
	setFirst(&m.Section, a.section)
	m.Authors = h.authors(a, m.Outlet)
	for _, date := range []string{
		a.published,
		h.first("article:published_time", "og:article:published_time", "datepublished", "og:published_time", "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "pubdate", "publishdate", "publish-date", "publication_date", "article_date_original", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "article.published", "published_at", "date", "last-modified"),
		h.crumbs.published,
	} {
		setFirst(&m.Published, isoDate(date))
	}
	for _, date := range []string{a.modified, h.first("article:modified_time", "og:updated_time", "datemodified", "last-modified")} {
		setFirst(&m.Modified, isoDate(date))
	}
	for _, tag := range []string{h.language, a.language, h.first("og:locale", "content-language", "language", "dc.language")} {
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

// headline is the page's title without the outlet's name.
func (h *head) headline(a linkedArticle) string {
	title := unescapeTwice(h.first("og:title", "twitter:title"))
	setFirst(&title, a.headline)
	setFirst(&title, h.title)
	return title
}

// unescapeTwice is one clean line of text that content systems may have escaped
// once too often.
func unescapeTwice(s string) string {
	if strings.Contains(s, "&") {
		s = html.UnescapeString(html.UnescapeString(s))
	}
	return SanitizeLine(s)
}

// authors are the names of those who wrote the page.
func (h *head) authors(a linkedArticle, outlet string) []string {
	if len(a.authors) > 0 {
		return a.authors
	}
	if all := h.tags["author"]; len(all) > 0 {
		return all
	}
	return nil
}
