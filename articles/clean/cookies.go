package clean

// Pages carry the whole text of their cookie settings, long and in full
// sentences; a scraper takes it for prose.

// The least number of blocks that name cookies, of different consent words, and
// the longest gap between two such blocks, for a stretch to be a cookie notice.
const (
	cookieBlocks   = 4
	cookieConsents = 3
	cookieGap      = 8
)

// markCookies removes stretches of blocks that speak of cookies and consent. A
// document whose headline speaks of cookies, or that is mostly about them, is
// left alone.
func (s *sheet) markCookies() {
	for _, w := range wordsOf(s.doc.Meta.Title) {
		if traits().of(w)&traitCookie != 0 {
			return
		}
	}
	start, last, blocks := -1, -1, 0
	for i := 0; i <= len(s.ps); i++ {
		if i == len(s.ps) || start >= 0 && i-last > cookieGap {
			if start >= 0 && blocks >= cookieBlocks {
				s.markCookieStretch(start, last)
			}
			start, blocks = -1, 0
		}
		if i < len(s.ps) && s.ps[i].traits&traitCookie != 0 {
			if start < 0 {
				start = i
			}
			last = i
			blocks++
		}
	}
}

// markCookieStretch removes ps[first:last+1] if it speaks of consent and most of
// the document's prose stands elsewhere.
func (s *sheet) markCookieStretch(first, last int) {
	consents := map[word]bool{}
	inside, all := 0, 0
	for i := range s.ps {
		if s.ps[i].prose() {
			all += s.ps[i].words
		}
		if i < first || i > last {
			continue
		}
		if s.ps[i].prose() {
			inside += s.ps[i].words
		}
		for _, w := range s.ps[i].hashes {
			if traits().of(w)&traitConsent != 0 {
				consents[w] = true
			}
		}
	}
	if len(consents) < cookieConsents || inside*10 > all*8 {
		return
	}
	for i := first; i <= last; i++ {
		s.remove(i, "cookie-notice")
	}
}
