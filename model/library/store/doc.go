// Package store keeps a library in one SQLite file: the articles with what was
// found in them, and what the reader did with them.
//
// library -> Store -> file, and back.
//
// What the reader did never refers to derived data: an article is named by its
// Key, a place in it by a Selector that finds its text again when the offsets have
// moved. All else can be made anew from the texts.
//
// The file holds, since schema version 1:
//
//	state       one row an article: read, starred, the byte offset last read
//	mark        named places, one row a mark
//	correction  the reader's word on who said a quotation
//	block       the reader's word on whether a block belongs to the article
//	site_rule   the same for a rule on all pages of one site
//	identity    two names that are one person, or are two
//
// and since version 2:
//
//	article     one row an article: its names, its place in the list, its line
//	text        the article itself with its blocks (PackArticle)
//	reading     mentions and quotations (PackReading)
//	woven       its persons with their names over all articles (PackCast), and what
//	            links, stories and the search for reprints restore themselves from
//	printing    reprints: articles that say the same as one that is kept
//	raw         the bytes that fetched articles were made of
//	person, said, relation, story   what cards ask for: who, by whom, the same
//	            statement elsewhere (seen from both sides), titles
//	segment     the search index
//	source, delivered               where articles come from, what came already
//	saved, screen                   saved searches; what a screen wants to find again
//	meta        counts, the index's manifest, the edition (grows with every batch)
//
// Texts and readings are S2 blocks of single articles since version 3: 0.65 of the
// text. Zstandard frames, as before, take 0.50, but a fifth of a millisecond more an
// article on its way in. A page is 16 KB, since rows of 2 KB fill smaller ones badly.
// With the index an article of 4.7 KB takes about 11 KB.
//
// application_id marks the file as ours, user_version is the schema version.
// It runs in WAL mode with synchronous=NORMAL: a power cut can lose the last
// moment's writes, never the file. Reads answer at once; writes go through one
// goroutine that puts everything waiting into a transaction, so that no screen
// waits for the disk. A Batch is a transaction of its own and is acknowledged
// when it is committed.
package store
