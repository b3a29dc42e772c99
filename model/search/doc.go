// Package search holds the query language as a value, and matches and ranks
// articles against a query.
//
// string -> Query -> hits with the spans to mark.
package search
