package model

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"time"
)

// SourceKind is what a source of articles proved to be.
type SourceKind string

// The kinds of source. Lists of sources (OPML, newsboat's urls) are none
// themselves: recognising them gives the sources they name.
const (
	SourceFile    SourceKind = "file"    // one file: text, Markdown, HTML, a bundle
	SourceFolder  SourceKind = "folder"  // the text files in a folder and below it
	SourceMailbox SourceKind = "mailbox" // one mbox file
	SourceMaildir SourceKind = "maildir" // a folder with cur, new and tmp
	SourceFeed    SourceKind = "feed"    // RSS, Atom or JSON feed at an address
	SourcePage    SourceKind = "page"    // one page at an address
)

// Source is one place that articles come from, time and again.
type Source struct {
	// Address names the source and never changes by itself: an absolute path, or
	// an http or https URL in its canonical spelling.
	Address string
	Kind    SourceKind
	// Title is the user's name for the source, or the feed's own.
	Title string
	// Site is the address of the web site that a feed belongs to, "" when unknown.
	Site string
	// Tags are the user's groups, each once (an OPML's folders, newsboat's tags).
	Tags  []string
	Added time.Time
	// Private allows the source to lie in the reader's own network (loopback and
	// private addresses), because the user named its address himself. A source
	// that a fetched list or page named may not.
	Private bool
	// Validator is what the last check left behind.
	Validator Validator
}

// Remote reports whether the source is fetched over the network.
func (s *Source) Remote() bool { return s.Kind == SourceFeed || s.Kind == SourcePage }

// Name is what to call the source: its title, or its address for eyes.
func (s *Source) Name() string {
	if s.Title != "" {
		return s.Title
	}
	return s.Shown()
}

// Shown is the source's address for eyes: without the password that it may hold.
func (s *Source) Shown() string {
	if u, err := url.Parse(s.Address); err == nil && u.User != nil {
		return u.Redacted()
	}
	return s.Address
}

// Trouble is what was wrong at the last check, without the source's name before it.
func (s *Source) Trouble() string {
	for _, name := range []string{s.Name(), s.Shown(), s.Address} {
		if rest, ok := strings.CutPrefix(s.Validator.Problem, name+": "); ok {
			return rest
		}
	}
	return s.Validator.Problem
}

// maxTags bounds a source's tags: a list from a stranger may name any number.
const maxTags = 64

// Tag adds tags that the source does not have yet, up to 64 in all.
func (s *Source) Tag(tags ...string) {
	for _, tag := range tags {
		if tag != "" && len(s.Tags) < maxTags && !slices.Contains(s.Tags, tag) {
			s.Tags = append(s.Tags, tag)
		}
	}
}

// Validator lets the next check of a source ask "anything new since?" (RFC 9110,
// conditional requests). It is opaque to whoever keeps it, but for what a list
// of sources shows. The zero value is a source that was never checked.
type Validator struct {
	ETag         string // as the server stated it
	LastModified string // as the server stated it
	// Hash is the SHA-256 of the content in hex, or a file's size and time.
	Hash    string
	Checked time.Time // when the source was last asked, zero for never
	// Status is the last HTTP status (200, 304, 404 …), 0 when there was none.
	Status int
	// NotBefore is the earliest time the server wants to be asked again.
	NotBefore time.Time
	// Moved is the address that the server says the source has moved to for good.
	Moved string
	// Failures counts the failed checks since the last that went well; Problem is
	// the last one's message, with what to do.
	Failures int
	Problem  string
}

// Gone reports whether the server said that the source will not come back. It is
// not asked again unless the user insists.
func (v *Validator) Gone() bool { return v.Status == 410 }

// Label is what stands around an article about it: in the feed, the mail's
// header, the archive's index. Its values are as found there, neither sanitised
// nor checked.
type Label struct {
	Title     string
	Authors   []string
	Outlet    string
	Published string // in any form
	URL       string
	// Weak is set where the article's own word comes first and the label only
	// fills in what it does not say: a page that a feed led to.
	Weak bool
}

// Raw is one article's bytes as they came, with all that is needed to read them
// again: articles.Reread(Raw) gives the article that a newer cleaner makes of it.
type Raw struct {
	// Name becomes Article.Source: the article's address, or a path with the part's
	// number behind "#".
	Name string
	// Address is where the bytes came from, redirects followed: a URL or a path.
	Address string
	// Media is the media type with its parameters ("text/html; charset=koi8-r")
	// as the server stated it; "" when nobody did.
	Media   string
	Fetched time.Time // zero for what was read from a file
	Label   Label
	Data    []byte
}

// Remote reports whether the bytes were fetched, so that they are lost when
// nobody keeps them.
func (r *Raw) Remote() bool { return !r.Fetched.IsZero() }

// Delivery is one step of an update. It is an article of a source; or, when
// Article is nil and Entry is set, an entry without one: the library holds its
// article already under URL, or, where URL is empty, all of its articles have come
// (those of a file that holds several) or it has none; or, when Checked is set, the
// end of the source. Whoever keeps deliveries keeps them in the order in which they come: a
// source's Checked follows all its articles, so that what is kept never claims
// more than what arrived.
type Delivery struct {
	Source string // Source.Address
	// Entry names the entry within its source, from update to update: a feed's
	// guid, a file's path below its folder, a mail's Message-ID. Several deliveries
	// have the same when one file holds several articles. What is delivered for
	// an entry takes the place of what was delivered for it in earlier updates.
	Entry string
	// Stamp changes when the entry does. It is "" while the entry is not known whole,
	// so that it comes again with the next update: a page that did not answer, of
	// which there is only the feed's summary; a file whose last article is to come.
	Stamp   string
	Article *Article
	URL     string // the article's address, where Article is nil
	Raw     Raw
	// Checked is the source as it is after the check, its Validator, Title and Site
	// brought up to date.
	Checked *Source
}

// Ledger tells an update what the library has. Its methods may be called from
// several goroutines at once.
type Ledger interface {
	// Entries are the entries of a source that were delivered before: their stamps
	// by Delivery.Entry, "" for one that was only delivered without a stamp.
	Entries(ctx context.Context, source string) (map[string]string, error)
	// Holds reports whether an article with this address is kept, whichever source
	// it came from.
	Holds(ctx context.Context, url string) (bool, error)
}

// Progress is how far reading or fetching has come. Rate and time left follow
// from it and a clock.
type Progress struct {
	Source string // the document just read, or just failed
	Done   int    // documents read or failed so far
	Total  int    // documents there are in all, as far as is known; it can grow
	Bytes  int64  // read so far
}
