//go:build !unix

package stories

import "time"

var started = time.Now()

// cpuTime is the time since the program started, where processor time is not told.
func cpuTime() time.Duration { return time.Since(started) }
