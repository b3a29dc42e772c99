package mentions

import (
	_ "embed"

	"whosaid/model"
)

// class is a set of what a word can be, looked up by its lower-case form.
type class uint64

const (
	clDeterminer     class = 1 << iota // opens a noun phrase: "the", "several", "his"
	clPossessive                       // a determiner that names an owner: "his"
	clBreaker                          // never inside a noun phrase: verbs, prepositions, pronouns
	clAdverb                           // opens a sentence and is no name
	clCalendar                         // days and months
	clHonorificM                       // "Mr."
	clHonorificF                       // "Ms."
	clHonorific                        // "Dr.", "Sen."
	clRole                             // one person's role: "minister", "neighbour"
	clRoleM                            // a role that tells its gender
	clRoleF                            //
	clGroup                            // several people: "officials", "police"
	clBody                             // an organisation's noun: "ministry"
	clBodyPlural                       //
	clOutlet                           // names of outlets and what they end in
	clOutletHead                       //
	clDocument                         // "report", "poll"
	clDocPlural                        //
	clPremodifier                      // stands before a role without being one
	clParticle                         // inside names: "van", "bin"
	clNameSuffix                       // "Jr."
	clCompanySuffix                    // "Inc."
	clCue                              // common reporting verbs
	clNotName                          // capitalised, but nobody
	clCommon                           // seen mostly in lower case
	clFirstM                           // given names
	clFirstF                           //
	clSurname                          // a role or common word that is a surname too: "King"
	clWeak                             // a document that seldom speaks: only before a reporting verb
	clPossessiveNoun                   // stays inside a name with its clitic: "People’s"
	clPronoun                          // see pronouns
)

// sections maps the headings of lexicon.txt and firstnames.txt to classes.
var sections = map[string]class{
	"determiner": clDeterminer, "possessive": clPossessive, "breaker": clBreaker,
	"adverb": clAdverb, "calendar": clCalendar, "honorific-m": clHonorificM,
	"honorific-f": clHonorificF, "honorific": clHonorific, "role": clRole,
	"role-m": clRoleM, "role-f": clRoleF, "group": clGroup, "body": clBody,
	"body-plural": clBodyPlural, "outlet": clOutlet, "outlet-head": clOutletHead,
	"document": clDocument, "document-plural": clDocPlural,
	"premodifier": clPremodifier, "particle": clParticle, "name-suffix": clNameSuffix,
	"company-suffix": clCompanySuffix, "cue": clCue, "not-name": clNotName,
	"surname": clSurname, "possessive-noun": clPossessiveNoun, "weak-document": clWeak,
	"m": clFirstM, "f": clFirstF,
}

//go:embed lexicon.txt
var lexiconText string

//go:embed firstnames.txt
var firstNamesText string

// commonWordsText lists words that news writes in lower case more often than
// with a capital, so that one at the start of a sentence is no name. Learned by
// counting: words of three letters or more with at least two lower-case
// occurrences inside sentences, in 840 political news articles and the bodies
// of the English ones of 1,049 web pages; no seed; 21460 words, 190 KB.
//
//go:embed commonwords.txt
var commonWordsText string

// givenGender is the usual gender of a given name in lower case.
func givenGender(low string) model.Gender {
	return genderOf(classOf(low), clFirstM, clFirstF)
}

func genderOf(c, m, f class) model.Gender {
	switch {
	case c&m != 0 && c&f == 0:
		return model.Masculine
	case c&f != 0 && c&m == 0:
		return model.Feminine
	}
	return model.GenderUnknown
}
