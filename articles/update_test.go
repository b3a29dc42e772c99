package articles_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"whosaid/articles"
	"whosaid/model"
)

func TestUpdateFeed(t *testing.T) {
	s := newSite(t)
	s.set("/feed", "application/rss+xml", rss(item("ferry", story("ferry")), item("bridge", "The council met.")))
	s.set("/bridge", "text/html; charset=utf-8", page("bridge"))
	in, l := intake(t, articles.Options{}), newLedger()
	feed := model.Source{Address: s.URL + "/feed", Kind: model.SourceFeed, Private: true}

	expect(t, "first", update(t, in, l, feed),
		`ferry: "The ferry stays" of "Quay News", 8 blocks`,
		`bridge: "The bridge stays" of "The Quay", 10 blocks`,
		`checked "Quay News" status 200 failures 0`)
	expect(t, "asked for", []string{s.requests()}, "map[/bridge:1 /feed:1]")

	expect(t, "nothing new", update(t, in, l, feed), `checked "Quay News" status 304 failures 0`)
	expect(t, "asked for", []string{s.requests()}, "map[/feed:1]")

	s.set("/feed", "application/rss+xml", rss(item("quay", "A new quay."), item("ferry", story("ferry")), item("bridge", "The council met, and met again.")))
	s.set("/quay", "text/html", page("quay"))
	expect(t, "a new entry", update(t, in, l, feed),
		`quay: "The quay stays" of "The Quay", 10 blocks`, `checked "Quay News" status 200 failures 0`)
	expect(t, "asked for", []string{s.requests()}, "map[/feed:1 /quay:1]")

	s.set("/feed", "application/rss+xml", rss(item("ferry", story("ferry")+"<p>Corrected: the ferry left at noon.</p>")))
	expect(t, "a corrected entry", update(t, in, l, feed),
		`ferry: "The ferry stays" of "Quay News", 9 blocks`, `checked "Quay News" status 200 failures 0`)
}

func TestUpdateFetchesNoPageTwice(t *testing.T) {
	s := newSite(t)
	s.set("/a", "application/rss+xml", rss(item("bridge", "The council met.")))
	s.set("/b", "application/rss+xml", rss(item("bridge", "The council met, says another feed.")))
	s.set("/bridge", "text/html", page("bridge"))
	in, l := intake(t, articles.Options{}), newLedger()
	update(t, in, l, model.Source{Address: s.URL + "/a", Kind: model.SourceFeed, Private: true})
	s.requests()
	expect(t, "held", update(t, in, l, model.Source{Address: s.URL + "/b", Kind: model.SourceFeed, Private: true}),
		"bridge: held", `checked "Quay News" status 200 failures 0`)
	expect(t, "asked for", []string{s.requests()}, "map[/b:1]")
}

func TestUpdateKeepsSummaries(t *testing.T) {
	s, inner := newSite(t), newSite(t)
	inner.set("/secret", "text/html", page("secret"))
	abroad := strings.Replace(item("abroad", "The secret summary."), "<link>/abroad", "<link>"+inner.URL+"/secret", 1)
	s.set("/robots.txt", "text/plain", "User-agent: *\nDisallow: /closed")
	s.set("/feed", "application/rss+xml", rss(
		item("closed", "The closed summary."), item("broken", "The broken summary."), item("gone1", "The first lost summary."),
		item("gone2", "The second lost summary."), item("wall", "The summary that says more than the page does."), item("sound", "Listen to this."), abroad))
	s.setStatus("/broken", "text/html", "trouble", http.StatusInternalServerError)
	s.set("/wall", "text/html", "<html><body><p>Accept cookies?</p></body></html>")
	s.set("/sound", "audio/mpeg", "ID3")
	in, l := intake(t, articles.Options{}), newLedger()
	feed := model.Source{Address: s.URL + "/feed", Kind: model.SourceFeed, Private: true}
	got := update(t, in, l, feed)
	for i, line := range got {
		got[i] = strings.ReplaceAll(strings.ReplaceAll(line, s.URL, ""), inner.URL, "inner")
	}
	const trouble = "! Quay News: a page could not be had, only the feed's summary: /broken: the server has trouble (500 Internal Server Error); try again later"
	expect(t, "summaries", got,
		`closed: "The closed stays" of "Quay News", 1 blocks`,
		`broken: "The broken stays" of "Quay News", 1 blocks unfinished`,
		`gone1: "The gone1 stays" of "Quay News", 1 blocks`,
		`gone2: "The gone2 stays" of "Quay News", 1 blocks`,
		`wall: "The wall stays" of "Quay News", 1 blocks`,
		`sound: "The sound stays" of "Quay News", 1 blocks`,
		`abroad: "The abroad stays" of "Quay News", 1 blocks`,
		"! Quay News: a page could not be had, only the feed's summary: /closed: the site asks programs to stay away from this page (robots.txt); open it in a browser",
		trouble,
		"! Quay News: 2 pages could not be had, only the feed's summaries; the first: /gone1: there is nothing at this address (404 Not Found); check the spelling, or remove the source",
		"! Quay News: a page could not be had, only the feed's summary: /wall: the page shows less than the feed's summary; open it in a browser",
		"! Quay News: a page could not be had, only the feed's summary: /sound: it is no text (a picture, sound, a program); open it in a browser",
		"! Quay News: a page could not be had, only the feed's summary: inner/secret: it leads into your own network, which only an address that you name yourself may; add or read it by name",
		`checked "Quay News" status 200 failures 0`)
	if asked := inner.requests(); asked != "map[]" {
		t.Errorf("the inner server was asked for %s", asked)
	}

	s.set("/broken", "text/html", page("broken"))
	expect(t, "tried again", update(t, in, l, feed),
		`broken: "The broken stays" of "The Quay", 10 blocks`, `checked "Quay News" status 200 failures 0`)
	expect(t, "then known", update(t, in, l, feed), `checked "Quay News" status 304 failures 0`)
}

func TestUpdateBadSources(t *testing.T) {
	s := newSite(t)
	s.set("/good", "application/rss+xml", rss(item("ferry", story("ferry"))))
	s.set("/page", "text/html", `<html><head><link rel="alternate" type="application/rss+xml" href="/good"></head><body><p>Moved.</p></body></html>`)
	s.set("/text", "text/plain", "No feed.")
	s.setStatus("/gone", "text/plain", "", http.StatusGone)
	s.set("/cut", "application/rss+xml", "<rss><channel><title>Cut</title>"+item("quay", story("quay"))+"<item><title>Th")
	s.set("/rubbish", "application/rss+xml", "<rss><channel><item><x:a "+strings.Repeat("<x:a>", 300))
	in, l := intake(t, articles.Options{}), newLedger()
	for _, tt := range []struct {
		path string
		want []string
	}{
		{"/missing", []string{"! U/missing: there is nothing at this address (404 Not Found); check the spelling, or remove the source", `checked "" status 404 failures 1`}},
		{"/page", []string{"! U/page: this is a page now, not a feed; add the feed that it names: whosaid add U/good", `checked "" status 200 failures 1`}},
		{"/text", []string{"! U/text: there is no feed at this address any longer; find the site's new feed and add that", `checked "" status 200 failures 1`}},
		{"/gone", []string{"! U/gone: it is gone for good (410); remove the source", `checked "" status 410 failures 1`}},
		{"/gone", []string{`checked "" status 410 failures 2`}},
		{"/cut", []string{
			"! Cut: the feed breaks off (XML syntax error on line 9: unexpected EOF) after 1 entries, which were read; try again later",
			`quay: "The quay stays" of "Cut", 8 blocks`, `checked "Cut" status 200 failures 0`,
		}},
		{"/rubbish", []string{"! U/rubbish: the feed is broken (not a feed that can be read (RSS, Atom, JSON feed)); tell the site, or add another of its feeds", `checked "" status 200 failures 1`}},
	} {
		got := update(t, in, l, model.Source{Address: s.URL + tt.path, Kind: model.SourceFeed, Private: true})
		for i := range got {
			got[i] = strings.ReplaceAll(got[i], s.URL, "U")
		}
		expect(t, tt.path, got, tt.want...)
	}

	var all []model.Source
	for _, path := range []string{"/missing", "/good", "/text"} {
		all = append(all, model.Source{Address: s.URL + path, Kind: model.SourceFeed, Private: true})
	}
	all = append(all, model.Source{Address: "/no/such/folder", Kind: model.SourceFolder}, model.Source{Address: "x", Kind: "riddle"})
	got := update(t, intake(t, articles.Options{}), newLedger(), all...)
	if i := slices.IndexFunc(got, func(line string) bool { return strings.HasPrefix(line, "ferry: ") }); i < 0 || len(got) != 4+5+1 {
		t.Errorf("bad sources beside a good one: got\n\t%s", strings.Join(got, "\n\t"))
	}
}

func TestUpdateNamesEntries(t *testing.T) {
	s := newSite(t)
	same := func(id string) string {
		return strings.Replace(item(id, story(id)), ">"+id+"</guid>", ">same</guid>", 1)
	}
	nameless := "<item><title>Nameless</title><description><![CDATA[" + story("pier") + "]]></description></item>"
	s.set("/feed", "", rss(same("ferry"), same("quay"), item("bridge", story("bridge")), item("bridge", story("bridge")), nameless))
	got := update(t, intake(t, articles.Options{}), newLedger(), model.Source{Address: s.URL + "/feed", Kind: model.SourceFeed, Private: true})
	for i := range got {
		got[i], _, _ = strings.Cut(strings.ReplaceAll(got[i], s.URL, ""), ":")
	}
	if len(got) != 5 || len(got[3]) != 24 {
		t.Fatalf("got %q", got)
	}
	expect(t, "names", slices.Delete(got, 3, 4), "/ferry", "/quay", "bridge", `checked "Quay News" status 200 failures 0`)
}

func TestUpdateFetchesSoManyPages(t *testing.T) {
	s := newSite(t)
	var items []string
	for i := range 300 {
		id := fmt.Sprintf("n%d", i)
		items = append(items, item(id, "The council met."))
		s.set("/"+id, "text/html", page(id))
	}
	items = append(items, strings.Replace(item("x", "One."), "/x<", "/same<", 1), strings.Replace(item("y", "Two."), "/y<", "/same<", 1))
	s.set("/feed", "application/rss+xml", rss(items...))
	in, l := intake(t, articles.Options{}), newLedger()
	feed := model.Source{Address: s.URL + "/feed", Kind: model.SourceFeed, Private: true}
	for _, want := range []int{250 + 2 + 1, 50 + 1, 1} {
		if got := update(t, in, l, feed); len(got) != want {
			t.Errorf("got %d lines, want %d; the last: %s", len(got), want, got[len(got)-1])
		}
	}
}

func TestUpdatePage(t *testing.T) {
	s := newSite(t)
	s.set("/bridge", "text/html", page("bridge"))
	in, l := intake(t, articles.Options{}), newLedger()
	p := model.Source{Address: s.URL + "/bridge", Kind: model.SourcePage, Private: true}
	first := update(t, in, l, p)
	expect(t, "first", first, s.URL+`/bridge: "The bridge stays" of "The Quay", 10 blocks`, `checked "The bridge stays" status 200 failures 0`)
	s.set("/bridge", "text/html", strings.Replace(page("bridge"), "Home", "Homepage", 1))
	expect(t, "another navigation", update(t, in, l, p), `checked "The bridge stays" status 200 failures 0`)
	s.set("/bridge", "text/html", strings.Replace(page("bridge"), "day 8", "the last day", 1))
	if got := update(t, in, l, p); len(got) != 2 {
		t.Errorf("another text: got %q", got)
	}
}

func TestUpdateOffline(t *testing.T) {
	s := newSite(t)
	in := intake(t, articles.Options{Offline: true})
	expect(t, "offline", update(t, in, newLedger(), model.Source{Address: s.URL, Kind: model.SourceFeed, Private: true}))
	for _, err := range in.Recognise(context.Background(), []string{s.URL}) {
		if want := s.URL + "/: not fetched, because of --offline; leave that away to go online"; err == nil || err.Error() != want {
			t.Errorf("got error %v, want %s", err, want)
		}
	}
	if asked := s.requests(); asked != "map[]" {
		t.Errorf("asked for %s", asked)
	}
}

func TestUpdateInterrupted(t *testing.T) {
	s := newSite(t)
	s.set("/feed", "application/rss+xml", rss(item("ferry", story("ferry")), item("quay", story("quay"))))
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	in, l := intake(t, articles.Options{}), newLedger()
	feed := model.Source{Address: s.URL + "/feed", Kind: model.SourceFeed, Private: true}
	var last error
	for d, err := range in.Update(ctx, []model.Source{feed}, l) {
		if last = err; err == nil {
			l.keep(d)
			cancel()
		}
	}
	if !errors.Is(last, context.Canceled) || len(l.entries[feed.Address]) != 1 || len(l.sources) != 0 {
		t.Errorf("got error %v, %d entries, %d sources checked", last, len(l.entries[feed.Address]), len(l.sources))
	}
	expect(t, "the rest", update(t, in, l, feed), `quay: "The quay stays" of "Quay News", 8 blocks`, `checked "Quay News" status 200 failures 0`)
}

func TestUpdateTellsProgress(t *testing.T) {
	s := newSite(t)
	s.set("/feed", "application/rss+xml", rss(item("bridge", "The council met."), item("quay", "A new quay.")))
	s.set("/bridge", "text/html", page("bridge"))
	var last model.Progress
	calls := 0
	in := intake(t, articles.Options{Progress: func(p model.Progress) {
		if calls++; p.Done != last.Done+1 || p.Bytes < last.Bytes || p.Total < p.Done || p.Source == "" {
			t.Errorf("after %+v came %+v", last, p)
		}
		last = p
	}})
	update(t, in, newLedger(), model.Source{Address: s.URL + "/feed", Kind: model.SourceFeed, Private: true})
	if calls != 3 || last.Done != last.Total {
		t.Errorf("told %d times, last %+v", calls, last)
	}
}

func TestUpdateFolder(t *testing.T) {
	dir := t.TempDir()
	put(t, dir+"/a.txt", "The bridge is open.\n")
	put(t, dir+"/sub/dump.rss", rss(item("ferry", story("ferry")), item("quay", "A new quay.")))
	put(t, dir+"/empty.txt", "")
	put(t, dir+"/pic.txt", "%PDF-1.7")
	in, l := intake(t, articles.Options{}), newLedger()
	folder := model.Source{Address: dir, Kind: model.SourceFolder}
	got := update(t, in, l, folder)
	for i := range got {
		got[i] = strings.ReplaceAll(got[i], dir, "D")
	}
	expect(t, "first", got,
		`a.txt: "The bridge is open" of "", 1 blocks`,
		"! D/empty.txt: there is nothing in it; check that it was saved whole", "empty.txt: read",
		"! D/pic.txt: this is a PDF file, not text; save it as text, Markdown or HTML first", "pic.txt: read",
		`sub/dump.rss: "The ferry stays" of "Quay News", 8 blocks unfinished`, `sub/dump.rss: "The quay stays" of "Quay News", 1 blocks unfinished`, "sub/dump.rss: read",
		`checked "" status 0 failures 1`)
	expect(t, "nothing new", update(t, in, l, folder), `checked "" status 0 failures 0`)
	put(t, dir+"/b.md", "# The ferry\n\nIt left at noon.\n")
	put(t, dir+"/a.txt", "The bridge is closed again.\n")
	expect(t, "a new and a changed file", update(t, in, l, folder),
		`a.txt: "The bridge is closed again" of "", 1 blocks`, `b.md: "The ferry" of "", 2 blocks`, `checked "" status 0 failures 0`)
}

// mail is a message with a number.
func mail(n int) string {
	return fmt.Sprintf("From: The Quay <news@example.org>\nSubject: Letter %d\nMessage-ID: <%d@example.org>\nDate: Wed, 01 May 2024 10:00:00 +0200\n\nThe ferry left for the %dth time.\n", n, n, n)
}

func TestUpdateMails(t *testing.T) {
	const envelope = "From news@example.org Wed May  1 10:00:00 2024\n"
	dir := t.TempDir()
	for _, folder := range []string{"cur", "new", "tmp", ".Lists/cur", ".Lists/new", ".Lists/tmp"} {
		put(t, dir+"/mail/"+folder+"/.keep", "")
	}
	put(t, dir+"/mail/new/1.host", mail(1))
	put(t, dir+"/mail/.Lists/cur/2.host:2,S", mail(2))
	put(t, dir+"/box", envelope+mail(3)+"\n")
	in, l := intake(t, articles.Options{MaxBytes: 1 << 10}), newLedger()
	maildir := model.Source{Address: dir + "/mail", Kind: model.SourceMaildir}
	mailbox := model.Source{Address: dir + "/box", Kind: model.SourceMailbox}
	expect(t, "maildir", update(t, in, l, maildir),
		`1.host: "Letter 1" of "The Quay", 1 blocks`, `2.host: "Letter 2" of "The Quay", 1 blocks`, `checked "" status 0 failures 0`)
	put(t, dir+"/mail/cur/1.host:2,S", mail(1)) // as a mail reader does
	put(t, dir+"/mail/new/4.host", mail(4))
	expect(t, "a new mail", update(t, in, l, maildir), `4.host: "Letter 4" of "The Quay", 1 blocks`, `checked "" status 0 failures 0`)

	expect(t, "mailbox", update(t, in, l, mailbox),
		`3@example.org: "Letter 3" of "The Quay", 1 blocks`, "box: read", `checked "" status 0 failures 0`)
	expect(t, "unchanged", update(t, in, l, mailbox), `checked "" status 0 failures 0`)
	put(t, dir+"/box", envelope+mail(3)+"\n"+envelope+strings.Repeat(mail(5), 10)+"\n"+envelope+mail(6))
	expect(t, "grown beyond the limit", update(t, in, l, mailbox),
		"! "+dir+"/box#2: it is over the limit of 1 KiB; split it, or raise the limit with --max-size",
		`6@example.org: "Letter 6" of "The Quay", 1 blocks`, "box: read", `checked "" status 0 failures 1`)
}

func TestRereadGivesTheSameArticle(t *testing.T) {
	s := newSite(t)
	s.set("/feed", "application/rss+xml", rss(item("ferry", story("ferry")), item("bridge", "The council met.")))
	s.set("/bridge", "text/html; charset=utf-8", page("bridge"))
	in := intake(t, articles.Options{})
	n := 0
	for d, err := range in.Update(context.Background(), []model.Source{{Address: s.URL + "/feed", Kind: model.SourceFeed, Private: true}}, nil) {
		if err != nil || d.Article == nil {
			continue
		}
		n++
		again, err := articles.Reread(d.Raw)
		if err != nil || again.ID != d.Article.ID || again.Title != d.Article.Title || again.Text != d.Article.Text || again.URL != d.Article.URL {
			t.Errorf("%s: read again it is %+v, error %v", d.Entry, again, err)
		}
		if want := s.URL + "/" + d.Entry; d.Article.URL != want || d.Article.Source != want || d.Article.Published != "2024-05-01T10:00" || !d.Raw.Remote() {
			t.Errorf("%s: URL %s, source %s, published %s", d.Entry, d.Article.URL, d.Article.Source, d.Article.Published)
		}
	}
	if n != 2 {
		t.Errorf("got %d articles", n)
	}
}
