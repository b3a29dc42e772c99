package clean

import (
	"unicode"

	"whosaid/model"
)

// markRules applies the rules that need no scorer: they hold by themselves.
func (s *sheet) markRules() {
	s.outlets = s.headOutlets()
	s.last = s.storyEnd()
	s.markPosts()
	s.markStory()
	s.markPromos()
	s.markTail()
	s.markDuplicates()
}

// markStory applies the rules that hold for one piece inside the run of prose.
func (s *sheet) markStory() {
	for i := s.first; i < len(s.ps); i++ {
		g, p := &s.signs[i], &s.ps[i]
		if p.Removed != "" || p.Kind == model.KindCredit {
			continue
		}
		switch {
		case g.stamp:
			s.kind(i, model.KindDateline)
			s.remove(i, "date-stamp")
		case g.caption && !s.quoteInStory(i):
			s.suspect(i, "caption", 0.8)
		case g.credit && p.words <= 12:
			s.suspect(i, "credit", 0.8)
		case g.hasCue && g.cue.mode == cueWhole:
			s.markWhole(i)
		case g.hasCue && g.cue.mode == cueStarts && !p.quoted && (g.cue.length > 0.18 || p.words <= 14 || i >= s.last):
			s.suspect(i, g.cue.rule, 0.75)
		case g.hasCue && g.cue.mode == cueHas && i >= s.last-1 && !p.quoted && p.words <= 60:
			s.suspect(i, g.cue.rule, 0.65)
		case g.age:
			s.remove(i, "age-line")
		case p.letters+p.digits == 0 && p.runes <= 3:
			s.remove(i, "navigation")
		}
	}
}

// markWhole removes a piece that is nothing but a label. Inside the story a
// section's name may be a subheading, so those go only beside other clutter.
func (s *sheet) markWhole(i int) {
	if s.signs[i].cue.rule == "teaser" && s.ps[i].words == 1 && i < s.last && !s.labelled(i) {
		return
	}
	s.suspect(i, s.signs[i].cue.rule, 0.85)
	if i+1 < len(s.ps) && s.ps[i+1].glued && s.signs[i].cue.rule == "ad-label" {
		s.suspect(i, "ad-label", certain)
	}
}

// labelled reports whether clutter stands beside a piece.
func (s *sheet) labelled(i int) bool {
	for _, j := range []int{i - 1, i + 1} {
		if j >= 0 && j < len(s.ps) && (s.ps[j].Removed != "" || s.ps[j].suspect != "" || s.signs[j].age) {
			return true
		}
	}
	return false
}

// quoteInStory reports whether a caption-like piece is a quotation inside the
// run of prose, which goes only on stronger evidence.
func (s *sheet) quoteInStory(i int) bool {
	return s.signs[i].opens && i > s.first && i < s.last
}

// markTail judges what follows the story: an agency's sign-off, lists of other
// stories, and what remains of the page.
func (s *sheet) markTail() {
	end := s.last
	for i := end; i < len(s.ps); i++ {
		if s.ps[i].Removed == "" && s.signs[i].age {
			s.remove(i, "age-line")
		}
	}
	s.markTeaserGroups(end)
	closed := false
	for i := end; i < len(s.ps); i++ {
		p, g := &s.ps[i], &s.signs[i]
		switch {
		case p.Removed != "" || p.suspect != "":
			closed = true
		case g.agency:
			s.kind(i, model.KindCredit)
			s.remove(i, "credit")
			closed = true
		case s.signsOff(i):
			s.kind(i, model.KindByline)
			s.remove(i, "byline-repeat")
			closed = true
		case closed && !p.prose() && !p.quoted:
			s.suspect(i, "teaser", 0.5)
		}
	}
}

// storyEnd is the index behind the last piece of prose that belongs to the
// story: the run of prose cut short at an agency's sign-off.
func (s *sheet) storyEnd() int {
	for i := s.first + 2; i < len(s.ps); i++ {
		if !s.signs[i].agency && !s.signsOff(i) || s.ps[i].Kind != model.KindParagraph || s.ps[i].words > 3 {
			continue
		}
		if i+1 == len(s.ps) || !s.ps[i+1].prose() || !s.ps[i+1].ends() {
			return i
		}
	}
	return s.last
}

// signsOff reports whether a short piece repeats the outlet of the head.
func (s *sheet) signsOff(i int) bool {
	return s.ps[i].words > 0 && s.ps[i].words <= 4 && s.outlets[sequenceHash(s.ps[i].hashes)]
}

// headOutlets are the outlets in front of the story, by their words.
func (s *sheet) headOutlets() map[uint64]bool {
	set := map[uint64]bool{}
	for j := range s.first {
		if s.ps[j].Kind == model.KindByline && !s.signs[j].byline {
			set[sequenceHash(s.ps[j].hashes)] = true
		}
	}
	return set
}

// markTeaserGroups reads lists of other stories backwards from their ages:
// headline, perhaps a sentence, perhaps a section, age.
func (s *sheet) markTeaserGroups(end int) {
	for i := end; i < len(s.ps); i++ {
		if !s.signs[i].age {
			continue
		}
		at := i - 1
		if at > end && s.ps[at].words <= 3 && !s.ps[at].ends() {
			at--
		}
		first := -1
		for j := at; j >= end && j > at-3 && !s.signs[j].age; j-- {
			if s.signs[j].headline && !s.ps[j].quoted {
				first = j
			}
		}
		for j := first; j >= 0 && j < i; j++ {
			s.remove(j, "teaser")
		}
	}
}

// nameKinds gives the story's pieces their kinds: headings, list items.
func (s *sheet) nameKinds() {
	if s.doc.Format != model.FormatText {
		return
	}
	for i := range s.ps {
		p := &s.ps[i]
		if p.Kind != model.KindParagraph {
			continue
		}
		if m, ok := itemMarker(p.text); ok && !(m == "–" && p.quoted) {
			p.Kind, p.Marker, p.Level = model.KindList, m, 1
			continue
		}
		if s.isSubheading(i) {
			p.Kind, p.Level = model.KindHeading, 2
		}
	}
}

// isSubheading reports whether a kept piece inside the story heads what follows:
// short, without a sentence's end, in front of prose.
func (s *sheet) isSubheading(i int) bool {
	p := &s.ps[i]
	if p.Removed != "" || p.glued || i <= s.first || i+1 >= len(s.ps) || p.words > 12 || p.words == 0 || p.ends() || p.letters == 0 {
		return false
	}
	switch p.last {
	case ':', ',', ';', '-', '–', '—':
		return false
	}
	if s.signs[i].opens && p.words > 8 || unicode.IsLower(p.first) {
		return false
	}
	next := &s.ps[i+1]
	return next.Removed == "" && next.words >= 8 && s.ps[i-1].Kind != model.KindCredit
}
