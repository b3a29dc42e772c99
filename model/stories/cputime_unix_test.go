//go:build unix

package stories

import (
	"syscall"
	"time"
)

// cpuTime is the processor time this program has used: on a busy machine the wall
// clock tells little.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
