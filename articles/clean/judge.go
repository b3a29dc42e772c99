package clean

import (
	"math"

	"whosaid/model"
)

// fewBlocks is the number of blocks below which a plain text is left to the rules:
// the scorer learned from whole pages.
const fewBlocks = 12

// manyBlocks is the number above which a document is no article any more, and the
// scorer's features (about 1 KB a block) would take more memory than it is worth.
const manyBlocks = 20_000

// judge lets the learned scorer decide on what no rule decided. Without one, and
// in very short and very long documents, the suspicions of the rules are enough.
func (s *sheet) judge(scorer *Scorer) {
	few := s.doc.Format != model.FormatHTML && len(s.ps) < fewBlocks
	if scorer == nil || few || len(s.ps) > manyBlocks {
		s.scoreByRules()
	} else {
		for i, p := range s.answers(scorer) {
			s.ps[i].Score = p
		}
		s.dropFalseTitle()
	}
	for i := range s.ps {
		s.decide(i)
	}
}

// answers are the probabilities, 0 to 1, that each block belongs to the story.
func (s *sheet) answers(scorer *Scorer) []float64 {
	plain := s.plainProse()
	rows := s.rows(plain)
	p := make([]float64, len(rows))
	for i, row := range rows {
		p[i] = plainAnswer
		if row != nil {
			p[i] = scorer.First.Predict(row)
		}
	}
	second := make([]float64, len(rows))
	for i, row := range s.secondRows(rows, p) {
		second[i] = plainAnswer
		if row != nil {
			second[i] = scorer.Second.Predict(row)
		}
	}
	return second
}

// plainAnswer is the answer for plain prose.
const plainAnswer = 0.97

// plainProse tells the blocks of plain text that need no scorer: long sentences
// without any sign of clutter, deep inside a run of their like. They are most of
// a clean article, and the scorer costs more than all the rest.
func (s *sheet) plainProse() []bool {
	plain := make([]bool, len(s.ps))
	if s.doc.Format != model.FormatText {
		return plain
	}
	const reach = 3
	run := 0 // steady blocks in a row up to i
	for i := s.first; i < s.last; i++ {
		p := &s.ps[i]
		if !p.prose() || !p.ends() || p.suspect != "" || p.Removed != "" || p.words < 12 || s.signs[i].clutter() {
			run = 0
			continue
		}
		run++
		if run > 2*reach {
			plain[i-reach] = true
		}
	}
	return plain
}

// clutter reports signs that prose seldom carries.
func (g *signs) clutter() bool {
	return g.hasCue || g.caption || g.signed || g.credit || g.headPart()
}

// storyAnswer is the answer above which a piece is taken for the story. A lost
// paragraph costs the reader more than a lost label: the limit falls from 0.57 at
// four words and fewer to 0.38 at 25 and more, on pages to 0.45, where the scorer
// sees more and whole cookie notices stand. In plain text, where labels look like
// subheadings, a line of five words and fewer that is no sentence needs 0.68.
func (s *sheet) storyAnswer(p *piece) float64 {
	const few, many, high, label = 4, 25, 0.57, 0.68
	low := 0.38
	switch {
	case s.doc.Format == model.FormatHTML:
		low = 0.45
	case s.doc.Format == model.FormatText && p.words <= few+1 && !p.ends() && !p.quoted && p.last != ':':
		return label
	}
	share := (math.Log(float64(min(max(p.words, few), many))) - math.Log(few)) / (math.Log(many) - math.Log(few))
	return high - (high-low)*share
}

// dropFalseTitle takes the headline back when the story has begun above it.
func (s *sheet) dropFalseTitle() {
	if s.title < 0 || s.doc.Meta.Title != "" {
		return
	}
	above := 0
	for i := range s.title {
		if s.ps[i].Score > 0.7 && s.ps[i].inBody() {
			above += s.ps[i].words
		}
	}
	if above < 15 {
		return
	}
	s.ps[s.title].Kind = model.KindParagraph
	for i := s.title + 1; i < s.first; i++ {
		if s.ps[i].Kind == model.KindStandfirst {
			s.ps[i].Kind = model.KindParagraph
		}
	}
	s.title = -1
}

// decide removes a block that the scorer takes for clutter or does not take
// for the story firmly enough to overcome a rule's suspicion. The head's parts
// stay. The rule named is the nearest a person would name.
func (s *sheet) decide(i int) {
	p := &s.ps[i]
	if p.Kind == model.KindCaption && p.Removed == "" && p.Score < 0.5 {
		s.remove(i, "caption") // of a picture that a terminal does not show
		return
	}
	if p.Removed != "" || i == s.title || !p.inBody() || p.Score >= max(s.storyAnswer(p), p.limit) {
		return
	}
	rule := p.suspect
	if rule == "" {
		rule = s.ruleFor(i)
	}
	s.remove(i, rule)
	switch {
	case rule == "caption" && p.Kind == model.KindParagraph:
		p.Kind = model.KindCaption
	case rule == "credit" && p.Kind == model.KindParagraph:
		p.Kind = model.KindCredit
	}
}

// ruleFor names what a block without a suspicion most likely is.
func (s *sheet) ruleFor(i int) string {
	g := &s.signs[i]
	switch {
	case g.hasCue:
		return g.cue.rule
	case g.caption || g.signed:
		return "caption"
	case g.credit:
		return "credit"
	case g.date || g.byline || g.name && i < s.first+3:
		return "byline-repeat"
	case i < s.first:
		return "navigation"
	case i >= s.last && s.ps[i].words <= 3:
		return "footer"
	}
	return "teaser"
}

// scoreByRules gives scores where no scorer is at hand.
func (s *sheet) scoreByRules() {
	for i := range s.ps {
		p := &s.ps[i]
		switch {
		case p.Removed != "" || p.suspect != "":
			p.Score = 0.1
		case i >= s.first && i < s.last && p.prose():
			p.Score = 0.95
		default:
			p.Score = 0.7
		}
	}
}

// settleScores brings the scores into line with what was decided by rules: a
// part of the head that stays is sure, a block that a rule removed is not.
func (s *sheet) settleScores() {
	for i := range s.ps {
		p := &s.ps[i]
		switch {
		case p.Removed != "":
			p.Score = min(p.Score, 0.45)
		case !p.inBody():
			p.Score = max(p.Score, 0.9)
		default:
			p.Score = max(p.Score, 0.5)
		}
	}
}
