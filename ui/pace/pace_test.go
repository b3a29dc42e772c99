package pace_test

import (
	"testing"
	"time"

	"whosaid/ui/pace"
)

func TestPace(t *testing.T) {
	for _, c := range []struct {
		p    pace.Pace
		want string
	}{
		{pace.Pace{}, "0"},
		{pace.Pace{Done: 3}, "3"},
		{pace.Pace{Done: 3, Total: 12, Elapsed: 100 * time.Millisecond}, "3 of 12"},
		{pace.Pace{Done: 30, Total: 120, Elapsed: 2500 * time.Millisecond}, "30 of 120 · 12/s · 8 s left"},
		{pace.Pace{Done: 30, Total: 30, Elapsed: 10 * time.Second, Bytes: 2_140_000}, "30 of 30 · 3.0/s · 2.1 MB"},
		{pace.Pace{Done: 2, Total: 100, Elapsed: time.Minute}, "2 of 100 · 2/min · 49 min left"},
		{pace.Pace{Done: 1000, Total: 100_000, Elapsed: time.Minute}, "1000 of 100000 · 17/s · 1 h 40 min left"},
	} {
		if got := c.p.String(); got != c.want {
			t.Errorf("%+v: got %q, want %q", c.p, got, c.want)
		}
	}
	if half := (pace.Pace{Done: 3, Total: 6}).Part(); half != 0.5 {
		t.Errorf("half is %v", half)
	}
	if more := (pace.Pace{Done: 7, Total: 6}).Part(); more != 1 {
		t.Errorf("more than all is %v", more)
	}
}

func TestSizesAndTimes(t *testing.T) {
	for n, want := range map[int64]string{0: "0 B", 999: "999 B", 1000: "1.0 kB", 12_345: "12 kB", 999_999: "1.0 MB", 4_700_000_000: "4.7 GB"} {
		if got := pace.Bytes(n); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
	for d, want := range map[time.Duration]string{
		0: "1 s", 89 * time.Second: "89 s", 90 * time.Second: "2 min", 2 * time.Hour: "2 h", 80*time.Minute + 10*time.Minute: "1 h 30 min",
	} {
		if got := pace.Duration(d); got != want {
			t.Errorf("%v: got %q, want %q", d, got, want)
		}
	}
}
