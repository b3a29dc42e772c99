// Package markdown writes Markdown that says what an article says: text with
// everything escaped that would be read as markup, blocks with their emphasis
// and links.
//
// Text or block of an article -> CommonMark with GitHub's tables and strike.
package markdown
