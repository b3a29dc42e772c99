// Package search holds the query language as a value, keeps the index of all
// articles, and matches and ranks articles against a query.
//
//	Article, Reading -> Terms -> Index -> blocks that are kept
//	string -> Query -> Index -> hits; with the article's text the spans to mark
//
// The language: words, all of which must stand in the article; "a phrase", over
// line ends and whatever quotation marks or hyphens the article prints; -not;
// a OR b; parentheses; the beginning of a word (pre*). A field narrows where a
// word, phrase or group of them is looked for: title:, source: (the outlet, or
// where the file came from), speaker:, said: (inside quotations), about: (what a
// quotation speaks of: its words, its paragraph beside the mention of who says it,
// the headline). date:2022-07, date:2022-07..2022-08, before: and after: take
// years, months and days. story: takes words of a story's title, or its ID.
// is:unread, is:read, is:starred; kind:direct and the other kinds of quotation.
// speaker:, said:, about: and kind: that stand together ask for one quotation that
// meets them all.
//
// Words are compared folded: lower case, without accents and apostrophes,
// British or American hyphens aside. Scripts written without spaces between
// words are cut into overlapping pairs of letters. A name is found by its other
// spellings, and a word of five letters or more with one typo in it when nothing
// matches without.
//
// # The index
//
// An Index is a short tail of documents that were just entered, searched by
// looking through them, and segments that never change. Seal turns the tail into a
// segment. Merge makes one segment of eight of about one size, in steps, so that a
// document is written again as often as the index has grown eightfold. A document
// that is deleted or replaced is marked in the manifest, the list of segments, and
// leaves its segment at the next merge. What Seal and Merge make is a Change, to be
// written in one transaction with the articles: a crash loses neither without the
// other. An index that is not kept has its segments in memory, of the same form.
//
// A segment is blocks of about 16 KB, each with a checksum, read when a search asks
// for them, of which the last 16 MB are held. Documents are numbered newest first,
// so that a search can stop when it has enough. The blocks hold:
//
//   - the head: where everything is (block 0);
//   - of each document its number, date and length (held in memory, 12 bytes), its
//     ID, its quotations in words of the text, and the initials of its words;
//   - the dictionary, sorted: field and word, how it was seen written, and the list
//     of documents or where that stands; names by how they sound; and lists for the
//     beginnings of words that very many share;
//   - posting lists in chunks of 128 documents: documents with frequency and flags
//     (in the lead, in a quotation, near one) apart from positions.
//
// It takes 0.6 to 0.7 times the text. An index that answers from SQLite's FTS5
// takes more, and is slower to fill: see BENCHMARKS.md.
//
// # Costs
//
// Find collects the newest 1,000 articles that match and up to 500 older ones with
// a match in the title, then ranks them: by BM25, title, lead, phrase, order of the
// words, and date. For phrases and conditions that must meet in one quotation, the
// places of words are read, article by article: after 1,000 articles 100 that match
// are enough (or Options.Limit, if that is more), and as many older ones by title.
// So Found.Total is a lower bound when Found.More is set. Count is exact. Where a
// beginning of one or two letters must stand in a certain place, at the end of a
// phrase or in the same quotation as something else, only some 250 of the newest
// articles that have all the words are looked at; the next letter typed looks at
// all.
//
// The places of words in a large batch of articles are read by as many goroutines
// as there are processors. With Options.Brief a search ends, Unfinished, when it has
// looked at 16,384 articles or read 164 blocks that were not in memory, with the
// newest that match: who types sees those first, and then what a search that is not
// brief finds.
package search
