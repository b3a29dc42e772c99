package articles

import (
	"context"
	"errors"
	"iter"
	"maps"
	"slices"

	"whosaid/model"
)

// Update checks sources and yields what they have that is new, several sources at
// once, each one's deliveries in their order and its Checked last. An error is of
// one source, named by the delivery beside it, and stops neither that source nor
// the rest. Offline, sources that are fetched are left as they are. ledger tells what was delivered before; nil knows of nothing. When ctx
// ends the sequence ends with its error: what was yielded stands, and the rest
// comes with the next update.
func (in *Intake) Update(ctx context.Context, sources []model.Source, ledger model.Ledger) iter.Seq2[model.Delivery, error] {
	return func(yield func(model.Delivery, error) bool) {
		running, cancel := context.WithCancel(ctx)
		defer cancel()
		m := &meter{tell: in.opt.Progress}
		due := in.due(sources)
		m.expect(remotes(due))
		for s := range merged(running, slices.Values(due), in.opt.Parallel, func(ctx context.Context, s model.Source, emit func(step) bool) {
			c := check{in: in, source: s, ledger: ledger, meter: m, emit: emit}
			c.run(ctx)
		}) {
			if ctx.Err() != nil {
				break
			}
			if !yield(s.delivery, s.err) {
				return
			}
		}
		if err := ctx.Err(); err != nil {
			yield(model.Delivery{}, err)
		}
	}
}

// due are the sources that can be checked now.
func (in *Intake) due(sources []model.Source) []model.Source {
	if !in.opt.Offline {
		return sources
	}
	return slices.DeleteFunc(slices.Clone(sources), func(s model.Source) bool { return s.Remote() })
}

// remotes counts the sources that are fetched.
func remotes(sources []model.Source) int {
	n := 0
	for i := range sources {
		if sources[i].Remote() {
			n++
		}
	}
	return n
}

// check is one check of one source.
type check struct {
	in     *Intake
	source model.Source
	ledger model.Ledger
	meter  *meter
	emit   func(step) bool
	known  map[string]string
	failed error // the first error of this check
}

// run checks the source and emits what it has, its Checked last, unless ctx ends
// before.
func (c *check) run(ctx context.Context) {
	if !c.learn(ctx) {
		return
	}
	v := &c.source.Validator
	checked := c.in.clock.Now()
	switch c.source.Kind {
	case model.SourceFeed:
		c.feed(ctx)
	case model.SourcePage:
		c.page(ctx)
	case model.SourceFile, model.SourceFolder, model.SourceMailbox, model.SourceMaildir:
		c.files(ctx, []string{c.source.Address}, false)
		v.Checked = checked
		if v.Failures, v.Problem = 0, ""; c.failed != nil {
			v.Failures, v.Problem = 1, c.failed.Error()
		}
	default:
		c.tell(step{err: &SourceError{Source: c.source.Name(), Reason: "this version does not know what it is; remove it and add it again", Err: ErrNoSource}})
	}
	if ctx.Err() == nil {
		s := c.source
		c.tell(step{delivery: model.Delivery{Checked: &s}})
	}
}

// learn asks the ledger what was delivered before. Without its answer the source is
// not checked: better nothing than everything once more.
func (c *check) learn(ctx context.Context) bool {
	c.known = map[string]string{}
	if c.ledger == nil {
		return true
	}
	known, err := c.ledger.Entries(ctx, c.source.Address)
	if err != nil {
		c.tell(step{err: err})
		return false
	}
	maps.Copy(c.known, known)
	return true
}

// tell emits a step in the source's name.
func (c *check) tell(s step) bool {
	s.delivery.Source = c.source.Address
	if s.err != nil && c.failed == nil {
		c.failed = s.err
	}
	return c.emit(s)
}

// holds asks the ledger for an article by its address.
func (c *check) holds(ctx context.Context) func(url string) bool {
	if c.ledger == nil {
		return nil
	}
	return func(url string) bool {
		kept, err := c.ledger.Holds(ctx, url)
		return err == nil && kept
	}
}

// interrupted reports whether an error is only that the loop was left.
func interrupted(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}
