package decode

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
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
	m.Title = h.headline(a)
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

// headline is the page's title. Sources disagree (one headline for the page, one
// for searchers, one for sharers), so each casts a vote of its own weight, and
// headlines that agree but for marks and case win together.
func (h *head) headline(a linkedArticle) string {
	type ballot struct {
		title  string
		weight float64
	}
	ballots := []ballot{{a.headline, 3}}
	for i, printed := range h.crumbs.headlines {
		if i < 3 {
			ballots = append(ballots, ballot{printed, 2 / float64(1+min(i, 1))})
		}
	}
	for _, b := range []ballot{
		{h.first("og:title"), 2},
		{h.first("twitter:title"), 1},
		{h.title, .8},
		{h.first("headline", "dc.title", "dcterms.title", "title", "sailthru.title", "parsely-title", "cxenseparse:recs:title"), 1},
	} {
		ballots = append(ballots, ballot{h.withoutOutlet(unescapeTwice(b.title), a), b.weight})
	}
	votes := map[string]float64{}
	for _, b := range ballots {
		if key := wordsOnly(b.title); key != "" {
			votes[key] += b.weight
		}
	}
	best, most := "", 0.0
	for _, b := range ballots {
		if key := wordsOnly(b.title); votes[key] > most && key != "" {
			best, most = b.title, votes[key]
		}
	}
	return best
}

// titleBreaks are the marks that part a title from the outlet's name.
var titleBreaks = []string{" | ", " - ", " – ", " — ", " · ", " • ", " » ", " › ", " / ", "｜", "ㅣ", "|", "：", "-"}

// withoutOutlet cuts outlet and section names off the end of a title.
func (h *head) withoutOutlet(title string, a linkedArticle) string {
	names := []string{squash(h.first("og:site_name")), squash(a.publisher)}
	host := ""
	if u, err := url.Parse(h.address()); err == nil {
		host = squash(strings.TrimPrefix(u.Hostname(), "www."))
	}
	for {
		at, tail := -1, ""
		for _, mark := range titleBreaks {
			if i := strings.LastIndex(title, mark); i > at {
				at, tail = i, title[i+len(mark):]
			}
		}
		if at <= 0 || !namesOutlet(squash(tail), host, names) {
			return title
		}
		title = strings.TrimSpace(title[:at])
	}
}

// namesOutlet reports whether a squashed tail of a title is the outlet's name or
// host, or holds it, or is a part of it.
func namesOutlet(tail, host string, names []string) bool {
	if tail == "" {
		return true
	}
	if len(tail) > 2 && strings.Contains(host, tail) {
		return true
	}
	for _, name := range names {
		if name != "" && (tail == name || len(tail) > 2 && (strings.Contains(tail, name) || strings.Contains(name, tail))) {
			return true
		}
	}
	return false
}

// squash is the letters and digits of s in lower case.
func squash(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFKC.String(s))
}

// wordsOnly is s for comparing: lower case, white space and marks as one space.
func wordsOnly(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(norm.NFKC.String(s)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r)
	}), " ")
}

// unescapeTwice is one clean line of text that content systems may have escaped
// once too often.
func unescapeTwice(s string) string {
	if strings.Contains(s, "&") {
		s = html.UnescapeString(html.UnescapeString(s))
	}
	return SanitizeLine(s)
}
