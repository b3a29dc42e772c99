package library

import (
	"context"

	"whosaid/model/library/store"
)

// Keep ties the library to a store: what the reader did with articles added from
// now on is read from it, and all the reader does is written through to it,
// without waiting for the disk. Call it before the first Add.
func (l *Library) Keep(ctx context.Context, s *store.Store) error {
	rules, err := s.SiteRules(ctx)
	if err != nil {
		return err
	}
	marks, err := s.GlobalMarks(ctx)
	if err != nil {
		return err
	}
	identities, err := s.Identities(ctx)
	if err != nil {
		return err
	}
	searches, err := s.SavedSearches(ctx)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.store, l.searches = s, searches
	for _, r := range rules {
		if r.Keep {
			l.rules[siteRule{r.Site, r.Rule}] = true
		}
	}
	for _, i := range identities {
		l.people.Rule(i.A, i.B, i.Same)
	}
	for _, m := range marks {
		l.marks[m.Name] = m
	}
	return nil
}
