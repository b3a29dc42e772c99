// Package model holds the nouns every other package speaks: a Span of an
// article's text, the Article with its Blocks, the Quotes found in it, the
// Mentions of those who speak, the Persons behind them, and the Stories and
// Relations that tie articles together.
//
// Data passes one way. The articles packages turn bytes into an Article; the
// stages below this package (tokens, mentions, quotes, people, stories, search)
// turn an Article into a Reading and a Reading into links; library composes
// them and answers what the screen asks. The nouns know none of these: they
// import nothing of the project.
//
// There is one coordinate system. Every span is a half-open range of UTF-8
// bytes in Article.Text, which is the whole decoded and sanitised text,
// boilerplate included. Cleaning marks blocks and never cuts.
package model
