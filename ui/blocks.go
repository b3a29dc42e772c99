package ui

import (
	"fmt"

	"whosaid/ui/keys"
	"whosaid/ui/paint"
)

// siteOffer is what can be done for a whole site after the same was done for one
// block.
type siteOffer struct{ site, rule string }

// nextBlock chooses a block, showing what was removed.
func (m *Model) nextBlock(p keys.Press) {
	a := m.reader.Article()
	if a == nil {
		return
	}
	removed := p.Action == keys.NextRemoved || p.Action == keys.PreviousRemoved
	if removed && m.reader.Hidden() == 0 {
		m.say("Nothing was removed from this page")
		return
	}
	n := p.Count
	if p.Action == keys.PreviousRemoved || p.Action == keys.PreviousBlock {
		n = -n
	}
	if !m.reader.Removed() {
		m.reader.ToggleRemoved()
	}
	m.clearQuote()
	i := m.reader.NextBlock(n, removed)
	if i < 0 {
		m.say(map[bool]string{true: "No block further down", false: "No block further up"}[n > 0])
		return
	}
	b := &a.Blocks[i]
	key := m.opt.Keys.Key(keys.ToggleBlock)
	if b.Kept() {
		m.say(fmt.Sprintf("Kept as %s, score %.2f; %s drops it", b.Kind, b.Score, key))
		return
	}
	m.say(fmt.Sprintf("Removed by the rule “%s”, score %.2f; %s restores it", paint.Plain(b.Removed), b.Score, key))
}

// toggleBlock restores the chosen block when it was removed, and drops it when
// it was not.
func (m *Model) toggleBlock() {
	a, i := m.reader.Article(), m.reader.Chosen()
	if a == nil || i < 0 {
		m.say(fmt.Sprintf("%s and %s choose a block first", m.opt.Keys.Key(keys.NextRemoved), m.opt.Keys.Key(keys.NextBlock)))
		return
	}
	b := a.Blocks[i]
	before, chosen := m.lib.BlockChosen(a.ID, i)
	if err := m.lib.SetBlock(a.ID, i, !b.Kept()); err != nil {
		m.complain(err.Error())
		return
	}
	m.did("the choice for a block", func() {
		var err error
		if chosen {
			err = m.lib.SetBlock(a.ID, i, before)
		} else {
			err = m.lib.UnsetBlock(a.ID, i)
		}
		if err != nil {
			m.complain(err.Error())
		}
	})
	m.refresh()
	m.offer = siteOffer{}
	if b.Kept() {
		m.say(m.withUndo("Dropped"))
		return
	}
	said := "Restored"
	if site := a.Site(); site != "" && !chosen {
		m.offer = siteOffer{site: site, rule: b.Removed}
		said = fmt.Sprintf("Restored; %s keeps all of “%s” on %s", m.opt.Keys.Key(keys.ToggleSite), paint.Plain(b.Removed), paint.Plain(site))
	}
	m.say(m.withUndo(said))
}

// toggleSite does for the whole site what was last done for a block; after that
// it takes it back.
func (m *Model) toggleSite() {
	o := m.offer
	if o.site == "" {
		m.say(fmt.Sprintf("%s restores a removed block; then this does so for its whole site", m.opt.Keys.Key(keys.ToggleBlock)))
		return
	}
	keep := !m.lib.SiteRule(o.site, o.rule)
	if err := m.lib.SetSiteRule(o.site, o.rule, keep); err != nil {
		m.complain(err.Error())
		return
	}
	m.did("the rule for the site", func() {
		if err := m.lib.SetSiteRule(o.site, o.rule, !keep); err != nil {
			m.complain(err.Error())
		}
	})
	m.refresh()
	if keep {
		m.say(m.withUndo(fmt.Sprintf("What “%s” removes is kept on %s", paint.Plain(o.rule), paint.Plain(o.site))))
		return
	}
	m.say(m.withUndo(fmt.Sprintf("“%s” removes again on %s", paint.Plain(o.rule), paint.Plain(o.site))))
}
