//go:build unix

package source_test

import (
	"context"
	"errors"
	"syscall"
	"testing"

	"whosaid/articles/source"
)

func TestOpenSilentPipeInterrupted(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := syscall.Mkfifo("pipe", 0o600); err != nil {
		t.Skip("no named pipes here")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, err := range source.Open(ctx, []string{"pipe"}, source.Options{}) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got error %v, want that the context was cancelled", err)
		}
	}
}
