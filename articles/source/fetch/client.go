package fetch

import (
	"context"
	"net"
	"net/http"
	"net/http/cookiejar"
	"sync"
	"time"

	"whosaid/model"
)

// What a client does where its options are silent.
const (
	DefaultMaxBytes = 32 << 20
	DefaultParallel = 8
	DefaultTimeout  = 60 * time.Second

	connectTimeout = 10 * time.Second
	headerTimeout  = 20 * time.Second
	maxRedirects   = 10
	maxHeaderBytes = 256 << 10
)

// Options bound and observe a client. The zero value is ready to use.
type Options struct {
	// Version is the program's, for the User-Agent "whosaid/VERSION".
	Version string
	// Offline lets every request fail with ErrOffline.
	Offline bool
	// MaxBytes is the largest body, in bytes after decompression; 0 means
	// DefaultMaxBytes.
	MaxBytes int64
	// Parallel bounds the requests under way at once; 0 means DefaultParallel.
	Parallel int
	// Timeout bounds one exchange, from dialling to the body's last byte; 0 means
	// DefaultTimeout. Waiting for a turn does not count.
	Timeout time.Duration
	// Clock is time for pacing and Retry-After; nil means the machine's.
	Clock Clock
}

// Client fetches. It is safe for concurrent use, starts nothing before the first
// request, and remembers paces and robots.txt files for as long as it lives.
type Client struct {
	opt   Options
	agent string
	pace  *pace
	robot robots
	// open goes anywhere, guarded to the public Internet alone. Two, so that no
	// connection made by the one serves the other.
	open, guarded func() *http.Transport
}

// New makes a client.
func New(opt Options) *Client {
	if opt.MaxBytes <= 0 {
		opt.MaxBytes = DefaultMaxBytes
	}
	if opt.Parallel <= 0 {
		opt.Parallel = DefaultParallel
	}
	if opt.Timeout <= 0 {
		opt.Timeout = DefaultTimeout
	}
	if opt.Clock == nil {
		opt.Clock = Wall{}
	}
	if opt.Version == "" {
		opt.Version = "devel"
	}
	return &Client{
		opt: opt, agent: "whosaid/" + opt.Version, pace: newPace(opt.Clock, opt.Parallel),
		open: sync.OnceValue(func() *http.Transport { return transport(&net.Dialer{Timeout: connectTimeout}) }),
		guarded: sync.OnceValue(func() *http.Transport {
			return transport(&net.Dialer{Timeout: connectTimeout, ControlContext: publicOnly})
		}),
	}
}

func transport(d *net.Dialer) *http.Transport {
	return &http.Transport{
		Proxy:                  http.ProxyFromEnvironment,
		DialContext:            d.DialContext,
		ForceAttemptHTTP2:      true,
		TLSHandshakeTimeout:    connectTimeout,
		ResponseHeaderTimeout:  headerTimeout,
		MaxResponseHeaderBytes: maxHeaderBytes,
		MaxIdleConnsPerHost:    hostSlots,
		IdleConnTimeout:        30 * time.Second,
	}
}

// Close gives back the connections that wait for another request.
func (c *Client) Close() {
	c.open().CloseIdleConnections()
	c.guarded().CloseIdleConnections()
}

// Request is what to fetch and how.
type Request struct {
	Address string // see Canonical
	// Validator makes the request conditional; its zero value does not.
	Validator model.Validator
	// Private lets the address's own host lie in the reader's network.
	Private bool
	// Robots asks the host's robots.txt first.
	Robots bool
	// Text refuses pictures, sound and the like before their bytes come (ErrMedia).
	Text bool
	// Force asks although the server wants us to wait or said that it is gone.
	Force bool
}

// Response is what came.
type Response struct {
	Address string // redirects followed
	Media   string // as the server stated it
	Data    []byte // decompressed; nil when Unchanged by the validators
	// Unchanged says that the content is what it was at the last check.
	Unchanged bool
	// Validator is what to send next time. It is set with an error, too.
	Validator model.Validator
}

// exchange sends one request without following redirects. Its deadline ends with
// release, which must be called whatever happens.
func (c *Client) exchange(ctx context.Context, req *http.Request, private bool, jar http.CookieJar) (*http.Response, func(), error) {
	timed, release := context.WithTimeout(ctx, c.opt.Timeout)
	way := c.guarded()
	if private {
		way = c.open()
	} else if proxied(req) { // the proxy dials: only the address itself can be judged here
		if err := literal(req.URL.Hostname()); err != nil {
			return nil, release, err
		}
		way = c.open()
	}
	h := http.Client{
		Transport: way, Jar: jar,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	resp, err := h.Do(req.WithContext(timed))
	return resp, release, err
}

// newJar is a jar for the cookies of one fetch: sites set one and redirect, and go
// on redirecting those who don't bring it.
func newJar() http.CookieJar {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return nil // it never fails; without a jar there are no cookies
	}
	return jar
}
