// Package store keeps what the reader did (read state, stars, places, marks,
// corrections, decisions about blocks, sites and persons) in one SQLite file.
//
// library -> Store -> file, and back. Nothing in the file refers to derived
// data: an article is named by its Key, a place in it by a Selector that finds
// its text again when the offsets have moved.
//
// The file holds, in schema version 1:
//
//	state       one row an article: read, starred, the byte offset last read
//	mark        named places, one row a mark
//	correction  the reader's word on who said a quotation
//	block       the reader's word on whether a block belongs to the article
//	site_rule   the same for a rule on all pages of one site
//	identity    two names that are one person, or are two
//
// application_id marks the file as ours, user_version is the schema version.
// It runs in WAL mode with synchronous=NORMAL: a power cut can lose the last
// moment's writes, never the file. Reads answer at once; writes go through one
// goroutine that puts everything waiting into a transaction, so that no screen
// waits for the disk.
package store
