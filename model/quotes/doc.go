// Package quotes finds quotations, judges what kind each is, and attributes
// each to one of the article's mentions.
//
// Article, Tokens, []Mention -> []Quote.
package quotes
