// Package shelf is the list of articles.
//
// []library.Entry -> groups -> rows -> the visible lines. What is selected is an
// article, not a row: the scroll position follows from it. Rows hold no strings;
// only the visible ones are drawn, so the list costs the same at ten articles
// and at a hundred thousand.
package shelf
