package reader

import (
	"sort"

	"whosaid/model"
	"whosaid/ui/text"
)

// NextBlock chooses the n-th next block, before the chosen one when n is
// negative, and returns its index, -1 when there is none. Only removed blocks
// count when removed is set. Without a chosen block in sight, counting begins at
// the edge of the window.
func (p *Pane) NextBlock(n int, removed bool) int {
	if p.article == nil || n == 0 {
		return -1
	}
	step := 1
	if n < 0 {
		step = -1
	}
	found := -1
	for i := p.firstBlock(step); i >= 0 && i < len(p.article.Blocks) && n != 0; i += step {
		if b := &p.article.Blocks[i]; !removed || !b.Kept() || p.restored(i) {
			found = i
			n -= step
		}
	}
	if found >= 0 {
		p.chosen = found + 1
		p.Reveal(p.article.Blocks[found].Span)
	}
	return found
}

// firstBlock is where counting begins.
func (p *Pane) firstBlock(step int) int {
	seen := p.Visible()
	if c := p.Chosen(); c >= 0 && p.article.Blocks[c].Span.Overlaps(seen) {
		return c + step
	}
	blocks := p.article.Blocks
	if step < 0 {
		return sort.Search(len(blocks), func(i int) bool { return blocks[i].Span.Start >= seen.End }) - 1
	}
	return sort.Search(len(blocks), func(i int) bool { return blocks[i].Span.End > seen.Start })
}

// restored reports whether a block is one the reader restored, so that it can be
// found again among the removed ones.
func (p *Pane) restored(i int) bool { return p.Restored != nil && p.Restored(i) }

// Chosen is the index of the chosen block, -1 without one.
func (p *Pane) Chosen() int {
	if p.article == nil || p.chosen > len(p.article.Blocks) {
		return -1
	}
	return p.chosen - 1
}

// Unchoose chooses no block.
func (p *Pane) Unchoose() { p.chosen = 0 }

// chosenMark marks the chosen block.
func (p *Pane) chosenMark(seen model.Span) []text.Mark {
	c := p.Chosen()
	if c < 0 || !p.article.Blocks[c].Span.Overlaps(seen) {
		return nil
	}
	return []text.Mark{{Span: p.article.Blocks[c].Span, Kind: text.Selected}}
}
