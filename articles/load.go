package articles

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"time"

	"whosaid/articles/bundle"
	"whosaid/articles/source"
	"whosaid/articles/source/fetch"
	"whosaid/articles/source/newsboat"
	"whosaid/articles/source/opml"
	"whosaid/model"
)

// Load is NewIntake(opt).Load.
func Load(ctx context.Context, args []string, opt Options) iter.Seq2[*model.Article, error] {
	return NewIntake(opt).Load(ctx, args)
}

// Load reads what args name (files, folders, maildirs, addresses of pages and
// feeds, "-") and yields the articles in order. A document that cannot be read or
// decoded yields an error that names it and says what to do, and the rest goes on;
// when ctx ends the sequence ends with its error. A few documents are decoded
// ahead while the caller is busy with one.
func (in *Intake) Load(ctx context.Context, args []string) iter.Seq2[*model.Article, error] {
	return func(yield func(*model.Article, error) bool) {
		running, cancel := context.WithCancel(ctx)
		defer cancel()
		m := &meter{tell: in.opt.Progress}
		documents := in.open(running, args, source.Options{Progress: m.opener()})
		for s := range inOrder(running, documents, runtime.GOMAXPROCS(0), func(ctx context.Context, d document, emit func(step) bool) {
			in.read(ctx, d, m, nil, emit)
		}) {
			if ctx.Err() != nil {
				break
			}
			if s.err == nil && s.delivery.Article == nil {
				continue
			}
			if !yield(s.delivery.Article, s.err) {
				return
			}
		}
		if err := ctx.Err(); err != nil {
			yield(nil, err)
		}
	}
}

// document is one document, or why there is none.
type document struct {
	raw source.Raw
	err error
}

// step is one article, or why there is none.
type step struct {
	delivery model.Delivery
	err      error
}

// open opens what args name, within the intake's limits.
func (in *Intake) open(ctx context.Context, args []string, opt source.Options) iter.Seq[document] {
	opt.MaxBytes, opt.Stdin, opt.Streams = in.opt.MaxBytes, in.opt.Stdin, true
	opt.Fetch = func(ctx context.Context, address string) (source.Raw, error) {
		canonical, err := fetch.Canonical(address)
		if err != nil {
			return source.Raw{Source: address}, &fetch.Error{Address: fetch.Redact(address), Err: err}
		}
		resp, err := in.get(ctx, fetch.Request{Address: canonical, Private: true, Text: true})
		if err != nil {
			return source.Raw{Source: address}, err
		}
		return fetched(resp, in.clock.Now()), nil
	}
	return func(yield func(document) bool) {
		for raw, err := range source.Open(ctx, args, opt) {
			if !yield(document{raw, err}) {
				return
			}
		}
	}
}

// fetched is a response as a raw document.
func fetched(resp fetch.Response, now time.Time) source.Raw {
	return source.Raw{
		Source: fetch.Redact(resp.Address), Address: fetch.Redact(resp.Address), Media: resp.Media, Data: resp.Data, Fetched: now,
	}
}

// read emits the articles of a document, but for the messages of a mailbox that
// known says were delivered before; nil knows of none.
func (in *Intake) read(ctx context.Context, d document, m *meter, known func(id string) bool, emit func(step) bool) {
	raw := d.raw
	switch {
	case interrupted(d.err):
		return // whoever ranges over the sequence knows
	case d.err != nil:
		emit(step{err: d.err})
	case raw.Stream != nil:
		in.readMailbox(ctx, raw, m, known, emit)
	case opml.Is(raw.Data), raw.Source != "-" && newsboat.Is(raw.Source, raw.Data):
		emit(step{err: &ListError{raw.Source}})
	case bundle.IsFeed(raw.Data):
		in.readFeed(ctx, raw, m, emit)
	default:
		readParts(ctx, raw, emit)
	}
}

// readParts emits the articles of a document in memory.
func readParts(ctx context.Context, raw source.Raw, emit func(step) bool) {
	parts := split(raw.Source, raw.Media, raw.Data)
	raws := make([]model.Raw, len(parts))
	for i, part := range parts {
		r := rawOf(part)
		if r.Address == "" {
			r.Address = raw.Address
		}
		if r.Fetched = raw.Fetched; raw.Address != "" && r.Label.URL == "" && len(parts) == 1 {
			r.Label.URL, r.Label.Weak = raw.Address, r.Label.Title == ""
		}
		raws[i] = r
	}
	rereadAll(ctx, raws, emit)
}

// rereadAll emits the articles of raws in order, several read at once.
func rereadAll(ctx context.Context, raws []model.Raw, emit func(step) bool) {
	if len(raws) == 1 {
		emit(reread(raws[0]))
		return
	}
	for s := range inOrder(ctx, slices.Values(raws), runtime.GOMAXPROCS(0), func(_ context.Context, r model.Raw, emit func(step) bool) {
		emit(reread(r))
	}) {
		if !emit(s) {
			return
		}
	}
}

// reread is Reread as a step.
func reread(r model.Raw) step {
	a, err := Reread(r)
	if err != nil {
		return step{err: err}
	}
	return step{delivery: model.Delivery{Article: a, Raw: r}}
}

// readMailbox emits the messages of a mailbox, several decoded at once.
func (in *Intake) readMailbox(ctx context.Context, raw source.Raw, m *meter, known func(id string) bool, emit func(step) bool) {
	stream, err := raw.Stream()
	if err != nil {
		emit(step{err: &source.Error{Source: raw.Source, Err: err}})
		return
	}
	defer func() { _ = stream.Close() }() // it is only read from
	n := 0
	messages := func(yield func(mailed) bool) {
		for data, err := range bundle.Messages(stream, in.opt.MaxBytes) {
			n++
			m.grew(raw.Source, len(data))
			if !yield(mailed{n, data, err}) {
				return
			}
		}
	}
	for s := range inOrder(ctx, messages, runtime.GOMAXPROCS(0), func(_ context.Context, one mailed, emit func(step) bool) {
		one.read(raw.Source, in.opt.MaxBytes, known, emit)
	}) {
		if !emit(s) {
			return
		}
	}
}

// mailed is the n-th message of a mailbox, or why it could not be read.
type mailed struct {
	n    int
	data []byte
	err  error
}

func (m mailed) read(mailbox string, limit int64, known func(id string) bool, emit func(step) bool) {
	name := fmt.Sprintf("%s#%d", mailbox, m.n)
	switch {
	case errors.Is(m.err, bundle.ErrTooLarge):
		emit(step{err: &source.Error{Source: name, Limit: limit, Err: source.ErrTooLarge}})
		return
	case m.err != nil:
		emit(step{err: &source.Error{Source: mailbox, Err: m.err}})
		return
	}
	part, ok := message(m.data)
	if known != nil && known(part.ID) {
		return
	}
	if !ok {
		part = bundle.Part{Data: m.data}
	}
	part.Source = name
	s := reread(rawOf(part))
	s.delivery.Entry, s.delivery.Stamp = part.ID, mailStamp
	emit(s)
}

// mailStamp is the stamp of mails: they never change.
const mailStamp = "mail"

// message is bundle.Message for a message that may break its reader.
func message(data []byte) (part bundle.Part, ok bool) {
	defer func() { _ = recover() }()
	return bundle.Message(data), true
}
