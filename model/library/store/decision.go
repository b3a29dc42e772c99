package store

import "context"

// SiteRule is the reader's word on what a rule of the cleaner does to all pages
// of one site.
type SiteRule struct {
	Site string // a host name, or an outlet's name for texts without an address
	Rule string // as in Block.Removed
	Keep bool   // true: what the rule removes stays
}

// Identity is the reader's word that two names are one person, or are two.
type Identity struct {
	A, B string
	Same bool
}

// SiteRules reads every decision about a site.
func (s *Store) SiteRules(ctx context.Context) (all []SiteRule, err error) {
	err = s.rows(ctx, `SELECT site, rule, keep FROM site_rule WHERE ? = '' ORDER BY site, rule`, "", func(scan scanner) error {
		var r SiteRule
		err := scan(&r.Site, &r.Rule, &r.Keep)
		all = append(all, r)
		return err
	})
	return all, err
}

// PutSiteRule keeps a decision about a site, in place of an earlier one.
func (s *Store) PutSiteRule(r SiteRule) {
	s.put(`INSERT OR REPLACE INTO site_rule (site, rule, keep) VALUES (?, ?, ?)`, r.Site, r.Rule, r.Keep)
}

// DropSiteRule takes a decision about a site back.
func (s *Store) DropSiteRule(site, rule string) {
	s.put(`DELETE FROM site_rule WHERE site = ? AND rule = ?`, site, rule)
}

// Identities reads every decision about two names.
func (s *Store) Identities(ctx context.Context) (all []Identity, err error) {
	err = s.rows(ctx, `SELECT a, b, same FROM identity WHERE ? = '' ORDER BY a, b`, "", func(scan scanner) error {
		var i Identity
		err := scan(&i.A, &i.B, &i.Same)
		all = append(all, i)
		return err
	})
	return all, err
}

// PutIdentity keeps a decision about two names; their order does not matter.
func (s *Store) PutIdentity(i Identity) {
	i.A, i.B = min(i.A, i.B), max(i.A, i.B)
	s.put(`INSERT OR REPLACE INTO identity (a, b, same) VALUES (?, ?, ?)`, i.A, i.B, i.Same)
}

// DropIdentity takes a decision about two names back.
func (s *Store) DropIdentity(a, b string) {
	s.put(`DELETE FROM identity WHERE a = ? AND b = ?`, min(a, b), max(a, b))
}

// GlobalMarks reads the marks with upper-case names.
func (s *Store) GlobalMarks(ctx context.Context) (all []Mark, err error) {
	err = s.rows(ctx, `SELECT name, article, place FROM mark WHERE name GLOB ? ORDER BY name`, "[A-Z]", func(scan scanner) error {
		var m Mark
		err := scan(&m.Name, &m.Article, &m.Place)
		all = append(all, m)
		return err
	})
	return all, err
}
