package library

import (
	"cmp"
	"slices"

	"whosaid/model"
	"whosaid/model/library/store"
)

// list is the lines of a kept library, newest first. It is guarded by
// Library.mu. A slice that was handed out is never written to again.
type list struct {
	entries []Entry
	times   []int64 // of each entry
	byID    map[model.ArticleID]int32
	place   []int32 // by number: where the entry stands, -1 nowhere
	dirty   []int32 // numbers whose marks are newer than the entry
	marks   map[int32]mark
	tally   store.Tally
}

// mark is what the reader did with an article, as the list shows it.
type mark uint8

const (
	markRead mark = 1 << iota
	markStarred
)

func newList() list {
	return list{byID: map[model.ArticleID]int32{}, marks: map[int32]mark{}}
}

// newListFor is an empty list with room for so many articles.
func newListFor(n int) list {
	n += n/64 + 16
	return list{
		entries: make([]Entry, 0, n), times: make([]int64, 0, n),
		byID: make(map[model.ArticleID]int32, n), marks: map[int32]mark{},
	}
}

// add enters a line behind all others; settle comes after the last.
func (t *list) add(l *store.Line) {
	t.entries, t.times = append(t.entries, entryOf(l)), append(t.times, l.Time)
	t.byID[l.ID] = int32(l.Num)
	t.note(l)
}

func entryOf(l *store.Line) Entry {
	return Entry{
		ID: l.ID, Title: l.Title, Outlet: l.Outlet, Byline: l.Byline, Published: l.Published, Source: l.Source, URL: l.URL,
		Story: l.Story, Quotes: l.Quotes, Voices: l.Voices, Words: l.Words, Printings: l.Printings, Added: l.Num,
		Read: l.Read, Starred: l.Starred,
	}
}

// put enters lines, each in place of an earlier one of its number, and leaves
// the list in order. Lines must not be written to afterwards.
func (t *list) put(lines []store.Line) { t.merge(lines, nil) }

// merge is put where stories have moved: entries that were there before go to the
// story that theirs has become part of.
func (t *list) merge(lines []store.Line, moved map[model.StoryID]model.StoryID) {
	slices.SortFunc(lines, func(a, b store.Line) int { return cmp.Or(cmp.Compare(b.Time, a.Time), b.Num-a.Num) })
	gone := map[int]bool{}
	for i := range lines {
		if t.at(lines[i].Num) >= 0 {
			gone[lines[i].Num] = true
		}
	}
	n := len(t.entries) - len(gone) + len(lines)
	entries, times := make([]Entry, 0, n), make([]int64, 0, n)
	i, j := 0, 0
	for i < len(t.entries) || j < len(lines) {
		if i < len(t.entries) && gone[t.entries[i].Added] {
			i++
			continue
		}
		if j == len(lines) || i < len(t.entries) && t.before(i, &lines[j]) {
			entries, times = append(entries, t.entries[i]), append(times, t.times[i])
			if len(moved) > 0 {
				e := &entries[len(entries)-1]
				if into, ok := moved[e.Story]; ok {
					e.Story = into
				}
			}
			i++
			continue
		}
		l := &lines[j]
		entries, times = append(entries, entryOf(l)), append(times, l.Time)
		t.byID[l.ID] = int32(l.Num)
		t.note(l)
		j++
	}
	t.entries, t.times = entries, times
	t.settle()
}

// note takes over the marks that came with a line, unless newer ones are known.
func (t *list) note(l *store.Line) {
	num := int32(l.Num)
	if _, known := t.marks[num]; known {
		t.dirty = append(t.dirty, num)
		return
	}
	if m := markOf(l.Read, l.Starred); m != 0 {
		t.marks[num] = m
	}
}

func markOf(read, starred bool) (m mark) {
	if read {
		m |= markRead
	}
	if starred {
		m |= markStarred
	}
	return m
}

// before reports whether the i-th entry stands before a line.
func (t *list) before(i int, l *store.Line) bool {
	return t.times[i] > l.Time || t.times[i] == l.Time && t.entries[i].Added > l.Num
}

// settle notes where every entry stands.
func (t *list) settle() {
	last := 0
	for i := range t.entries {
		last = max(last, t.entries[i].Added)
	}
	if last >= len(t.place) {
		t.place = make([]int32, last+last/8+16)
	}
	for i := range t.place {
		t.place[i] = -1
	}
	for i := range t.entries {
		t.place[t.entries[i].Added] = int32(i)
	}
}

// at is where the entry of a number stands, -1 when it is not on the list.
func (t *list) at(num int) int {
	if num < 0 || num >= len(t.place) {
		return -1
	}
	return int(t.place[num])
}

// entry returns one entry as it is now.
func (t *list) entry(id model.ArticleID) (Entry, bool) {
	num, ok := t.byID[id]
	if !ok {
		return Entry{}, false
	}
	i := t.at(int(num))
	if i < 0 {
		return Entry{}, false
	}
	e := t.entries[i]
	m := t.marks[num]
	e.Read, e.Starred = m&markRead != 0, m&markStarred != 0
	return e, true
}

// snapshot returns all entries as they are now.
func (t *list) snapshot() []Entry {
	if len(t.dirty) > 0 {
		t.entries = slices.Clone(t.entries)
		for _, num := range t.dirty {
			if i := t.at(int(num)); i >= 0 {
				m := t.marks[num]
				t.entries[i].Read, t.entries[i].Starred = m&markRead != 0, m&markStarred != 0
			}
		}
		t.dirty = t.dirty[:0]
	}
	return t.entries
}

// mark notes what the reader did with an article.
func (t *list) mark(num int32, m mark) {
	old := t.marks[num]
	t.marks[num] = m
	t.dirty = append(t.dirty, num)
	if was, is := old&markRead != 0, m&markRead != 0; was != is {
		t.tally.Unread += step(!is)
	}
	if was, is := old&markStarred != 0, m&markStarred != 0; was != is {
		t.tally.Starred += step(is)
	}
}

// recount counts what the list shows.
func (t *list) recount() {
	t.tally = store.Tally{Articles: len(t.entries), Unread: len(t.entries)}
	for i := range t.entries {
		t.tally.Quotes += t.entries[i].Quotes
		t.tally.Printings += t.entries[i].Printings
	}
	for num, m := range t.marks {
		if t.at(int(num)) < 0 {
			continue
		}
		if m&markRead != 0 {
			t.tally.Unread--
		}
		if m&markStarred != 0 {
			t.tally.Starred++
		}
	}
}

func step(up bool) int {
	if up {
		return 1
	}
	return -1
}
