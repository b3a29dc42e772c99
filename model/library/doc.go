// Package library keeps everything that was read and answers what the screen
// and the commands ask. It is the only package that composes the stages.
//
// Article -> tokens -> mentions -> quotes -> people -> stories, search -> answers.
package library
