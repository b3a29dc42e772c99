// Package mentions finds every place in an article that refers to somebody or
// something that can speak: names with their titles, roles, pronouns, bodies,
// accounts, documents.
//
// Article, Tokens -> []Mention. It does not decide who is who; people does.
//
// It is a grammar over word lists: lexicon.txt (closed classes, by hand),
// firstnames.txt and states.txt (facts, by hand), commonwords.txt (counted). A
// language other than English gets names by their shape alone.
package mentions
