package clean

// guard takes back what went on weak evidence. Losing a quotation or the first
// paragraph is the worst error of all, so the scorer alone does not suffice
// against a quotation beside kept prose, against prose between two kept
// paragraphs, and against the sentence that opens the story.
func (s *sheet) guard() {
	opening := s.opening()
	for i := range s.ps {
		p := &s.ps[i]
		if p.Removed == "" || p.suspect != "" || p.words < 6 || p.Removed == "duplicate" || s.signs[i].hasCue || s.signs[i].age {
			continue
		}
		before, after := s.keptBeside(i, -1), s.keptBeside(i, 1)
		switch {
		case p.quoted && before && after && p.Score > 0.08,
			p.quoted && (before || after) && p.prose() && p.Score > 0.25,
			p.prose() && before && after && p.Score > 0.3,
			p.prose() && after && i < opening && p.Score > 0.2:
			p.Removed = ""
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
