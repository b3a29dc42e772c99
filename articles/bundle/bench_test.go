package bundle_test

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"whosaid/articles/bundle"
)

func BenchmarkReadFeed(b *testing.B) {
	var f strings.Builder
	f.WriteString("<rss version='2.0'><channel><title>The Example</title>")
	for i := range 200 {
		f.WriteString("<item><guid>" + strconv.Itoa(i) + "</guid><title>One</title><link>https://example.org/" + strconv.Itoa(i) +
			"</link><pubDate>Wed, 13 Jul 2022 14:50:00 +0200</pubDate><description><![CDATA[<p>" + long(700) + "</p>]]></description></item>")
	}
	f.WriteString("</channel></rss>")
	data := []byte(f.String())
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if feed, err := bundle.ReadFeed(data, "https://example.org/feed", ""); err != nil || len(feed.Entries) != 200 {
			b.Fatal(err)
		}
	}
}

func BenchmarkMessages(b *testing.B) {
	message := "From a@example.org Wed Jul 13 14:50:00 2022\nFrom: Ann <a@example.org>\nSubject: S\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n" + strings.Repeat("The ferry left at noon =E2=80=93 at last, they said.\n", 100) + "\n"
	data := []byte(strings.Repeat(message, 200))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		n := 0
		for raw, err := range bundle.Messages(bytes.NewReader(data), 1<<20) {
			if err != nil || len(bundle.Message(raw).Data) == 0 {
				b.Fatal(err)
			}
			n++
		}
		if n != 200 {
			b.Fatal(n)
		}
	}
}
