// Package pace tells how far a long work has come: how much is done, how fast it
// goes and how long it still takes.
//
// Counts and the time they took -> a few words, for the status line of the
// screen and for the progress bar of a command.
package pace

import (
	"fmt"
	"strings"
	"time"
)

// Pace is how far a work has come.
type Pace struct {
	Done, Total int   // Total is 0 while nobody knows
	Bytes       int64 // that came in; 0 says nothing
	Elapsed     time.Duration
}

// settled is the time after which a rate tells something.
const settled = 500 * time.Millisecond

// Part is how much of the work is done, 0 to 1; 0 while nobody knows.
func (p Pace) Part() float64 {
	if p.Total <= 0 {
		return 0
	}
	return min(float64(p.Done)/float64(p.Total), 1)
}

// Rate is how many are done in a second, 0 while that cannot be told.
func (p Pace) Rate() float64 {
	if p.Elapsed < settled {
		return 0
	}
	return float64(p.Done) / p.Elapsed.Seconds()
}

// Left is the time the rest takes at this rate; ok is false while that cannot be
// told.
func (p Pace) Left() (left time.Duration, ok bool) {
	rate := p.Rate()
	if rate == 0 || p.Total <= p.Done {
		return 0, false
	}
	return time.Duration(float64(p.Total-p.Done) / rate * float64(time.Second)), true
}

// String says all of it: "34 of 120 · 12/s · 2.1 MB · 8 s left".
func (p Pace) String() string {
	parts := []string{fmt.Sprint(p.Done)}
	if p.Total > 0 {
		parts[0] = fmt.Sprintf("%d of %d", p.Done, p.Total)
	}
	if rate := p.Rate(); rate > 0 {
		parts = append(parts, perSecond(rate))
	}
	if p.Bytes > 0 {
		parts = append(parts, Bytes(p.Bytes))
	}
	if left, ok := p.Left(); ok {
		parts = append(parts, Duration(left)+" left")
	}
	return strings.Join(parts, " · ")
}

func perSecond(rate float64) string {
	switch {
	case rate >= 9.95:
		return fmt.Sprintf("%.0f/s", rate)
	case rate >= 0.1:
		return fmt.Sprintf("%.1f/s", rate)
	}
	return fmt.Sprintf("%.0f/min", rate*60)
}

// Duration writes a time as people say it, to two figures or so: "8 s",
// "3 min", "1 h 20 min".
func Duration(d time.Duration) string {
	switch {
	case d < 90*time.Second:
		return fmt.Sprintf("%d s", max(int(d.Seconds()+0.5), 1))
	case d < 90*time.Minute:
		return fmt.Sprintf("%d min", int(d.Minutes()+0.5))
	}
	tens := int(d.Minutes()/10+0.5) * 10
	if tens%60 == 0 {
		return fmt.Sprintf("%d h", tens/60)
	}
	return fmt.Sprintf("%d h %d min", tens/60, tens%60)
}

// Bytes writes a size in decimal units: "12 kB", "2.1 MB".
func Bytes(n int64) string {
	size, unit := float64(n), -1
	for size >= 999.5 && unit < 3 {
		size /= 1000
		unit++
	}
	switch {
	case unit < 0:
		return fmt.Sprintf("%d B", n)
	case size < 9.95:
		return fmt.Sprintf("%.1f %cB", size, "kMGT"[unit])
	}
	return fmt.Sprintf("%.0f %cB", size, "kMGT"[unit])
}
