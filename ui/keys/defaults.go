package keys

// defaults are the keys whosaid comes with, in the order in which help lists
// them. It is the only place in the program where a key is written down.
func defaults() []Binding {
	var all []Binding
	for _, part := range [][]Binding{
		moves(), quotes(), jumps(), searches(), articles(), texts(), screens(),
	} {
		all = append(all, part...)
	}
	return all
}

func moves() []Binding {
	const g = GroupMove
	return []Binding{
		{Action: Down, Name: "down", Keys: []string{"j", "down"}, Group: g, Scope: InAll, Does: "one line or row down", Hint: "down"},
		{Action: Up, Name: "up", Keys: []string{"k", "up"}, Group: g, Scope: InAll, Does: "one line or row up", Hint: "up"},
		{Action: Top, Name: "top", Keys: []string{"gg", "home"}, Group: g, Scope: InAll, Does: "to the beginning"},
		{Action: Bottom, Name: "bottom", Keys: []string{"G", "end"}, Group: g, Scope: InAll, Does: "to the end"},
		{Action: HalfDown, Name: "half-down", Keys: []string{"ctrl+d"}, Group: g, Scope: InAll, Does: "half a screen down"},
		{Action: HalfUp, Name: "half-up", Keys: []string{"ctrl+u"}, Group: g, Scope: InAll, Does: "half a screen up"},
		{Action: PageDown, Name: "page-down", Keys: []string{"space", "ctrl+f", "pgdown"}, Group: g, Scope: InAll, Does: "a screen down", Hint: "page"},
		{Action: PageUp, Name: "page-up", Keys: []string{"ctrl+b", "pgup", "shift+space"}, Group: g, Scope: InAll, Does: "a screen up"},
		{Action: PaneLeft, Name: "pane-left", Keys: []string{"h", "left"}, Group: g, Scope: InPanes, Does: "to the pane on the left", Hint: "list"},
		{Action: PaneRight, Name: "pane-right", Keys: []string{"l", "right"}, Group: g, Scope: InPanes, Does: "to the pane on the right", Hint: "right"},
		{Action: PaneNext, Name: "pane-next", Keys: []string{"tab"}, Group: g, Scope: InPanes, Does: "to the next pane", Hint: "pane"},
		{Action: PanePrevious, Name: "pane-previous", Keys: []string{"shift+tab"}, Group: g, Scope: InPanes, Does: "to the pane before"},
	}
}

func quotes() []Binding {
	const g = GroupQuotes
	return []Binding{
		{Action: NextQuote, Name: "next-quote", Keys: []string{"]q"}, Group: g, Scope: InPanes, Does: "next quote", Hint: "quote"},
		{Action: PreviousQuote, Name: "previous-quote", Keys: []string{"[q"}, Group: g, Scope: InPanes, Does: "previous quote"},
		{Action: NextSame, Name: "next-same-speaker", Keys: []string{"]s"}, Group: g, Scope: InPanes, Does: "the same speaker's next quote, on into other articles", Hint: "speaker"},
		{Action: PreviousSame, Name: "previous-same-speaker", Keys: []string{"[s"}, Group: g, Scope: InPanes, Does: "the same speaker's previous quote"},
		{Action: NextRelated, Name: "next-related", Keys: []string{"]r"}, Group: g, Scope: InPanes, Does: "the same statement as another article prints it", Hint: "elsewhere"},
		{Action: PreviousRelated, Name: "previous-related", Keys: []string{"[r"}, Group: g, Scope: InPanes, Does: "the same statement, the other way round"},
		{Action: Open, Name: "open", Keys: []string{"enter"}, Group: g, Scope: InAll, Does: "open the article, or the card of the quote or the speaker", Hint: "open"},
		{Action: ShowSpeaker, Name: "speaker", Keys: []string{"p"}, Group: g, Scope: InAll, Does: "the selected quote's speaker: everything they said", Hint: "person"},
		{Action: ShowStory, Name: "story", Keys: []string{"t"}, Group: g, Scope: InAll, Does: "the story: which outlet quotes whom", Hint: "story"},
		{Action: ShowPeople, Name: "people", Keys: []string{"P"}, Group: g, Scope: InAll, Does: "everybody who is quoted, those quoted most first", Hint: "people"},
		{Action: Accept, Name: "accept", Keys: []string{"a"}, Group: g, Scope: InReader | InVoices | InCard, Does: "accept the speaker the machine found", Hint: "accept"},
		{Action: Correct, Name: "correct", Keys: []string{"c"}, Group: g, Scope: InReader | InVoices | InCard, Does: "choose another speaker, or none", Hint: "correct"},
		{Action: Merge, Name: "merge", Keys: []string{"M"}, Group: g, Scope: InCard, Does: "on a person's card: say that somebody else is the same person", Hint: "merge"},
		{Action: Split, Name: "split", Keys: []string{"S"}, Group: g, Scope: InCard, Does: "on a person's card: say that one of the names is another person", Hint: "split"},
	}
}

func jumps() []Binding {
	const g = GroupJumps
	return []Binding{
		{Action: Back, Name: "back", Keys: []string{"ctrl+o", "alt+left"}, Group: g, Scope: InAll, Does: "back to where the last jump began", Hint: "back"},
		{Action: Forward, Name: "forward", Keys: []string{"alt+right", "ctrl+i"}, Group: g, Scope: InAll, Does: "forward again (^I where the terminal tells it from Tab)"},
		{Action: SetMark, Name: "mark", Keys: []string{"m"}, Group: g, Scope: InPanes, Letter: true, Does: "mark this place: a-z in this article, A-Z from anywhere"},
		{Action: GoMark, Name: "go-to-mark", Keys: []string{"'", "`"}, Group: g, Scope: InPanes, Letter: true, Does: "go to a mark"},
	}
}

func searches() []Binding {
	const g = GroupSearch
	return []Binding{
		{Action: Find, Name: "find", Keys: []string{"/"}, Group: g, Scope: InAll, Does: "search in the text as you type; Esc returns", Hint: "find"},
		{Action: FindNext, Name: "find-next", Keys: []string{"n"}, Group: g, Scope: InAll, Does: "next hit"},
		{Action: FindPrevious, Name: "find-previous", Keys: []string{"N"}, Group: g, Scope: InAll, Does: "previous hit"},
		{Action: SearchAll, Name: "search", Keys: []string{"F"}, Group: g, Scope: InAll, Does: "search everything: words, \"a phrase\", -not, speaker: source: said: date:", Hint: "search"},
		{Action: Narrow, Name: "narrow", Keys: []string{"&"}, Group: g, Scope: InPanes, Does: "narrow the list to what matches", Hint: "narrow"},
		{Action: SaveSearch, Name: "save-search", Keys: []string{"ctrl+s", "W"}, Group: g, Scope: InAll, Does: "save the search: it then stands above the articles", Hint: "save"},
		{Action: RenameSearch, Name: "rename-search", Keys: []string{"gr"}, Group: g, Scope: InPanes, Does: "rename the saved search", Hint: "rename"},
		{Action: DropSearch, Name: "drop-search", Keys: []string{"D"}, Group: g, Scope: InPanes, Does: "forget the saved search", Hint: "forget"},
	}
}

func articles() []Binding {
	const g = GroupArticle
	return []Binding{
		{Action: NextArticle, Name: "next-article", Keys: []string{"J"}, Group: g, Scope: InPanes, Does: "next article of the present list", Hint: "next"},
		{Action: PreviousArticle, Name: "previous-article", Keys: []string{"K"}, Group: g, Scope: InPanes, Does: "previous article of the present list"},
		{Action: GroupBy, Name: "group", Keys: []string{"gb"}, Group: g, Scope: InPanes, Does: "group the list by story, day, outlet or not at all"},
		{Action: OrderBy, Name: "order", Keys: []string{"go"}, Group: g, Scope: InPanes, Does: "order the list: newest, oldest, most voices, as they came"},
		{Action: ShowPrintings, Name: "printings", Keys: []string{"gp"}, Group: g, Scope: InPanes, Does: "everybody who printed this article", Hint: "printings"},
		{Action: ToggleRead, Name: "read", Keys: []string{"r"}, Group: g, Scope: InPanes, Does: "mark as read or unread", Hint: "read"},
		{Action: ToggleStar, Name: "star", Keys: []string{"s"}, Group: g, Scope: InPanes, Does: "give or take a star", Hint: "star"},
		{Action: Undo, Name: "undo", Keys: []string{"u"}, Group: g, Scope: InAll, Does: "undo the last change"},
		{Action: Reload, Name: "reload", Keys: []string{"R"}, Group: g, Scope: InPanes, Does: "check the sources again and fetch what is new", Hint: "fetch"},
		{Action: ShowSources, Name: "sources", Keys: []string{"gs"}, Group: g, Scope: InPanes, Does: "what the library is filled from, and what was wrong with it", Hint: "sources"},
	}
}

func texts() []Binding {
	const g = GroupText
	return []Binding{
		{Action: ShowRemoved, Name: "show-removed", Keys: []string{"x"}, Group: g, Scope: InPanes, Does: "show what was removed from the page, and by which rule", Hint: "removed"},
		{Action: NextRemoved, Name: "next-removed", Keys: []string{"]x"}, Group: g, Scope: InPanes, Does: "next removed block"},
		{Action: PreviousRemoved, Name: "previous-removed", Keys: []string{"[x"}, Group: g, Scope: InPanes, Does: "previous removed block"},
		{Action: NextBlock, Name: "next-block", Keys: []string{"]b"}, Group: g, Scope: InPanes, Does: "next block, removed or not"},
		{Action: PreviousBlock, Name: "previous-block", Keys: []string{"[b"}, Group: g, Scope: InPanes, Does: "previous block"},
		{Action: ToggleBlock, Name: "toggle-block", Keys: []string{"X"}, Group: g, Scope: InPanes, Does: "restore the chosen block, or drop it"},
		{Action: ToggleSite, Name: "toggle-site", Keys: []string{"gX"}, Group: g, Scope: InPanes, Does: "do so in all articles of the site"},
		{Action: Hints, Name: "links", Keys: []string{"f"}, Group: g, Scope: InPanes, Does: "pick a link of the text on the screen by its letters"},
		{Action: CopyQuote, Name: "copy-quote", Keys: []string{"y"}, Group: g, Scope: InAll, Does: "copy the quote with speaker, outlet, date and link", Hint: "copy"},
		{Action: CopyLink, Name: "copy-link", Keys: []string{"Y"}, Group: g, Scope: InAll, Does: "copy the article's link"},
		{Action: Browse, Name: "browse", Keys: []string{"o"}, Group: g, Scope: InAll, Does: "open the article in the browser"},
		{Action: Export, Name: "export", Keys: []string{"e"}, Group: g, Scope: InAll, Does: "save the article's quotes: as .md, .csv, .json, .csl or .html"},
		{Action: Pipe, Name: "pipe", Keys: []string{"|"}, Group: g, Scope: InPanes, Does: "pipe the article's text to a command"},
	}
}

func screens() []Binding {
	const g = GroupScreen
	return []Binding{
		{Action: Help, Name: "help", Keys: []string{"?", "f1"}, Group: g, Scope: InAll, Does: "this help; type to search it", Hint: "help"},
		{Action: Palette, Name: "palette", Keys: []string{":", ","}, Group: g, Scope: InAll, Does: "find a command by its name", Hint: "commands"},
		{Action: Zoom, Name: "zoom", Keys: []string{"z"}, Group: g, Scope: InPanes, Does: "give this pane the whole screen, and back"},
		{Action: ShowProblems, Name: "problems", Keys: []string{"!"}, Group: g, Scope: InPanes, Does: "what could not be loaded, and why"},
		{Action: ToggleTheme, Name: "theme", Keys: []string{"gt"}, Group: g, Scope: InPanes, Does: "light or dark"},
		{Action: ToggleMouse, Name: "mouse", Keys: []string{"gm"}, Group: g, Scope: InPanes, Does: "mouse on or off"},
		{Action: Suspend, Name: "suspend", Keys: []string{"ctrl+z"}, Group: g, Scope: InAll, Does: "to the shell; fg returns"},
		{Action: Close, Name: "close", Keys: []string{"esc"}, Group: g, Scope: InAll, Does: "close what is open, forget the search, step back", Hint: "close"},
		{Action: Quit, Name: "quit", Keys: []string{"q", "ctrl+c"}, Group: g, Scope: InAll, Does: "close what is open, else leave", Hint: "quit"},
	}
}
