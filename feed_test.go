//go:build unix

package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
)

// paper is a news site with a feed of so many items. The pages behind the items
// wait while it is stuck.
type paper struct {
	*httptest.Server
	items  atomic.Int32
	asked  atomic.Int32 // requests for the feed that were answered with it
	stuck  atomic.Bool
	unlock chan struct{}
}

func newPaper(t *testing.T, items int32) *paper {
	t.Helper()
	p := &paper{unlock: make(chan struct{})}
	p.items.Store(items)
	mux := http.NewServeMux()
	mux.HandleFunc("/feed.xml", p.feed)
	mux.HandleFunc("/story/", p.story)
	p.Server = httptest.NewUnstartedServer(mux) // the handlers read p.URL, so p is whole before they run
	p.Start()
	t.Cleanup(p.Close)
	return p
}

func (p *paper) feed(w http.ResponseWriter, r *http.Request) {
	n := p.items.Load()
	tag := fmt.Sprintf(`"%d"`, n)
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	p.asked.Add(1)
	w.Header().Set("Content-Type", "application/rss+xml")
	fmt.Fprint(w, `<rss version="2.0"><channel><title>The Coast</title><link>`+p.URL+`</link>`)
	for i := range n {
		fmt.Fprintf(w, `<item><title>Ferry %d sails</title><link>%s/story/%d</link><guid>%d</guid>
			<pubDate>Sun, 05 Mar 2023 1%d:00:00 +0000</pubDate><description>Ferry %d sails.</description></item>`, i, p.URL, i, i, i, i)
	}
	fmt.Fprint(w, `</channel></rss>`)
}

func (p *paper) story(w http.ResponseWriter, r *http.Request) {
	if p.stuck.Load() {
		select {
		case <-p.unlock:
		case <-r.Context().Done():
			return
		}
	}
	i, _ := strconv.Atoi(strings.TrimPrefix(r.URL.Path, "/story/"))
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	fmt.Fprintf(w, `<html><head><title>Ferry %d sails</title></head><body><article><h1>Ferry %d sails</h1>%s</article></body></html>`, i, i, reports[i])
}

// reports are the bodies of the articles.
var reports = [...]string{
	`<p>The oldest of the ferries left the harbour on Sunday with all its cars, two lorries and a brass band, after a long winter of repairs.</p>
	<p>“She is as good as new, and so is her crew,” said Tilda Roe, who runs the line. “We sail at noon.”</p>`,
	`<p>Fog held the morning boat at the quay of the northern island, where two hundred passengers waited for the wind to turn.</p>
	<p>“Nobody sails blind on my watch,” harbour master Ivo Marsh told them through a paper cup.</p>`,
	`<p>A third ship is being built in the yard behind the fish hall, and it will run on nothing but batteries and good weather.</p>
	<p>“It hums less than the lighthouse does,” said Oda Berg, the engineer who drew its hull.</p>`,
}

// TestFeed adds a feed, asks it again, and finds what is new.
func TestFeed(t *testing.T) {
	p := newPaper(t, 2)
	home := t.TempDir()
	whosaid := func(want string, args ...string) {
		t.Helper()
		term := runAt(t, home, 120, 30, exec.Command("whosaid", args...))
		if code := term.ends(t); code != 0 {
			t.Errorf("%v: exit code %d\n%s", args, code, term.text())
		}
		term.shows(t, want)
	}
	whosaid("2 new articles", "add", p.URL+"/feed.xml")
	whosaid("The Coast", "sources")
	whosaid("0 new articles", "update")
	if n := p.asked.Load(); n != 1 {
		t.Errorf("the feed was sent %d times, want once", n)
	}
	p.items.Store(3)
	whosaid("1 new article", "update")
	whosaid("Ferry 2 sails", "search", "title:2")
}

// TestFetchStopped holds that ^C ends a fetch at once and that the next one goes on.
func TestFetchStopped(t *testing.T) {
	p := newPaper(t, 3)
	p.stuck.Store(true)
	home := t.TempDir()
	add := runAt(t, home, 120, 30, exec.Command("whosaid", "add", p.URL+"/feed.xml"))
	add.shows(t, "added feed", "fetching")
	add.typed(t, "\x03")
	if code := add.ends(t); code != 130 {
		t.Errorf("exit code %d, want 130\n%s", code, add.text())
	}
	p.stuck.Store(false)
	close(p.unlock)
	update := runAt(t, home, 120, 30, exec.Command("whosaid", "update"))
	if code := update.ends(t); code != 0 {
		t.Errorf("exit code %d, want 0\n%s", code, update.text())
	}
	update.shows(t, "new article")
	list := runAt(t, home, 120, 30, exec.Command("whosaid"))
	list.shows(t, "3 articles", "Ferry 0 sails", "Ferry 2 sails")
	list.typed(t, "q")
	list.ends(t)
}

// TestFeedsAreFetchedWhileTheScreenIsUp holds that feeds whose time has come are
// fetched without a key, unless the configuration or the command line says no.
func TestFeedsAreFetchedWhileTheScreenIsUp(t *testing.T) {
	p := newPaper(t, 2)
	for _, tt := range []struct {
		name, config string
		args         []string
		fetched      bool
	}{
		{"usually", "", nil, true},
		{"off", "refresh = \"off\"\n", nil, false},
		{"offline", "refresh = \"5m\"\n", []string{"--offline"}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			home := t.TempDir()
			if err := os.Mkdir(filepath.Join(home, "whosaid"), 0o700); err != nil {
				t.Fatal(err)
			}
			write(t, filepath.Join(home, "whosaid", "config.toml"), tt.config)
			list := filepath.Join(home, "feeds.opml")
			write(t, list, `<opml version="2.0"><body><outline type="rss" text="The Coast" xmlUrl="`+p.URL+`/feed.xml"/></body></opml>`)
			add := runAt(t, home, 120, 30, exec.Command("whosaid", "add", "--offline", list))
			add.shows(t, "added feed")
			add.ends(t)
			screen := runAt(t, home, 120, 30, exec.Command("whosaid", tt.args...))
			if tt.fetched {
				screen.shows(t, "Ferry 0 sails", "Ferry 1 sails", "2 new articles")
			} else {
				screen.shows(t, "No articles yet")
			}
			screen.typed(t, "q")
			screen.ends(t)
			if asked := p.asked.Swap(0); (asked > 0) != tt.fetched {
				t.Errorf("the feed was asked for %d times", asked)
			}
		})
	}
}
