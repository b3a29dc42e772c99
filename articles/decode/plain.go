package decode

import (
	"strings"
	"unicode"

	"whosaid/model"
)

// decodePlain makes one paragraph of each line that is not blank. Joining
// hard-wrapped lines and cutting inside lines is the cleaner's work.
func decodePlain(doc *Document, text string) {
	doc.Text = Sanitize(text)
	doc.Blocks = lineBlocks(doc.Text)
}

// lineBlocks are the non-blank lines of text, each without surrounding white space.
func lineBlocks(text string) []Block {
	blocks := make([]Block, 0, strings.Count(text, "\n")+1)
	for at := 0; at < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i
		}
		if span := trimSpan(text, model.Span{Start: at, End: end}); span.Len() > 0 {
			blocks = append(blocks, Block{Block: model.Block{Kind: model.KindParagraph, Span: span}})
		}
		at = end + 1
	}
	return blocks
}

// trimSpan is s without the white space at both its ends.
func trimSpan(text string, s model.Span) model.Span {
	in := strings.TrimLeftFunc(text[s.Start:s.End], unicode.IsSpace)
	s.Start = s.End - len(in)
	s.End = s.Start + len(strings.TrimRightFunc(in, unicode.IsSpace))
	return s
}
