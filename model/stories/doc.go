// Package stories groups articles by event and relates quotations of one
// statement over articles.
//
// []Article with their Readings -> []Story, []Relation, one article at a time.
package stories
