package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"whosaid/model"
)

// runsIn reports whether the block after i goes on in the same paragraph: a
// dateline stands before its story ("OSLO – The ferry …"), and byline and
// dateline together, where the source has them on one line. first is the block
// the paragraph began with.
func (b *Body) runsIn(first, i int) bool {
	x, y := &b.article.Blocks[i], &b.article.Blocks[i+1]
	if !x.Kept() || !y.Kept() || !isHead(x.Kind) || !b.holds(y.Span) || y.Span.Start <= x.Span.End {
		return false
	}
	if between := b.article.Text[x.Span.End:y.Span.Start]; strings.TrimLeft(between, " \u00a0") != "" {
		return false
	}
	if isHead(y.Kind) {
		return true
	}
	// Behind a byline the story begins on a line of its own.
	return y.Kind == model.KindParagraph && x.Kind == model.KindDateline && b.article.Blocks[first].Kind == model.KindDateline
}

// runEnd returns the last block, below to, of the paragraph that begins with the
// block at first.
func (b *Body) runEnd(first, to int) int {
	last := first
	for last+1 < to && b.runsIn(first, last) {
		last++
	}
	return last
}

// opening returns the offset of the first byte of a block to show: bylines and
// datelines lose the bullet or bar that parted them from what stood before.
func (b *Body) opening(block int) int {
	blk := &b.article.Blocks[block]
	start := blk.Span.Start
	if !blk.Kept() || !isHead(blk.Kind) {
		return start
	}
	rest := strings.TrimLeftFunc(blk.Span.In(b.article.Text), func(r rune) bool {
		return strings.ContainsRune("•·|–—-/×", r) || unicode.IsSpace(r)
	})
	if r, _ := utf8.DecodeRuneInString(rest); rest == "" || unicode.IsMark(r) {
		return start
	}
	return blk.Span.End - len(rest)
}
