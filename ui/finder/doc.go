// Package finder is the search over everything.
//
// What is typed -> search.Query -> a search in the background -> hits -> rows
// with snippets. A search carries the era of the text it was typed for; answers
// to an older text are dropped. A query that does not parse leaves the last
// results on the screen and shows what is wrong with it underneath.
package finder
