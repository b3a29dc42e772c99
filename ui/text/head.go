package text

import "whosaid/model"

// headGap parts bylines and datelines that stand beside each other.
const headGap = " · "

// addHead appends a row of bylines and datelines: those of the blocks first to
// last, which stand on one line of the source, and as many of the following ones
// below to as fit. It returns the last block it took.
func (p *Page) addHead(first, last, to int) int {
	b := p.body
	width := p.headCells(first, last)
	if width > p.measure {
		p.addBlock(first, last)
		return last
	}
	start := b.opening(first)
	for {
		next, end := b.nextHead(last+1, to)
		if next < 0 {
			break
		}
		if width += p.cells(headGap) + p.headCells(next, end); width > p.measure {
			break
		}
		last = end
	}
	p.add(row{start: int32(start), end: int32(b.article.Blocks[last].Span.End), block: int32(last), kind: rowHead, first: true})
	return last
}

// nextHead returns the blocks of the next paragraph from i on, if it is nothing
// but bylines and datelines, else -1.
func (b *Body) nextHead(i, to int) (first, last int) {
	blocks := b.article.Blocks
	for i < to && !b.shows(i) {
		i++
	}
	if i == to || !blocks[i].Kept() {
		return -1, -1
	}
	if last = b.runEnd(i, to); !isHead(blocks[last].Kind) {
		return -1, -1
	}
	return i, last
}

func (p *Page) headCells(first, last int) int {
	b := p.body
	return p.spanCells(model.Span{Start: b.opening(first), End: b.article.Blocks[last].Span.End})
}

func (p *Page) walkHead(r *row, f func(cell) bool) {
	b := p.body
	col := p.left
	to := int(r.block) + 1
	for k := b.article.BlockAt(int(r.start)); k < to; k++ {
		if !b.shows(k) {
			continue
		}
		if col > p.left {
			if !f(cell{col: col, width: p.cells(headGap), deco: headGap, look: lookByline}) {
				return
			}
			col += p.cells(headGap)
		}
		first := k
		k = b.runEnd(first, to)
		if !p.walkSpan(b.opening(first), b.article.Blocks[k].Span.End, col, false, f) {
			return
		}
		col += p.headCells(first, k)
	}
}
