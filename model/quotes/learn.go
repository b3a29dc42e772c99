package quotes

import (
	"slices"

	"whosaid/model"
	"whosaid/model/quotes/crf"
)

// Gold is an article with its true attributions, to learn from.
type Gold struct {
	Article      *model.Article
	Tokens       *model.Tokens
	Mentions     []model.Mention // as the article's mentions were found
	Attributions []Attribution
}

// Attribution is one true attribution, its spans in bytes of the article's text.
type Attribution struct{ Source, Cue, Content []model.Span }

// Options steer Train.
type Options struct {
	Epochs, Bits int
	MoreBits     int // of the table of features that the second reading sees alone
	Wide         int // see crf.Options
	Rate, Decay  float64
	Drop         float64 // share of features left out of an example
	Damp         float32 // see crf.Options
	Bias         float32 // see crf.Model
	Seed         uint64
	Senses       []Sense
	Report       func(epoch int, likelihood float64)
}

// Train learns the models from gold articles: the lexicon of cues, the sequence
// model, and, on readings by sequence models that did not see the article
// (jackknifing), the judge and the ranker.
func Train(gold []Gold, o Options) *Models {
	pages := make([]*page, len(gold))
	for i := range gold {
		pages[i] = lay(gold[i].Article, gold[i].Tokens, gold[i].Mentions)
	}
	senses := newSenseTable(o.Senses)
	counts := newCueCounts(pages, gold)
	for i, p := range pages {
		p.know(&dictionary{cues: counts.without(p, &gold[i]).table(), senses: senses})
	}
	m := &Models{cues: counts.lexicon(), senses: senses}
	m.grades = m.cues.table()
	examples := examplesOf(pages, gold)
	seen, known := guessAll(pages, examples, o)
	reports := jackknife(pages, examples, seen, known, o)
	m.agent = learnAgents(pages, gold, reports, o.Seed)
	m.ranker = learnRanker(pages, gold, reports, o.Seed)
	m.edges = learnEdges(pages, gold, reports, o.Seed)
	m.reader = learnReader(pages, gold, reports, o.Seed)
	one := learnFirst(slices.Concat(examples...), o)
	two := learnSecond(slices.Concat(examples...), one.Set, o)
	m.pair, _ = crf.NewPair(one, two) // they know the same features
	return m
}

// learnFirst learns the model of the first reading.
func learnFirst(examples []crf.Example, o Options) *crf.Model {
	return crf.Train(examples, o.sequence())
}

// learnSecond learns the model of the second reading, which knows the features of the
// first.
func learnSecond(examples []crf.Example, known *crf.Set, o Options) *crf.Model {
	with := o.sequence()
	with.Known, with.Bits = known, max(1, o.MoreBits)
	with.Wide = max(with.Bits, o.Wide-1)
	m := crf.Train(examples, with)
	m.Bias = o.Bias
	return m
}

func (o Options) sequence() crf.Options {
	return crf.Options{
		Labels: int(labelCount), Classes: int(stepClasses), Bits: o.Bits, Wide: max(o.Bits, o.Wide), Epochs: o.Epochs,
		Rate: o.Rate, Decay: o.Decay, Drop: o.Drop, Damp: o.Damp, Seed: o.Seed, Forbidden: forbidden(), Report: o.Report,
	}
}

// folds is into how many parts the articles are cut for jackknifing.
const folds = 4

// examplesOf are the examples of every page, without what a second reading sees.
func examplesOf(pages []*page, gold []Gold) [][]crf.Example {
	all := make([][]crf.Example, len(pages))
	for i, p := range pages {
		all[i] = p.examples(&gold[i])
	}
	return all
}

// leaveOut calls do for every fold with the examples of the pages of the other folds,
// and returns what it returns: a model that reads the fold's own pages with read.
func leaveOut(all [][]crf.Example, o Options, learn func(fold int, examples []crf.Example, o Options) *crf.Model, read func(m *crf.Model, i int)) {
	o.Epochs = max(1, o.Epochs*2/3)
	for fold := range folds {
		var examples []crf.Example
		for i := range all {
			if i%folds != fold {
				examples = append(examples, all[i]...)
			}
		}
		m := learn(fold, examples, o)
		for i := fold; i < len(all); i += folds {
			read(m, i)
		}
	}
}

// guessAll makes the first reading of every page, by a model that learned from
// the others, and writes what a second sees of it into the examples. It returns the
// guesses by page and example, and the features that the model of each fold knows.
func guessAll(pages []*page, all [][]crf.Example, o Options) (seen [][][]guess, known []*crf.Set) {
	seen = make([][][]guess, len(pages))
	learn := func(_ int, examples []crf.Example, o Options) *crf.Model {
		m := learnFirst(examples, o)
		known = append(known, m.Set)
		return m
	}
	leaveOut(all, o, learn, func(m *crf.Model, i int) {
		var l crf.Lattice
		for k := range all[i] {
			seen[i] = append(seen[i], guesses(nil, rows(m.Marginals(&l, &all[i][k].Sequence))))
		}
	})
	for i, p := range pages {
		n := 0
		p.eachStretch(func(_ *para, es []element) {
			p.moreFeatures(&all[i][n].More, es, seen[i][n])
			n++
		})
	}
	return seen, known
}

// rows parts marginals by position.
func rows(marginals []float64) []crf.Row {
	out := make([]crf.Row, len(marginals)/int(labelCount))
	for i, v := range marginals {
		out[i/int(labelCount)][i%int(labelCount)] = float32(v)
	}
	return out
}

// jackknife reads every page with models that learned from the others.
func jackknife(pages []*page, all [][]crf.Example, seen [][][]guess, known []*crf.Set, o Options) [][]report {
	out := make([][]report, len(pages))
	learn := func(fold int, examples []crf.Example, o Options) *crf.Model {
		return learnSecond(examples, known[fold], o)
	}
	leaveOut(all, o, learn, func(m *crf.Model, i int) {
		var l crf.Lattice
		n := 0
		out[i] = (&Models{}).readWith(&reading{}, pages[i], func(es []element, labels []uint8) []uint8 {
			pages[i].note(es, seen[i][n])
			x := &all[i][n]
			labels = append(labels, m.Decode(&l, &x.Sequence, &x.More, nil)...)
			n++
			return labels
		})
	})
	return out
}

// learnBinary learns a logistic model as a field of sequences of one.
func learnBinary(examples []crf.Example, seed uint64) *crf.Model {
	return crf.Train(examples, crf.Options{Labels: 2, Classes: 1, Bits: 15, Epochs: 10, Rate: 0.05, Drop: 0.5, Seed: seed})
}

// learnRanker learns which candidate speaks a region.
func learnRanker(pages []*page, gold []Gold, reports [][]report, seed uint64) *crf.Chooser {
	var choices []crf.Choice
	var even, odd []crf.Choice
	for i, p := range pages {
		from := len(choices)
		choices, _ = p.choices(choices, &gold[i], reports[i])
		if i%2 == 0 {
			even = append(even, choices[from:]...)
		} else {
			odd = append(odd, choices[from:]...)
		}
	}
	o := crf.Options{Bits: 17, Epochs: 10, Rate: 0.05, Drop: 0.6, Seed: seed}
	half := crf.TrainChooser(even, o)
	half.Calibrate(odd)
	m := crf.TrainChooser(choices, o)
	m.Heat = half.Heat
	return m
}

// choices appends the choices of speaker of the regions of a page.
func (p *page) choices(out []crf.Choice, g *Gold, reports []report) ([]crf.Choice, []finding) {
	found := make([]finding, len(p.regions))
	for r := range found {
		found[r] = finding{follows: -1}
	}
	p.reported(found, reports)
	p.countSources(reports)
	for r := range p.regions {
		list := p.propose(nil, found, reports, r)
		truth := p.trueAttribution(g, r)
		var x crf.Choice
		x.Right = make([]bool, len(list)+2)
		right := -1
		for k := range list {
			if x.Right[k] = truth != nil && p.isSource(list[k].source, truth); x.Right[k] && right < 0 {
				right = k
			}
		}
		x.Right[len(list)] = right < 0 && truth != nil // or the speaker is out of sight
		x.Right[len(list)+1] = truth == nil
		p.options(&x.Sequence, r, list)
		out = append(out, x)
		if len(list) > 0 {
			read := found[r]
			found[r] = list[max(0, right)].finding
			if read.found() {
				found[r].content, found[r].follows, found[r].report = read.content, read.follows, read.report
			}
		}
	}
	return out, found
}

// trueAttribution is the gold attribution whose content holds region r, or nil.
func (p *page) trueAttribution(g *Gold, r int) *Attribution {
	in := p.regions[r].Inner
	for i := range g.Attributions {
		held := 0
		for _, s := range g.Attributions[i].Content {
			held += max(0, min(in.End, s.End)-max(in.Start, s.Start))
		}
		if held > 0 && 5*held >= 4*in.Len() {
			return &g.Attributions[i]
		}
	}
	return nil
}

// isSource reports whether a phrase overlaps the source of a gold attribution.
func (p *page) isSource(f phrase, a *Attribution) bool {
	if f.empty() {
		return false
	}
	span := p.span(f.first, f.last)
	return slices.ContainsFunc(a.Source, span.Overlaps)
}

// eachStretch calls do with the elements of every stretch of every paragraph.
func (p *page) eachStretch(do func(pa *para, es []element)) {
	for i := range p.paras {
		es := p.elements(nil, &p.paras[i])
		for from := 0; from < len(es); {
			to := stretch(es, from)
			do(&p.paras[i], es[from:to])
			from = to
		}
	}
}

// examples are the stretches of a page with their true labels.
func (p *page) examples(g *Gold) []crf.Example {
	var out []crf.Example
	p.eachStretch(func(_ *para, es []element) {
		x := crf.Example{Labels: p.trueLabels(es, g)}
		p.features(&x.Sequence, es)
		out = append(out, x)
	})
	return out
}

// trueLabels labels the elements of one paragraph.
func (p *page) trueLabels(es []element, g *Gold) []uint8 {
	labels := make([]uint8, len(es))
	from, to := p.words[es[0].first].Span.Start, p.words[es[len(es)-1].last-1].Span.End
	for _, a := range g.Attributions {
		at := -1
		if len(a.Cue) > 0 {
			at = a.Cue[0].Start
		}
		for _, s := range a.Cue {
			p.paint(labels, es, s, from, to, labelCueB)
		}
		for _, s := range a.Source {
			if s.Start < at {
				p.paint(labels, es, s, from, to, labelSourceLeftB)
			} else {
				p.paint(labels, es, s, from, to, labelSourceRightB)
			}
		}
		for _, s := range a.Content {
			if s.Start < at {
				p.paint(labels, es, s, from, to, labelContentLeftB)
			} else {
				p.paint(labels, es, s, from, to, labelContentRightB)
			}
		}
	}
	return labels
}

// paint labels the elements that span s covers, unless they are labelled.
func (p *page) paint(labels []uint8, es []element, s model.Span, from, to int, b uint8) {
	if s.End <= from || s.Start >= to {
		return
	}
	i, _ := slices.BinarySearchFunc(es, s.Start, func(e element, at int) int { return p.words[e.last-1].Span.End - at - 1 })
	mark := b
	for ; i < len(es) && p.words[es[i].first].Span.Start < s.End; i++ {
		if es[i].region >= 0 {
			in := p.regions[es[i].region].Inner
			if over := min(in.End, s.End) - max(in.Start, s.Start); 2*over < in.Len() {
				continue
			}
		}
		if labels[i] != labelO {
			continue
		}
		if mark == b && es[i].shape == shapeMark && p.words[es[i].first].Span.End >= s.End {
			continue
		}
		labels[i] = mark
		mark = b + 1
	}
}
