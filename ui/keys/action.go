package keys

// Action is what a key asks for. It names the intent, not the key.
type Action uint8

// The actions. Their names in the configuration file are in the table.
const (
	None Action = iota

	Down
	Up
	Top
	Bottom
	HalfDown
	HalfUp
	PageDown
	PageUp

	PaneLeft
	PaneRight
	PaneNext
	PanePrevious
	Zoom
	Close
	Quit

	NextArticle
	PreviousArticle
	Narrow
	SaveSearch
	RenameSearch
	DropSearch
	GroupBy
	OrderBy
	ToggleRead
	ToggleStar
	Undo
	Reload

	NextQuote
	PreviousQuote
	NextSame
	PreviousSame
	NextRelated
	PreviousRelated
	Open
	ShowSpeaker
	ShowStory
	ShowPeople
	ShowPrintings
	ShowSources
	Accept
	Correct
	Merge
	Split

	Back
	Forward
	SetMark
	GoMark

	Find
	FindNext
	FindPrevious
	SearchAll

	Hints
	CopyQuote
	CopyLink
	Browse
	Export
	Pipe
	ShowRemoved
	NextBlock
	PreviousBlock
	NextRemoved
	PreviousRemoved
	ToggleBlock
	ToggleSite
	ShowProblems

	Palette
	Help
	ToggleTheme
	ToggleMouse
	Suspend
)

// Group is the part of the help an action is listed under.
type Group string

// The groups, in the order in which help lists them.
const (
	GroupMove    Group = "Move"
	GroupQuotes  Group = "Quotes and speakers"
	GroupJumps   Group = "Jumps"
	GroupSearch  Group = "Search"
	GroupArticle Group = "Articles"
	GroupText    Group = "Text"
	GroupScreen  Group = "Screen"
)

// Groups returns the groups in the order in which help lists them.
func Groups() []Group {
	return []Group{
		GroupMove, GroupQuotes, GroupJumps, GroupSearch, GroupArticle, GroupText, GroupScreen,
	}
}

// Scope is a set of places on the screen in which a binding is alive.
type Scope uint8

// The places. A binding may be alive in several.
const (
	InList   Scope = 1 << iota // the list of articles
	InReader                   // the text
	InVoices                   // the speakers' pane
	InCard                     // a card, the help, a story: whatever lies over the panes

	InPanes = InList | InReader | InVoices
	InAll   = InPanes | InCard
)

// places lists the single scopes, for the look-up tables.
func places() []Scope { return []Scope{InList, InReader, InVoices, InCard} }
