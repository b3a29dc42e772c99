package text

import (
	"strings"

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
func (b *Body) frame(blk *model.Block) frame {
	if blk.Removed != "" {
		return frame{first: "[" + blk.Removed + "] ", look: lookRemovedTag}
	}
	depth := min(max(blk.Level, 1), maxNesting)
	switch blk.Kind {
	case model.KindList:
		return b.listFrame(blk, depth)
	case model.KindQuote:
		bar := strings.Repeat("│ ", depth)
		return frame{first: bar, rest: bar, look: lookQuoteBar}
	case model.KindPost:
		return frame{first: "▏ ", rest: "▏ ", look: lookQuoteBar}
	case model.KindCode:
		return frame{first: "  ", rest: "  ", look: lookCodeBlock, verbatim: true, wide: true}
	case model.KindTable:
		return frame{look: lookRule, wide: true}
	}
	return frame{}
}

// listFrame hangs a list item by its marker.
func (b *Body) listFrame(blk *model.Block, depth int) frame {
	pad := strings.Repeat("  ", depth-1)
	f := frame{first: pad, rest: pad, look: lookMarker}
	if m := blk.Marker; m != "" && strings.HasPrefix(blk.Span.In(b.article.Text), m) {
		f.hang = ansi.StringWidth(m) + 1 // the text shows its own marker
		return f
	}
	marker := blk.Marker
	if len(marker) > maxMarker || strings.Trim(marker, "-*+•·") == "" {
		marker = []string{"•", "◦", "▪"}[(depth-1)%3]
	}
	f.first += marker + " "
	f.rest += strings.Repeat(" ", ansi.StringWidth(marker)+1)
	return f
}

// tight reports whether no blank row stands between two neighbouring blocks.
func tight(above, below *model.Block) bool {
	if above.Removed != below.Removed {
		return false
	}
	if above.Removed != "" {
		return true
	}
	head := func(k model.BlockKind) bool {
		return k == model.KindByline || k == model.KindDateline
	}
	switch {
	case above.Kind == model.KindList && below.Kind == model.KindList,
		above.Kind == model.KindCaption && below.Kind == model.KindCredit,
		above.Kind == model.KindPost && below.Kind == model.KindCredit,
		head(above.Kind) && head(below.Kind):
		return true
	}
	return false
}
