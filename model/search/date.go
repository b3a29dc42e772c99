package search

import "time"

// date is a year, month and day as one number that orders like them: year<<9,
// month<<5, day. Month and day are 0 when they are unknown, all is 0 when there
// is no date.
type date uint32

// parseDate reads the beginning of an ISO 8601 date; what it can't read is 0.
func parseDate(s string) date {
	for _, n := range []int{10, 7, 4} {
		if len(s) >= n && validDate(s[:n]) {
			return dateOf(s[:n], 0)
		}
	}
	return 0
}

// dateOf packs a valid year, month or day; fill stands for the parts it lacks.
func dateOf(s string, fill date) date {
	num := func(s string) (n date) {
		for i := range len(s) {
			n = 10*n + date(s[i]-'0')
		}
		return n
	}
	d := num(s[:4]) << 9
	if len(s) < 7 {
		return d | fill&(1<<9-1)
	}
	d |= num(s[5:7]) << 5
	if len(s) < 10 {
		return d | fill&(1<<5-1)
	}
	return d | num(s[8:10])
}

// latest fills the parts that a date lacks with more than any day has.
const latest date = 1<<9 - 1

// day counts from 1970; what is unknown is the first.
func (d date) day() int {
	month, day := max(int(d>>5&15), 1), max(int(d&31), 1)
	return int(time.Date(int(d>>9), time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// span returns the first and last date that the node asks for.
func (n dates) span() (from, to date) {
	to = 1<<32 - 1
	switch n.field {
	case "before":
		return 1, dateOf(n.to, 0) - 1
	case "after":
		return dateOf(n.from, latest) + 1, to
	}
	from = 1
	if n.from != "" {
		from = max(from, dateOf(n.from, 0))
	}
	if n.to != "" {
		to = dateOf(n.to, latest)
	}
	return from, to
}
