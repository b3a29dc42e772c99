package text

import (
	"strings"

	"charm.land/lipgloss/v2"

	"whosaid/model"
	"whosaid/ui/theme"
)

// look names a style of the theme that text or decoration is painted in.
type look uint8

const (
	lookText look = iota
	lookTitle
	lookStandfirst
	lookByline
	lookDateline // before a story, on its first line
	lookHeading
	lookCaption
	lookCredit
	lookBlockQuote
	lookCodeBlock
	lookTableHead
	lookRemoved
	lookRemovedTag
	lookQuoteBar
	lookMarker
	lookRule
	lookSelectBar
	numLooks
)

// lookOf returns the look of a block's text.
func lookOf(blk *model.Block) look {
	if blk.Removed != "" {
		return lookRemoved
	}
	switch blk.Kind {
	case model.KindTitle:
		return lookTitle
	case model.KindStandfirst:
		return lookStandfirst
	case model.KindByline, model.KindDateline:
		return lookByline
	case model.KindHeading:
		return lookHeading
	case model.KindCaption:
		return lookCaption
	case model.KindCredit:
		return lookCredit
	case model.KindQuote:
		return lookBlockQuote
	case model.KindCode:
		return lookCodeBlock
	}
	return lookText
}

// lookAt returns the look of the byte at an offset on a row of a block, which may
// have others run in before it.
func (b *Body) lookAt(at, block int) look {
	blk := &b.article.Blocks[block]
	if at < blk.Span.Start && !isHead(blk.Kind) {
		return lookDateline
	}
	return lookOf(blk)
}

// shade is everything that decides how a cell is painted.
type shade struct {
	look    look
	marks   uint8 // 1 << MarkKind
	soft    bool  // words reported without marks
	glyph   bool  // the speaker's glyph, no words
	inlines int32
	slot    int32 // -1 is none
}

// looks turns shades into escape sequences and remembers them.
type looks struct {
	theme *theme.Theme
	base  [numLooks]lipgloss.Style
	sgr   map[shade]string
}

func newLooks(t *theme.Theme) *looks {
	return &looks{
		theme: t,
		sgr:   map[shade]string{},
		base: [numLooks]lipgloss.Style{
			lookText: t.Text, lookTitle: t.Title, lookStandfirst: t.Standfirst, lookByline: t.Byline, lookDateline: t.Dateline,
			lookHeading: t.Heading, lookCaption: t.Caption, lookCredit: t.Credit,
			lookBlockQuote: t.BlockQuote, lookCodeBlock: t.CodeBlock, lookTableHead: t.TableHead,
			lookRemoved: t.Removed, lookRemovedTag: t.RemovedTag, lookQuoteBar: t.QuoteBar,
			lookMarker: t.Marker, lookRule: t.Rule, lookSelectBar: t.SelectBar,
		},
	}
}

// open returns the escape sequence that sets a shade, "" for plain text.
func (l *looks) open(s shade) string {
	if seq, ok := l.sgr[s]; ok {
		return seq
	}
	seq, _, _ := strings.Cut(l.style(s).Render("x"), "x")
	l.sgr[s] = seq
	return seq
}

// style lays a shade's styles over each other, the strongest first.
func (l *looks) style(s shade) lipgloss.Style {
	t := l.theme
	out := lipgloss.NewStyle()
	for k := int(markKinds) - 1; k >= 0; k-- {
		if s.marks&(1<<k) != 0 {
			out = out.Inherit([...]lipgloss.Style{t.Related, t.Selected, t.Hit, t.CurrentHit, t.Hint}[k])
		}
	}
	if s.slot >= 0 {
		sp := t.Speaker(int(s.slot))
		switch {
		case s.glyph:
			out = out.Inherit(sp.Mark)
		case s.soft:
			out = out.Inherit(sp.Soft)
		default:
			out = out.Inherit(sp.Style)
		}
	}
	for i, st := range []lipgloss.Style{t.Emphasis, t.Strong, t.Code, t.Strike, t.Link} {
		if s.inlines&(1<<i) != 0 {
			out = out.Inherit(st)
		}
	}
	return out.Inherit(l.base[s.look])
}
