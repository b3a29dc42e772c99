package articles

import (
	"context"
	"hash/fnv"
	"maps"
	"slices"
	"time"

	"whosaid/model"
)

const (
	// lookAgain is how long Due waits, at most, before it asks for the sources again:
	// some may have been added meanwhile.
	lookAgain = time.Minute
	// spread is the part of an interval over which checks are spread, so that sources
	// that were added together are not for ever asked together.
	spread = 8
	// A source that failed is asked after twice the interval, then after four times
	// and so on, backOff times doubled, and at least once in leastOften.
	backOff    = 5
	leastOften = 24 * time.Hour
)

// Due waits until some of the sources are to be fetched again, and returns them:
// those whose last check lies every ago, and up to an eighth more, a delay that is
// each source's own. One that failed is left alone for longer each time; one whose
// server wants to be left alone (Retry-After), until then; one that is gone, for
// good. Sources on this machine are never due, and none is while fetching is off.
// What was returned is not due again before every has passed, whatever came of it.
// The error is ctx.Err.
func (in *Intake) Due(ctx context.Context, every time.Duration, sources func() []model.Source) ([]model.Source, error) {
	for {
		now := in.clock.Now()
		due, next := in.ripe(now, every, sources())
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if len(due) > 0 {
			return due, nil
		}
		if err := in.clock.Sleep(ctx, min(max(next.Sub(now), time.Second), lookAgain)); err != nil {
			return nil, err
		}
	}
}

// ripe are the sources that are due now, and when the next of the others is.
func (in *Intake) ripe(now time.Time, every time.Duration, sources []model.Source) (due []model.Source, next time.Time) {
	next = now.Add(lookAgain)
	if in.opt.Offline {
		return nil, next
	}
	in.mu.Lock()
	defer in.mu.Unlock()
	maps.DeleteFunc(in.asked, func(_ string, at time.Time) bool { return !now.Before(at.Add(every)) })
	for i := range sources {
		s := &sources[i]
		if _, lately := in.asked[s.Address]; lately || !s.Remote() || s.Validator.Gone() {
			continue
		}
		at := dueAt(s, every)
		switch {
		case !now.Before(at):
			in.asked[s.Address] = now
			due = append(due, *s)
		case at.Before(next):
			next = at
		}
	}
	return slices.Clip(due), next
}

// dueAt is when a source is to be checked again.
func dueAt(s *model.Source, every time.Duration) time.Time {
	v := &s.Validator
	if v.Checked.IsZero() {
		return v.NotBefore
	}
	if v.Failures > 0 {
		every = max(every, min(every<<min(v.Failures, backOff), leastOften))
	}
	h := fnv.New64a()
	_, _ = h.Write([]byte(s.Address)) // it never fails
	every += time.Duration(h.Sum64() % uint64(max(every/spread, 1)))
	at := v.Checked.Add(every)
	if at.Before(v.NotBefore) {
		at = v.NotBefore
	}
	return at
}
