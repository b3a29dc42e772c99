package mentions

import (
	"strings"

	"whosaid/model"
)

// account adds a social media handle; span covers it with its "@".
func (f *finder) account(span model.Span) {
	if span.Len() < 2 {
		return
	}
	f.add(model.Mention{Span: span, Head: span, Form: model.FormAccount, Kind: model.KindAccount, Name: span.In(f.text)})
}

// credits adds the handles in removed credit lines: "Credit: @handle" is
// clutter to a reader, but it says whose post stands above it.
func (f *finder) credits() {
	for _, b := range f.a.Blocks {
		if b.Kept() || b.Kind != model.KindCredit && b.Removed != "credit" {
			continue
		}
		text := b.Span.In(f.text)
		for at := 0; ; {
			k := strings.IndexByte(text[at:], '@')
			if k < 0 {
				break
			}
			start := at + k
			end := start + 1
			for end < len(text) && handleByte(text[end]) {
				end++
			}
			at = end
			if start == 0 || !handleByte(text[start-1]) {
				f.account(model.Span{Start: b.Span.Start + start, End: b.Span.Start + end})
			}
		}
	}
}

func handleByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
