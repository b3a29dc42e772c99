package clean

import "whosaid/model"

// guard takes back what went on weak evidence, and makes a headline of a first
// line that only the scorer removed. Losing a quotation or the first
// paragraph is the worst error of all, so the scorer alone does not suffice
// against a quotation beside kept prose, against prose, headings and items between
// two kept paragraphs, and against the sentence that opens the story.
func (s *sheet) guard() {
	s.rescueHeadline()
	s.rescueStandfirst()
	for i := range s.ps {
		p := &s.ps[i]
		if p.Removed == "" || p.suspect != "" {
			continue
		}
		if s.introduces(i) || s.weaklyRemoved(i) && s.heldByNeighbours(i) {
			p.Removed = ""
		}
	}
	s.rescueOpening()
	s.rescueStory()
	s.rescueBulk()
}

// rescueOpening takes back the prose right in front of the first kept paragraph.
func (s *sheet) rescueOpening() {
	for i := s.opening() - 1; i >= 0; i-- {
		p := &s.ps[i]
		if p.Removed != "" && p.suspect == "" && s.weaklyRemoved(i) && p.running() && p.Score > 0.2 && s.keptBeside(i, 1) {
			p.Removed = ""
		}
	}
}

// weaklyRemoved reports whether nothing but the scorer speaks against a piece.
func (s *sheet) weaklyRemoved(i int) bool {
	p, g := &s.ps[i], &s.signs[i]
	return p.Removed != "duplicate" && p.Removed != "cookie-notice" && !g.hasCue && !g.age
}

// heldByNeighbours reports whether a piece is too much part of what stands around
// it to go on the score it has. Pieces of under six words, which are mostly
// labels, are held as headings and items of a page alone.
func (s *sheet) heldByNeighbours(i int) bool {
	p := &s.ps[i]
	before, after := s.keptBeside(i, -1), s.keptBeside(i, 1)
	if p.words < 6 {
		return p.shape != nil && p.words >= 2 && s.heldAsPart(i, before && after)
	}
	switch {
	case p.quoted && before && after && p.Score > 0.06,
		p.quoted && (before || after) && p.running() && p.readable() && p.Score > 0.05,
		p.quoted && (before || after) && p.running() && p.Score > 0.12,
		p.quoted && before && p.ends() && s.opened(i) && p.Score > 0.04,
		p.quoted && p.running() && p.readable() && p.Score > 0.4,
		p.running() && before && s.closes(i) && p.Score > 0.15:
		return true
	}
	if p.running() && p.Score > 0.3 {
		return s.keptAround(i)
	}
	return p.shape != nil && s.heldAsPart(i, before && after)
}

// heldAsPart reports whether a heading or an item of a page belongs to the kept
// paragraphs around it; between tells that they stand right beside it.
func (s *sheet) heldAsPart(i int, between bool) bool {
	switch p := &s.ps[i]; p.Kind {
	case model.KindHeading:
		return p.Score > 0.3 && s.keptAround(i)
	case model.KindList:
		return p.Score > 0.2 && between
	}
	return false
}

// introduces reports whether a piece ends in a colon in front of a quotation.
func (s *sheet) introduces(i int) bool {
	p := &s.ps[i]
	if p.last != ':' || p.words < 2 || s.signs[i].hasCue || i+1 == len(s.ps) {
		return false
	}
	return s.signs[i+1].opens && s.ps[i+1].Removed == "" || s.ps[i+1].Kind == model.KindPost
}

// rescueHeadline takes the first line of a plain text for its headline where
// none was found, the scorer alone does not want it, and the story follows.
func (s *sheet) rescueHeadline() {
	if s.title >= 0 || s.doc.Format != model.FormatText || len(s.ps) < 3 {
		return
	}
	p := &s.ps[0]
	if p.Removed == "" || p.suspect != "" || p.words < 3 || p.words > 26 || s.signs[0].headPart() || s.signs[0].age || s.ps[1].gap == 0 {
		return
	}
	if n := s.proseWithin(1, 4); n > 0 && s.ps[n].Removed == "" {
		s.title = 0
		p.Removed, p.Kind = "", model.KindTitle
	}
}

// opened reports whether a piece begins with a quotation and goes on behind it,
// as a quotation with its cue does and a headline seldom.
func (s *sheet) opened(i int) bool { return s.signs[i].opens && !s.signs[i].headline }

// closes reports whether a call to share or comment, or the end of the text,
// stands right behind a piece of the run of prose.
func (s *sheet) closes(i int) bool {
	if i >= s.last {
		return false
	}
	if i+1 == len(s.ps) {
		return true
	}
	switch next := &s.ps[i+1]; {
	case next.Removed == "":
		return false
	case next.suspect == "share", next.suspect == "comments", next.suspect == "correction-notice", next.suspect == "newsletter":
		return true
	}
	return false
}

// readable reports readability's vote for a block of a page.
func (p *piece) readable() bool { return p.shape != nil && p.shape.Readable }

// standfirstReach is how many pieces behind the headline a standfirst is looked for.
const standfirstReach = 6

// rescueStandfirst keeps as standfirst the sentence below the headline, or the
// summary in the page's head, that the scorer does not take for the story: it is
// the article's all the same.
func (s *sheet) rescueStandfirst() {
	if s.title < 0 {
		return
	}
	opening := s.opening()
	for i := range s.ps[:min(len(s.ps), opening+1)] {
		p, g := &s.ps[i], &s.signs[i]
		if p.Removed == "" || p.suspect != "" || !s.mayStandFirst(i) || g.clutter() || p.Removed == "duplicate" || p.Removed == "cookie-notice" {
			continue
		}
		below := i > s.title && i-s.title <= standfirstReach && (p.running() || p.words >= 10) && (p.shape == nil || p.shape.LinkDensity < 0.3)
		if below || s.doc.Format == model.FormatHTML && s.inMeta(i) {
			p.Removed, p.Kind = "", model.KindStandfirst
			return
		}
	}
}

// keptBeside reports whether the next piece in a direction that is more than a
// mark, an advertisement or a repeated label is kept prose, or a post's credit.
func (s *sheet) keptBeside(i, step int) bool {
	for j := i + step; j >= 0 && j < len(s.ps); j += step {
		if s.ps[j].letters == 0 || s.isLabel(j) || s.ps[j].Removed == "ad-label" {
			continue
		}
		p := &s.ps[j]
		return p.inBody() && p.words >= 5 || p.Removed == "" && p.Kind == model.KindCredit // of a post in the story
	}
	return false
}

// isLabel reports whether a removed piece is a label that the template repeats.
func (s *sheet) isLabel(i int) bool {
	return len(s.flow.before) > 0 && s.ps[i].Removed != "" && !s.flow.holds(i)
}

// aroundReach is how many interruptions keptAround looks past.
const aroundReach = 6

// keptAround reports whether kept prose stands on both sides of a piece, pictures,
// advertisements and calls that interrupt a story apart.
func (s *sheet) keptAround(i int) bool {
	for _, step := range []int{-1, 1} {
		found := false
		for j, n := i+step, 0; j >= 0 && j < len(s.ps) && n < aroundReach && !found; j += step {
			p := &s.ps[j]
			if p.letters == 0 || s.isLabel(j) {
				continue
			}
			found = p.inBody() && p.words >= 5
			n++
			if !found && p.Removed != "" && !interrupts(p.Removed) {
				return false
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// interrupts tells the rules for what stands inside stories.
func interrupts(rule string) bool {
	switch rule {
	case "caption", "credit", "ad-label", "newsletter", "share":
		return true
	}
	return false
}

// rescueStory sees to it that a document does not lose its story as a whole. Where
// the scorer leaves no prose at all, the prose behind the headline is kept, or the
// run of prose where that has none; where it leaves less than a third of the prose
// of a page that readability votes for, that prose is.
func (s *sheet) rescueStory() {
	kept, keptVoted, voted := 0, 0, 0
	for i := range s.ps {
		p := &s.ps[i]
		if !p.running() {
			continue
		}
		if p.inBody() {
			kept += p.words
		}
		if p.readable() {
			voted += p.words
			keptVoted += int(bit(p.inBody())) * p.words
		}
	}
	switch {
	case kept == 0 && (s.title < 0 || !s.rescueFrom(s.title+1, titleReach)):
		s.rescueFrom(s.first, s.last-s.first)
	case keptVoted*3 < voted:
		for i := range s.ps {
			if s.ps[i].readable() {
				s.rescueProse(i)
			}
		}
	}
}

// bulkWords is the length from which on a piece can be a story of its own: some
// pages and scrapers set a whole article as one paragraph.
const bulkWords = 150

// rescueBulk keeps a long piece of prose that holds more words than all the prose
// that is kept.
func (s *sheet) rescueBulk() {
	kept := 0
	for i := range s.ps {
		if p := &s.ps[i]; p.inBody() && p.running() {
			kept += p.words
		}
	}
	for i := range s.ps {
		if p := &s.ps[i]; p.words >= bulkWords && p.words > kept && p.sentences >= 3 {
			s.rescueProse(i)
		}
	}
}

// titleReach is how many pieces behind the headline the story may begin.
const titleReach = 8

// rescueFrom keeps the first run of prose that begins within reach pieces from
// start on, and reports whether there is one.
func (s *sheet) rescueFrom(start, reach int) bool {
	found := false
	for i := start; i < len(s.ps) && (found || i < start+reach); i++ {
		p := &s.ps[i]
		switch {
		case s.rescueProse(i):
			found = true
		case found && p.letters > 0 && !interrupts(p.Removed):
			return true
		}
	}
	return found
}

// rescueProse keeps a piece of prose that nothing but the scorer speaks against,
// and reports whether it did.
func (s *sheet) rescueProse(i int) bool {
	p := &s.ps[i]
	if p.Removed == "" || p.suspect != "" || !p.running() || !s.weaklyRemoved(i) || p.shape != nil && p.shape.LinkDensity > 0.4 {
		return false
	}
	p.Removed = ""
	return true
}

// opening is the index of the first piece of kept prose.
func (s *sheet) opening() int {
	for i := range s.ps {
		if s.ps[i].inBody() && s.ps[i].running() {
			return i
		}
	}
	return len(s.ps)
}
