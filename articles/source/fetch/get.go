package fetch

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
)

// accept prefers what articles come in.
const accept = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.9, text/plain;q=0.8, */*;q=0.5"

// Get fetches one document. Its errors are *Error, but for ctx's own. The response
// always has a validator to keep for the next check.
func (c *Client) Get(ctx context.Context, r Request) (Response, error) {
	f := fetching{c: c, r: r, resp: Response{Address: r.Address, Validator: r.Validator}}
	f.resp.Validator.Checked = c.opt.Clock.Now()
	err := f.run(ctx)
	v := &f.resp.Validator
	if err == nil {
		v.Failures, v.Problem = 0, ""
		return f.resp, nil
	}
	if ctx.Err() != nil {
		return Response{Address: r.Address, Validator: r.Validator}, ctx.Err() // nobody learnt anything
	}
	var known *Error
	if !errors.As(err, &known) {
		known = &Error{Err: err}
	}
	told := *known // others may hold the same
	told.Address, told.Status = Redact(r.Address), f.status
	v.Failures++
	v.Problem = told.Error()
	return f.resp, &told
}

// fetching is one Get under way.
type fetching struct {
	c      *Client
	r      Request
	resp   Response
	status int
	jar    http.CookieJar
}

func (f *fetching) run(ctx context.Context) error {
	at, err := parse(f.r.Address)
	now := f.c.opt.Clock.Now()
	switch v := &f.r.Validator; {
	case err != nil:
		return err
	case f.c.opt.Offline:
		return ErrOffline
	case f.r.Force:
	case v.Gone():
		f.status = v.Status
		return ErrGone
	case now.Before(v.NotBefore):
		return &Error{Err: ErrWait, Until: v.NotBefore}
	}
	f.jar = newJar()
	f.resp.Validator.Moved = ""
	permanent := true
	for range maxRedirects + 1 {
		next, err := f.hop(ctx, at)
		if err != nil || next == nil {
			return err
		}
		permanent = permanent && (f.status == http.StatusMovedPermanently || f.status == http.StatusPermanentRedirect)
		if permanent {
			f.resp.Validator.Moved = next.String()
		}
		f.resp.Address, at = next.String(), next
	}
	return ErrRedirects
}

// hop asks one address. It returns where the answer leads, or nil when it is the
// document itself.
func (f *fetching) hop(ctx context.Context, at *url.URL) (next *url.URL, err error) {
	if f.r.Robots {
		if err := f.c.robot.allow(ctx, f.c, at, f.private(at)); err != nil {
			return nil, err
		}
	}
	err = f.ask(ctx, at, func(h *host, resp *http.Response) error {
		f.resp.Validator.Status = resp.StatusCode
		next, err = f.answer(ctx, h, at, resp)
		return err
	})
	return next, err
}

// private reports whether an address may lie in the reader's network: on the host
// that he named.
func (f *fetching) private(at *url.URL) bool {
	return f.r.Private && strings.EqualFold(at.Host, hostOf(f.r.Address))
}

// ask waits for a turn, sends one request and hands the answer to read.
func (f *fetching) ask(ctx context.Context, at *url.URL, read func(*host, *http.Response) error) error {
	h := f.c.pace.of(at.Host)
	leave, err := f.c.pace.enter(ctx, h)
	if err != nil {
		return err
	}
	defer leave()
	if err := h.closed(f.c.opt.Clock.Now()); err != nil && !f.r.Force {
		return &Error{Err: err, Until: h.rest()}
	}
	req, err := f.request(ctx, at)
	if err != nil {
		return ErrAddress
	}
	resp, release, err := f.c.exchange(ctx, req, f.private(at), f.jar)
	defer release()
	if err != nil {
		err = cause(ctx, err)
		h.note(errors.Is(err, ErrPrivate) || ctx.Err() != nil)
		return err
	}
	defer func() { _ = resp.Body.Close() }() // it is only read from
	h.note(true)
	f.status = resp.StatusCode
	return read(h, resp)
}

// request carries the conditions and says who asks.
func (f *fetching) request(ctx context.Context, at *url.URL) (*http.Request, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), http.NoBody)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", f.c.agent)
	req.Header.Set("Accept", accept)
	if v := f.r.Validator; v.ETag != "" {
		req.Header.Set("If-None-Match", v.ETag)
	}
	if v := f.r.Validator; v.LastModified != "" {
		req.Header.Set("If-Modified-Since", v.LastModified)
	}
	return req, nil
}

// answer reads what an answer means, and its body when it has one.
func (f *fetching) answer(ctx context.Context, h *host, at *url.URL, resp *http.Response) (*url.URL, error) {
	v := &f.resp.Validator
	switch resp.StatusCode {
	case http.StatusNotModified:
		f.resp.Unchanged = true
		return nil, nil
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		if to := resp.Header.Get("Location"); to != "" {
			return follow(at, to)
		}
		return nil, ErrStatus
	case http.StatusGone:
		return nil, ErrGone
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		now := f.c.opt.Clock.Now()
		v.NotBefore = now.Add(retryAfter(resp.Header.Get("Retry-After"), resp.StatusCode, now))
		h.waitUntil(v.NotBefore)
		return nil, &Error{Err: ErrWait, Until: v.NotBefore}
	}
	if resp.StatusCode < 200 || resp.StatusCode > 299 {
		return nil, ErrStatus
	}
	if f.r.Text && !textual(resp.Header.Get("Content-Type")) {
		return nil, ErrMedia
	}
	data, err := f.c.body(ctx, resp)
	if err != nil {
		return nil, err
	}
	f.resp.Data, f.resp.Media = data, resp.Header.Get("Content-Type")
	v.ETag, v.LastModified = resp.Header.Get("ETag"), resp.Header.Get("Last-Modified")
	sum := sha256.Sum256(data)
	hash := hex.EncodeToString(sum[:])
	f.resp.Unchanged, v.Hash = hash == v.Hash, hash
	return nil, nil
}

// textual reports whether a media type can hold an article's text: all but those
// that plainly cannot, since servers give feeds many names.
func textual(media string) bool {
	kind, _, err := mime.ParseMediaType(media)
	if err != nil {
		return true
	}
	for _, other := range []string{
		"image/", "audio/", "video/", "font/", "model/", "application/pdf", "application/zip", "application/gzip", "application/epub",
		"application/msword", "application/vnd.", "application/java", "application/wasm", "application/x-shockwave", "application/ogg",
	} {
		if strings.HasPrefix(kind, other) {
			return strings.HasSuffix(kind, "xml") && kind != "image/svg+xml" // such as application/vnd.…+xml
		}
	}
	return true
}

// body reads a body within the limit. Transport has undone gzip already, so that
// the limit holds for what it unpacks to.
func (c *Client) body(ctx context.Context, resp *http.Response) ([]byte, error) {
	limit := c.opt.MaxBytes
	if resp.ContentLength > limit {
		return nil, &Error{Err: ErrTooLarge, Limit: limit}
	}
	var b bytes.Buffer
	if resp.ContentLength > 0 {
		b.Grow(int(resp.ContentLength) + bytes.MinRead)
	}
	if _, err := b.ReadFrom(io.LimitReader(resp.Body, limit+1)); err != nil {
		return nil, cause(ctx, err)
	}
	switch {
	case int64(b.Len()) > limit:
		return nil, &Error{Err: ErrTooLarge, Limit: limit}
	case b.Len() == 0:
		return nil, ErrEmpty
	}
	return b.Bytes(), nil
}

// follow is where a Location leads. A name and password do not follow to another
// host, nor does the link's fragment.
func follow(from *url.URL, to string) (*url.URL, error) {
	u, err := from.Parse(strings.TrimSpace(to))
	if err != nil {
		return nil, ErrRedirects
	}
	if u.Host != from.Host || u.Scheme != from.Scheme {
		u.User = nil
	}
	u.Fragment = ""
	return parse(u.String())
}
