package shelf

import (
	"strings"
	"time"
)

func fold(s string) string { return strings.ToLower(s) }

// Day is the date part of an ISO 8601 date or date and time, "" when it has none.
func Day(published string) string {
	if len(published) < 10 {
		return ""
	}
	if _, err := time.Parse(time.DateOnly, published[:10]); err != nil {
		return ""
	}
	return published[:10]
}

// LongDate writes an ISO date as "Wednesday, 13 July 2022".
func LongDate(published string) string { return write(published, "Monday, 2 January 2006") }

// ShortDate writes an ISO date as "13 Jul 2022".
func ShortDate(published string) string { return write(published, "2 Jan 2006") }

func write(published, form string) string {
	t, err := time.Parse(time.DateOnly, Day(published))
	if err != nil {
		return ""
	}
	return t.Format(form)
}
