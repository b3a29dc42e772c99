package shelf

import (
	"cmp"

	"whosaid/model/library"
)

// Order is how articles follow each other inside a group, and groups each other.
type Order uint8

// The orders, in the order a key goes through them.
const (
	Newest  Order = iota // the latest first; what has no date comes last
	Oldest               // the earliest first; what has no date comes last
	Voices               // those in which most are quoted first
	Arrival              // as they came into the library
	orders
)

// String names the order for the status line.
func (o Order) String() string {
	return [...]string{"newest first", "oldest first", "most voices first", "as they came"}[o%orders]
}

// Next is the order after o.
func (o Order) Next() Order { return (o + 1) % orders }

// compare tells which of two articles comes first. Those that are equal stay as
// they came.
func (o Order) compare(a, b *library.Entry) int {
	switch o {
	case Newest:
		return cmp.Compare(b.Published, a.Published)
	case Oldest:
		return earlier(a.Published, b.Published)
	case Voices:
		return cmp.Or(cmp.Compare(b.Voices, a.Voices), cmp.Compare(b.Quotes, a.Quotes), cmp.Compare(b.Published, a.Published))
	}
	return 0
}

// groups tells which of two groups comes first.
func (o Order) groups(a, b *group) int {
	switch o {
	case Oldest:
		return earlier(a.oldest, b.oldest)
	case Arrival:
		return 0
	}
	return cmp.Compare(b.newest, a.newest)
}

// stories puts a story before single articles that have no other order.
func (o Order) stories(a, b *group) int {
	switch {
	case o == Arrival || a.story == b.story:
		return 0
	case a.story:
		return -1
	}
	return 1
}

// earlier compares two dates; none comes after all.
func earlier(a, b string) int {
	if a == "" || b == "" {
		return cmp.Compare(b, a)
	}
	return cmp.Compare(a, b)
}
