package articles_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"whosaid/articles"
	"whosaid/articles/source"
	"whosaid/model"
)

// recognise prints what args are, a line each.
func recognise(in *articles.Intake, args ...string) []string {
	var got []string
	for s, err := range in.Recognise(context.Background(), args) {
		if err != nil {
			got = append(got, "! "+err.Error())
			continue
		}
		private := ""
		if s.Private {
			private = " private"
		}
		got = append(got, fmt.Sprintf("%s %s %q %q%s", s.Kind, s.Address, s.Title, s.Tags, private))
	}
	return got
}

func TestRecogniseFiles(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	put(t, "news/a.txt", "The bridge is open.\n")
	for _, folder := range []string{"cur", "new", "tmp"} {
		put(t, "mail/"+folder+"/.keep", "")
	}
	put(t, "box", "From news@example.org Wed May  1 10:00:00 2024\n"+mail(1))
	put(t, "dump.xml", rss(item("ferry", story("ferry"))))
	put(t, "feeds.opml", `<opml><body><outline text="World"><outline text="A&#x202e;" xmlUrl="HTTPS://A.example:443/feed#x"/></outline><outline text="B" xmlUrl="gopher://b.example/"/></body></opml>`)
	put(t, "none.opml", `<opml><body/></opml>`)
	put(t, "urls", "http://localhost/feed here \"~Mine\"\nquery:Unread:x\nhttps://a.example/feed\n")
	put(t, "pic.pdf", "%PDF-1.7")
	for _, tt := range []struct {
		arg  string
		want []string
	}{
		{"news", []string{`folder D/news "" []`}},
		{"./news/../news/a.txt", []string{`file D/news/a.txt "" []`}},
		{"mail", []string{`maildir D/mail "" []`}},
		{"box", []string{`mailbox D/box "" []`}},
		{"dump.xml", []string{`file D/dump.xml "" []`}},
		{"feeds.opml", []string{
			`feed https://a.example/feed "A" ["World"] private`,
			"! feeds.opml: gopher://b.example/: it is no http or https address, or leads to none; check the spelling",
		}},
		{"none.opml", []string{"! none.opml: the list names no feed; check that it was exported whole"}},
		{"urls", []string{
			`feed http://localhost/feed "Mine" ["here"] private`, `feed https://a.example/feed "" [] private`,
			`! urls: line 2 ("query:Unread:x"): it searches other feeds; save a search in whosaid instead`,
		}},
		{"pic.pdf", []string{"! pic.pdf: this is a PDF file, not text; save it as text, Markdown or HTML first"}},
		{"gone", []string{"! gone: there is no such file or folder; check the spelling"}},
		{"example.org/feed", []string{"! example.org/feed: there is no such file or folder; if it is an address, write https:// before it"}},
		{"-", []string{"! -: standard input cannot be read again later; save it to a file and add that"}},
	} {
		got := recognise(intake(t, articles.Options{}), tt.arg)
		for i := range got {
			got[i] = strings.ReplaceAll(got[i], dir, "D")
		}
		expect(t, tt.arg, got, tt.want...)
	}
	if got := recognise(intake(t, articles.Options{}), "news", "gone", "./news"); len(got) != 2 {
		t.Errorf("the same twice: got %q", got)
	}
}

func TestRecogniseAddresses(t *testing.T) {
	s := newSite(t)
	s.set("/feed", "application/rss+xml", rss(item("ferry", story("ferry"))))
	s.set("/comments", "application/rss+xml", rss())
	s.set("/home", "text/html", `<html><head><base href="/x/"><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments"><link rel=alternate type="application/atom+xml" href="gone"><link rel="stylesheet alternate" type="application/rss+xml; charset=utf-8" href="../feed"></head><body><p>Home.</p></body></html>`)
	s.set("/bridge", "text/html", page("bridge"))
	s.set("/list", "text/x-opml", `<opml><body><outline xmlUrl="`+s.URL+`/feed"/><outline xmlUrl="http://10.0.0.1/feed"/></body></opml>`)
	s.set("/pic", "image/png", "PNG")
	for _, tt := range []struct {
		path string
		want []string
	}{
		{"/feed", []string{`feed U/feed "Quay News" [] private`}},
		{"/home", []string{`feed U/feed "Quay News" [] private`}},
		{"/bridge#top", []string{`page U/bridge "The bridge stays" [] private`}},
		{"/list", []string{`feed U/feed "" [] private`, `feed http://10.0.0.1/feed "" []`}},
		{"/pic", []string{"! U/pic: it is no text (a picture, sound, a program); open it in a browser"}},
		{"/gone", []string{"! U/gone: there is nothing at this address (404 Not Found); check the spelling, or remove the source"}},
	} {
		got := recognise(intake(t, articles.Options{}), s.URL+tt.path)
		for i := range got {
			got[i] = strings.ReplaceAll(got[i], s.URL, "U")
		}
		expect(t, tt.path, got, tt.want...)
	}
}

func TestRecogniseFetchesOnce(t *testing.T) {
	s := newSite(t)
	s.set("/feed", "application/rss+xml", rss(item("ferry", story("ferry"))))
	in, l := intake(t, articles.Options{}), newLedger()
	for feed, err := range in.Recognise(context.Background(), []string{s.URL + "/feed"}) {
		if err != nil {
			t.Fatal(err)
		}
		if !feed.Added.Equal(noon) {
			t.Errorf("added %v", feed.Added)
		}
		if got := update(t, in, l, feed); len(got) != 2 {
			t.Errorf("got %q", got)
		}
		expect(t, "asked for", []string{s.requests()}, "map[/feed:1]")
		expect(t, "nothing new", update(t, in, l, feed), `checked "Quay News" status 304 failures 0`)
	}
}

func TestLoadAddresses(t *testing.T) {
	s := newSite(t)
	s.set("/feed", "application/rss+xml", rss(item("ferry", story("ferry")), item("bridge", "The council met.")))
	s.set("/bridge", "text/html", page("bridge"))
	s.set("/notes.md", "text/plain", "# The quay\n\nIt is *old*.\n")
	s.set("/koi", "text/plain; charset=koi8-r", "\xed\xcf\xd3\xd4 \xcf\xd4\xcb\xd2\xd9\xd4.")
	dir := t.TempDir()
	put(t, dir+"/feeds.opml", `<opml><body><outline xmlUrl="https://a.example/"/></body></opml>`)
	put(t, dir+"/dump.xml", rss(item("quay", "A new quay."), item("pier", "An old pier.")))
	put(t, dir+"/cut.xml", rss(item("quay", "A new quay."))[:len(rss(item("quay", "A new quay.")))-4]+"<item><title")
	put(t, dir+"/none.xml", rss())
	var got []string
	args := []string{s.URL + "/bridge", s.URL + "/feed", s.URL + "/gone", s.URL + "/notes.md", s.URL + "/koi", dir + "/feeds.opml", dir + "/dump.xml", dir + "/cut.xml", dir + "/none.xml"}
	for a, err := range intake(t, articles.Options{}).Load(context.Background(), args) {
		if err != nil {
			got = append(got, "! "+err.Error())
			continue
		}
		got = append(got, fmt.Sprintf("%s %q %s %s %q", a.Source, a.Title, a.Format, a.URL, a.Text[:min(len(a.Text), 13)]))
	}
	for i := range got {
		got[i] = strings.ReplaceAll(strings.ReplaceAll(got[i], s.URL, "U"), dir, "D")
	}
	expect(t, "addresses", got,
		`U/bridge "The bridge stays" html U/bridge "Home\n\nThe bri"`,
		`U/ferry "The ferry stays" html U/ferry "The ferry was"`,
		`U/bridge "The bridge stays" html U/bridge "Home\n\nThe bri"`,
		"! U/gone: there is nothing at this address (404 Not Found); check the spelling, or remove the source",
		`U/notes.md "The quay" markdown U/notes.md "The quay\n\nIt "`,
		`U/koi "Мост открыт" text U/koi "Мост от"`,
		"! D/feeds.opml: this is a list of feeds, not an article; subscribe to them: whosaid add D/feeds.opml",
		`D/dump.xml#1 "The quay stays" text  "A new quay."`, `D/dump.xml#2 "The pier stays" text  "An old pier."`,
		"! D/cut.xml: the feed breaks off (XML syntax error on line 1: expected element name after </) after 1 entries, which were read; try again later",
		`D/cut.xml "The quay stays" text  "A new quay."`,
		"! D/none.xml: the feed has no entry; try again later")
}

func TestWatch(t *testing.T) {
	dir := t.TempDir()
	for _, folder := range []string{"cur", "new", "tmp"} {
		put(t, dir+"/mail/"+folder+"/.keep", "")
	}
	put(t, dir+"/news/a.txt", "The bridge is open.\n")
	put(t, dir+"/one.txt", "The ferry left.\n")
	put(t, dir+"/two.txt", "Nobody asked for this.\n")
	sources := []model.Source{
		{Address: dir + "/news", Kind: model.SourceFolder},
		{Address: dir + "/mail", Kind: model.SourceMaildir},
		{Address: dir + "/one.txt", Kind: model.SourceFile},
		{Address: "https://example.org/feed", Kind: model.SourceFeed},
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	l := newLedger()
	// Each delivery is answered by the next change: nothing here waits for a clock.
	changes := []func(){
		func() {}, // of three that are there at the start, the first
		func() {},
		func() { put(t, dir+"/news/b.txt", "The quay is closed.\n") },
		func() { put(t, dir+"/news/sub/c.md", "# Deep\n\nBelow the quay.\n") },
		func() {
			put(t, dir+"/news/.hidden.txt", "No.\n")
			put(t, dir+"/news/pic.png", "No.\n")
			put(t, dir+"/two.txt", "Nobody asked for this either.\n")
			put(t, dir+"/mail/new/1.host", mail(1))
		},
		func() { put(t, dir+"/one.txt", "The ferry came back.\n") },
		func() { put(t, dir+"/news/a.txt", "The bridge is closed.\n") },
		cancel,
	}
	var got []string
	put(t, dir+"/mail/cur/0.host:2,S", mail(0))
	for d, err := range intake(t, articles.Options{}).Watch(ctx, sources, l) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, l.keep(d))
		changes[len(got)-1]()
	}
	expect(t, "watched", got,
		`a.txt: "The bridge is open" of "", 1 blocks`, `0.host: "Letter 0" of "The Quay", 1 blocks`, `one.txt: "The ferry left" of "", 1 blocks`,
		`b.txt: "The quay is closed" of "", 1 blocks`, `sub/c.md: "Deep" of "", 2 blocks`, `1.host: "Letter 1" of "The Quay", 1 blocks`,
		`one.txt: "The ferry came back" of "", 1 blocks`, `a.txt: "The bridge is closed" of "", 1 blocks`)
}

func TestWatchMissing(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var told []error
	for _, err := range intake(t, articles.Options{}).Watch(ctx, []model.Source{{Address: "/no/such/folder", Kind: model.SourceFolder}}, nil) {
		if told = append(told, err); len(told) == 2 {
			cancel()
		}
	}
	if len(told) != 2 || !errors.Is(told[0], os.ErrNotExist) || !errors.Is(told[1], source.ErrMissing) {
		t.Errorf("told %v", told)
	}
}

func ExampleIntake_Recognise() {
	in := articles.NewIntake(articles.Options{Offline: true})
	for s, err := range in.Recognise(context.Background(), []string{"no-such-folder"}) {
		fmt.Println(s.Kind, err)
	}
	// Output: no-such-folder: there is no such file or folder; check the spelling
}
