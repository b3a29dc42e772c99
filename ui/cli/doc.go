// Package cli holds the commands: it reads the command line, fills a library
// with what the arguments name, and hands it to the screen or prints it.
//
// Arguments -> articles (by the loaders main passes in) -> library -> standard
// output: JSON Lines (export), Markdown or plain text (clean), a table (quotes).
//
// Only results go to standard output; messages and progress go to standard
// error. The exit codes are 0, 1 when some input could not be read (the rest is
// still printed) and 2 for a command line that makes no sense.
package cli
