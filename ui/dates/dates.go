// Package dates writes the ISO 8601 dates of articles as people read them.
package dates

import "time"

// Day is the date part of an ISO 8601 date or date and time, "" when it has none.
func Day(published string) string {
	if len(published) < len(time.DateOnly) {
		return ""
	}
	day := published[:len(time.DateOnly)]
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return ""
	}
	return day
}

// Long writes an ISO date as "Wednesday, 13 July 2022".
func Long(published string) string { return write(published, "Monday, 2 January 2006") }

// Short writes an ISO date as "13 Jul 2022".
func Short(published string) string { return write(published, "2 Jan 2006") }

// Brief writes an ISO date as "13 Jul".
func Brief(published string) string { return write(published, "2 Jan") }

// Time is the time of day of an ISO 8601 date and time, "" when it has none.
func Time(published string) string {
	const at = len(time.DateOnly)
	if Day(published) == "" || len(published) < at+6 || published[at] != 'T' {
		return ""
	}
	if _, err := time.Parse("15:04", published[at+1:at+6]); err != nil {
		return ""
	}
	return published[at+1 : at+6]
}

// Moment writes a moment as the reader's clock showed it: "5 Mar 14:02", and of
// another year than now "5 Mar 2023".
func Moment(t, now time.Time) string {
	t, now = t.Local(), now.Local()
	if t.Year() != now.Year() {
		return t.Format("2 Jan 2006")
	}
	return t.Format("2 Jan 15:04")
}

// Range writes two ISO dates, the earlier first, as "13–15 Jul 2022"; "" when
// either is none.
func Range(from, to string) string {
	a, errA := time.Parse(time.DateOnly, Day(from))
	b, errB := time.Parse(time.DateOnly, Day(to))
	switch {
	case errA != nil || errB != nil:
		return ""
	case a.Equal(b):
		return Short(from)
	case a.Year() != b.Year():
		return Short(from) + " – " + Short(to)
	case a.Month() != b.Month():
		return Brief(from) + " – " + Short(to)
	}
	return a.Format("2") + "–" + Short(to)
}

func write(published, form string) string {
	t, err := time.Parse(time.DateOnly, Day(published))
	if err != nil {
		return ""
	}
	return t.Format(form)
}
