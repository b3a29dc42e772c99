package library

import "whosaid/model"

// Entry is one line of the list of articles.
type Entry struct {
	ID     model.ArticleID
	Title  string
	Outlet string
	Byline string
	// Published is an ISO 8601 date or date and time, "" when the article gives none.
	Published string
	Source    string
	Story     model.StoryID
	// Quotes counts the quotations somebody said or posted (scare quotes are
	// none), Voices the different persons who said them, Words the words of the
	// kept text.
	Quotes, Voices, Words int
	Read, Starred         bool
	URL                   string
	// Printings is how often the article was printed, itself counted: 1 when no
	// other article says the same.
	Printings int
	// Added numbers the articles in order of arrival, from 1.
	Added int
}
