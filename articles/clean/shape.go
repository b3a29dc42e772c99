package clean

import "strings"

// What the markup of a page tells of a block.

// tagOrder fixes the columns of elements.
var tagOrder = []string{"p", "li", "h1", "h2", "h3", "h4", "figcaption", "div", "span", "a", "blockquote", "td", "section", "button", "time"}

// goodWords and badWords are words in class, id and role attributes that hold
// the story or clutter; each has a column.
var (
	goodWords = []string{"article", "body", "content", "story", "text", "paragraph", "main", "post", "entry"}
	badWords  = []string{"related", "promo", "caption", "share", "social", "newsletter", "comment", "author", "bio", "footer", "nav", "ad", "teaser", "recirc", "tags", "meta", "byline", "date", "figure", "image", "credit", "aside", "header", "menu", "sidebar", "widget", "card", "list", "more", "recommended", "signup", "subscribe", "summary", "headline", "title", "copyright", "popular", "trending", "video", "gallery", "infobox", "correction", "disclaimer", "topics", "breadcrumb", "modal", "banner", "lead", "intro", "dek", "standfirst", "subtitle"}
)

// shapeWidth is the number of columns of shapeFeatures.
var shapeWidth = len(tagOrder) + len(goodWords) + len(badWords) + 15

// shapeFeatures appends what the markup tells of block i.
func (s *sheet) shapeFeatures(row []float32, i int) []float32 {
	sh := s.ps[i].shape
	for _, t := range tagOrder {
		row = append(row, bit(sh.Tag == t))
	}
	for _, w := range goodWords {
		row = append(row, wordRank(sh.Words, w))
	}
	for _, w := range badWords {
		row = append(row, wordRank(sh.Words, w))
	}
	same := s.pathShare[sh.Path]
	return append(row,
		float32(sh.Depth), float32(sh.LinkDensity), bit(sh.Readable), s.readable(i-1), s.readable(i+1), s.readableShare,
		same, float32(strings.Count(sh.Path, " ")), bit(strings.Contains(sh.Path, "article")), bit(strings.Contains(sh.Path, "main")),
		bit(strings.Contains(sh.Path, "aside")), bit(strings.Contains(sh.Path, "footer")), bit(strings.Contains(sh.Path, "nav") || strings.Contains(sh.Path, "header")), bit(strings.Contains(sh.Path, "figure")),
		bit(strings.Contains(sh.Path, "li") && sh.LinkDensity > 0.5))
}

// wordRank tells how near to the block a word of the attributes stands: 1 on
// the block itself, less farther out, 0 when it is nowhere.
func wordRank(words, w string) float32 {
	at := strings.Index(words, w)
	if at < 0 {
		return 0
	}
	return 1 / (1 + float32(at)/64)
}

func (s *sheet) readable(i int) float32 {
	if i < 0 || i >= len(s.ps) {
		return -1
	}
	return bit(s.ps[i].shape.Readable)
}

// preparePaths counts how much of the page's prose each path of elements holds.
func (s *sheet) preparePaths() {
	s.pathShare = map[string]float32{}
	total, kept := float32(1), 0
	for i := range s.ps {
		p := &s.ps[i]
		if p.prose() {
			s.pathShare[p.shape.Path] += float32(p.words)
			total += float32(p.words)
		}
		if p.shape.Readable {
			kept++
		}
	}
	for k := range s.pathShare {
		s.pathShare[k] /= total
	}
	s.readableShare = float32(kept) / float32(max(len(s.ps), 1))
}
