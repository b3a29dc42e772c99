package clean

import "sync"

// Pages carry the whole text of their cookie settings, long and in full
// sentences; a scraper takes it for prose.

// cookieWords name cookies; consentWords are what settings say of them.
var (
	cookieWords  = sync.OnceValue(func() map[word]bool { return wordSet("cookie cookies куки") })
	consentWords = sync.OnceValue(func() map[word]bool {
		return wordSet("consent privacy browser website advertising analytics preferences visitor visitors user users settings partners plugin session einwilligung datenschutz webseite werbung consentement navigateur consentimiento navegador publicidad consenso")
	})
)

func wordSet(list string) map[word]bool {
	set := map[word]bool{}
	for _, w := range wordsOf(list) {
		set[w] = true
	}
	return set
}

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
		if cookieWords()[w] {
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
		if i < len(s.ps) && hasAny(s.ps[i].hashes, cookieWords()) {
			if start < 0 {
				start = i
			}
			last = i
			blocks++
		}
	}
}

func hasAny(ws []word, set map[word]bool) bool {
	for _, w := range ws {
		if set[w] {
			return true
		}
	}
	return false
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
			if consentWords()[w] {
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
