package text

import (
	"strings"

	"whosaid/model"
)

// The bits of an inline interval's value. Above them stands a link's number, from
// 1 on, 0 for none.
const (
	emphasis = 1 << iota
	strong
	code
	strike
	link
	inlineShift = iota
	inlineBits  = 1<<iota - 1
)

var inlineBit = map[model.InlineKind]int32{
	model.InlineEmphasis: emphasis,
	model.InlineStrong:   strong,
	model.InlineCode:     code,
	model.InlineStrike:   strike,
	model.InlineLink:     link,
}

// inlineRuns tells which bytes carry which inline markup, and where links lead.
func inlineRuns(a *model.Article) (runs []interval, links []string) {
	var in []interval
	for i := range a.Blocks {
		for _, il := range a.Blocks[i].Inlines {
			s := il.Span
			if s.Start < 0 || s.Start >= s.End || s.End > len(a.Text) {
				continue
			}
			value := inlineBit[il.Kind]
			if value == link && isSafeURL(il.URL) && len(links) < maxLinks {
				links = append(links, il.URL)
				value |= int32(len(links)) << inlineShift
			}
			in = append(in, interval{int32(s.Start), int32(s.End), value})
		}
	}
	return flatten(in, func(outer, inner int32) int32 {
		if inner>>inlineShift != 0 {
			outer &= inlineBits
		}
		return outer | inner
	}), links
}

// maxLinks is the most links of an article that can be clicked.
const maxLinks = 1 << 20

// isSafeURL reports whether an address may be sent to the terminal: a scheme that
// opens nothing but pages and mail, in printable ASCII (RFC 3986).
func isSafeURL(url string) bool {
	if !strings.HasPrefix(url, "https://") && !strings.HasPrefix(url, "http://") && !strings.HasPrefix(url, "mailto:") {
		return false
	}
	for i := range len(url) {
		if url[i] <= ' ' || url[i] >= 0x7f {
			return false
		}
	}
	return len(url) <= maxURL
}

// maxURL is the longest address, in bytes, terminals are known to take (2,083 in
// VTE and iTerm2).
const maxURL = 2083
