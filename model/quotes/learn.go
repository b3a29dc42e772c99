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
	Attributions []Attribution
}

// Attribution is one true attribution, its spans in bytes of the article's text.
type Attribution struct{ Source, Cue, Content []model.Span }

// Options steer Train.
type Options struct {
	Epochs, Bits int
	Least        int // see crf.Options
	Rate, Decay  float64
	Drop         float64 // share of features left out of an example
	Bias         float32 // see crf.Model
	Seed         uint64
	Report       func(epoch int, likelihood float64)
}

// Train learns the models from gold articles: the lexicon of cues, the sequence
// model, and, on readings by sequence models that did not see the article
// (jackknifing), the judge and the ranker.
func Train(gold []Gold, o Options) *Models {
	pages := make([]*page, len(gold))
	for i := range gold {
		pages[i] = lay(gold[i].Article, gold[i].Tokens, nil)
	}
	counts := newCueCounts(pages, gold)
	all := make([][]crf.Example, len(gold))
	for i, p := range pages {
		p.cues = counts.without(p, &gold[i]).table()
		all[i] = p.examples(&gold[i])
	}
	m := &Models{cues: counts.lexicon()}
	m.grades = m.cues.table()
	reports := jackknife(pages, all, o)
	m.judge = learnJudge(pages, gold, o.Seed)
	m.ranker = m.learnRanker(pages, gold, reports, o.Seed)
	m.reader = learnReader(pages, gold, reports, o.Seed)
	m.sequence = learnSequence(slices.Concat(all...), o)
	return m
}

func learnSequence(examples []crf.Example, o Options) *crf.Model {
	m := crf.Train(examples, crf.Options{
		Labels: int(labelCount), Classes: int(stepClasses), Bits: o.Bits, Epochs: o.Epochs,
		Rate: o.Rate, Decay: o.Decay, Drop: o.Drop, Least: o.Least, Seed: o.Seed, Forbidden: forbidden(), Report: o.Report,
	})
	m.Bias = o.Bias
	return m
}

// folds is into how many parts the articles are cut for jackknifing.
const folds = 2

// jackknife reads every page with a sequence model that learned from the others.
func jackknife(pages []*page, all [][]crf.Example, o Options) [][]report {
	o.Epochs = max(1, o.Epochs*2/3)
	out := make([][]report, len(pages))
	for fold := range folds {
		var examples []crf.Example
		for i := range pages {
			if i%folds != fold {
				examples = append(examples, all[i]...)
			}
		}
		m := &Models{sequence: learnSequence(examples, o)}
		for i := fold; i < len(pages); i += folds {
			out[i] = m.read(pages[i])
		}
	}
	return out
}

// learnJudge learns which regions report somebody's words.
func learnJudge(pages []*page, gold []Gold, seed uint64) *crf.Model {
	var examples []crf.Example
	for i, p := range pages {
		for r := range p.regions {
			var x crf.Example
			p.judgeFeatures(&x.Sequence, r)
			x.Next(0)
			x.Labels = []uint8{uint8(bit(p.trueAttribution(&gold[i], r) != nil))}
			examples = append(examples, x)
		}
	}
	return learnBinary(examples, seed)
}

// learnBinary learns a logistic model as a field of sequences of one.
func learnBinary(examples []crf.Example, seed uint64) *crf.Model {
	return crf.Train(examples, crf.Options{Labels: 2, Classes: 1, Bits: 14, Epochs: 8, Rate: 0.1, Drop: 0.3, Seed: seed})
}

// learnRanker learns which candidate speaks a region.
func (m *Models) learnRanker(pages []*page, gold []Gold, reports [][]report, seed uint64) *crf.Model {
	var examples []crf.Example
	for i, p := range pages {
		out := make([]finding, len(p.regions))
		for r := range out {
			out[r] = finding{follows: -1}
		}
		p.reported(out, reports[i])
		for r := range p.regions {
			list := p.propose(out, reports[i], r)
			if len(list) > 0 {
				read := out[r]
				out[r] = list[0].finding
				if read.found() {
					out[r].content, out[r].follows, out[r].report = read.content, read.follows, read.report
				}
			}
			truth := p.trueAttribution(&gold[i], r)
			if truth == nil {
				continue
			}
			for k := range list {
				var x crf.Example
				p.rankFeatures(&x.Sequence, r, list, k)
				x.Labels = []uint8{uint8(bit(p.isSource(list[k].source, truth)))}
				examples = append(examples, x)
			}
		}
	}
	return learnBinary(examples, seed)
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

// examples are the paragraphs of a page with their true labels.
func (p *page) examples(g *Gold) []crf.Example {
	var out []crf.Example
	for i := range p.paras {
		es := p.elements(nil, &p.paras[i])
		if len(es) == 0 {
			continue
		}
		var x crf.Example
		p.features(&x.Sequence, es)
		x.Labels = p.trueLabels(es, g)
		out = append(out, x)
	}
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
