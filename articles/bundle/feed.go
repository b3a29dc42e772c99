package bundle

import (
	"bytes"
	"cmp"
	"errors"
	"net/mail"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"
)

// ErrFeed says that a document is no feed, or one too broken to read.
var ErrFeed = errors.New("not a feed that can be read (RSS, Atom, JSON feed)")

// Feed is what a feed says.
type Feed struct {
	Title string // as found; one line of text
	Site  string // absolute, "" when it names none
	// Entries are in the feed's order. Their parts have no Source yet.
	Entries []Part
	// Broken is why the feed was not read to its end; nil when it was.
	Broken error
}

// IsFeed reports whether a document begins as RSS (any version), Atom or a JSON
// feed does.
func IsFeed(data []byte) bool {
	head := bytes.TrimLeft(data[:min(len(data), feedHead)], " \t\r\n\ufeff\x00\xff\xfe")
	switch {
	case len(head) == 0:
		return false
	case head[0] == '{':
		return bytes.Contains(head, []byte("jsonfeed.org/version/"))
	case head[0] != '<':
		return false
	}
	text := utf8XML(data[:min(len(data), feedHead)], "")
	return gofeed.DetectFeedType(bytes.NewReader(text)) != gofeed.FeedTypeUnknown
}

// feedHead is how far into a document its root element is looked for, in bytes.
const feedHead = 4096

// ReadFeed reads a feed that lies at address ("" for a file's). media is the media
// type that the server states. A feed that is broken in the middle gives the
// entries before that, and Broken.
func ReadFeed(data []byte, address, media string) (*Feed, error) {
	if !IsFeed(data) {
		return nil, ErrFeed
	}
	text := bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if text[0] != '{' {
		if text = utf8XML(data, media); !tame(text) {
			return nil, ErrFeed
		}
	}
	parsed, broken := parseFeed(text)
	if parsed == nil {
		return nil, errors.Join(ErrFeed, broken)
	}
	base, err := url.Parse(address)
	if err != nil {
		base = &url.URL{}
	}
	feed := &Feed{Title: plainLine(parsed.Title), Broken: broken}
	if site := webAddress(base, parsed.Link); site != "" {
		feed.Site = site
		if address == "" {
			base, _ = url.Parse(site)
		}
	}
	for _, item := range parsed.Items {
		if part, ok := entry(item, base, feed.Title); ok {
			feed.Entries = append(feed.Entries, part)
		}
	}
	return feed, nil
}

// parseFeed parses a feed. What is plainly meant as text is mended first where it
// must be; a feed that breaks off is closed behind its last whole entry and parsed
// again.
func parseFeed(text []byte) (feed *gofeed.Feed, broken error) {
	feed, err := safeParse(text)
	if err == nil {
		return feed, nil
	}
	if mended := mend(text); len(mended) > len(text) {
		if feed, again := safeParse(mended); again == nil {
			return feed, nil
		}
		text = mended
	}
	for _, end := range []struct{ entry, rest string }{
		{"</item>", "</channel></rss>"}, {"</item>", "</rdf:RDF>"}, {"</entry>", "</feed>"},
	} {
		i := bytes.LastIndex(text, []byte(end.entry))
		if i < 0 {
			continue
		}
		closed := append(bytes.Clone(text[:i+len(end.entry)]), end.rest...)
		if feed, again := safeParse(closed); again == nil {
			return feed, err
		}
	}
	return nil, err
}

// mend writes "&lt;" for each "<" that no tag, comment or section begins with.
func mend(text []byte) []byte {
	var b bytes.Buffer
	for {
		i := bytes.IndexByte(text, '<')
		if i < 0 {
			b.Write(text)
			return b.Bytes()
		}
		n := i + 1
		if bytes.HasPrefix(text[i:], []byte("<![CDATA[")) {
			n = i + past(text[i:], "]]>")
		}
		if n < len(text) && n == i+1 && !letter(text[n]) && text[n] < utf8.RuneSelf && !bytes.ContainsRune([]byte("/!?_:"), rune(text[n])) {
			b.Write(text[:i])
			b.WriteString("&lt;")
		} else {
			b.Write(text[:n])
		}
		text = text[n:]
	}
}

// safeParse keeps a fault in the parser from ending the program.
func safeParse(text []byte) (feed *gofeed.Feed, err error) {
	defer func() {
		if recover() != nil {
			feed, err = nil, ErrFeed
		}
	}()
	return gofeed.NewParser().Parse(bytes.NewReader(text))
}

// entry makes a part of an item; false when there is neither text nor address.
func entry(item *gofeed.Item, base *url.URL, outlet string) (Part, bool) {
	link := item.Link
	for _, original := range item.Extensions["feedburner"]["origLink"] {
		link = original.Value
	}
	if link == "" && len(item.Links) > 0 {
		link = item.Links[0]
	}
	p := Part{ID: strings.TrimSpace(item.GUID), Updated: cmp.Or(item.Updated, item.Published)}
	p.Label = Label{Title: plainLine(item.Title), Outlet: outlet, URL: webAddress(base, link), Published: date(item)}
	if p.Label.URL == "" && strings.HasPrefix(p.ID, "http") {
		p.Label.URL = webAddress(base, p.ID) // a guid is a permalink unless it says otherwise
	}
	for _, a := range item.Authors {
		if a != nil && strings.TrimSpace(a.Name) != "" {
			p.Label.Authors = append(p.Label.Authors, plainLine(a.Name))
		}
	}
	body := item.Content
	if strings.TrimSpace(body) == "" || visibleWords(item.Description) > 2*visibleWords(body) {
		body = item.Description
	}
	if escapedTwice(body) {
		body = html.UnescapeString(body)
	}
	p.Summary = summary(body)
	p.Base = cmp.Or(p.Label.URL, base.String())
	p.Data, p.Media = []byte(body), "text/plain"
	if markup(body) {
		p.Media = "text/html"
	}
	if strings.TrimSpace(body) == "" {
		p.Data, p.Media = []byte(p.Label.Title), "text/plain"
	}
	if p.ID == "" {
		p.ID = p.Label.URL
	}
	return p, len(bytes.TrimSpace(p.Data)) > 0 || p.Label.URL != ""
}

// escapedTwice reports whether text is HTML whose tags were escaped once more than
// the feed's format asks for: it has tags in that form and no other.
func escapedTwice(body string) bool {
	if strings.Contains(body, "<") {
		return false
	}
	for _, tag := range []string{"&lt;p&gt;", "&lt;/p&gt;", "&lt;br", "&lt;/a&gt;", "&lt;/div&gt;"} {
		if strings.Contains(body, tag) {
			return true
		}
	}
	return false
}

// date is when an item was published, by the clock that it states: a day where it
// states no more.
func date(item *gofeed.Item) string {
	stated := strings.TrimSpace(cmp.Or(item.Published, item.Updated))
	if _, err := time.Parse(time.DateOnly, stated); err == nil {
		return stated
	}
	for _, parse := range []func(string) (time.Time, error){
		mail.ParseDate, func(s string) (time.Time, error) { return time.Parse(time.RFC3339, s) },
	} {
		if t, err := parse(stated); err == nil {
			return t.Format(clockTime)
		}
	}
	for _, t := range []*time.Time{item.PublishedParsed, item.UpdatedParsed} {
		if t != nil {
			return t.Format(clockTime)
		}
	}
	return stated
}

// clockTime is a date and time by the article's own clock.
const clockTime = "2006-01-02T15:04"

const (
	// summaryWords is the number of words below which an entry is taken for a
	// summary: asking the page for the text of a short piece costs one request.
	summaryWords = 150
	// lastWords are as many words as the link behind a teaser's dots has at most.
	lastWords = 6
)

// summary reports whether an entry's text is only the beginning of the article: it
// is short, or it ends in dots, with or without a link to the rest behind them.
func summary(body string) bool {
	words := strings.Fields(plainText(body))
	if len(words) < summaryWords {
		return true
	}
	tail := words[len(words)-lastWords:]
	for i, w := range tail {
		w = strings.Trim(w, "[]()")
		if strings.HasSuffix(w, "…") || strings.HasSuffix(w, "...") {
			return i == len(tail)-1 || strings.Contains(body[max(0, len(body)-512):], "</a>")
		}
	}
	return false
}

// visibleWords counts the words of HTML or of text.
func visibleWords(body string) int { return len(strings.Fields(plainText(body))) }

// markup reports whether text is HTML: it has a tag or a character reference.
func markup(text string) bool {
	lastEnd := strings.LastIndexByte(text, '>')
	for i := 0; i < len(text); i++ {
		rest := text[i+1:]
		switch {
		case text[i] == '<' && rest != "" && (letter(rest[0]) || rest[0] == '/' && len(rest) > 1 && letter(rest[1])):
			if i < lastEnd {
				return true
			}
		case text[i] == '&':
			end := strings.IndexByte(rest[:min(len(rest), 12)], ';')
			if end > 0 && (letter(rest[0]) || rest[0] == '#') && !strings.ContainsAny(rest[:end], " \n\t&") {
				return true
			}
		}
	}
	return false
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// plainLine is a title without the markup that feeds put into it, on one line.
func plainLine(s string) string {
	return strings.Join(strings.Fields(plainText(s)), " ")
}

// plainText is the text of HTML, without scripts and styles; of other text itself.
func plainText(s string) string {
	if !markup(s) {
		return s
	}
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(s))
	skip := ""
	for {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			if skip == "" {
				b.WriteString(html.UnescapeString(string(z.Raw())))
			}
		case html.StartTagToken:
			name, _ := z.TagName()
			if n := string(name); n == "script" || n == "style" {
				skip = n
			} else if !inlineTag(n) {
				b.WriteByte(' ')
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if string(name) == skip {
				skip = ""
			} else if !inlineTag(string(name)) {
				b.WriteByte(' ')
			}
		case html.SelfClosingTagToken:
			b.WriteByte(' ')
		}
	}
}

// inlineTag reports whether an element stands inside a word's line.
func inlineTag(name string) bool {
	switch name {
	case "a", "abbr", "b", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u", "wbr":
		return true
	}
	return false
}

// webAddress is a link made absolute, without what marks where its readers come
// from; "" for what is no http or https address.
func webAddress(base *url.URL, link string) string {
	link = strings.TrimSpace(link)
	if link == "" {
		return ""
	}
	u, err := base.Parse(link)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	if u.RawQuery != "" {
		kept := make([]string, 0, 4)
		for field := range strings.SplitSeq(u.RawQuery, "&") {
			if name, _, _ := strings.Cut(field, "="); !strings.HasPrefix(strings.ToLower(name), "utm_") {
				kept = append(kept, field)
			}
		}
		u.RawQuery = strings.Join(kept, "&")
	}
	return u.String()
}
