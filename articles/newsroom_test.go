package articles_test

import (
	"context"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"whosaid/articles"
	"whosaid/model"
)

var noon = time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC)

// clock is a clock that stands still but when somebody sleeps.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock { return &clock{now: noon} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	return ctx.Err()
}

// site is a news site whose documents a test sets, by path. It counts what is
// asked of it.
type site struct {
	*httptest.Server
	mu    sync.Mutex
	docs  map[string]doc
	asked map[string]int
}

type doc struct {
	media, body string
	status      int // 0 is 200
}

func newSite(t *testing.T) *site {
	t.Helper()
	s := &site{docs: map[string]doc{}, asked: map[string]int{}}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	d, ok := s.docs[r.URL.Path]
	s.asked[r.URL.Path]++
	s.mu.Unlock()
	if !ok {
		http.NotFound(w, r)
		return
	}
	tag := fmt.Sprintf(`"%x"`, len(d.body))
	w.Header().Set("ETag", tag)
	w.Header().Set("Content-Type", d.media)
	switch {
	case d.status != 0:
		w.WriteHeader(d.status)
	case r.Header.Get("If-None-Match") == tag:
		w.WriteHeader(http.StatusNotModified)
		return
	}
	_, _ = io.WriteString(w, d.body)
}

// set puts a document at a path.
func (s *site) set(path, media, body string) { s.setStatus(path, media, body, 0) }

func (s *site) setStatus(path, media, body string, status int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.docs[path] = doc{media, body, status}
}

// requests are the paths that were asked for since the last call, but robots.txt.
func (s *site) requests() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.asked, "/robots.txt")
	got := fmt.Sprint(s.asked)
	clear(s.asked)
	return got
}

// story is the prose of an article about a subject, of some 200 words.
func story(subject string) string {
	var b strings.Builder
	for i := range 8 {
		fmt.Fprintf(&b, "<p>The %s was on everybody’s mind in the harbour town on day %d of the week, and the council met again to hear the people who live by the quay. “We will keep the %s,” the mayor said.</p>\n", subject, i+1, subject)
	}
	return b.String()
}

// page is a whole page about a subject.
func page(subject string) string {
	return "<!doctype html><html><head><title>The " + subject + " stays</title><meta property='og:site_name' content='The Quay'></head><body><nav><a href=/>Home</a></nav><article><h1>The " + subject + " stays</h1>\n" + story(subject) + "</article></body></html>"
}

// item is an entry of an RSS feed.
func item(id, text string) string {
	return fmt.Sprintf("<item><guid isPermaLink='false'>%s</guid><title>The %s stays</title><link>/%s</link><pubDate>Wed, 01 May 2024 10:00:00 +0200</pubDate><description><![CDATA[%s]]></description></item>", id, id, id, text)
}

func rss(items ...string) string {
	return "<rss version='2.0'><channel><title>Quay News</title><link>/</link>" + strings.Join(items, "") + "</channel></rss>"
}

// intake is an intake for a test, on a clock of its own.
func intake(t *testing.T, opt articles.Options) *articles.Intake {
	t.Helper()
	if opt.Clock == nil {
		opt.Clock = newClock()
	}
	in := articles.NewIntake(opt)
	t.Cleanup(in.Close)
	return in
}

// ledger remembers deliveries as a library does.
type ledger struct {
	mu      sync.Mutex
	entries map[string]map[string]string
	urls    map[string]bool
	sources map[string]model.Source
}

func newLedger() *ledger {
	return &ledger{entries: map[string]map[string]string{}, urls: map[string]bool{}, sources: map[string]model.Source{}}
}

func (l *ledger) Entries(_ context.Context, source string) (map[string]string, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return maps.Clone(l.entries[source]), nil
}

func (l *ledger) Holds(_ context.Context, url string) (bool, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.urls[url], nil
}

// keep keeps a delivery and prints it on a line.
func (l *ledger) keep(d model.Delivery) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if d.Entry != "" {
		if l.entries[d.Source] == nil {
			l.entries[d.Source] = map[string]string{}
		}
		l.entries[d.Source][d.Entry] = d.Stamp
	}
	stamped := ""
	if d.Stamp == "" {
		stamped = " unfinished"
	}
	switch {
	case d.Checked != nil:
		l.sources[d.Source] = *d.Checked
		return fmt.Sprintf("checked %q status %d failures %d", d.Checked.Title, d.Checked.Validator.Status, d.Checked.Validator.Failures)
	case d.Article != nil:
		l.urls[d.Article.URL] = true
		return fmt.Sprintf("%s: %q of %q, %d blocks%s", d.Entry, d.Article.Title, d.Article.Outlet, len(d.Article.Blocks), stamped)
	case d.URL != "":
		return d.Entry + ": held" + stamped
	}
	return d.Entry + ": read"
}

// update runs an update and prints what it brings, a line each. Local paths and
// addresses are cut off.
func update(t *testing.T, in *articles.Intake, l *ledger, sources ...model.Source) []string {
	t.Helper()
	for i, s := range sources {
		if kept, ok := l.sources[s.Address]; ok {
			sources[i] = kept
		}
	}
	var got []string
	for d, err := range in.Update(context.Background(), sources, l) {
		if err != nil {
			got = append(got, "! "+err.Error())
			continue
		}
		got = append(got, l.keep(d))
	}
	return got
}

// expect compares lines.
func expect(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
		t.Errorf("%s: got\n\t%s\nwant\n\t%s", what, strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

// put writes a file at once, as careful programs do.
func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	half := filepath.Join(t.TempDir(), "half")
	if err := os.WriteFile(half, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(half, path); err != nil {
		t.Fatal(err)
	}
}
