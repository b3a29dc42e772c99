// Package people resolves mentions to persons: within an article (Resolve), and
// from article to article (Registry).
//
// Reading -> Reading with Mention.Link, Mention.Person and Persons filled; then
// many articles' persons -> PersonIDs.
//
// Both rest on SameName, which hears whether two romanisations are one name.
// Resolve's antecedents are ranked by a few weighted features (antecedent.go);
// unknown is a valid answer, a wrong name is worse.
package people
