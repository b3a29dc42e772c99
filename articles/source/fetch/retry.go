package fetch

import (
	"net/http"
	"strconv"
	"strings"
	"time"
)

// How long to wait where the server does not say, and at most.
const (
	tooManyPause = 15 * time.Minute
	troublePause = 5 * time.Minute
	longestPause = 7 * 24 * time.Hour
)

// retryAfter reads a Retry-After field (RFC 9110, 10.2.3): seconds, or a date.
func retryAfter(field string, status int, now time.Time) time.Duration {
	pause := troublePause
	if status == http.StatusTooManyRequests {
		pause = tooManyPause
	}
	field = strings.TrimSpace(field)
	if seconds, err := strconv.ParseUint(field, 10, 32); err == nil {
		pause = time.Duration(seconds) * time.Second
	} else if date, err := http.ParseTime(field); err == nil {
		pause = date.Sub(now)
	}
	return min(max(pause, 0), longestPause)
}
