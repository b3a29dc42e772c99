package clean

import "whosaid/model"

// postReach is how many pieces behind a run of quoted paragraphs its copy is
// looked for.
const postReach = 8

// markPosts looks at embedded posts in plain text: quoted paragraphs that a
// credit with an account follows. The credit carries who posted and stays. The
// unquoted text that the page printed a second time goes, with its tail lines.
func (s *sheet) markPosts() {
	var run []word   // words of the latest run of quoted paragraphs
	var starts []int // where each of its paragraphs begins in run
	inRun, next, age := false, -1, 0
	for i := s.first; i < s.last || i < len(s.ps) && i < s.last+4; i++ {
		p, g := &s.ps[i], &s.signs[i]
		switch {
		case g.opens && p.words > 0:
			if !inRun {
				run, starts = nil, nil
			}
			inRun, next, age = true, -1, 0
			starts = append(starts, len(run))
			run = append(run, p.hashes...)
			continue
		case g.credit && g.account:
			if age == 0 && len(run) > 0 {
				s.kind(i, model.KindCredit)
			}
		case len(run) > 0 && p.words > 0 && age < postReach:
			if next = continues(run, starts, next, p.hashes); next >= 0 {
				s.remove(i, "duplicate")
			} else {
				age++
			}
		}
		inRun = false
	}
}

// continues reports how far into run the words reach when they repeat it from a
// paragraph's start, or go on where the piece before stopped; -1 when they don't.
// A repetition from the start must be at least six words.
func continues(run []word, starts []int, next int, words []word) int {
	if len(words) == 0 {
		return -1
	}
	if next >= 0 && hasAt(run, next, words) {
		return next + len(words)
	}
	if len(words) < 6 {
		return -1
	}
	for _, at := range starts {
		if hasAt(run, at, words) {
			return at + len(words)
		}
	}
	return -1
}

func hasAt(run []word, at int, words []word) bool {
	if at+len(words) > len(run) {
		return false
	}
	for i, w := range words {
		if run[at+i] != w {
			return false
		}
	}
	return true
}

// markDuplicates removes a long piece that is printed again word for word,
// outside the story or right behind the first. Of the two the one inside the
// story stays. A sentence that a long live report repeats stays.
func (s *sheet) markDuplicates() {
	seen := make(map[uint64]int, len(s.ps))
	for i := range s.ps {
		p := &s.ps[i]
		if p.Removed != "" || p.words < 6 || p.Kind == model.KindTitle {
			continue
		}
		key := sequenceHash(p.hashes)
		j, ok := seen[key]
		switch {
		case !ok:
			seen[key] = i
		case j < s.first && i >= s.first && i < s.last:
			s.remove(j, "duplicate")
			seen[key] = i
		case i-j <= 2 || i < s.first || i >= s.last:
			s.remove(i, "duplicate")
		}
	}
	if s.title >= 0 {
		s.removeTitleCopies()
	}
}

// removeTitleCopies removes the headline's other printings.
func (s *sheet) removeTitleCopies() {
	want := sequenceHash(s.ps[s.title].hashes)
	for i := range s.ps {
		if i != s.title && s.ps[i].words == s.ps[s.title].words && sequenceHash(s.ps[i].hashes) == want {
			s.remove(i, "duplicate")
		}
	}
}
