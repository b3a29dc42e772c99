package fetch_test

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"whosaid/articles/source/fetch"
	"whosaid/model"
)

var noon = time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC)

// clock is a clock that stands still but when somebody sleeps.
type clock struct {
	mu    sync.Mutex
	now   time.Time
	slept []time.Duration
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
	c.slept = append(c.slept, d)
	return ctx.Err()
}

// serve runs a server for a test and gives its address.
func serve(t *testing.T, h http.HandlerFunc) string {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

// client is a client for a test, on a clock of its own unless opt has one.
func client(t *testing.T, opt fetch.Options) *fetch.Client {
	t.Helper()
	if opt.Clock == nil {
		opt.Clock = newClock()
	}
	c := fetch.New(opt)
	t.Cleanup(c.Close)
	return c
}

// own is a request for an address that the user named.
func own(address string) fetch.Request { return fetch.Request{Address: address, Private: true} }

func TestGetIsConditional(t *testing.T) {
	var agent, asked string
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		agent = r.UserAgent()
		asked = r.Header.Get("If-None-Match") + "|" + r.Header.Get("If-Modified-Since")
		w.Header().Set("ETag", `"7"`)
		w.Header().Set("Last-Modified", "Wed, 01 May 2024 10:00:00 GMT")
		w.Header().Set("Content-Type", "text/html; charset=koi8-r")
		if r.Header.Get("If-None-Match") == `"7"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		_, _ = io.WriteString(w, "The bridge is open.")
	})
	c := client(t, fetch.Options{Version: "1.2"})
	first, err := c.Get(context.Background(), own(address))
	if err != nil {
		t.Fatal(err)
	}
	if agent != "whosaid/1.2" || asked != "|" {
		t.Errorf("the server saw agent %q and conditions %q", agent, asked)
	}
	v := first.Validator
	if string(first.Data) != "The bridge is open." || first.Media != "text/html; charset=koi8-r" || first.Unchanged || v.Status != 200 || !v.Checked.Equal(noon) {
		t.Errorf("got %q of %q, unchanged %v, %+v", first.Data, first.Media, first.Unchanged, v)
	}
	r := own(address)
	r.Validator = v
	second, err := c.Get(context.Background(), r)
	if err != nil {
		t.Fatal(err)
	}
	if asked != `"7"|Wed, 01 May 2024 10:00:00 GMT` || !second.Unchanged || second.Data != nil || second.Validator.Status != 304 || second.Validator.ETag != `"7"` {
		t.Errorf("asked with %q, got %+v", asked, second)
	}
}

func TestGetKnowsTheSameContent(t *testing.T) {
	address := serve(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "The ferry left.") })
	c := client(t, fetch.Options{})
	first, err := c.Get(context.Background(), own(address))
	if err != nil {
		t.Fatal(err)
	}
	r := own(address)
	r.Validator = first.Validator
	if second, err := c.Get(context.Background(), r); err != nil || !second.Unchanged {
		t.Errorf("got %+v, error %v; want it unchanged", second, err)
	}
}

func TestGetStatus(t *testing.T) {
	tests := []struct {
		status    int
		header    string // Retry-After or Location
		err       error
		message   string
		notBefore time.Time
		passing   bool
	}{
		{404, "", fetch.ErrStatus, "there is nothing at this address (404 Not Found); check the spelling, or remove the source", time.Time{}, false},
		{403, "", fetch.ErrStatus, "the server lets nobody in without leave (403 Forbidden); open it in a browser and save the page", time.Time{}, false},
		{410, "", fetch.ErrGone, "it is gone for good (410); remove the source", time.Time{}, false},
		{500, "", fetch.ErrStatus, "the server has trouble (500 Internal Server Error); try again later", time.Time{}, true},
		{418, "", fetch.ErrStatus, "the server answers 418 I'm a teapot; check the address", time.Time{}, false},
		{302, "", fetch.ErrStatus, "the server answers 302 Found; check the address", time.Time{}, true},
		{302, "gopher://example.org/", fetch.ErrAddress, "it is no http or https address, or leads to none; check the spelling", time.Time{}, false},
		{204, "", fetch.ErrEmpty, "the answer is empty; check the address", time.Time{}, false},
		{429, "120", fetch.ErrWait, "the server asks not to be asked before 2024-05-01 12:02 UTC; try again then", noon.Add(2 * time.Minute), true},
		{429, "", fetch.ErrWait, "the server asks not to be asked before 2024-05-01 12:15 UTC; try again then", noon.Add(15 * time.Minute), true},
		{503, "Wed, 01 May 2024 13:00:00 GMT", fetch.ErrWait, "the server asks not to be asked before 2024-05-01 13:00 UTC; try again then", noon.Add(time.Hour), true},
		{503, "9999999", fetch.ErrWait, "the server asks not to be asked before 2024-05-08 12:00 UTC; try again then", noon.Add(7 * 24 * time.Hour), true},
		{503, "yesterday", fetch.ErrWait, "the server asks not to be asked before 2024-05-01 12:05 UTC; try again then", noon.Add(5 * time.Minute), true},
	}
	for _, tt := range tests {
		t.Run(fmt.Sprintf("%d %s", tt.status, tt.header), func(t *testing.T) {
			address := serve(t, func(w http.ResponseWriter, _ *http.Request) {
				if tt.header != "" {
					w.Header().Set("Retry-After", tt.header)
					w.Header().Set("Location", tt.header)
				}
				w.WriteHeader(tt.status)
			})
			resp, err := client(t, fetch.Options{}).Get(context.Background(), own(address))
			var e *fetch.Error
			if !errors.As(err, &e) || !errors.Is(err, tt.err) || err.Error() != address+": "+tt.message || e.Passing() != tt.passing {
				t.Errorf("got error %q (passing %v)\nwant %q (%v)", err, e != nil && e.Passing(), tt.message, tt.passing)
			}
			if v := resp.Validator; !v.NotBefore.Equal(tt.notBefore) || v.Failures != 1 || v.Problem != err.Error() || v.Status != tt.status {
				t.Errorf("got validator %+v", v)
			}
		})
	}
}

func TestGetLeavesServersAlone(t *testing.T) {
	asked := 0
	address := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		asked++
		_, _ = io.WriteString(w, "The bridge is open.")
	})
	c := client(t, fetch.Options{})
	for _, tt := range []struct {
		v   model.Validator
		err error
	}{
		{model.Validator{Status: 410}, fetch.ErrGone},
		{model.Validator{Status: 429, NotBefore: noon.Add(time.Second)}, fetch.ErrWait},
	} {
		r := own(address)
		r.Validator = tt.v
		if _, err := c.Get(context.Background(), r); !errors.Is(err, tt.err) || asked != 0 {
			t.Errorf("got error %v after %d requests, want %v after none", err, asked, tt.err)
		}
		r.Force = true
		if resp, err := c.Get(context.Background(), r); err != nil || resp.Validator.Gone() || asked != 1 {
			t.Errorf("forced: got error %v after %d requests", err, asked)
		}
		asked = 0
	}
	if _, err := client(t, fetch.Options{Offline: true}).Get(context.Background(), own(address)); !errors.Is(err, fetch.ErrOffline) || asked != 0 {
		t.Errorf("offline: got error %v after %d requests", err, asked)
	}
}

func TestGetWaitsForAllOfAHost(t *testing.T) {
	asked := 0
	address := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		asked++
		w.WriteHeader(http.StatusTooManyRequests)
	})
	c := client(t, fetch.Options{})
	for _, path := range []string{"/a", "/b"} {
		if _, err := c.Get(context.Background(), own(address+path)); !errors.Is(err, fetch.ErrWait) {
			t.Errorf("got error %v", err)
		}
	}
	if asked != 1 {
		t.Errorf("a host that asks to wait was asked %d times", asked)
	}
}

func TestGetFollowsRedirects(t *testing.T) {
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if got := r.Header.Get("Referer"); got != "" {
			t.Errorf("told where it came from: %s", got)
		}
		switch r.URL.Path {
		case "/old", "/older":
			http.Redirect(w, r, strings.Replace(r.URL.Path, "er", "", 1)+"er/../new", http.StatusMovedPermanently)
		case "/today":
			http.Redirect(w, r, "/new?day=1#top", http.StatusFound)
		case "/mixed":
			http.Redirect(w, r, "/today", http.StatusPermanentRedirect)
		case "/round":
			http.Redirect(w, r, "/round", http.StatusFound)
		case "/cookie":
			if _, err := r.Cookie("seen"); err != nil {
				http.SetCookie(w, &http.Cookie{Name: "seen", Value: "1"})
				http.Redirect(w, r, "/cookie", http.StatusFound)
				return
			}
			fallthrough
		default:
			_, _ = io.WriteString(w, "The bridge is open.")
		}
	})
	for _, tt := range []struct{ path, end, moved string }{
		{"/new", "/new", ""}, {"/old", "/new", "/new"}, {"/today", "/new?day=1", ""}, {"/mixed", "/new?day=1", "/today"}, {"/cookie", "/cookie", ""},
	} {
		resp, err := client(t, fetch.Options{}).Get(context.Background(), own(address+tt.path))
		moved := resp.Validator.Moved
		if err != nil || resp.Address != address+tt.end || moved != "" && moved != address+tt.moved || moved == "" && tt.moved != "" {
			t.Errorf("%s: got %s, moved to %q, error %v", tt.path, resp.Address, moved, err)
		}
	}
	if _, err := client(t, fetch.Options{}).Get(context.Background(), own(address+"/round")); !errors.Is(err, fetch.ErrRedirects) {
		t.Errorf("a loop: got error %v", err)
	}
}

func TestGetIsBounded(t *testing.T) {
	address := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/stated":
			w.Header().Set("Content-Length", "1000000")
			_, _ = io.WriteString(w, strings.Repeat("x", 1000))
		case "/endless":
			for r.Context().Err() == nil {
				if _, err := io.WriteString(w, strings.Repeat("x", 1<<10)); err != nil {
					return
				}
			}
		case "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			_, _ = io.CopyN(z, zeros{}, 256<<20)
			_ = z.Close()
		case "/fits":
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			_, _ = io.WriteString(z, strings.Repeat("x", 64<<10))
			_ = z.Close()
		case "/cut":
			w.Header().Set("Content-Length", "100")
			_, _ = io.WriteString(w, "The br")
		}
	})
	c := client(t, fetch.Options{MaxBytes: 64 << 10})
	for _, path := range []string{"/stated", "/endless", "/bomb"} {
		_, err := c.Get(context.Background(), own(address+path))
		if want := address + path + ": it is over the limit of 64 KiB; raise the limit with --max-size"; !errors.Is(err, fetch.ErrTooLarge) || err.Error() != want {
			t.Errorf("got error %v, want %s", err, want)
		}
	}
	if resp, err := c.Get(context.Background(), own(address+"/fits")); err != nil || len(resp.Data) != 64<<10 {
		t.Errorf("got %d bytes, error %v", len(resp.Data), err)
	}
	if _, err := c.Get(context.Background(), own(address+"/cut")); err == nil || !strings.Contains(err.Error(), "could not be fetched: unexpected EOF") {
		t.Errorf("a body that breaks off: got error %v", err)
	}
}

// zeros is a reader of zero bytes without end.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestGetStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	address := serve(t, func(_ http.ResponseWriter, r *http.Request) {
		cancel() // while the client waits for the answer
		<-r.Context().Done()
	})
	r := own(address)
	r.Validator.ETag = "kept"
	resp, err := client(t, fetch.Options{}).Get(ctx, r)
	if !errors.Is(err, context.Canceled) || resp.Validator != r.Validator {
		t.Errorf("got error %v and validator %+v; want them as they were", err, resp.Validator)
	}
}

func TestGetGivesUp(t *testing.T) {
	release := make(chan struct{})
	address := serve(t, func(http.ResponseWriter, *http.Request) { <-release })
	defer close(release)
	_, err := client(t, fetch.Options{Timeout: time.Millisecond}).Get(context.Background(), own(address))
	if want := address + ": the host does not answer in time; try again later"; !errors.Is(err, fetch.ErrTimeout) || err.Error() != want {
		t.Errorf("got error %v, want %s", err, want)
	}
}

func TestGetSortsWhatTheNetworkSays(t *testing.T) {
	secure := httptest.NewUnstartedServer(http.NotFoundHandler())
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	secure.StartTLS()
	defer secure.Close()
	plain := serve(t, http.NotFound)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed := "http://" + l.Addr().String()
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	c := client(t, fetch.Options{})
	for _, tt := range []struct {
		address string
		err     error
	}{
		{secure.URL, fetch.ErrTLS},
		{strings.Replace(plain, "http:", "https:", 1), fetch.ErrTLS},
		{closed, fetch.ErrRefused},
		{"ftp://example.org/", fetch.ErrAddress},
		{"https://", fetch.ErrAddress},
		{"no address", fetch.ErrAddress},
	} {
		if _, err := c.Get(context.Background(), own(tt.address)); !errors.Is(err, tt.err) {
			t.Errorf("%s: got error %v, want %v", tt.address, err, tt.err)
		}
	}
	for range 3 {
		_, err = c.Get(context.Background(), own(closed))
	}
	if !errors.Is(err, fetch.ErrDown) {
		t.Errorf("after three failures: got error %v, want that it was not tried", err)
	}
}

func TestGetStaysOutOfTheReadersNetwork(t *testing.T) {
	asked := 0
	inner := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		asked++
		_, _ = io.WriteString(w, "secret")
	})
	_, port, _ := strings.Cut(strings.TrimPrefix(inner, "http://"), ":")
	named := serve(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, inner, http.StatusFound) })
	c := client(t, fetch.Options{})
	for _, r := range []fetch.Request{
		{Address: inner},
		{Address: "http://localhost:" + port},
		{Address: "http://[::ffff:127.0.0.1]:" + port},
		{Address: named, Private: true}, // may be asked, but leads to another host
		{Address: inner, Robots: true},
	} {
		if _, err := c.Get(context.Background(), r); !errors.Is(err, fetch.ErrPrivate) {
			t.Errorf("%+v: got error %v", r, err)
		}
	}
	if asked != 0 {
		t.Errorf("the inner server was asked %d times", asked)
	}
}

func TestGetKeepsAPace(t *testing.T) {
	var under, most atomic.Int32
	address := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		n := under.Add(1)
		defer under.Add(-1)
		for m := most.Load(); n > m; m = most.Load() {
			most.CompareAndSwap(m, n)
		}
		_, _ = io.WriteString(w, "The bridge is open.")
	})
	time0 := newClock()
	c := client(t, fetch.Options{Clock: time0})
	var all sync.WaitGroup
	for i := range 12 {
		all.Go(func() {
			if _, err := c.Get(context.Background(), own(fmt.Sprintf("%s/%d", address, i))); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if got := time0.Now().Sub(noon); got < 5*time.Second {
		t.Errorf("twelve requests to a host took %v by the clock, want at least 5s", got)
	}
	if most.Load() > 2 {
		t.Errorf("%d requests at once to one host", most.Load())
	}
}

func TestGetAsksRobots(t *testing.T) {
	for _, tt := range []struct {
		name, rules string
		status      int
		closed      bool
		took        time.Duration // for three pages, by the clock
	}{
		{"no file", "", 404, false, time.Second},
		{"trouble", "", 500, true, 0},
		{"closed", "User-agent: *\nDisallow: /", 200, true, 0},
		{"closed to us", "User-agent: WhoSaid\nDisallow: /news", 200, true, 0},
		{"open to us", "User-agent: whosaid\nDisallow:\n\nUser-agent: *\nDisallow: /", 200, false, time.Second},
		{"another part", "User-agent: *\nDisallow: /admin\nAllow: /", 200, false, time.Second},
		{"a page instead", "<html><body>Not here", 200, false, time.Second},
		{"a pattern", "User-agent: *\nDisallow: /*?print=", 200, false, time.Second},
		{"broken lines", "Disallow: /\nUser-agent: *\nCrawl-delay: soon\nDisallow: /x", 200, false, time.Second},
		{"slow", "User-agent: *\nCrawl-delay: 10", 200, false, 20 * time.Second},
	} {
		t.Run(tt.name, func(t *testing.T) {
			read := 0
			address := serve(t, func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/robots.txt" {
					read++
					w.WriteHeader(tt.status)
					_, _ = io.WriteString(w, tt.rules)
					return
				}
				_, _ = io.WriteString(w, "The bridge is open.")
			})
			time0 := newClock()
			c := client(t, fetch.Options{Clock: time0})
			for i := range 3 {
				_, err := c.Get(context.Background(), fetch.Request{Address: fmt.Sprintf("%s/news/%d", address, i), Private: true, Robots: true})
				if errors.Is(err, fetch.ErrRobots) != tt.closed || err != nil && !tt.closed {
					t.Errorf("got error %v", err)
				}
			}
			if read != 1 {
				t.Errorf("robots.txt was read %d times", read)
			}
			if took := time0.Now().Sub(noon); took < tt.took-time.Second/2 || took > tt.took+time.Second/2 {
				t.Errorf("took %v by the clock, want about %v", took, tt.took)
			}
		})
	}
}

func TestGetWantsText(t *testing.T) {
	address := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "audio/mpeg")
		_, _ = io.WriteString(w, "ID3")
	})
	r := own(address)
	r.Text = true
	if _, err := client(t, fetch.Options{}).Get(context.Background(), r); !errors.Is(err, fetch.ErrMedia) {
		t.Errorf("got error %v", err)
	}
}

func TestErrorHidesPasswords(t *testing.T) {
	_, err := client(t, fetch.Options{Offline: true}).Get(context.Background(), own("https://me:secret@example.org/feed"))
	if err == nil || strings.Contains(err.Error(), "secret") || !strings.Contains(err.Error(), "example.org") {
		t.Errorf("got error %v", err)
	}
}

func ExampleCanonical() {
	for _, address := range []string{"HTTPS://Example.ORG:443/Feed#top", "feed://example.org", "feed:https://bücher.example/", "mailto:a@example.org"} {
		fmt.Println(fetch.Canonical(address))
	}
	// Output:
	// https://example.org/Feed <nil>
	// http://example.org/ <nil>
	// https://xn--bcher-kva.example/ <nil>
	//  not an http or https address
}
