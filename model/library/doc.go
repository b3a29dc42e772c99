// Package library keeps everything that was read and answers what the screen
// and the commands ask. It is the only package that composes the stages.
//
// Article -> tokens -> mentions -> quotes -> people -> stories, search -> answers.
//
// There are two ways to hold articles, with one set of questions. New holds them
// in memory, for what the reader only looks at. Open keeps them in a file
// (package store): the newest lines of the list come first and the rest behind;
// articles are read from the file when they are asked for, and a few hundred stay
// at hand; cards and searches ask the file.
//
// Adding to a kept library (Import, Deliver): articles are read on all processors,
// tied to the others in the order of the input (weaver: persons, links, stories,
// reprints), and written in batches of 500, one transaction each, while the next
// batch is tied. What tying needs to know is restored from the file before the
// first article is added. A screen never waits for any of it.
package library
