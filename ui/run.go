package ui

import (
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"whosaid/model/library"
)

// Run shows the library until the reader leaves or ctx ends. Keys come from the
// terminal even when standard input is a pipe.
func Run(ctx context.Context, lib *library.Library, opt Options) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	m := New(lib, opt)
	m.ctx = ctx
	// The renderer wakes at every frame, whether or not there is one to draw. Half
	// its usual rate is as smooth to read and costs an idle screen half as much.
	options := []tea.ProgramOption{tea.WithContext(ctx)}
	if opt.NoColor {
		options = append(options, tea.WithColorProfile(colorprofile.ASCII))
	}
	_, err := tea.NewProgram(m, options...).Run()
	if errors.Is(err, tea.ErrInterrupted) || errors.Is(err, context.Canceled) || ctx.Err() != nil {
		return nil
	}
	if err != nil {
		return fmt.Errorf("the screen could not be used: %w", err)
	}
	return nil
}
