package articles

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"whosaid/articles/bundle"
	"whosaid/articles/decode"
	"whosaid/articles/source"
	"whosaid/articles/source/fetch"
	"whosaid/model"
)

const (
	// pagesAhead is how many of a feed's pages are fetched at once; the host's pace
	// bounds them further.
	pagesAhead = 4
	// maxPages is how many pages one check of a feed fetches. Further entries wait for
	// the next check: no feed may send its reader through half the web.
	maxPages = 250
)

// feedRun is one reading of a feed.
type feedRun struct {
	in      *Intake
	meter   *meter
	address string // where the feed lies
	name    string // what to call it in errors
	private bool   // the feed may lie in the reader's network
	known   map[string]string
	holds   func(url string) bool
	raw     source.Raw
	failed  []*PagesError // one for each reason
	pending bool          // some pages are to be tried again
}

// readFeed emits the entries of a feed that the user names. Those of one that was
// fetched lead on to their pages; those of a file are what the file holds.
func (in *Intake) readFeed(ctx context.Context, raw source.Raw, m *meter, emit func(step) bool) {
	feed, err := bundle.ReadFeed(raw.Data, raw.Address, raw.Media)
	switch {
	case err != nil:
		emit(step{err: brokenFeed(raw.Source, err)})
		return
	case len(feed.Entries) == 0:
		emit(step{err: &SourceError{Source: raw.Source, Reason: "the feed has no entry; try again later", Err: ErrNoSource}})
		return
	}
	f := feedRun{in: in, meter: m, address: raw.Address, name: raw.Source, private: true, raw: raw}
	if raw.Address != "" {
		f.entries(ctx, feed, emit)
		return
	}
	if feed.Broken != nil && !emit(step{err: f.broken(feed)}) {
		return
	}
	raws := make([]model.Raw, len(feed.Entries))
	for i, part := range bundle.Number(raw.Source, feed.Entries) {
		raws[i] = rawOf(part)
	}
	rereadAll(ctx, raws, emit)
}

// broken says that a feed breaks off.
func (f *feedRun) broken(feed *bundle.Feed) error {
	reason := fmt.Sprintf("the feed breaks off (%s) after %d entries, which were read; try again later", lastLine(feed.Broken), len(feed.Entries))
	return &SourceError{Source: f.name, Reason: reason, Err: feed.Broken}
}

// brokenFeed says that a feed cannot be read.
func brokenFeed(name string, err error) error {
	return &SourceError{Source: name, Reason: fmt.Sprintf("the feed is broken (%s); tell the site, or add another of its feeds", lastLine(err)), Err: err}
}

// lastLine is the last line of an error's message: joined errors have one each.
func lastLine(err error) string {
	text := strings.TrimSpace(err.Error())
	return decode.SanitizeLine(text[strings.LastIndexByte(text, '\n')+1:])
}

// entries emits what a feed has that is new, and what went wrong.
func (f *feedRun) entries(ctx context.Context, feed *bundle.Feed, emit func(step) bool) {
	if feed.Broken != nil && !emit(step{err: f.broken(feed)}) {
		return
	}
	fresh, pages := f.fresh(feed.Entries)
	f.meter.expect(pages)
	for got := range inOrder(ctx, slices.Values(fresh), pagesAhead, f.entry) {
		f.note(got)
		if got.tells() && !emit(got.step) {
			return
		}
	}
	for _, e := range f.failed {
		if !emit(step{err: e}) {
			return
		}
	}
}

// fresh are the entries that are not known yet, each once and named, and how many
// of them lead to a page that is to be fetched.
func (f *feedRun) fresh(entries []bundle.Part) (fresh []bundle.Part, pages int) {
	links, names := map[string]int{}, map[string]int{}
	for i := range entries {
		links[entries[i].Label.URL]++
		names[entries[i].ID]++
	}
	seen := map[string]bool{}
	for _, p := range entries {
		if names[p.ID] > 1 && links[p.Label.URL] == 1 {
			p.ID = p.Label.URL // some feeds give all entries one name
		}
		if p.ID == "" {
			p.ID = digest(p.Label.Title, string(p.Data))
		}
		p.Summary = p.Summary && p.Label.URL != "" && links[p.Label.URL] == 1 // what many lead to is nobody's page
		if stamp, known := f.known[p.ID]; seen[p.ID] || known && stamp == stampOf(&p) {
			continue
		}
		if p.Summary {
			if pages == maxPages {
				f.pending = true
				continue
			}
			pages++
		}
		seen[p.ID] = true
		p.Source = cmp.Or(p.Label.URL, f.raw.Source+"#"+p.ID)
		fresh = append(fresh, p)
	}
	return fresh, pages
}

// stampOf changes when an entry does. Of a summary only the stated time counts:
// many feeds put something else into it at each reading, and the page is what is
// wanted.
func stampOf(p *bundle.Part) string {
	if p.Summary {
		return digest("summary", p.Updated, p.Label.URL)
	}
	return digest("full", p.Updated, p.Label.Title, string(p.Data))
}

func digest(texts ...string) string {
	h := sha256.New()
	for _, t := range texts {
		_, _ = fmt.Fprintf(h, "%d:%s", len(t), t) // a hash never fails
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// got is what became of an entry.
type got struct {
	step step
	page error // why its page could not be had
}

// tells reports whether there is anything to hand on.
func (g *got) tells() bool {
	d := &g.step.delivery
	return d.Article != nil || d.Stamp != ""
}

// entry makes an article of an entry.
func (f *feedRun) entry(ctx context.Context, p bundle.Part, emit func(got) bool) {
	r := rawOf(p)
	r.Fetched = f.raw.Fetched
	g := got{step: step{delivery: model.Delivery{Source: f.address, Entry: p.ID, Stamp: stampOf(&p)}}}
	url := p.Label.URL
	switch {
	case p.Summary && f.holds != nil && !f.unfinished(p.ID) && f.holds(url):
		g.step.delivery.URL = url
		f.meter.done(url, 0)
		emit(g)
		return
	case p.Summary:
		var page step
		if page, g.page = f.page(ctx, p); g.page == nil {
			g.step.delivery.Article, g.step.delivery.Raw = page.delivery.Article, page.delivery.Raw
			emit(g)
			return
		}
		if ctx.Err() != nil {
			return
		}
		if passing(g.page) {
			g.step.delivery.Stamp = ""
		}
	}
	if a, err := Reread(r); err == nil { // else the entry is a picture or a film
		g.step.delivery.Article, g.step.delivery.Raw = a, r
	}
	emit(g)
}

// unfinished reports whether only the summary of an entry was had so far: then the
// library holds its address, but not its page.
func (f *feedRun) unfinished(id string) bool {
	stamp, known := f.known[id]
	return known && stamp == ""
}

// passing reports whether what failed may go well next time.
func passing(err error) bool {
	var web *fetch.Error
	return errors.As(err, &web) && web.Passing()
}

// errThin says that a page shows less than the feed does: a question about
// cookies, a login.
var errThin = errors.New("the page shows less than the feed's summary; open it in a browser")

// page fetches and reads the page that an entry leads to.
func (f *feedRun) page(ctx context.Context, p bundle.Part) (step, error) {
	address, err := fetch.Canonical(p.Label.URL)
	if err != nil {
		return step{}, &fetch.Error{Address: fetch.Redact(p.Label.URL), Err: err}
	}
	private := f.private && fetch.SameHost(address, f.address)
	resp, err := f.in.web.Get(ctx, fetch.Request{Address: address, Private: private, Robots: true, Text: true, Force: f.in.opt.Force})
	if ctx.Err() != nil {
		return step{}, ctx.Err()
	}
	f.meter.done(address, len(resp.Data))
	if err != nil {
		return step{}, err
	}
	r := model.Raw{
		Name: fetch.Redact(resp.Address), Address: fetch.Redact(resp.Address), Media: resp.Media, Data: resp.Data, Fetched: f.raw.Fetched, Label: p.Label,
	}
	r.Label.Weak, r.Label.URL = true, r.Address
	a, err := Reread(r)
	if err != nil {
		return step{}, err
	}
	if keptWords(a) < f.summaryWords(p) {
		return step{}, &SourceError{Source: r.Name, Reason: errThin.Error(), Err: errThin}
	}
	return step{delivery: model.Delivery{Article: a, Raw: r}}, nil
}

// summaryWords counts the words of the article that an entry alone would give.
func (f *feedRun) summaryWords(p bundle.Part) int {
	a, err := Reread(rawOf(p))
	if err != nil {
		return 0
	}
	return keptWords(a)
}

// keptWords counts the words of an article that the cleaner kept.
func keptWords(a *model.Article) int {
	n := 0
	for _, b := range a.Blocks {
		if b.Kept() {
			n += len(strings.Fields(b.Span.In(a.Text)))
		}
	}
	return n
}

// note counts a page that failed with those that failed alike.
func (f *feedRun) note(g got) {
	if g.page == nil {
		return
	}
	f.pending = f.pending || g.step.delivery.Stamp == ""
	reason := reasonOf(g.page)
	for _, e := range f.failed {
		if reasonOf(e.Err) == reason {
			e.Count++
			return
		}
	}
	f.failed = append(f.failed, &PagesError{Source: f.name, Count: 1, Err: g.page})
}

// reasonOf is an error's kind, by which pages that failed alike are told together.
func reasonOf(err error) string {
	var web *fetch.Error
	if errors.As(err, &web) {
		return fmt.Sprint(web.Status, web.Err)
	}
	for {
		next := errors.Unwrap(err)
		if next == nil {
			return err.Error()
		}
		err = next
	}
}
