package clean

import "whosaid/model"

// guard takes back what went on weak evidence, and makes a headline of a first
// line that only the scorer removed. Losing a quotation or the first
// paragraph is the worst error of all, so the scorer alone does not suffice
// against a quotation beside kept prose, against prose between two kept
// paragraphs, and against the sentence that opens the story.
func (s *sheet) guard() {
	s.rescueHeadline()
	s.rescueStandfirst()
	opening := s.opening()
	for i := range s.ps {
		p := &s.ps[i]
		if p.Removed != "" && p.suspect == "" && s.introduces(i) {
			p.Removed = ""
		}
		if p.Removed == "" || p.suspect != "" || p.words < 6 || p.Removed == "duplicate" || s.signs[i].hasCue || s.signs[i].age {
			continue
		}
		before, after := s.keptBeside(i, -1), s.keptBeside(i, 1)
		switch {
		case p.quoted && before && after && p.Score > 0.06,
			p.quoted && (before || after) && p.prose() && p.readable() && p.Score > 0.05,
			p.quoted && (before || after) && p.prose() && p.Score > 0.12,
			p.quoted && before && p.ends() && s.opened(i) && p.Score > 0.04,
			p.prose() && before && after && p.Score > 0.3,
			p.prose() && before && s.closes(i) && p.Score > 0.15,
			p.prose() && after && i < opening && p.Score > 0.2:
			p.Removed = ""
		}
	}
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
		below := i > s.title && i-s.title <= standfirstReach && (p.prose() || p.words >= 10) && (p.shape == nil || p.shape.LinkDensity < 0.3)
		if below || s.doc.Format == model.FormatHTML && s.inMeta(i) {
			p.Removed, p.Kind = "", model.KindStandfirst
			return
		}
	}
}

// keptBeside reports whether the next piece in a direction that is more than a
// mark is kept prose.
func (s *sheet) keptBeside(i, step int) bool {
	for j := i + step; j >= 0 && j < len(s.ps); j += step {
		if s.ps[j].letters == 0 {
			continue
		}
		return s.ps[j].inBody() && s.ps[j].words >= 5
	}
	return false
}

// opening is the index of the first piece of kept prose.
func (s *sheet) opening() int {
	for i := range s.ps {
		if s.ps[i].inBody() && s.ps[i].prose() {
			return i
		}
	}
	return len(s.ps)
}
