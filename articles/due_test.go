package articles_test

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"testing"
	"time"

	"whosaid/articles"
	"whosaid/model"
)

const hour = time.Hour

// due is what Due returns, by address, and how long it waited for it.
func due(t *testing.T, in *articles.Intake, c *clock, sources ...model.Source) (got []string, waited time.Duration) {
	t.Helper()
	from := c.Now()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	all, err := in.Due(ctx, hour, func() []model.Source {
		if c.Now().Sub(from) > 48*hour {
			cancel() // nothing is due any more
		}
		return sources
	})
	if err != nil && !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	for _, s := range all {
		got = append(got, s.Address)
	}
	return got, c.Now().Sub(from)
}

func checked(ago time.Duration, change func(*model.Validator)) model.Source {
	s := model.Source{Address: "https://quay.example/feed", Kind: model.SourceFeed}
	s.Validator.Checked = noon.Add(-ago)
	if change != nil {
		change(&s.Validator)
	}
	return s
}

func TestDueWaitsForItsTime(t *testing.T) {
	never := model.Source{Address: "https://quay.example/new", Kind: model.SourceFeed}
	for _, tt := range []struct {
		name        string
		source      model.Source
		least, most time.Duration // of waiting
	}{
		{"never checked", never, 0, 0},
		{"long ago", checked(3*hour, nil), 0, 0},
		{"a moment ago", checked(0, nil), hour, hour + hour/8 + time.Second},
		{"half its time ago", checked(hour/2, nil), hour / 2, hour/2 + hour/8 + time.Second},
		{"failed once", checked(0, func(v *model.Validator) { v.Failures = 1 }), 2 * hour, 2*hour + 2*hour/8 + time.Second},
		{"failed often", checked(0, func(v *model.Validator) { v.Failures = 60 }), 24 * hour, 27*hour + time.Second},
		{"told to wait", checked(3*hour, func(v *model.Validator) { v.NotBefore = noon.Add(5 * hour) }), 5 * hour, 5*hour + time.Second},
		{"clock set back", checked(-9*hour, nil), 10 * hour, 10*hour + hour/8 + time.Second},
	} {
		c := newClock()
		in := articles.NewIntake(articles.Options{Clock: c})
		got, waited := due(t, in, c, tt.source)
		if !slices.Equal(got, []string{tt.source.Address}) || waited < tt.least || waited > tt.most {
			t.Errorf("%s: %q after %v, want it after %v to %v", tt.name, got, waited, tt.least, tt.most)
		}
	}
}

func TestSomeAreNeverDue(t *testing.T) {
	gone := checked(3*hour, func(v *model.Validator) { v.Status = http.StatusGone })
	folder := model.Source{Address: "/news", Kind: model.SourceFolder}
	c := newClock()
	if got, _ := due(t, articles.NewIntake(articles.Options{Clock: c}), c, gone, folder); got != nil {
		t.Errorf("%q is due", got)
	}
	c = newClock()
	if got, _ := due(t, articles.NewIntake(articles.Options{Clock: c, Offline: true}), c, checked(3*hour, nil)); got != nil {
		t.Errorf("offline %q is due", got)
	}
}

// TestDueIsNotDueAgainAtOnce holds that a source whose check could not be kept is
// left alone all the same.
func TestDueIsNotDueAgainAtOnce(t *testing.T) {
	c := newClock()
	in := articles.NewIntake(articles.Options{Clock: c})
	s := checked(3*hour, nil)
	for i, least := range []time.Duration{0, hour, hour} {
		if got, waited := due(t, in, c, s); len(got) != 1 || waited < least {
			t.Errorf("time %d: %q after %v, want it after %v", i, got, waited, least)
		}
	}
}

func TestSourcesThatWereAddedTogetherAreAskedApart(t *testing.T) {
	c := newClock()
	in := articles.NewIntake(articles.Options{Clock: c})
	var all []model.Source
	for _, name := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
		s := checked(0, nil)
		s.Address = "https://" + name + ".example/feed"
		all = append(all, s)
	}
	if got, _ := due(t, in, c, all...); len(got) == 0 || len(got) > 3 {
		t.Errorf("%d of %d are due at once", len(got), len(all))
	}
}

// TestDueThenUpdateAsksConditionally checks a feed as its time comes: the server
// says that nothing has changed, then gives what is new.
func TestDueThenUpdateAsksConditionally(t *testing.T) {
	s := newSite(t)
	s.set("/feed", "application/rss+xml", rss(item("ferry", story("ferry"))))
	c, l := newClock(), newLedger()
	in := intake(t, articles.Options{Clock: c})
	source := model.Source{Address: s.URL + "/feed", Kind: model.SourceFeed, Private: true}
	round := func() []string {
		all, err := in.Due(t.Context(), hour, func() []model.Source {
			if kept, ok := l.sources[source.Address]; ok {
				return []model.Source{kept}
			}
			return []model.Source{source}
		})
		if err != nil {
			t.Fatal(err)
		}
		return update(t, in, l, all...)
	}
	expect(t, "first", round(), `ferry: "The ferry stays" of "Quay News", 8 blocks`, `checked "Quay News" status 200 failures 0`)
	expect(t, "unchanged", round(), `checked "Quay News" status 304 failures 0`)
	s.set("/feed", "application/rss+xml", rss(item("bridge", story("bridge")), item("ferry", story("ferry"))))
	expect(t, "new", round(), `bridge: "The bridge stays" of "Quay News", 8 blocks`, `checked "Quay News" status 200 failures 0`)
	s.setStatus("/feed", "text/plain", "", http.StatusInternalServerError)
	failed := round()
	expect(t, "failed", failed[1:], `checked "Quay News" status 500 failures 1`)
	before := c.Now()
	if round(); c.Now().Sub(before) < 2*hour {
		t.Errorf("asked again %v after a failure", c.Now().Sub(before))
	}
}
