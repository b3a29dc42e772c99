package library

import (
	"fmt"
	"slices"

	"whosaid/model/library/store"
)

// SavedSearch is a query that the reader gave a name.
type SavedSearch = store.SavedSearch

// SavedSearches returns the saved searches in the order in which they were saved.
func (l *Library) SavedSearches() []SavedSearch {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return slices.Clone(l.searches)
}

// SaveSearch gives a query a name; a query that had the name gives it up.
func (l *Library) SaveSearch(name, query string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if i := l.searchAt(name); i >= 0 {
		l.searches[i].Query = query
	} else {
		l.searches = append(l.searches, SavedSearch{Name: name, Query: query})
	}
	l.keepSearches()
}

// RenameSearch gives a saved search another name; one that had it is gone.
func (l *Library) RenameSearch(old, name string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	i := l.searchAt(old)
	if i < 0 {
		return fmt.Errorf("no saved search is named %q", old)
	}
	l.searches[i].Name = name
	for j := range l.searches {
		if j != i && l.searches[j].Name == name {
			l.searches = slices.Delete(l.searches, j, j+1)
			break
		}
	}
	l.keepSearches()
	return nil
}

// DropSearch forgets a saved search.
func (l *Library) DropSearch(name string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if i := l.searchAt(name); i >= 0 {
		l.searches = slices.Delete(l.searches, i, i+1)
		l.keepSearches()
	}
}

func (l *Library) searchAt(name string) int {
	return slices.IndexFunc(l.searches, func(s SavedSearch) bool { return s.Name == name })
}

func (l *Library) keepSearches() {
	l.generation++
	if l.store != nil {
		l.store.PutSavedSearches(slices.Clone(l.searches))
	}
}

// Screen returns what a screen left under a key with SetScreen, nil when it left
// nothing.
func (l *Library) Screen(key string) []byte {
	l.mu.RLock()
	data, known, s := l.screens[key], l.screens != nil, l.store
	if known {
		_, known = l.screens[key]
	}
	l.mu.RUnlock()
	if known || s == nil {
		return data
	}
	data, err := s.Screen(l.ctx(), key)
	if err != nil {
		s.Fail(err)
	}
	return data
}

// SetScreen keeps what a screen wants to find again at the next start, in a form
// of its own choosing; nil forgets it.
func (l *Library) SetScreen(key string, data []byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.screens == nil {
		l.screens = map[string][]byte{}
	}
	l.screens[key] = data
	if l.store != nil {
		l.store.PutScreen(key, data)
	}
}
