// Package stories relates quotations of one statement over articles, and groups
// articles by event.
//
// Data passes one way: an article and its reading become an Outline, which holds
// all that counts here and no text; Links relates its quotations to those of the
// articles before it; Groups puts it into a story by what it shares with others,
// linked quotations above all. Both take one article at a time, at a cost that
// does not grow with the articles known, and both write what they know of an
// article as a record, from which it comes back without being matched again.
package stories
