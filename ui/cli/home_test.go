package cli

import (
	"context"
	"errors"
	"iter"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"

	"whosaid/model"
	"whosaid/model/library"
	"whosaid/ui"
)

const feedAddress = "https://quay.example/feed"

// atHome is a library with one feed, on the screen with such an intake.
func atHome(t *testing.T, in Intake) *home {
	t.Helper()
	lib, err := library.Open(t.Context(), filepath.Join(t.TempDir(), "library.db"), library.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := lib.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := lib.PutSource(model.Source{Address: feedAddress, Kind: model.SourceFeed}); err != nil {
		t.Fatal(err)
	}
	c := &commands{deps: Deps{Intake: func(IntakeOptions) Intake { return in }}}
	return &home{c: c, lib: lib, every: 1}
}

// brought is a check of the feed that brings one article, and a problem with another.
func brought(yield func(model.Delivery, error) bool) {
	a := ferry()
	a.URL = "https://quay.example/ferry"
	checked := &model.Source{
		Address: feedAddress, Kind: model.SourceFeed, Title: "Quay News",
		Validator: model.Validator{Problem: "Quay News: a page could not be had", Failures: 1},
	}
	_ = yield(model.Delivery{Source: feedAddress, Entry: "ferry", Stamp: "1", Article: a}, nil) &&
		yield(model.Delivery{Source: feedAddress}, errors.New("Quay News: a page could not be had")) &&
		yield(model.Delivery{Source: feedAddress, Checked: checked}, nil)
}

func TestFeedsAreFetchedByThemselves(t *testing.T) {
	due := make(chan struct{})
	h := atHome(t, memory{due: due, deliveries: []iter.Seq2[model.Delivery, error]{brought}})
	ctx, cancel := context.WithCancel(t.Context())
	told := make(chan ui.Progress, 64)
	ended := make(chan error)
	go func() { ended <- h.refresh(ctx, func(p ui.Progress) { told <- p }) }()
	for range 2 { // the second time there is nothing new
		due <- struct{}{}
		p := ui.Progress{Total: 1}
		for p != (ui.Progress{}) {
			if p = <-told; p.Err != nil {
				t.Errorf("told %v though nobody asked", p.Err)
			}
		}
	}
	if n := h.lib.Count().Articles; n != 1 {
		t.Errorf("%d articles, want 1", n)
	}
	if all := h.lib.Sources(); len(all) != 1 || all[0].Title != "Quay News" || all[0].Validator.Problem == "" {
		t.Errorf("sources %+v", all)
	}
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("ended with %v", err)
	}
}

// slow is an intake whose first check takes until it is stopped.
type slow struct {
	memory
	first *atomic.Bool
	begun chan []string // what the first check asks
}

func (s slow) Update(ctx context.Context, sources []model.Source, l model.Ledger) iter.Seq2[model.Delivery, error] {
	return func(yield func(model.Delivery, error) bool) {
		var names []string
		for _, v := range sources {
			names = append(names, v.Address)
		}
		if s.first.CompareAndSwap(false, true) {
			s.begun <- names
			<-ctx.Done()
			yield(model.Delivery{}, ctx.Err())
			return
		}
		s.memory.Update(ctx, sources, l)(yield)
	}
}

func TestAskingForAllStopsTheRoundThatRunsByItself(t *testing.T) {
	due := make(chan struct{}, 1)
	in := slow{memory{due: due, deliveries: []iter.Seq2[model.Delivery, error]{brought}}, new(atomic.Bool), make(chan []string)}
	h := atHome(t, in)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- h.refresh(ctx, func(ui.Progress) {}) }()
	due <- struct{}{}
	if got := <-in.begun; !slices.Equal(got, []string{feedAddress}) {
		t.Errorf("the round asked %q", got)
	}
	if err := h.fetch(ctx, func(ui.Progress) {}); err != nil {
		t.Fatal(err)
	}
	if n := h.lib.Count().Articles; n != 1 {
		t.Errorf("%d articles, want 1", n)
	}
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) {
		t.Errorf("ended with %v", err)
	}
}
