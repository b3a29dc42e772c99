package clean

// maxPromos is how many boxes are looked at in one document.
const maxPromos = 40

// markPromos finds the box of another story set into this one: a label such as
// "Read also", the other story's headline above or below it or both, and its
// first sentence. The sentence goes only when it shares words with that
// headline that the story itself does not use.
func (s *sheet) markPromos() {
	for i, boxes := s.first, 0; i < s.last && boxes < maxPromos; i++ {
		if s.ps[i].suspect == "teaser" && s.signs[i].cue.mode == cueWhole {
			s.markPromo(i)
			boxes++
		}
	}
}

// markPromo marks the box whose label is piece i.
func (s *sheet) markPromo(i int) {
	end := i + 1
	for end < s.last && end <= i+6 && s.promoHeadline(end) {
		end++
	}
	if end == i+1 {
		return
	}
	doubled := false
	for j := i + 1; j < end && i > s.first && s.promoHeadline(i-1); j++ {
		doubled = doubled || sameWords(s.ps[i-1].hashes, s.ps[j].hashes)
	}
	for j := i + 1; j < end; j++ {
		s.suspect(j, "teaser", 0.8)
	}
	for j := i - 1; j < end && doubled; j++ {
		s.remove(j, "teaser")
	}
	if end == s.last || !s.belongsTo(end, end-1, doubled) {
		return
	}
	if doubled {
		s.remove(end, "teaser")
	}
	s.suspect(end, "teaser", 0.9)
}

// promoHeadline reports whether a piece could be another story's headline.
func (s *sheet) promoHeadline(i int) bool {
	return s.signs[i].headline && !s.signs[i].opens && s.ps[i].words >= 4 && s.ps[i].words <= 20 && (s.ps[i].Removed == "" || s.ps[i].Removed == "teaser")
}

// belongsTo reports whether a sentence goes with another story's headline: it
// shares at least two content words with it that stand nowhere else in the run,
// or, where the headline stands on both sides of its label, it speaks of
// something else than the run does.
func (s *sheet) belongsTo(i, headline int, doubled bool) bool {
	p := &s.ps[i]
	if p.quoted || p.words > 45 {
		return false
	}
	others := make(map[word]bool, 256)
	for j := s.first; j < s.last; j++ {
		if j != i && j != headline && s.ps[j].Removed == "" {
			for _, w := range s.ps[j].hashes {
				others[w] = true
			}
		}
	}
	own := map[word]bool{}
	for _, w := range s.ps[headline].hashes {
		own[w] = w.content() && !others[w]
	}
	shared, known, content := 0, 0, 0
	for _, w := range p.hashes {
		if own[w] {
			shared++
			own[w] = false
		}
		if w.content() {
			content++
			known += int(bit(others[w]))
		}
	}
	if doubled && known*3 <= content {
		return true
	}
	return shared >= 2
}
