package advice_test

import (
	"errors"
	"fmt"
	"testing"

	"whosaid/articles/source/advice"
)

func TestOfFindsTheCause(t *testing.T) {
	empty := advice.New("empty", "there is nothing in it; check that it was saved whole")
	err := fmt.Errorf("a.txt: %w", empty)
	if got := advice.Of(err); got != "there is nothing in it; check that it was saved whole" || !errors.Is(err, empty) {
		t.Errorf("%v tells %q", err, got)
	}
	if errors.Is(err, advice.New("empty", "")) {
		t.Error("two causes are one")
	}
	if got := advice.Of(errors.New("x")); got != "" {
		t.Errorf("an error without advice tells %q", got)
	}
}

func TestSize(t *testing.T) {
	for n, want := range map[int64]string{0: "0 bytes", 1000: "1000 bytes", 2048: "2 KiB", 32 << 20: "32 MiB", 1<<20 + 1: "1048577 bytes"} {
		if got := advice.Size(n); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}
