package library

import (
	"fmt"
	"slices"

	"whosaid/model"
	"whosaid/model/library/store"
)

// MergePeople records the reader's word that two persons are one. a's ID stays;
// b's leads to the same person from then on.
func (l *Library) MergePeople(a, b model.PersonID) error {
	if l.kept != nil {
		return l.kept.mergePeople(l, a, b)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	p, q := l.people.Person(a), l.people.Person(b)
	if p == nil || q == nil || p.ID == q.ID {
		return fmt.Errorf("%s and %s are not two persons of the library", a, b)
	}
	l.identify(store.Identity{A: p.Name, B: q.Name, Same: true})
	l.people.Merge(p.ID, q.ID)
	l.follow()
	l.generation++
	return nil
}

// follow moves what hangs on persons who turned out to be others.
func (l *Library) follow() {
	for _, m := range l.people.Changes().Merged {
		l.links.Merge(m.Gone, m.Kept)
		moved := l.said[m.Gone]
		l.said[m.Kept] = append(slices.Clip(l.said[m.Kept]), moved...)
		delete(l.said, m.Gone)
		for i, at := range moved {
			if i == 0 || at.shelf != moved[i-1].shelf {
				l.reindex(l.shelf[at.shelf])
			}
		}
	}
}

// SplitPeople records the reader's word that two names of one person (its Name,
// one of its Aliases) are two persons'. All persons are resolved anew over the
// articles.
func (l *Library) SplitPeople(a, b string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.identify(store.Identity{A: a, B: b, Same: false})
	l.repeople()
}

// ForgetIdentity takes back what MergePeople or SplitPeople recorded of two names.
func (l *Library) ForgetIdentity(a, b string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.kept == nil {
		l.people.DropRule(a, b)
	}
	if l.store != nil {
		l.store.DropIdentity(a, b)
	}
	l.repeople()
}

func (l *Library) identify(i store.Identity) {
	if l.kept == nil {
		l.people.Rule(i.A, i.B, i.Same)
	}
	if l.store != nil {
		l.store.PutIdentity(i)
	}
}

// repeople resolves the persons of all articles anew.
func (l *Library) repeople() {
	if l.kept != nil {
		l.kept.repeople(l)
		return
	}
	l.people.Reset()
	clear(l.said)
	for _, rec := range l.shelf {
		was := rec.persons
		rec.persons = l.people.Add(rec.article, rec.raw)
		l.follow()
		l.hear(rec, l.speakers(rec))
		if !slices.Equal(was, rec.persons) {
			l.reindex(rec)
		}
	}
	l.generation++
}

// reindex tells search who says what in an article now.
func (l *Library) reindex(rec *record) { l.index.Add(l.document(rec, l.speakers(rec))) }
