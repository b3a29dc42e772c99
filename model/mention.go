package model

// Form is how a mention refers to its person.
type Form string

// The forms of mention.
const (
	FormName    Form = "name"    // "Dmytro Kuleba", "Ukrainian Foreign Minister Dmytro Kuleba", "Kuleba"
	FormRole    Form = "role"    // "the ministry", "a separatist leader", "police"
	FormPronoun Form = "pronoun" // "he", "they"
	FormAccount Form = "account" // "@AZmilitary1"
)

// Gender is a mention's or person's grammatical gender.
type Gender byte

// The genders a mention can show.
const (
	GenderUnknown Gender = iota
	Masculine
	Feminine
	Neuter // a body, a document
)

// Mention is one place in an article that refers to somebody or something that
// can speak: a person, a body, an account, a document.
type Mention struct {
	// Span is the whole mention, titles and roles in apposition before the name
	// included: "Ukrainian Foreign Minister Dmytro Kuleba".
	Span Span
	// Head is the core that carries the identity: the bare name ("Dmytro
	// Kuleba"), the role's noun ("ministry"), the pronoun, the handle.
	Head Span
	// Extent is Span with what stands in apposition behind it: "Hugh Hill, a
	// doctor at Johns Hopkins". It equals Span when nothing does.
	Extent Span
	// Owner is the name inside Span that the mention belongs to, zero when there
	// is none: "Clinton" in "Clinton’s campaign", "her" in "her lawyers".
	Owner Span
	Form  Form
	Kind  PersonKind // KindUnknown when the text does not tell
	// Name is the bare name with white space folded, "" for roles and pronouns.
	Name string
	// Role is the title or role the mention states, in front of or behind the
	// name ("Ukrainian Foreign Minister", "DPR envoy"), or the role itself.
	Role string
	// State is the canonical English name of the state or province that the
	// mention belongs to or is: "Ukraine" for "the Ukrainian foreign minister",
	// "Kyiv’s envoy", "Ukraine", and "Kyiv" where the government is meant; ""
	// when the text does not tell.
	State  string
	Gender Gender
	Plural bool
	// Link is why this mention stands for its person: an earlier or later mention
	// it was resolved to.
	Link Link
	// Person indexes Reading.Persons; -1 when the mention is nobody known.
	Person int
}

// Link is one step of the chain from a mention to its person. Following To from
// mention to mention ends at one whose To is -1: the person's fullest mention.
type Link struct {
	To         int // indexes Reading.Mentions, -1 ends the chain
	Rule       string
	Confidence float64 // 0 to 1
}
