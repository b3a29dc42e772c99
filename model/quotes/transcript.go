package quotes

import (
	"strings"
	"unicode"

	"whosaid/model"
)

// label reads the speaker's label that words [first, last) begin with
// ("WALLACE: …", "SEN. LEE: …"): one to five words in capitals and a colon. It
// returns the label without the colon.
func (p *page) label(first, last int) phrase {
	for k := first; k < last && k <= first+5; k++ {
		if p.lower[k] == ":" {
			if k > first {
				return phrase{first, k}
			}
			break
		}
		w := p.word(k)
		if strings.IndexFunc(w, unicode.IsLower) >= 0 || strings.IndexFunc(w, unicode.IsUpper) < 0 && w != "." && w != "-" {
			break
		}
	}
	return phrase{}
}

// transcript reads the label inside region r.
func (p *page) transcript(r int) finding {
	e := p.extents[r]
	first := e.first
	for first < e.last && p.words[first].Span.Start < p.regions[r].Inner.Start {
		first++
	}
	l, in := p.label(first, e.last), p.regions[r].Inner
	if l.empty() || l.last+1 >= e.last || p.words[l.last+1].Span.Start >= in.End {
		return finding{follows: -1}
	}
	return finding{
		cue: phrase{l.last, l.last + 1}, source: l, rule: "transcript", confidence: 0.97, follows: -1,
		inner: model.Span{Start: p.words[l.last+1].Span.Start, End: in.End},
	}
}

// transcripts finds the paragraphs of a transcript without quotation marks. One
// label alone may be anything; two with a sentence each make a transcript.
func (p *page) transcripts(c *cast) []model.Quote {
	var labels []phrase
	var of []int
	sentences := 0
	for i := range p.paras {
		pa := &p.paras[i]
		if pa.last == pa.first || p.region[pa.first] >= 0 {
			continue
		}
		if l := p.label(pa.first, pa.last); !l.empty() && l.last+1 < pa.last && p.callsSomebody(l) {
			labels, of = append(labels, l), append(of, i)
			sentences += int(bit(p.sentence(l.last+1, pa.last)))
		}
	}
	if sentences < 2 {
		return nil
	}
	var out []model.Quote
	for k, l := range labels {
		q := p.quote(c, &finding{cue: phrase{l.last, l.last + 1}, source: l, rule: "transcript", confidence: 0.95},
			[]model.Span{p.span(l.last+1, p.paras[of[k]].last)})
		c.candidates(&q, nil)
		out = append(out, q)
	}
	return out
}

// callsSomebody reports whether a label holds no digit: "77-B:" names a form.
func (p *page) callsSomebody(l phrase) bool {
	return !strings.ContainsFunc(p.span(l.first, l.last).In(p.text), unicode.IsDigit)
}

// sentence reports whether words [first, last) are three or more that end in a stop.
func (p *page) sentence(first, last int) bool {
	n := 0
	for k := first; k < last; k++ {
		n += int(bit(p.ink(k)))
	}
	switch p.lower[last-1] {
	case ".", "!", "?", "…", "”", "\"", ")", "—":
		return n >= 3
	}
	return false
}
