package clean

import "whosaid/model"

// layHead names the parts in front of the story: headline, standfirst, byline,
// date, and what stands between them.
func (s *sheet) layHead() {
	s.title = s.findTitle()
	s.moveFirst()
	for i := 0; i < s.first; i++ {
		s.layHeadPiece(i)
	}
	s.nameByPosition()
	if s.title >= 0 {
		s.kind(s.title, model.KindTitle)
		s.ps[s.title].Removed = ""
		s.findStandfirst()
	}
}

// findTitle chooses the headline: the page's own title where a piece repeats
// it, else the headline-like piece before the story that shares most words with
// it. A first line that is followed by the story may end in a full stop.
func (s *sheet) findTitle() int {
	if s.doc.Format == model.FormatHTML {
		if i := s.findMarkedTitle(); i >= 0 || s.doc.Meta.Title != "" {
			return i
		}
	}
	if i := s.findMetaTitle(); i >= 0 {
		return i
	}
	best, bestScore := -1, 0.34
	for i := 0; i <= s.first && i < len(s.ps); i++ {
		g := &s.signs[i]
		if !g.headline || g.caption || g.dateline || g.name || g.outlet || g.calls() || s.ps[i].words < 3 || g.opens && s.signs[min(i+1, len(s.ps)-1)].opens {
			continue
		}
		part, n := s.vocabulary.share(s.ps[i].hashes, i >= s.first && i < s.last)
		if n < 2 {
			continue
		}
		score := part + min(float64(s.ps[i].words), 12)/60
		if i == s.first && s.ps[i].words > 24 {
			continue
		}
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	if best < 0 && (s.printedTitle() || s.shortTitle()) {
		return 0
	}
	return best
}

// shortTitle reports whether the first line is a headline of a word or two: a
// date or a byline follows it, and then the story.
func (s *sheet) shortTitle() bool {
	if len(s.ps) < 3 || s.first == 0 {
		return false
	}
	p, g, next := &s.ps[0], &s.signs[0], &s.signs[1]
	return p.words >= 1 && p.words <= 6 && !p.ends() && p.last != ':' && classOf(p.first) != classLower && s.ps[1].gap > 0 &&
		!g.headPart() && !g.age && (next.date || next.byline) && s.proseWithin(2, 5) >= 0
}

// proseWithin is the first piece of prose in ps[from:to], -1 when none is.
func (s *sheet) proseWithin(from, to int) int {
	for i := from; i < min(to, len(s.ps)); i++ {
		if s.ps[i].prose() {
			return i
		}
	}
	return -1
}

// findMarkedTitle finds a page's headline: the first-level heading, or failing
// that another block of headline length, that shares most words with the page's
// own title; a page's only first-level heading needs to share none.
func (s *sheet) findMarkedTitle() int {
	want := map[word]bool{}
	for _, w := range wordsOf(s.doc.Meta.Title) {
		want[w] = true
	}
	best, bestShare, marked := -1, 0.6, 0
	for i := range s.ps {
		p := &s.ps[i]
		h1 := p.shape.Tag == "h1"
		if h1 && p.words > 0 {
			marked++
			if best < 0 && len(want) == 0 {
				best = i
			}
		}
		if p.words < 2 || p.words > 45 || len(want) == 0 {
			continue
		}
		if share := overlap(p.hashes, want) + 0.3*float64(bit(h1)); share > bestShare {
			best, bestShare = i, share
		}
	}
	if best < 0 && marked == 1 {
		for i := range s.ps {
			if s.ps[i].shape.Tag == "h1" && s.ps[i].words > 1 {
				return i
			}
		}
	}
	return best
}

// overlap is the Dice coefficient of the distinct words of ws and want.
func overlap(ws []word, want map[word]bool) float64 {
	seen := map[word]bool{}
	hits := 0
	for _, w := range ws {
		if !seen[w] && want[w] {
			hits++
		}
		seen[w] = true
	}
	return 2 * float64(hits) / float64(max(1, len(seen)+len(want)))
}

// findMetaTitle finds the piece that prints the title its container gives.
func (s *sheet) findMetaTitle() int {
	if s.doc.Meta.Title == "" {
		return -1
	}
	want := wordsOf(s.doc.Meta.Title)
	best := -1
	for i := 0; i < len(s.ps) && i <= s.first+2; i++ {
		p := &s.ps[i]
		if p.words < 2 || p.words > 40 {
			continue
		}
		if sameWords(p.hashes, want) && (best < 0 || p.Kind == model.KindHeading && s.ps[best].Kind != model.KindHeading) {
			best = i
		}
	}
	return best
}

// sameWords reports whether one sequence is the other or its beginning, as page
// titles go on with the outlet's name.
func sameWords(a, b []word) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 3 && len(a) != len(b) || len(a)*2 < len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return len(a) > 0
}

// moveFirst starts the story behind the headline and behind the last byline,
// date or caption that still belongs to the head.
func (s *sheet) moveFirst() {
	if s.title >= s.first {
		s.first = s.title + 1
	}
	for s.first < s.last && s.signs[s.first].headPart() {
		s.first++
	}
	// A sentence between headline and byline is a standfirst, not the story.
	for i := s.first; i < min(s.first+3, s.last) && s.title >= 0; i++ {
		g := &s.signs[i]
		if i > s.first && (g.byline || g.date || g.stamp) && s.nextProse(i) >= 0 {
			for i < s.last && (s.signs[i].headPart() || !s.ps[i].prose()) {
				i++
			}
			s.first = i
			return
		}
	}
}

// calls reports a sign of what a page asks its reader to do, which is no headline.
func (g *signs) calls() bool {
	return g.hasCue && (g.cue.rule == "navigation" || g.cue.rule == "share")
}

// headPart reports signs that only the head of an article carries.
func (g *signs) headPart() bool {
	return g.byline || g.dateline || g.date || g.stamp || g.caption || g.credit || g.crumb || g.hasCue && g.cue.mode == cueWhole
}

// nextProse is the index of the first piece of prose behind i within the run.
func (s *sheet) nextProse(i int) int {
	for j := i + 1; j < s.last; j++ {
		if s.ps[j].prose() && !s.signs[j].caption {
			return j
		}
	}
	return -1
}

// layHeadPiece judges one piece in front of the story.
func (s *sheet) layHeadPiece(i int) {
	g, p := &s.signs[i], &s.ps[i]
	behindTitle := s.title >= 0 && i > s.title
	switch {
	case i == s.title:
	case g.stamp:
		s.kind(i, model.KindDateline)
		s.remove(i, "date-stamp")
	case g.dateline:
		s.kind(i, model.KindDateline)
	case g.byline:
		s.kind(i, model.KindByline)
	case g.caption || g.signed && p.words < 60:
		s.suspect(i, "caption", 0.9)
	case g.credit:
		s.suspect(i, "credit", 0.95)
	case g.date:
		s.kind(i, model.KindDateline)
	case g.agency || g.outlet:
		s.kind(i, model.KindByline)
	case g.hasCue && g.cue.mode == cueWhole:
		s.remove(i, g.cue.rule)
	case g.hasCue && g.cue.mode == cueStarts:
		s.suspect(i, g.cue.rule, 0.7)
	case g.crumb:
		s.remove(i, "navigation")
	case g.age:
		s.remove(i, "age-line")
	case behindTitle && g.name && i-s.title <= 6:
		s.kind(i, model.KindByline)
	case p.letters+p.digits <= 1:
		s.remove(i, "navigation")
	case !behindTitle && s.title >= 0 && !p.prose():
		s.suspect(i, "navigation", 0.6)
	}
}

// nameByPosition marks what is printed twice in the head.
func (s *sheet) nameByPosition() {
	seen := map[string]bool{}
	for i := 0; i < s.first; i++ {
		p := &s.ps[i]
		if p.Kind != model.KindByline || p.Removed != "" {
			continue
		}
		key := fold(p.text)
		if rest, ok := cutBylinePrefix(p.text); ok {
			key = fold(rest)
		}
		if seen[key] {
			s.remove(i, "byline-repeat")
		}
		seen[key] = true
	}
}

// headBehind reports whether a byline or date stands behind piece i, still in
// front of the story.
func (s *sheet) headBehind(i int) bool {
	for j := i + 1; j < min(s.first, i+6); j++ {
		if k := s.ps[j].Kind; k == model.KindByline || k == model.KindDateline && !s.signs[j].dateline {
			return true
		}
	}
	return false
}

// mayStandFirst reports whether a piece has a standfirst's shape: a sentence or
// two, not a line of dates and not the headline again.
func (s *sheet) mayStandFirst(i int) bool {
	p := &s.ps[i]
	if p.words < 6 || p.words > 80 || p.digits*4 > p.letters || p.first == '|' {
		return false
	}
	title := map[word]bool{}
	for _, w := range s.ps[s.title].hashes {
		title[w] = true
	}
	return overlap(p.hashes, title) < 0.6
}

// findStandfirst looks behind the headline for the sentence that sums the story
// up: it stands in front of a byline or date, and the story follows.
func (s *sheet) findStandfirst() {
	for i := s.title + 1; i < s.first && i <= s.title+4; i++ {
		p, g := &s.ps[i], &s.signs[i]
		if p.Removed != "" || p.Kind != model.KindParagraph && p.Kind != model.KindHeading || g.headPart() {
			continue
		}
		if s.mayStandFirst(i) && s.headBehind(i) {
			s.kind(i, model.KindStandfirst)
			return
		}
	}
}
