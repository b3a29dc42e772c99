package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"whosaid/model"
)

// maxNesting caps how deep lists and block quotations are drawn.
const maxNesting = 8

// maxMarker is the longest list marker that is shown as printed, in bytes.
const maxMarker = 16

// frame is what stands around a block's text.
type frame struct {
	first, rest string // before the first line, before the others
	hang        int    // further cells before the others, blank
	look        look   // of first and rest
	verbatim    bool   // spaces count
	wide        bool   // may use the width beyond the measure
}

// frame returns the frame of a block.
func (b *Body) frame(block int) frame {
	blk := &b.article.Blocks[block]
	if blk.Removed != "" {
		return frame{first: "[" + blk.Removed + "] ", rest: "  ", look: lookRemovedTag}
	}
	depth := nesting(blk)
	switch blk.Kind {
	case model.KindList:
		return b.listFrame(blk, depth)
	case model.KindQuote:
		bar := b.quoteBar(depth)
		return frame{first: bar, rest: bar, look: lookQuoteBar}
	case model.KindPost:
		return postFrame
	case model.KindCredit:
		if b.underPost(block) {
			return postFrame
		}
	case model.KindCode:
		return frame{first: "  ", rest: "  ", look: lookCodeBlock, verbatim: true, wide: true}
	case model.KindTable:
		return frame{look: lookRule, wide: true}
	}
	return frame{}
}

// nesting is how deep a list item or block quotation is drawn.
func nesting(blk *model.Block) int { return min(max(blk.Level, 1), maxNesting) }

// quoteBar stands before a block quotation: the style's token, a level each.
func (b *Body) quoteBar(depth int) string {
	bar := "│ "
	if t := b.opt.Theme.Glamour.BlockQuote.IndentToken; t != nil {
		bar = token(*t, bar)
	}
	return strings.Repeat(bar, depth)
}

// token returns what a style puts before a line, or instead if that is no short
// piece of text.
func token(s, instead string) string {
	if n := ansi.StringWidth(s); n == 0 || n > maxToken || strings.ContainsFunc(s, unicode.IsControl) {
		return instead
	}
	return s
}

// maxToken is the widest token of a style that is used, in cells.
const maxToken = 4

var postFrame = frame{first: "▏ ", rest: "▏ ", look: lookQuoteBar}

// underPost reports whether a block is the credit of the post right above it.
func (b *Body) underPost(block int) bool {
	if block == 0 || b.article.Blocks[block].Kind != model.KindCredit {
		return false
	}
	above := &b.article.Blocks[block-1]
	return above.Kind == model.KindPost && above.Kept()
}

// listFrame hangs a list item by its marker.
func (b *Body) listFrame(blk *model.Block, depth int) frame {
	pad := strings.Repeat("  ", depth-1)
	f := frame{first: pad, rest: pad, look: lookMarker}
	if m := blk.Marker; m != "" && strings.HasPrefix(blk.Span.In(b.article.Text), m) {
		f.hang = ansi.StringWidth(m) + 1 // the text shows its own marker
		return f
	}
	marker := b.task(blk.Marker)
	if len(marker) > maxMarker || strings.ContainsFunc(marker, unicode.IsControl) || !utf8.ValidString(marker) || strings.Trim(marker, "-*+•·") == "" {
		marker = b.bullet(depth)
	}
	f.first += marker + " "
	f.rest += strings.Repeat(" ", ansi.StringWidth(marker)+1)
	return f
}

// bullet is the style's bullet at the first level.
func (b *Body) bullet(depth int) string {
	bullets := [...]string{"•", "◦", "▪"}
	if depth == 1 {
		return strings.TrimSpace(token(b.opt.Theme.Glamour.Item.BlockPrefix, bullets[0]))
	}
	return bullets[(depth-1)%len(bullets)]
}

// task turns the box of a task list's item into Glamour's.
func (b *Body) task(marker string) string {
	box := strings.TrimLeft(marker, "-*+ ")
	style := &b.opt.Theme.Glamour.Task
	switch strings.ToLower(box) {
	case "[ ]":
		return strings.TrimSpace(style.Unticked)
	case "[x]":
		return strings.TrimSpace(style.Ticked)
	}
	return marker
}

// tight reports whether no row stands between two neighbouring blocks.
func (b *Body) tight(above, below int) bool {
	x, y := &b.article.Blocks[above], &b.article.Blocks[below]
	switch {
	case x.Kept() != y.Kept():
		return false
	case !x.Kept(), isHead(x.Kind) && isHead(y.Kind):
		return true
	case y.Kind == model.KindCredit: // what is credited stands above
		return x.Kind == model.KindParagraph || x.Kind == model.KindPost || x.Kind == model.KindQuote || x.Kind == model.KindCaption
	}
	return x.Kind == model.KindList && y.Kind == model.KindList
}

// isHead reports whether a kind tells who wrote, where and when.
func isHead(k model.BlockKind) bool { return k == model.KindByline || k == model.KindDateline }
