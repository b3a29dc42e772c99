package text

import "whosaid/model"

// The bits of an inline interval's value.
const (
	emphasis = 1 << iota
	strong
	code
	strike
	link
	inlineBits = 1<<iota - 1
)

var inlineBit = map[model.InlineKind]int32{
	model.InlineEmphasis: emphasis,
	model.InlineStrong:   strong,
	model.InlineCode:     code,
	model.InlineStrike:   strike,
	model.InlineLink:     link,
}

// inlineRuns tells which bytes carry which inline markup.
func inlineRuns(a *model.Article) []interval {
	var in []interval
	for i := range a.Blocks {
		for _, il := range a.Blocks[i].Inlines {
			if s := il.Span; s.Start >= 0 && s.Start < s.End && s.End <= len(a.Text) {
				in = append(in, interval{int32(s.Start), int32(s.End), inlineBit[il.Kind]}) //nolint:gosec // articles are below 2 GiB
			}
		}
	}
	return flatten(in, func(outer, inner int32) int32 { return outer | inner })
}
