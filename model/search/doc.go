// Package search holds the query language as a value, and matches and ranks
// articles against a query.
//
// string -> Query -> hits with the spans to mark.
//
// The language: words, all of which must stand in the article; "a phrase", over
// line ends and whatever quotation marks or hyphens the article prints; -not;
// a OR b; parentheses; the beginning of a word (pre*). A field narrows where a
// word, phrase or group of them is looked for: title:, source: (the outlet, or
// where the file came from), speaker:, said: (inside quotations). date:2022-07,
// date:2022-07..2022-08, before: and after: take years, months and days. is:unread,
// is:read, is:starred; kind:direct and the other kinds of quotation. speaker:,
// said: and kind: that stand together ask for one quotation that meets them all.
//
// Words are compared folded: lower case, without accents and apostrophes,
// British or American hyphens aside. Scripts written without spaces between
// words are cut into overlapping pairs of letters.
//
// The index is an inverted one over whole articles (which article has which
// word) beside a forward one (each article's words in order), from which
// phrases, quotations, marks and snippets are read. Both live in memory: about
// 8 KB for an article of 4.7 KB.
package search
