// Package decode turns raw bytes of any charset and format into sanitised text
// with the blocks its markup tells of.
//
// Raw bytes -> charset -> format -> sanitised text and blocks -> Document.
// After this package no text can move a cursor. What it keeps byte for byte:
// a plain-text source that is valid UTF-8 and holds none of the characters that
// Sanitize names; no-break spaces and decomposed accents stay what they are, so
// that offsets and letters are the source's own. It says
// what the container says (a page's head, a Markdown file's front matter) in
// Document.Meta and leaves every judgement of what is article and what is
// clutter to the cleaner.
package decode
