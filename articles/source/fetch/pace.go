package fetch

import (
	"context"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

const (
	// hostInterval is the time between two requests to a host, once hostBurst
	// requests were made in a row.
	hostInterval = 500 * time.Millisecond
	hostBurst    = 2
	// hostSlots bounds the requests under way to one host.
	hostSlots = 2
	// downAfter failures in a row to reach a host nobody tries it again in this run.
	downAfter = 3
	// maxCrawlDelay bounds what a robots.txt may ask for; longer ones would stop
	// an update for hours.
	maxCrawlDelay = 30 * time.Second
)

// pace keeps requests apart.
type pace struct {
	clock Clock
	slots chan struct{} // one for each request under way

	mu    sync.Mutex
	hosts map[string]*host
}

// host is what the run has learnt of one host and port.
type host struct {
	limiter *rate.Limiter
	slots   chan struct{}

	mu        sync.Mutex
	failures  int
	notBefore time.Time
}

func newPace(clock Clock, parallel int) *pace {
	return &pace{clock: clock, slots: make(chan struct{}, parallel), hosts: map[string]*host{}}
}

// of is the host at an address's "name:port".
func (p *pace) of(name string) *host {
	name = strings.ToLower(name)
	p.mu.Lock()
	defer p.mu.Unlock()
	h := p.hosts[name]
	if h == nil {
		h = &host{
			limiter: rate.NewLimiter(rate.Every(hostInterval), hostBurst),
			slots:   make(chan struct{}, hostSlots),
		}
		p.hosts[name] = h
	}
	return h
}

// enter waits for a turn at h. Whoever gets one calls leave. It waits for the
// host first, so that a busy host does not hold up the others.
func (p *pace) enter(ctx context.Context, h *host) (leave func(), err error) {
	if err := take(ctx, h.slots); err != nil {
		return nil, err
	}
	now := p.clock.Now()
	turn := h.limiter.ReserveN(now, 1)
	if wait := turn.DelayFrom(now); wait > 0 {
		if err := p.clock.Sleep(ctx, wait); err != nil {
			turn.CancelAt(p.clock.Now())
			<-h.slots
			return nil, err
		}
	}
	if err := take(ctx, p.slots); err != nil {
		<-h.slots
		return nil, err
	}
	return func() { <-p.slots; <-h.slots }, nil
}

func take(ctx context.Context, slots chan struct{}) error {
	select {
	case slots <- struct{}{}:
		if err := ctx.Err(); err != nil {
			<-slots
			return err
		}
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// slow makes the host wait at least delay between requests.
func (h *host) slow(now time.Time, delay time.Duration) {
	if delay = min(delay, maxCrawlDelay); delay > hostInterval {
		h.limiter.SetLimitAt(now, rate.Every(delay))
		h.limiter.SetBurstAt(now, 1)
	}
}

// closed says why the host is not to be asked now; nil when it may be.
func (h *host) closed(now time.Time) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	switch {
	case h.failures >= downAfter:
		return ErrDown
	case now.Before(h.notBefore):
		return ErrWait
	}
	return nil
}

// rest is when a host that asks to wait may be asked again.
func (h *host) rest() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.notBefore
}

// note counts whether the host was reached.
func (h *host) note(reached bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if reached {
		h.failures = 0
	} else {
		h.failures++
	}
}

// waitUntil keeps everybody from asking the host before t.
func (h *host) waitUntil(t time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if t.After(h.notBefore) {
		h.notBefore = t
	}
}
