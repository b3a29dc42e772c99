package people

import (
	"strings"

	"whosaid/model"
)

// entity is a person, body, account, document or group while an article's
// mentions are being resolved.
type entity struct {
	kind     model.PersonKind
	name     fullName // the fullest form, parsed; persons only
	fullest  int      // index of the mention with the fullest name
	forms    []string // distinct printed names, fullest not first
	roles    []string
	titles   []*title // each role, taken apart
	gender   model.Gender
	plural   bool
	state    string
	isState  bool   // the entity is that state
	ghost    bool   // known only as the owner of something: "friends of Ann Lee"
	office   string // the name of a ghost, or a name made for a body that has none: "Ukraine’s foreign ministry"
	mentions int    // how many
	inText   int    // how many in running text: no byline, caption or credit
	full     int    // how many with a full name
	first    int    // index of its first mention
	last     int    // index of its latest mention so far
	person   int    // index of Reading.Persons, -1 before output
	spoken   bool
	judged   bool // listed is filled: see resolver.listed
	listed   bool
	match    float64 // its roleMatch in the round of holder that matched tells
	matched  int
	found    bool   // one of its mentions was not added by attribution alone
	isPair   bool   // several persons: "Ann Lee and Bob Dahl"
	pair     [2]int // their entities
}

// employed reports whether a role tells what the person does; "Comrade" does not.
func (e *entity) employed() bool {
	for _, t := range e.titles {
		if knownRole(t.head()) {
			return true
		}
	}
	return false
}

// addForm notes a printed form of the name.
func (e *entity) addForm(s string) {
	for _, f := range e.forms {
		if f == s {
			return
		}
	}
	if len(e.forms) < 64 {
		e.forms = append(e.forms, s)
	}
}

// plainRole is a role without the pronoun in front and marks behind, "" for
// "Mr." and the like, which say nothing of what somebody does.
func plainRole(s string) string {
	s = strings.TrimRight(s, " ,;:")
	if _, first := determiner(s); len(s) > len(first) {
		if _, ok := ownerPronoun(first); ok || first == "my" || first == "our" {
			s = strings.TrimSpace(s[len(first):])
		}
	}
	if courtesy(s[strings.LastIndexByte(s, ' ')+1:]) {
		return ""
	}
	return s
}
