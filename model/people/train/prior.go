package main

import "whosaid/model/people"

// prior are the weights before anything is learned, set by hand in steps of a
// half: what the literature on pronouns says (Lappin & Leass 1994; Hobbs 1978) and
// what news writers do. Learning moves them as far as the data speak against them.
var prior = people.Evidence{
	-0.5, // sentences between
	-0.5, // paragraphs between
	0,    // same sentence
	1,    // first subject of it
	0.5,  // subject
	0.5,  // speaks
	0,    // speaks last
	0.5,  // subject of the last sentence
	0.5,  // new
	1,    // gender agrees
	0.5,  // pronoun
	0,    // often mentioned
	-1,   // nameless
	-2,   // quoted
	1,    // both plural
	0,    // has an office
	-0.5, // owner
	0.5,  // speaks last and again
	-1.5, // named in the quotation
	-0.5, // nondescript
	-1.5, // fronted
	-2,   // in the role’s sentence
	-0.5, // embedded
	-0.5, // spoken of
}
