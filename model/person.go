package model

// PersonID names a person over all articles.
type PersonID string

// PersonKind is what sort of speaker a Person is.
type PersonKind string

// The kinds of person.
const (
	KindUnknown      PersonKind = ""
	KindPerson       PersonKind = "person"
	KindOrganisation PersonKind = "organisation" // ministries, agencies, states, embassies, outlets
	KindAccount      PersonKind = "account"
	KindDocument     PersonKind = "document" // a report, a statement, a law
	KindUnnamed      PersonKind = "unnamed"  // "a separatist leader", "police", "residents"
)

// Person is somebody who speaks: within one article (Reading.Persons, ID empty)
// or over all articles (the library's).
type Person struct {
	ID PersonID
	// Name is the fullest form of the name ("Kim Jong-un"), for an unnamed person
	// the role as printed.
	Name string
	Kind PersonKind
	// Aliases are the other forms of the name, each once, without Name.
	Aliases []string
	// Roles are the roles the articles give, each once.
	Roles []string
	// Key identifies an organisation over articles whatever form of its name they
	// print ("foreign ministry|Ukraine"); "" for all others.
	Key string
	// State is the state an organisation or office-holder belongs to, or is; ""
	// when unknown. See Mention.State.
	State  string
	Gender Gender
	Plural bool
}
