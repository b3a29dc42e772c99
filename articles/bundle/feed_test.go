package bundle_test

import (
	"fmt"
	"strings"
	"testing"

	"whosaid/articles/bundle"
)

// long is a text of n words that end a sentence.
func long(n int) string { return strings.Repeat("more words ", n/2-1) + "the end." }

// showFeed prints a feed, an entry a line.
func showFeed(f *bundle.Feed) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%q %q %v\n", f.Title, f.Site, f.Broken != nil)
	for _, p := range f.Entries {
		l := p.Label
		text := string(p.Data)
		if len(text) > 40 {
			text = text[:20] + "…" + text[len(text)-15:]
		}
		fmt.Fprintf(&b, "%s %q %q %s %s %q %s summary %v\n", p.ID, l.Title, l.Authors, l.Published, l.URL, text, p.Media, p.Summary)
	}
	return b.String()
}

func TestReadFeed(t *testing.T) {
	tests := []struct{ name, media, in, want string }{
		{
			"RSS 2.0", "",
			`<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
			<title>The &lt;b&gt;Example&lt;/b&gt;</title><link>https://example.org/</link>
			<item><title>Tom &amp;amp; Ann</title><link>/1?utm_source=rss&amp;id=7&amp;utm_medium=feed</link><guid isPermaLink="false">g1</guid><dc:creator>Ann Roe</dc:creator>
			<pubDate>Wed, 13 Jul 2022 14:50:00 +0200</pubDate><description>Short.</description><content:encoded><![CDATA[<p>` + long(200) + `</p>]]></content:encoded></item>
			<item><title>Teaser</title><link>https://example.org/2</link><description>` + long(160) + ` &lt;a href="/2"&gt;Read on&lt;/a&gt; […]</description></item>
			<item><link>https://example.org/3</link><description>Plain words.</description></item>
			<item><title>Only a title</title><guid>https://example.org/4</guid></item>
			<item><category>nothing</category></item>
			</channel></rss>`,
			"\"The Example\" \"https://example.org/\" false\n" +
				"g1 \"Tom & Ann\" [\"Ann Roe\"] 2022-07-13T14:50 https://example.org/1?id=7 \"<p>more words more w…ds the end.</p>\" text/html summary false\n" +
				"https://example.org/2 \"Teaser\" []  https://example.org/2 \"more words more word…ad on</a> […]\" text/html summary true\n" +
				"https://example.org/3 \"\" []  https://example.org/3 \"Plain words.\" text/plain summary true\n" +
				"https://example.org/4 \"Only a title\" []  https://example.org/4 \"Only a title\" text/plain summary true\n",
		},
		{
			"Atom", "",
			`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/"><title type="html">The &amp;eacute;tude</title><link rel="alternate" href="/"/><link rel="self" href="/feed"/>
			<entry><id>tag:1</id><title>One</title><link href="news/1"/><author><name>Bo Lee</name></author><author><name>Cy</name></author><updated>2022-07-13T14:50:00Z</updated>
			<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>` + long(180) + `</p></div></content></entry></feed>`,
			"\"The étude\" \"https://example.org/\" false\n" +
				"tag:1 \"One\" [\"Bo Lee\" \"Cy\"] 2022-07-13T14:50 https://example.org/news/1 \"<p>more words more w…ds the end.</p>\" text/html summary false\n",
		},
		{
			"JSON feed", "application/feed+json",
			`{"version":"https://jsonfeed.org/version/1.1","title":"The Example","home_page_url":"https://example.org/","items":[{"id":"1","url":"https://example.org/1","title":"One","content_text":"Plain words.","date_published":"2022-07-13T14:50:00+02:00","authors":[{"name":"Ann Roe"}]}]}`,
			"\"The Example\" \"https://example.org/\" false\n1 \"One\" [\"Ann Roe\"] 2022-07-13T14:50 https://example.org/1 \"Plain words.\" text/plain summary true\n",
		},
		{
			"RSS 1.0", "",
			`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>The Example</title></channel><item rdf:about="https://example.org/1"><title>One</title><link>https://example.org/1</link></item></rdf:RDF>`,
			"\"The Example\" \"\" false\nhttps://example.org/1 \"One\" []  https://example.org/1 \"One\" text/plain summary true\n",
		},
		{
			"a charset that the server states", "application/rss+xml; charset=windows-1251",
			"<rss><channel><title>\xcd\xee\xe2\xee\xf1\xf2\xe8</title></channel></rss>", "\"Новости\" \"\" false\n",
		},
		{
			"a charset that the feed states", "",
			"<?xml version='1.0' encoding='koi8-r'?><rss><channel><title>\xee\xcf\xd7\xcf\xd3\xd4\xc9</title></channel></rss>", "\"Новости\" \"\" false\n",
		},
		{
			"a charset stated wrongly, twice", "text/xml; charset=iso-8859-1",
			"<?xml version='1.0' encoding='windows-1252'?><rss><channel><title>Новости</title></channel></rss>", "\"Новости\" \"\" false\n",
		},
		{
			"UTF-8 stated, Latin-1 sent", "",
			"<?xml version='1.0' encoding='utf-8'?><rss><channel><title>Caf\xe9</title></channel></rss>", "\"Café\" \"\" false\n",
		},
		{
			"UTF-16", "",
			"\xff\xfe" + wide("<?xml version='1.0' encoding='utf-16'?><rss><channel><title>Café</title></channel></rss>"), "\"Café\" \"\" false\n",
		},
		{
			"broken off in an entry", "",
			`<rss><channel><title>T</title><item><link>https://example.org/1</link></item><item><link>https://example.org/2</li`,
			"\"T\" \"\" true\nhttps://example.org/1 \"\" []  https://example.org/1 \"\" text/plain summary true\n",
		},
		{
			"hostile", "",
			"<rss><channel><title>A&lt;script&gt;x()&lt;/script&gt;B</title><item><title>&lt;img src=x onerror=y&gt;T</title><link>javascript:alert(1)</link><guid>g</guid><description>&lt;script&gt;x()&lt;/script&gt;</description></item></channel></rss>",
			"\"AB\" \"\" false\ng \"T\" []   \"<script>x()</script>\" text/html summary true\n",
		},
		{
			"escaped twice", "", "<rss><channel><item><guid>g</guid><description>&amp;lt;p&amp;gt;Left.&amp;lt;/p&amp;gt;</description></item></channel></rss>",
			"\"\" \"\" false\ng \"\" []   \"<p>Left.</p>\" text/html summary true\n",
		},
		{"bare marks", "", "<rss><channel><title>AT&T & Co < 3</title></channel></rss>", "\"AT&T & Co < 3\" \"\" false\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := bundle.ReadFeed([]byte(tt.in), "https://example.org/feed", tt.media)
			if err != nil {
				t.Fatal(err)
			}
			if got := showFeed(f); got != tt.want {
				t.Errorf("got\n%swant\n%s", got, tt.want)
			}
		})
	}
}

// wide is text in UTF-16, little end first.
func wide(text string) string {
	var b strings.Builder
	for _, r := range text {
		b.WriteByte(byte(r))
		b.WriteByte(byte(r >> 8))
	}
	return b.String()
}

func TestReadFeedRefuses(t *testing.T) {
	for name, in := range map[string]string{
		"nothing":            "",
		"text":               "The bridge is open.",
		"a page":             "<!doctype html><html><body>feed</body></html>",
		"JSON":               `{"title":"x"}`,
		"nested without end": "<rss><channel><item>" + strings.Repeat("<x:a>", 500_000),
		"text in pieces":     "<rss><channel><item><x:a>" + strings.Repeat("word<b/>", 500_000) + "</x:a></item></channel></rss>",
	} {
		if f, err := bundle.ReadFeed([]byte(in), "", ""); err == nil {
			t.Errorf("%s: got a feed of %d entries", name, len(f.Entries))
		}
	}
}

func TestSplitFeed(t *testing.T) {
	const in = `<rss><channel><title>The Example</title><item><title>One</title><description>The bridge is open.</description></item><item><title>Two</title><description>&lt;p&gt;The ferry left.</description></item></channel></rss>`
	const want = "dump.xml#1 \"The bridge is open.\" title \"One\" authors [] outlet \"The Example\" published \"\" url \"\"\n" +
		"dump.xml#2 \"<p>The ferry left.\" title \"Two\" authors [] outlet \"The Example\" published \"\" url \"\"\n"
	if got := show(bundle.Split("dump.xml", "", []byte(in))); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func FuzzReadFeed(f *testing.F) {
	for _, s := range []string{
		"<rss><channel><title>T</title><item><link>/1</link><description>&lt;p&gt;x</description></item></channel></rss>",
		"<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'><div><p/></div></content></entry></feed>",
		`{"version":"https://jsonfeed.org/version/1","items":[{"id":1}]}`, "<rdf:RDF><item/></rdf:RDF>", "<?xml encoding='utf-16'?><rss>",
		"<rss><!-- --><![CDATA[x]]><a b='>'/></rss>", "\xff\xfe<\x00r\x00",
	} {
		f.Add([]byte(s), "text/xml; charset=koi8-r")
	}
	f.Fuzz(func(t *testing.T, data []byte, media string) {
		feed, err := bundle.ReadFeed(data, "https://example.org/feed", media)
		if err != nil {
			return
		}
		for _, p := range feed.Entries {
			if p.Media == "" || len(p.Data) == 0 && p.Label.URL == "" {
				t.Errorf("entry %+v", p)
			}
			if u := p.Label.URL; u != "" && !strings.HasPrefix(u, "http://") && !strings.HasPrefix(u, "https://") {
				t.Errorf("leads to %q", u)
			}
		}
	})
}

func ExampleReadFeed() {
	const rss = `<rss><channel><title>The Example</title><item><title>Bridge opens</title><link>/1</link><description>At last.</description></item></channel></rss>`
	feed, err := bundle.ReadFeed([]byte(rss), "https://example.org/feed", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range feed.Entries {
		fmt.Println(feed.Title, "|", e.Label.Title, "|", e.Label.URL, "|", e.Summary)
	}
	// Output: The Example | Bridge opens | https://example.org/1 | true
}
