package articles

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"whosaid/articles/bundle"
	"whosaid/articles/decode"
	"whosaid/articles/source"
	"whosaid/articles/source/fetch"
	"whosaid/articles/source/newsboat"
	"whosaid/articles/source/opml"
	"whosaid/model"
)

// Recognise finds out what args are that articles are to come from, and yields a
// source for each: a folder, a maildir, a mailbox, a file, a feed, the feed that a
// page names, or the page. Lists of feeds (OPML, newsboat's urls) give the sources
// they name, which are not fetched. What is no source gives an error that names it
// and says what to do, as does each line of a list that is passed over; the rest
// goes on. When ctx ends the sequence ends with its error.
func (in *Intake) Recognise(ctx context.Context, args []string) iter.Seq2[model.Source, error] {
	return func(yield func(model.Source, error) bool) {
		seen := map[string]bool{}
		for _, arg := range args {
			for s, err := range in.recognise(ctx, arg) {
				if ctx.Err() != nil {
					break
				}
				if err == nil && seen[s.Address] {
					continue
				}
				seen[s.Address] = true
				if err == nil {
					s.Added = in.clock.Now()
				}
				if !yield(s, err) {
					return
				}
			}
			if err := ctx.Err(); err != nil {
				yield(model.Source{}, err)
				return
			}
		}
	}
}

// found is one source, or why there is none.
type found = iter.Seq2[model.Source, error]

func one(s model.Source, err error) found {
	return func(yield func(model.Source, error) bool) { yield(s, err) }
}

func (in *Intake) recognise(ctx context.Context, arg string) found {
	info, err := os.Stat(arg)
	switch {
	case arg == "-":
		return one(model.Source{}, &SourceError{Source: arg, Reason: "standard input cannot be read again later; save it to a file and add that", Err: ErrNoSource})
	case err != nil && fetch.IsAddress(arg):
		return in.recogniseAddress(ctx, arg)
	case err != nil:
		return one(model.Source{}, missing(ctx, arg, err))
	}
	path, err := filepath.Abs(arg)
	if err != nil {
		return one(model.Source{}, &source.Error{Source: arg, Err: err})
	}
	switch {
	case info.IsDir() && source.Maildir(path):
		return one(model.Source{Address: path, Kind: model.SourceMaildir}, nil)
	case info.IsDir():
		if _, err := os.ReadDir(path); err != nil {
			return one(model.Source{}, missing(ctx, arg, err))
		}
		return one(model.Source{Address: path, Kind: model.SourceFolder}, nil)
	}
	return in.recogniseFile(ctx, arg, path)
}

// missing is why a path cannot be opened, as reading it tells. A word with a dot
// and no file of its name may be meant as an address.
func missing(ctx context.Context, arg string, err error) error {
	for _, told := range source.Open(ctx, []string{arg}, source.Options{}) {
		if told != nil {
			err = told
		}
	}
	if errors.Is(err, source.ErrMissing) && strings.Contains(arg, ".") && !strings.HasPrefix(arg, ".") && !strings.HasPrefix(arg, "/") {
		return &SourceError{Source: arg, Reason: "there is no such file or folder; if it is an address, write https:// before it", Err: err}
	}
	return err
}

// recogniseFile tells a list of feeds, a mailbox and a document apart.
func (in *Intake) recogniseFile(ctx context.Context, arg, path string) found {
	for raw, err := range source.Open(ctx, []string{arg}, source.Options{MaxBytes: in.opt.MaxBytes, Streams: true}) {
		switch {
		case err != nil:
			return one(model.Source{}, err)
		case raw.Stream != nil:
			return one(model.Source{Address: path, Kind: model.SourceMailbox}, nil)
		case opml.Is(raw.Data), newsboat.Is(arg, raw.Data):
			return listed(arg, raw.Data, func(string) bool { return true })
		}
		_, err = Read(arg, raw.Data)
		return one(model.Source{Address: path, Kind: model.SourceFile}, err)
	}
	return func(func(model.Source, error) bool) {}
}

// listed yields the feeds of a list, then what is wrong with it. private tells
// which of their addresses may lie in the reader's own network.
func listed(name string, data []byte, private func(address string) bool) found {
	sources, problems := readList(name, data)
	return func(yield func(model.Source, error) bool) {
		for _, s := range sources {
			address, err := fetch.Canonical(s.Address)
			if err != nil {
				problems = append(problems, fmt.Errorf("%s: %w", name, &fetch.Error{Address: fetch.Redact(s.Address), Err: err}))
				continue
			}
			s.Address, s.Private = address, private(address)
			s.Title, s.Site = decode.SanitizeLine(s.Title), decode.SanitizeLink(s.Site)
			for i, tag := range s.Tags {
				s.Tags[i] = decode.SanitizeLine(tag)
			}
			if !yield(s, nil) {
				return
			}
		}
		for _, err := range problems {
			if !yield(model.Source{}, err) {
				return
			}
		}
	}
}

// readList reads a list of feeds of either form, and what is wrong with it.
func readList(name string, data []byte) (sources []model.Source, problems []error) {
	if opml.Is(data) {
		var err error
		if sources, err = opml.Read(data); err != nil {
			reason := fmt.Sprintf("the list breaks off (%s); what came before was read", lastLine(err))
			problems = append(problems, &SourceError{Source: name, Reason: reason, Err: err})
		}
	} else {
		var skipped []*newsboat.LineError
		sources, skipped = newsboat.Read(data)
		for _, s := range skipped {
			problems = append(problems, fmt.Errorf("%s: %w", name, s))
		}
	}
	if len(sources) == 0 && len(problems) == 0 {
		problems = append(problems, &SourceError{Source: name, Reason: "the list names no feed; check that it was exported whole", Err: ErrNoSource})
	}
	return sources, problems
}

// recogniseAddress fetches an address to see what it is.
func (in *Intake) recogniseAddress(ctx context.Context, arg string) found {
	address, err := fetch.Canonical(arg)
	if err != nil {
		return one(model.Source{}, &fetch.Error{Address: fetch.Redact(arg), Err: err})
	}
	resp, err := in.web.Get(ctx, fetch.Request{Address: address, Private: true, Text: true, Force: in.opt.Force})
	if err != nil {
		return one(model.Source{}, err)
	}
	if moved := resp.Validator.Moved; moved != "" {
		address = moved
		resp.Validator.Moved = ""
	}
	private := func(other string) bool { return fetch.SameHost(arg, other) }
	switch {
	case bundle.IsFeed(resp.Data):
		return one(in.recogniseFeed(address, private(address), resp))
	case opml.Is(resp.Data), newsboat.Is(address, resp.Data):
		return listed(fetch.Redact(address), resp.Data, private)
	}
	for _, link := range source.Discover(resp.Data, resp.Address) {
		feed, err := fetch.Canonical(link.Address)
		if err != nil {
			continue
		}
		other, err := in.web.Get(ctx, fetch.Request{Address: feed, Private: private(feed), Text: true})
		if ctx.Err() != nil {
			return one(model.Source{}, ctx.Err())
		}
		if err == nil && bundle.IsFeed(other.Data) {
			return one(in.recogniseFeed(feed, private(feed), other))
		}
	}
	s := model.Source{Address: address, Kind: model.SourcePage, Private: private(address)}
	readParts(ctx, fetched(resp, in.clock.Now()), func(got step) bool {
		if err = got.err; err == nil {
			s.Title = cmp.Or(s.Title, got.delivery.Article.Title)
		}
		return err == nil
	})
	in.keep(address, resp)
	return one(s, err)
}

// recogniseFeed reads a feed to know its title.
func (in *Intake) recogniseFeed(address string, private bool, resp fetch.Response) (model.Source, error) {
	feed, err := bundle.ReadFeed(resp.Data, resp.Address, resp.Media)
	if err != nil {
		return model.Source{}, brokenFeed(fetch.Redact(address), err)
	}
	in.keep(address, resp)
	return model.Source{Address: address, Kind: model.SourceFeed, Title: decode.SanitizeLine(feed.Title), Site: decode.SanitizeLink(feed.Site), Private: private}, nil
}
