package library

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"whosaid/model"
	"whosaid/model/library/store"
	"whosaid/model/people"
)

// todo is what the reader's word leaves to be done in the background, where
// persons and links over all articles are at hand. It is guarded by Library.mu.
type todo struct {
	wake    chan struct{} // holds one when there is something to do
	spoiled map[int]bool  // numbers of articles whose reading waits to be made anew
	stale   bool          // so is that of others, for the code has changed
	merges  [][2]model.PersonID
	persons bool                        // all persons are to be told apart anew
	said    map[int]*store.Reattributed // what is on its way to the file, by number
	reindex map[int]bool                // numbers of articles whose speakers are others now
}

func newTodo() todo {
	return todo{wake: make(chan struct{}, 1), spoiled: map[int]bool{}, said: map[int]*store.Reattributed{}, reindex: map[int]bool{}}
}

func (t *todo) rouse() {
	select {
	case t.wake <- struct{}{}:
	default:
	}
}

// tend does what is to be done in the background until the library is closed.
func (k *kept) tend(l *Library) error {
	if k.store.ReadOnly() {
		return nil
	}
	stale, err := k.store.CountStale(k.ctx, derivation)
	if err != nil {
		return err
	}
	if k.opt.Reread != nil {
		old, err := k.store.HasOldRaws(k.ctx, k.opt.Cleaner)
		if err != nil {
			return err
		}
		if old {
			stale++
		}
	}
	persons, err := k.store.PersonsPending(k.ctx)
	if err != nil {
		return err
	}
	index, err := k.store.IndexPending(k.ctx)
	if err != nil {
		return err
	}
	if index {
		k.index.damaged.Store(true)
	}
	l.mu.Lock()
	k.todo.persons = k.todo.persons || persons
	k.todo.stale = stale > 0
	if stale > 0 || persons || k.index.damaged.Load() {
		k.todo.rouse()
	}
	l.mu.Unlock()
	look := time.NewTicker(lookAround)
	defer look.Stop()
	for {
		select {
		case <-k.todo.wake:
		case <-look.C:
			k.unexpected(k.refresh(l))
			continue
		case <-k.ctx.Done():
			return nil
		}
		err := k.catchUp(l)
		if errors.Is(err, ErrAdding) {
			time.AfterFunc(tryAgain, k.todo.rouse)
			err = nil
		}
		k.unexpected(err)
		k.works.set("", 0, 0)
	}
}

// lookAround is how often the file is asked whether another process added to it.
const lookAround = 2 * time.Second

// tryAgain is how long what is to be done waits for another process that adds.
const tryAgain = 5 * time.Second

// catchUp does what waits.
func (k *kept) catchUp(l *Library) error {
	err := k.adding(k.ctx, l, false, func() error { return nil }) // whether another process adds
	if err != nil {
		return err
	}
	l.mu.Lock()
	t := k.todo
	k.todo.merges, k.todo.persons, k.todo.stale, k.todo.reindex = nil, false, false, map[int]bool{}
	stale := t.stale || len(t.spoiled) > 0
	l.mu.Unlock()
	if stale {
		if err := l.Rebuild(k.ctx, nil); err != nil {
			return err
		}
	}
	if len(t.merges) > 0 {
		if err := k.mergeAll(l, t.merges); err != nil {
			return err
		}
	}
	if t.persons {
		if err := k.retellPersons(l); err != nil {
			return err
		}
	}
	return k.tendIndex(l, slices.Sorted(maps.Keys(t.reindex)))
}

// tendIndex makes the index anew when it is damaged, enters articles again, and
// merges what is left to merge.
func (k *kept) tendIndex(l *Library, nums []int) error {
	return k.adding(k.ctx, l, false, func() error {
		if k.index.damaged.Load() {
			if err := k.remakeIndex(k.ctx, l, nil); err != nil {
				return err
			}
		}
		if err := errors.Join(k.store.DropIndexBut(k.ctx, k.index.get().Segments()), k.reindex(l, nums)); err != nil {
			return err
		}
		for k.ctx.Err() == nil {
			if done, err := k.mergeIndex(mergeSteps); done || err != nil {
				return errors.Join(err, k.store.Shrink(k.ctx))
			}
		}
		return nil
	})
}

// reattribute shows the reader's word on who said what at once; l.mu is held.
func (k *kept) reattribute(l *Library, rec *record) {
	l.correct(rec)
	rec.entry = rec.describe()
	line := lineOfRecord(rec)
	if i := k.list.at(rec.num); i >= 0 {
		old := &k.list.entries[i]
		line.Time, line.Printings = k.list.times[i], old.Printings
		k.list.count(&line)
		k.list.put([]store.Line{line})
	}
	r := &store.Reattributed{Line: line, Said: rec.sayings(l.canonical)}
	k.todo.said[rec.num] = r
	k.store.PutAttributions(*r, func() { k.forget(l, r) })
	k.todo.reindex[rec.num] = true
	k.todo.rouse()
	l.generation++
}

// forget drops what is in the file now.
func (k *kept) forget(l *Library, r *store.Reattributed) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if k.todo.said[r.Line.Num] == r {
		delete(k.todo.said, r.Line.Num)
	}
}

// reread puts a record read anew in the place of one at hand; l.mu is held. What
// ties it to other articles follows in the background.
func (k *kept) reread(l *Library, rec, fresh *record) {
	fresh.persons = adopt(fresh.raw.Persons, rec.raw.Persons, rec.persons)
	fresh.related = rec.related
	*rec = *fresh
	l.correct(rec)
	k.spoil(rec.num)
	l.generation++
}

// spoil has an article derived anew in the background; Library.mu is held.
func (k *kept) spoil(num int) {
	k.todo.spoiled[num] = true
	k.store.Spoil(num)
	k.todo.rouse()
}

// respite has all articles of a site derived anew; Library.mu is held.
func (k *kept) respite(l *Library, site string) {
	for i := range k.list.entries {
		e := &k.list.entries[i]
		a := model.Article{URL: e.URL, Outlet: e.Outlet}
		if a.Site() == site {
			k.spoil(e.Added)
			k.cache.drop(e.ID)
		}
	}
	l.generation++
}

// mergePeople is Library.MergePeople: what b said shows as a's at once.
func (k *kept) mergePeople(l *Library, a, b model.PersonID) error {
	p, q := k.person(l, a), k.person(l, b)
	if p == nil || q == nil || p.ID == q.ID {
		return fmt.Errorf("%s and %s are not two persons of the library", a, b)
	}
	for _, id := range []model.PersonID{p.ID, q.ID} {
		if _, _, local := people.Local(id); local {
			return fmt.Errorf("%s has no name, so it cannot be told who it is elsewhere", id)
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.identify(store.Identity{A: p.Name, B: q.Name, Same: true})
	k.parents[q.ID] = p.ID
	k.store.PutParent(q.ID, p.ID)
	k.persons.clear()
	k.todo.merges = append(k.todo.merges, [2]model.PersonID{p.ID, q.ID})
	k.todo.rouse()
	l.generation++
	return nil
}

// repeople has all persons told apart anew in the background; Library.mu is held.
func (k *kept) repeople(l *Library) {
	k.todo.persons = true
	k.todo.rouse()
	l.generation++
}

// mergeAll tells the registry of persons who is one, and keeps what it makes of it.
func (k *kept) mergeAll(l *Library, pairs [][2]model.PersonID) error {
	return k.adding(k.ctx, l, true, func() error {
		b := newBatch()
		for _, pair := range pairs {
			k.weaver.people.Merge(pair[0], pair[1])
		}
		b.people(&k.weaver)
		return k.write(l, b)
	})
}

// adding runs f with the right to add; woven says that it wants the weaver.
func (k *kept) adding(ctx context.Context, l *Library, woven bool, f func() error) error {
	l.adding.Lock()
	defer l.adding.Unlock()
	now, cancel := context.WithTimeout(ctx, lockAgain)
	defer cancel()
	release, err := k.lock(now)
	if err != nil {
		return err
	}
	defer release()
	if _, err := k.overtaken(); err != nil {
		return err
	}
	if woven {
		if err := k.restore(ctx, l, func(p Progress) { k.works.set(p.Phase, p.Done, p.Total) }); err != nil {
			return err
		}
	}
	return f()
}

// write puts a batch into the file and shows it.
func (k *kept) write(l *Library, b *batch) error {
	err := b.seal(k)
	if err == nil {
		err = k.commit(b)
	}
	if err != nil {
		k.weaver.ready = false
		return err
	}
	k.weaver.edition++
	k.publish(l, b)
	return nil
}

// retellPersons tells all persons apart anew, after the reader said that two
// names are two persons'. Until it is done the file says so, and the next start
// begins again.
func (k *kept) retellPersons(l *Library) error {
	return k.adding(k.ctx, l, true, func() error {
		k.weaver.ready = false
		if err := k.store.BeginPersons(); err != nil {
			return err
		}
		l.mu.Lock()
		clear(k.parents)
		l.mu.Unlock()
		if err := k.restore(k.ctx, l, func(Progress) {}); err != nil {
			return err
		}
		l.mu.RLock()
		total := k.list.tally.Articles
		l.mu.RUnlock()
		for after, done := 0, 0; ; {
			recasts, err := k.recast(l, after)
			if err != nil || len(recasts) == 0 {
				return errors.Join(err, k.store.EndPersons())
			}
			b := newBatch()
			b.Recasts = recasts
			b.people(&k.weaver)
			for _, r := range recasts {
				b.touch(r.ID)
			}
			if err := k.write(l, b); err != nil {
				return err
			}
			after, done = recasts[len(recasts)-1].Num, done+len(recasts)
			k.works.set("telling persons apart", done, total)
		}
	})
}

// recast enters the persons of the next articles in order of arrival.
func (k *kept) recast(l *Library, after int) ([]store.Recast, error) {
	nums, err := k.store.Numbers(k.ctx, after, batchArticles)
	if err != nil {
		return nil, err
	}
	var all []store.Recast
	for _, num := range nums {
		body, found, err := k.store.BodyAt(k.ctx, num)
		if err != nil || !found {
			return nil, err
		}
		rec, err := k.record(k.ctx, l, &body)
		if err != nil {
			continue // doctor tells; it is derived anew then
		}
		rec.persons = k.weaver.people.Enter(rec.article.ID, rec.raw.Persons)
		all = append(all, store.Recast{
			Num: num, ID: rec.article.ID, Persons: store.PackCast(rec.raw.Persons, rec.persons),
			Said: rec.sayings(k.weaver.people.Canonical),
		})
	}
	return all, nil
}
