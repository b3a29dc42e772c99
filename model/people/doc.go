// Package people resolves mentions to persons: within an article (Resolve), and
// from article to article (Registry).
//
// Reading -> Reading with Mention.Link, Mention.Person and Persons filled; then
// many articles' persons -> PersonIDs.
package people
