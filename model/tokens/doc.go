// Package tokens cuts an article's kept blocks into sentences and words, numbers
// the forms of the words and tags the words with their part of speech.
//
// Article -> Tokens. It reads nothing but the article's text and blocks.
package tokens
