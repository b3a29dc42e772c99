package ui_test

import (
	"context"
	"errors"
	"reflect"
	"testing"

	tea "charm.land/bubbletea/v2"

	"whosaid/ui"
	"whosaid/ui/config"
)

// TestRefreshingTellsQuietly follows a round that runs by itself: how far it is
// stands in the title, what it brought in the status line, until the next key.
func TestRefreshingTellsQuietly(t *testing.T) {
	lib := kept(t)
	steps, done := make(chan func(tell func(ui.Progress))), make(chan struct{})
	s := &screen{tb: t, m: ui.New(lib, ui.Options{Name: "library", Theme: config.Dark, Refresh: func(_ context.Context, tell func(ui.Progress)) error {
		for step := range steps {
			step(tell)
			done <- struct{}{}
		}
		return errors.New("the disk is gone")
	}})}
	s.send(tea.WindowSizeMsg{Width: 120, Height: 30})
	batch, ok := s.m.Init()().(tea.BatchMsg)
	if !ok || len(batch) != 2 {
		t.Fatalf("%d commands", len(batch))
	}
	look, ended := batch[0](), make(chan tea.Msg)
	go func() { ended <- batch[1]() }()
	do := func(f func(tell func(ui.Progress))) {
		steps <- f
		<-done
		_, next := s.m.Update(look)
		look = s.next(next)
	}
	do(func(tell func(ui.Progress)) { tell(ui.Progress{Total: 12, Done: 3}) })
	s.wants("checking 4 of 12")
	do(func(tell func(ui.Progress)) { tell(ui.Progress{}) })
	s.lacks("checking", "new article")

	do(func(tell func(ui.Progress)) { tell(ui.Progress{Total: 2}) })
	do(func(tell func(ui.Progress)) {
		a := harbour()[0]
		a.ID, a.URL, a.Title, a.Text = "late", "https://coast.example/late", "A late ferry", "A late ferry\n\nThe ferry was late."
		a.Blocks = nil
		if err := lib.Add(t.Context(), a); err != nil {
			t.Error(err)
		}
		tell(ui.Progress{})
	})
	s.wants("1 new article", "A late ferry")
	s.lacks("checking")
	s.press("j")
	s.lacks("1 new article")

	close(steps)
	s.send(<-ended)
	s.wants("✗ 1")
}

// next carries out what was asked for but the next look at the library, which it
// returns.
func (s *screen) next(cmd tea.Cmd) (look tea.Msg) {
	msg := cmd()
	batch, ok := msg.(tea.BatchMsg)
	if !ok {
		return msg
	}
	for _, c := range batch {
		if c == nil {
			continue
		}
		if msg := c(); reflect.TypeOf(msg).String() == "ui.tickMsg" {
			look = msg
		} else {
			s.send(msg)
		}
	}
	return look
}
