package marks

import "whosaid/model"

// Region is one outermost stretch between quotation marks, inside one
// paragraph.
type Region struct {
	// Outer includes the marks, Inner does not. Inner holds no white space at
	// its ends and may be empty.
	Outer, Inner model.Span
	// Paragraph indexes the paragraphs given to Find.
	Paragraph int
	// Unclosed: the paragraph ended before a closing mark came; Outer then ends
	// with the paragraph.
	Unclosed bool
	// Continues: the region before was left open at its paragraph's end and this
	// one, opening the next paragraph, carries it on.
	Continues bool
	// Single: the marks are single ones ('…', ‘…’, ‹…›).
	Single bool
}

// Find returns the regions of text in order. Paragraphs are spans of text in
// order; no region crosses the border of one. It runs in linear time.
func Find(text string, paragraphs []model.Span) []Region {
	var regions []Region
	var s scanner
	for n, p := range paragraphs {
		next := ""
		if n+1 < len(paragraphs) {
			next = paragraphs[n+1].In(text)
		}
		first := len(regions)
		regions = s.paragraph(regions, text, p, next)
		for k := first; k < len(regions); k++ {
			regions[k].Paragraph = n
		}
		if first > 0 && first < len(regions) {
			last, here := &regions[first-1], &regions[first]
			here.Continues = last.Unclosed && last.Paragraph == n-1 && here.Outer.Start == firstInk(text, p)
		}
	}
	return regions
}
