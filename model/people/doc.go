// Package people resolves mentions to persons: within an article (Resolve), and
// from article to article (Registry).
//
// Reading -> Reading with Mention.Link, Mention.Person and Persons filled; then
// many articles' persons -> PersonIDs.
//
// Both rest on SameName, which hears whether two romanisations are one name.
// Resolve ranks whom a pronoun may stand for (antecedent.go) by a log-linear model
// over a few features (evidence.go), whose weights (weights.go) the command in
// train learns from what Watch tells; WEIGHTS.md says from which data. Unknown is a
// valid answer, a wrong name is worse.
//
// A Registry is restored from records, one a person, and tells which of them have
// changed; what the reader says of two names overrules it.
package people
