// Package dates finds calendar dates as news prints them, in the languages and
// orders of its publishers, and gives them as ISO 8601.
//
// A line of text -> the dates in it, with their places. The clock of the
// machine is never asked: a date without a year is completed only by a caller
// that knows the year from the same article.
package dates
