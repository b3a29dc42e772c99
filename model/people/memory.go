package people

import (
	"sync"

	"whosaid/model"
)

// memory is what a resolver fills and another can use again.
type memory struct {
	ents   []entity
	ints   []int // of which prepare cuts what it needs a mention
	flags  []bool
	rule   []string
	conf   []float64
	recent []int // mentions in order, as sweep passes them

	exact   lists // by folded full name
	surname lists // by last word of a name
	given   lists // by first word of a name
	skel    lists // by skeleton of a surname, for spellings
	heads   lists // bodies by their noun
	ends    lists // see endings

	keys    map[string]int // bodies, accounts, groups, documents
	acronym map[string]int
	bare    map[bareName]int     // a bare surname's last holder
	parsed  map[string]*fullName // see parse
	titles  map[string]*title    // see title
	known   map[bodyForm]int     // printed forms of bodies resolved so far

	inQuote []int        // the mentions in quotations, see reported
	within  [][2]int     // which of inQuote stand in a quotation
	spans   []model.Span // see quoted
	which   []int
	buf     []byte // for keys
}

// bareName is a surname alone with what a mention shows of its bearer's gender.
type bareName struct {
	word   string
	gender model.Gender
}

var memories = sync.Pool{New: func() any {
	return &memory{
		keys: map[string]int{}, acronym: map[string]int{}, bare: map[bareName]int{}, parsed: map[string]*fullName{},
		titles: map[string]*title{}, known: map[bodyForm]int{},
	}
}}

// mostMentions is up to how many mentions the memory of an article is kept.
const mostMentions = 1 << 12

// release forgets the article and keeps the memory for another.
func (m *memory) release() {
	if len(m.rule) > mostMentions || len(m.ents) > mostMentions {
		return
	}
	clear(m.ents)
	clear(m.rule)
	m.ents = m.ents[:0]
	for _, l := range [...]*lists{&m.exact, &m.surname, &m.given, &m.skel, &m.heads, &m.ends} {
		l.empty()
	}
	clear(m.keys)
	clear(m.acronym)
	clear(m.bare)
	clear(m.parsed)
	clear(m.titles)
	clear(m.known)
	memories.Put(m)
}

// lists files numbers under words, those of one word in the order in which they come.
type lists struct {
	at  map[string]int32
	all [][]int
}

// under are the numbers filed under a word.
func (l *lists) under(word string) []int {
	if k, ok := l.at[word]; ok {
		return l.all[k]
	}
	return nil
}

// add files n under a word.
func (l *lists) add(word string, n int) {
	k, ok := l.at[word]
	if !ok {
		k = l.file(word)
	}
	l.all[k] = append(l.all[k], n)
}

// set files n alone under a word.
func (l *lists) set(word string, n int) {
	k, ok := l.at[word]
	if !ok {
		k = l.file(word)
	}
	l.all[k] = append(l.all[k][:0], n)
}

// file makes an empty list for a word.
func (l *lists) file(word string) int32 {
	if l.at == nil {
		l.at = map[string]int32{}
	}
	k := len(l.all)
	if k < cap(l.all) {
		l.all = l.all[:k+1] // with the memory of a list of another article
		l.all[k] = l.all[k][:0]
	} else {
		l.all = append(l.all, nil)
	}
	l.at[word] = int32(k)
	return int32(k)
}

// empty drops all that is filed.
func (l *lists) empty() {
	clear(l.at)
	l.all = l.all[:0]
}
