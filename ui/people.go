package ui

import (
	"fmt"

	"whosaid/model"
	"whosaid/ui/card"
	"whosaid/ui/keys"
	"whosaid/ui/paint"
)

// personOnTop is the person whose card lies on top, or nil.
func (m *Model) personOnTop() *model.Person {
	c, ok := m.top().(*cardLayer)
	if !ok || c.card.Name.Kind != card.KindPerson {
		m.say(fmt.Sprintf("Open a person's card first; %s does", m.opt.Keys.Key(keys.ShowSpeaker)))
		return nil
	}
	return m.lib.Person(personID(c.card.Name))
}

// chooseMerge opens the choice of somebody who is the same person.
func (m *Model) chooseMerge() {
	if p := m.personOnTop(); p != nil {
		m.openCard(card.Name{Kind: card.KindMerge, ID: string(p.ID)})
	}
}

// chooseSplit opens the choice of a name that is another person's.
func (m *Model) chooseSplit() {
	p := m.personOnTop()
	if p == nil {
		return
	}
	if len(p.Aliases) == 0 {
		m.say(paint.Plain(p.Name) + " has one name only")
		return
	}
	m.openCard(card.Name{Kind: card.KindSplit, ID: string(p.ID)})
}

// merge makes two persons one.
func (m *Model) merge(a, b model.PersonID) {
	p, q := m.lib.Person(a), m.lib.Person(b)
	if p == nil || q == nil {
		return
	}
	if err := m.lib.MergePeople(a, b); err != nil {
		m.complain(err.Error())
		return
	}
	m.did("the merging of two persons", func() { m.lib.ForgetIdentity(p.Name, q.Name) })
	m.refresh()
	m.say(m.withUndo(fmt.Sprintf("%s and %s are one person", paint.Plain(p.Name), paint.Plain(q.Name))))
}

// split says that one of a person's names is another person's.
func (m *Model) split(id model.PersonID, alias string) {
	p := m.lib.Person(id)
	if p == nil {
		return
	}
	m.lib.SplitPeople(p.Name, alias)
	m.did("the parting of two persons", func() { m.lib.ForgetIdentity(p.Name, alias) })
	m.refresh()
	m.say(m.withUndo(fmt.Sprintf("%s and %s are two persons", paint.Plain(p.Name), paint.Plain(alias))))
}
