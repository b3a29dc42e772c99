package library

import (
	"fmt"
	"slices"

	"whosaid/model"
	"whosaid/model/library/store"
)

// ruleDropped is the Removed of a block that the reader dropped.
const ruleDropped = "dropped by the reader"

// siteRule is a rule of the cleaner on one site.
type siteRule struct{ site, rule string }

// SetBlock records the reader's word that a block (an index of Article.Blocks)
// belongs to its article, or does not. Article and Reading return new values
// from then on: the stages have read the article again.
func (l *Library) SetBlock(id model.ArticleID, block int, keep bool) error {
	return l.decide(id, block, func(rec *record, b model.Block) {
		c := store.BlockChoice{Block: store.Select(rec.article.Text, b.Span), Keep: keep}
		rec.state.blocks = append(l.withoutBlock(rec, b.Span), c)
		if l.store != nil {
			l.store.PutBlock(rec.state.key, c)
		}
	})
}

// UnsetBlock takes the reader's word on a block back; the cleaner's stands again.
func (l *Library) UnsetBlock(id model.ArticleID, block int) error {
	return l.decide(id, block, func(rec *record, b model.Block) {
		rec.state.blocks = l.withoutBlock(rec, b.Span)
	})
}

// BlockChosen tells the reader's word on a block, if there is one.
func (l *Library) BlockChosen(id model.ArticleID, block int) (keep, chosen bool) {
	rec := l.record(id)
	l.mu.RLock()
	defer l.mu.RUnlock()
	if rec == nil || block < 0 || block >= len(rec.article.Blocks) {
		return false, false
	}
	for _, c := range rec.state.blocks {
		if s, ok := c.Block.Find(rec.article.Text); ok && s == rec.article.Blocks[block].Span {
			return c.Keep, true
		}
	}
	return false, false
}

func (l *Library) withoutBlock(rec *record, span model.Span) []store.BlockChoice {
	var kept []store.BlockChoice
	for _, c := range rec.state.blocks {
		if s, ok := c.Block.Find(rec.article.Text); ok && s == span {
			if l.store != nil {
				l.store.DropBlock(rec.state.key, c.Block)
			}
			continue
		}
		kept = append(kept, c)
	}
	return kept
}

func (l *Library) decide(id model.ArticleID, block int, f func(*record, model.Block)) error {
	rec := l.record(id)
	l.mu.Lock()
	defer l.mu.Unlock()
	if rec == nil || block < 0 || block >= len(rec.article.Blocks) {
		return fmt.Errorf("article %s has no block %d in the library", id, block)
	}
	f(rec, rec.article.Blocks[block])
	return l.reread(rec)
}

// SetSiteRule records the reader's word that what a rule of the cleaner removes
// on a site (Article.Site) belongs to its articles (keep), or that the rule is
// right again. All articles of the site are read again.
func (l *Library) SetSiteRule(site, rule string, keep bool) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if keep {
		l.rules[siteRule{site, rule}] = true
	} else {
		delete(l.rules, siteRule{site, rule})
	}
	if l.store != nil {
		if keep {
			l.store.PutSiteRule(store.SiteRule{Site: site, Rule: rule, Keep: true})
		} else {
			l.store.DropSiteRule(site, rule)
		}
	}
	if l.kept != nil {
		l.kept.respite(l, site)
		return nil
	}
	for _, rec := range l.shelf {
		if rec.original.Site() != site || !slices.ContainsFunc(rec.original.Blocks, func(b model.Block) bool { return b.Removed == rule }) {
			continue
		}
		if err := l.reread(rec); err != nil {
			return err
		}
	}
	return nil
}

// SiteRule reports whether the reader keeps what a rule removes on a site.
func (l *Library) SiteRule(site, rule string) bool {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.rules[siteRule{site, rule}]
}

// rulesOf returns the rules that the reader switched off for a site.
func (l *Library) rulesOf(site string) map[string]bool {
	var off map[string]bool
	for r := range l.rules {
		if r.site == site {
			if off == nil {
				off = map[string]bool{}
			}
			off[r.rule] = true
		}
	}
	return off
}

// chosen is an article with the reader's word on its blocks: a itself when there
// is none.
func chosen(a *model.Article, blocks []store.BlockChoice, off map[string]bool) *model.Article {
	if len(blocks) == 0 && len(off) == 0 {
		return a
	}
	c := *a
	c.Blocks = slices.Clone(a.Blocks)
	for i := range c.Blocks {
		if off[c.Blocks[i].Removed] {
			c.Blocks[i].Removed = ""
		}
	}
	for _, choice := range blocks {
		at, ok := choice.Block.Find(a.Text)
		if !ok {
			continue
		}
		i := slices.IndexFunc(c.Blocks, func(b model.Block) bool { return b.Span == at })
		switch {
		case i < 0:
		case choice.Keep:
			c.Blocks[i].Removed = ""
		default:
			c.Blocks[i].Removed = ruleDropped
		}
	}
	return &c
}

// reread runs the stages again on an article whose blocks are chosen anew. It
// stays in its story.
func (l *Library) reread(rec *record) (err error) {
	p := &pending{rec: &record{
		at: rec.at, num: rec.num, original: rec.original, state: rec.state, story: rec.story,
		article: chosen(rec.original, rec.state.blocks, l.rulesOf(rec.original.Site())),
	}}
	func() {
		defer p.recovered("reading again")
		p.rec.derive()
	}()
	if p.err != nil {
		return p.err
	}
	if l.kept != nil {
		l.kept.reread(l, rec, p.rec)
		return nil
	}
	l.unlink(rec)
	*rec = *p.rec
	l.link(rec)
	return nil
}
