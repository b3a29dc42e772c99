package clean

import (
	"strings"
	"unicode"

	"whosaid/articles/decode"
	"whosaid/model"
)

// piece is a block while the stages of Clean work on it.
type piece struct {
	model.Block
	shape *decode.Shape // nil for formats without markup
	text  string
	gap   int  // blank lines in front of it
	glued bool // stood on one line with the piece before it
	// suspect is the rule that would remove it, if the scorer gives it less than
	// limit.
	suspect string
	limit   float64
	// hashes are its words in order.
	hashes []word
	// traits are those of all its words, addresses how many speak to the reader.
	traits    trait
	addresses int
	measure
}

// newPiece cuts a piece out of the document's text.
func newPiece(text string, b model.Block, shape *decode.Shape, gap int, arena *[]word) piece {
	p := piece{Block: b, shape: shape, text: b.Span.In(text), gap: gap}
	p.measure = measureText(p.text)
	start := len(*arena)
	*arena = appendWords(*arena, p.text)
	p.hashes = (*arena)[start:len(*arena):len(*arena)]
	p.traits, p.addresses = traitsOf(p.hashes)
	return p
}

// pieces makes the working blocks of a document: physical lines joined where
// they are hard-wrapped, and cut where a scraper glued two things into one.
func pieces(doc *decode.Document) []piece {
	blocks := doc.Blocks
	if doc.Format == model.FormatText {
		blocks = joinWrapped(doc.Text, blocks)
	}
	out := make([]piece, 0, len(blocks)+8)
	arena := make([]word, 0, len(doc.Text)/5)
	at := 0
	for i := range blocks {
		b := &blocks[i]
		gap := max(0, strings.Count(doc.Text[at:b.Span.Start], "\n")-1)
		at = b.Span.End
		var shape *decode.Shape
		if doc.Format == model.FormatHTML {
			shape = &b.Shape
		}
		whole := newPiece(doc.Text, b.Block, shape, gap, &arena)
		if !cuttable(b.Kind) {
			out = append(out, whole)
			continue
		}
		spans := cutGlued(doc.Text, &whole, doc.Format == model.FormatText)
		if len(spans) < 2 {
			out = append(out, whole)
			continue
		}
		for n, span := range spans {
			part := b.Block
			part.Span = span
			if len(b.Inlines) > 0 {
				part.Inlines = inlinesIn(b.Inlines, span)
			}
			p := newPiece(doc.Text, part, shape, gap, &arena)
			p.glued = n > 0
			out = append(out, p)
		}
	}
	return out
}

// cuttable tells the kinds of block that prose can be glued into.
func cuttable(k model.BlockKind) bool {
	switch k {
	case model.KindCode, model.KindTable, model.KindRule:
		return false
	}
	return true
}

// inlinesIn clips inline markup to a part of its block.
func inlinesIn(all []model.Inline, span model.Span) []model.Inline {
	var in []model.Inline
	for _, l := range all {
		if !l.Span.Overlaps(span) {
			continue
		}
		l.Span.Start, l.Span.End = max(l.Span.Start, span.Start), min(l.Span.End, span.End)
		in = append(in, l)
	}
	return in
}

// trim is s without the white space at both its ends.
func trim(text string, s model.Span) model.Span {
	in := strings.TrimLeftFunc(s.In(text), unicode.IsSpace)
	s.Start = s.End - len(in)
	s.End = s.Start + len(strings.TrimRightFunc(in, unicode.IsSpace))
	return s
}

// prose reports whether the block looks like running text: enough words, mostly
// lower-case where the script has case, and a sentence's end or great length.
func (p *piece) prose() bool {
	return p.running() && (p.lower+p.upper == 0 || p.lower >= 3*p.upper)
}

// running is prose with a milder test of capitals: in scripts without case a few
// Latin letters, mostly capitals, tell nothing.
func (p *piece) running() bool {
	if cased := p.lower + p.upper; p.words < 7 || cased*2 > p.letters && p.lower < 3*p.upper {
		return false
	}
	return p.ends() || p.words >= 20 || p.last == ':' && p.words >= 7
}

// inBody reports whether the block is kept and part of the story's own text.
func (p *piece) inBody() bool {
	if p.Removed != "" {
		return false
	}
	switch p.Kind {
	case model.KindTitle, model.KindStandfirst, model.KindByline, model.KindDateline, model.KindCaption, model.KindCredit:
		return false
	}
	return true
}
