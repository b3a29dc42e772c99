// Package mentions finds every place in an article that refers to somebody or
// something that can speak: names with their titles, roles, pronouns, bodies,
// accounts, documents.
//
// Article, Tokens -> []Mention. It does not decide who is who; people does.
package mentions
