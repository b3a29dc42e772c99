package quotes

import (
	"slices"

	"whosaid/model"
	"whosaid/model/quotes/crf"
	"whosaid/model/tokens"
)

// Gold is an article with its true attributions, to learn from.
type Gold struct {
	Article      *model.Article
	Attributions []Attribution
}

// Attribution is one true attribution, its spans in bytes of the article's text.
type Attribution struct{ Source, Cue, Content []model.Span }

// Options steer Train.
type Options struct {
	Epochs, Bits int
	Rate, Decay  float64
	Seed         uint64
	Report       func(epoch int, likelihood float64)
}

// Train learns the models from gold articles.
func Train(gold []Gold, o Options) *Models {
	pages := make([]*page, len(gold))
	for i := range gold {
		pages[i] = lay(gold[i].Article, tokens.Split(gold[i].Article), nil)
	}
	counts := newCueCounts(pages, gold)
	m := &Models{cues: counts.lexicon()}
	var examples []crf.Example
	for i, p := range pages {
		p.cues = counts.without(p, &gold[i])
		examples = append(examples, p.examples(&gold[i])...)
	}
	m.sequence = crf.Train(examples, crf.Options{
		Labels: int(labelCount), Classes: int(stepClasses), Bits: o.Bits, Epochs: o.Epochs,
		Rate: o.Rate, Decay: o.Decay, Seed: o.Seed, Forbidden: forbidden(), Report: o.Report,
	})
	return m
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
