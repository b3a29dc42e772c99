package fetch

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"

	"github.com/temoto/robotstxt"
)

const (
	// maxRobotsBytes of a robots.txt are read; RFC 9309 wants 500 KiB at least.
	maxRobotsBytes = 512 << 10
	// maxRobotsLine is the longest line, in bytes, and maxWildcards the number of
	// "*" in all lines together, that are heeded: each costs time for every page.
	maxRobotsLine = 2 << 10
	maxWildcards  = 2000
	robotName     = "whosaid"
)

// robots remembers what the hosts' robots.txt files say.
type robots struct {
	mu    sync.Mutex
	files map[string]*robotsFile // by scheme and host
}

// robotsFile is one host's, read once.
type robotsFile struct {
	turn  chan struct{} // holds one token; whoever has it may read or ask
	known bool
	group *robotstxt.Group // nil lets everything through
	err   error            // why nothing goes through
}

// allow is nil when the host lets programs read the address.
func (r *robots) allow(ctx context.Context, c *Client, at *url.URL, private bool) error {
	f := r.of(at.Scheme + "://" + at.Host)
	if err := take(ctx, f.turn); err != nil {
		return err
	}
	defer func() { <-f.turn }()
	if !f.known {
		group, err := c.readRobots(ctx, at, private)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		f.known, f.group, f.err = true, group, err
		if group != nil {
			c.pace.of(at.Host).slow(c.opt.Clock.Now(), group.CrawlDelay)
		}
	}
	switch {
	case f.err != nil:
		return f.err
	case f.group != nil && !f.group.Test(at.RequestURI()):
		return ErrRobots
	}
	return nil
}

func (r *robots) of(host string) *robotsFile {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.files == nil {
		r.files = map[string]*robotsFile{}
	}
	f := r.files[host]
	if f == nil {
		f = &robotsFile{turn: make(chan struct{}, 1)}
		r.files[host] = f
	}
	return f
}

// readRobots reads a host's rules for us: none when it has no such file, all
// closed when it has trouble telling (RFC 9309, 2.3.1).
func (c *Client) readRobots(ctx context.Context, at *url.URL, private bool) (*robotstxt.Group, error) {
	file := &url.URL{Scheme: at.Scheme, Host: at.Host, Path: "/robots.txt"}
	f := fetching{c: c, r: Request{Address: file.String(), Private: private}, jar: newJar()}
	var rules []byte
	for range maxRedirects {
		next, err := f.robotsHop(ctx, file, &rules)
		if err != nil {
			return nil, err
		}
		if next == nil {
			break
		}
		file = next
	}
	if f.status >= http.StatusInternalServerError {
		return nil, ErrRobots
	}
	return parseRobots(rules), nil
}

// robotsHop is hop for a robots.txt, whose errors and size mean something else.
func (f *fetching) robotsHop(ctx context.Context, at *url.URL, rules *[]byte) (next *url.URL, err error) {
	err = f.ask(ctx, at, func(_ *host, resp *http.Response) (err error) {
		switch to := resp.Header.Get("Location"); {
		case resp.StatusCode >= 300 && resp.StatusCode < 400 && to != "":
			next, err = follow(at, to)
		case resp.StatusCode >= 200 && resp.StatusCode < 300:
			*rules, err = io.ReadAll(io.LimitReader(resp.Body, maxRobotsBytes))
			if err != nil {
				err = cause(ctx, err)
			}
		}
		return err
	})
	return next, err
}

// parseRobots reads the rules that concern us. Lines that are no rule, and rules
// that are nobody's, are passed over; nil lets everything through.
func parseRobots(data []byte) *robotstxt.Group {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	var kept []byte
	agent, wildcards := false, 0
	for line := range bytes.Lines(data) {
		line, _, _ = bytes.Cut(line, []byte("#"))
		field, value, found := strings.Cut(string(line), ":")
		field, value = strings.ToLower(strings.TrimSpace(field)), strings.TrimSpace(value)
		if !found || len(line) > maxRobotsLine {
			continue
		}
		switch field {
		case "user-agent":
			agent = true
		case "allow", "disallow":
			if wildcards += strings.Count(value, "*"); wildcards > maxWildcards {
				continue
			}
		case "crawl-delay":
			if seconds, err := strconv.ParseFloat(value, 64); err != nil || !(seconds >= 0 && seconds <= 1e6) {
				continue
			}
		default:
			continue
		}
		if agent {
			kept = append(append(kept, field+": "+value...), '\n')
		}
	}
	rules, err := robotstxt.FromBytes(kept)
	if err != nil || rules == nil {
		return nil
	}
	return rules.FindGroup(robotName)
}
