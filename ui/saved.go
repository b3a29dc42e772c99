package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"whosaid/model/library"
	"whosaid/model/search"
	"whosaid/ui/keys"
	"whosaid/ui/paint"
	"whosaid/ui/shelf"
)

// savedSearches is what is known of the searches the reader saved.
type savedSearches struct {
	all    []library.SavedSearch
	counts map[string]int // articles found, by query
	at     uint64         // the library's generation they were counted at
	busy   bool           // they are being counted
}

// showSaved takes the saved searches into the list.
func (m *Model) showSaved() {
	m.saved.all = m.lib.SavedSearches()
	lines := make([]shelf.Saved, len(m.saved.all))
	for i, s := range m.saved.all {
		n, known := m.saved.counts[s.Query]
		lines[i] = shelf.Saved{Name: s.Name, Count: n, Known: known, Active: s.Name == m.narrow.name}
	}
	m.shelf.SetSaved(lines)
	m.screen.stale = true
}

// countSaved counts anew what the saved searches find, elsewhere, when the
// library has changed since the last time.
func (m *Model) countSaved() {
	s := &m.saved
	now := m.lib.Generation()
	fresh := s.at == now && !slices.ContainsFunc(s.all, func(q library.SavedSearch) bool { _, ok := s.counts[q.Query]; return !ok })
	if s.busy || len(s.all) == 0 || fresh {
		return
	}
	s.busy = true
	all, lib, ctx := s.all, m.lib, m.ctx
	m.want(func() tea.Msg { return countedMsg{now, counts(ctx, lib, all)} })
}

// counts is how many articles each of the searches finds. One that cannot be
// understood any longer finds none.
func counts(ctx context.Context, lib *library.Library, all []library.SavedSearch) map[string]int {
	out := make(map[string]int, len(all))
	for _, s := range all {
		q, err := search.Parse(s.Query)
		if err != nil || q.Empty() {
			out[s.Query] = 0
			continue
		}
		if n, err := lib.CountMatches(ctx, q); err == nil {
			out[s.Query] = n
		}
	}
	return out
}

func (m *Model) counted(msg countedMsg) {
	m.saved.busy, m.saved.at, m.saved.counts = false, msg.generation, msg.counts
	m.showSaved()
}

// openSaved shows what a saved search finds, or everything when it was shown already.
func (m *Model) openSaved(name string) tea.Cmd {
	if m.narrow.name == name {
		return m.setNarrow("", "")
	}
	for _, s := range m.saved.all {
		if s.Name == name {
			return m.setNarrow(name, s.Query)
		}
	}
	return nil
}

// askSave asks for the name of a search and keeps it: what is typed in the
// finder, else what the list is narrowed to.
func (m *Model) askSave() {
	query := m.narrow.typed
	if f, ok := m.top().(*finderLayer); ok {
		query = strings.TrimSpace(f.pane.Text())
	}
	if query == "" {
		m.say(fmt.Sprintf("Nothing is searched for; %s narrows the list, %s searches everything", m.opt.Keys.Key(keys.Narrow), m.opt.Keys.Key(keys.SearchAll)))
		return
	}
	if _, err := search.Parse(query); err != nil {
		m.complain(err.Error())
		return
	}
	m.ask(" Save the search as ", "a name", paint.Plain(query))
	m.asking.done = func(name string) tea.Cmd {
		if name = strings.TrimSpace(name); name != "" {
			m.save(name, query)
		}
		return nil
	}
}

// save keeps a search under a name; an older one of that name gives way.
func (m *Model) save(name, query string) {
	i := slices.IndexFunc(m.saved.all, func(s library.SavedSearch) bool { return s.Name == name })
	var before library.SavedSearch
	if i >= 0 {
		before = m.saved.all[i]
	}
	m.lib.SaveSearch(name, query)
	m.did("the search “"+paint.Plain(name)+"”", func() {
		if i >= 0 {
			m.lib.SaveSearch(name, before.Query)
		} else {
			m.lib.DropSearch(name)
		}
	})
	if m.narrow.typed == query {
		m.want(m.setNarrow(name, query))
	}
	m.showSaved()
	m.countSaved()
	m.say(m.withUndo("Saved above the articles"))
}

// savedHere is the saved search a command is about: the one under the list's
// cursor, or the one the list shows.
func (m *Model) savedHere() (library.SavedSearch, bool) {
	name := m.narrow.name
	if s, ok := m.shelf.Search(); ok {
		name = s.Name
	}
	i := slices.IndexFunc(m.saved.all, func(s library.SavedSearch) bool { return s.Name == name })
	if i < 0 {
		m.say(fmt.Sprintf("No saved search is chosen; %s saves one", m.opt.Keys.Key(keys.SaveSearch)))
		return library.SavedSearch{}, false
	}
	return m.saved.all[i], true
}

func (m *Model) askRename() {
	s, ok := m.savedHere()
	if !ok {
		return
	}
	m.ask(" Rename the search to ", "a name", s.Name)
	m.asking.done = func(name string) tea.Cmd {
		if name = strings.TrimSpace(name); name == "" || name == s.Name {
			return nil
		}
		if err := m.lib.RenameSearch(s.Name, name); err != nil {
			m.complain(err.Error())
			return nil
		}
		m.renamed(s.Name, name)
		m.did("the search's name", func() {
			if err := m.lib.RenameSearch(name, s.Name); err != nil {
				m.complain(err.Error())
			}
			m.renamed(name, s.Name)
		})
		m.say(m.withUndo("Renamed to “" + paint.Plain(name) + "”"))
		return nil
	}
}

// renamed follows a search to its new name.
func (m *Model) renamed(from, to string) {
	if m.narrow.name == from {
		m.narrow.name = to
	}
	m.shelf.Renamed(from, to)
	m.showSaved()
}

// dropSaved forgets a saved search.
func (m *Model) dropSaved() tea.Cmd {
	s, ok := m.savedHere()
	if !ok {
		return nil
	}
	m.lib.DropSearch(s.Name)
	m.did("the search “"+paint.Plain(s.Name)+"” is back", func() { m.lib.SaveSearch(s.Name, s.Query) })
	m.say(m.withUndo("Forgot the search “" + paint.Plain(s.Name) + "”"))
	if m.narrow.name == s.Name {
		return m.setNarrow("", "")
	}
	m.showSaved()
	return nil
}
