package text

import (
	"strings"

	"whosaid/model"
)

// piece is a block of the gallery. In its text, {…} is a quotation, its spoken
// words between the braces without their marks; *…* is emphasis, <…> a link.
type piece struct {
	kind    model.BlockKind
	text    string
	speaker int // the slot of its quotations
	level   int
	marker  string
	removed string
}

// gallery shows every kind of block once.
var gallery = []piece{
	{kind: model.KindOther, text: "Home › Region › Coast", removed: "navigation"},
	{kind: model.KindTitle, text: "Sandvik keeps its ferry after a night of counting, and the bridge waits another decade"},
	{kind: model.KindStandfirst, text: "The town voted 1,204 to 1,187 against closing the crossing it has run since 1911"},
	{kind: model.KindByline, text: "By Ingrid Aasen and Tom Reyes"},
	{kind: model.KindDateline, text: "14 March 2024"},
	{kind: model.KindCaption, text: "The Maren leaves the quay at Sandvik on Sunday, an hour after the last ballot was counted."},
	{kind: model.KindCredit, text: "Photo: Coastal Press Agency"},
	{kind: model.KindParagraph, text: "SANDVIK – The ferry stays. By seventeen votes, the 2,400 people of this harbour town refused on Sunday to trade their old boat for the promise of a bridge, and by midnight the Maren had sailed twice with every light on."},
	{kind: model.KindParagraph, text: "“{We have waited long enough for concrete},” said the mayor, Åse Lindqvist, who had campaigned against the closure. “{Nobody who has crossed the fjord in February will call this boat a luxury. It is a road, and roads do not close because a ministry has run out of patience.}”", speaker: 0},
	{kind: model.KindParagraph, text: "The transport ministry called the vote “{regrettable but clear}” and said it would pay the subsidy until 2031.", speaker: 1},
	{kind: model.KindOther, text: "Read more: Ten bridges that were never built", removed: "teaser"},
	{kind: model.KindOther, text: "Why islanders pay twice for bread", removed: "teaser"},
	{kind: model.KindHeading, text: "A decade of drawings", level: 2},
	{kind: model.KindParagraph, text: "Since the first plan of 2013 the price has *tripled*, from 400 million to 1.2 billion, according to <the county’s own figures>. Three things drove it:", speaker: 2},
	{kind: model.KindList, text: "steel, which cost less than half as much when the first drawings were made and the yard in Gdynia still built in series", level: 1, marker: "-"},
	{kind: model.KindList, text: "a deeper channel for cruise ships", level: 1, marker: "-"},
	{kind: model.KindList, text: "asked for by the port, not by the town", level: 2, marker: "-"},
	{kind: model.KindList, text: "a lawsuit that nobody will talk about", level: 1, marker: "12."},
	{kind: model.KindTable, text: "Crossing\tPassengers\tMinutes\nSandvik–Holm\t212,400\t25\nHolm–Ytre Vær\t8,150\t70"},
	{kind: model.KindQuote, text: "{The sea divides nobody who owns a boat,} runs the motto over the ticket window, painted in 1911 and repainted every spring since.", level: 1, speaker: 3},
	{kind: model.KindPost, text: "{Seventeen votes. I have missed this ferry more often than that ⛴️🌊}\n— Jonas, deckhand (@jonas_on_deck)", speaker: 4},
	{kind: model.KindCode, text: "SELECT votes FROM ballots\n  WHERE town = 'Sandvik'  -- as published"},
	{kind: model.KindParagraph, text: "市長は「{橋は来年も完成しません}」と述べ、港の人々は静かにうなずいた。フェリーは午前六時に出航する予定です。", speaker: 5},
	{kind: model.KindOther, text: "Sign up for our newsletter and never miss a sailing", removed: "newsletter"},
}

// compose builds the article and quotes of pieces.
func composePieces(pieces []piece) (a *model.Article, quotes []model.Quote, slot func(int) int) {
	a = &model.Article{Format: model.FormatHTML}
	var b strings.Builder
	var slots []int
	for i, p := range pieces {
		if i > 0 {
			b.WriteString("\n\n")
		}
		blk := model.Block{Kind: p.kind, Level: p.level, Marker: p.marker, Removed: p.removed}
		blk.Span.Start = b.Len()
		open := map[rune]int{}
		for _, r := range p.text {
			switch r {
			case '{', '*', '<':
				if start, ok := open[r]; r != '*' || !ok {
					open[r] = b.Len()
				} else {
					blk.Inlines = append(blk.Inlines, model.Inline{Kind: model.InlineEmphasis, Span: model.Span{Start: start, End: b.Len()}})
				}
			case '>':
				blk.Inlines = append(blk.Inlines, model.Inline{Kind: model.InlineLink, Span: model.Span{Start: open['<'], End: b.Len()}, URL: "https://example.org/figures"})
			case '}':
				s := []model.Span{{Start: open['{'], End: b.Len()}}
				quotes = append(quotes, model.Quote{Kind: model.Direct, Spans: s, Marked: s, Mention: -1})
				slots = append(slots, p.speaker)
			default:
				b.WriteRune(r)
			}
		}
		blk.Span.End = b.Len()
		a.Blocks = append(a.Blocks, blk)
	}
	a.Text = b.String()
	return a, quotes, func(q int) int { return slots[q] }
}
