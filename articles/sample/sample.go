// Package sample holds the sample edition: five articles that open when the
// program is started with nothing to read.
//
// Embedded files -> the same path as any file. They are our own prose about one
// event of July 2022 and are as untidy as articles scraped from the web are.
// What officials are on record as saying stands in their words; outlets,
// reporters and accounts, and what the accounts post, are invented.
package sample

import "embed"

// FS holds the edition, a text file an article, in the order of their names.
//
//go:embed *.txt
var FS embed.FS
