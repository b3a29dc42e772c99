package clean

import (
	"strings"

	"whosaid/articles/decode"
)

// What the markup of a page tells of a block.

// tagOrder fixes the columns of elements.
var tagOrder = []string{"p", "li", "h1", "h2", "h3", "h4", "figcaption", "div", "span", "a", "blockquote", "td", "section", "button", "time"}

// goodWords and badWords are words in class, id and role attributes that hold
// the story or clutter; each has a column.
var (
	goodWords = []string{"article", "body", "content", "story", "text", "paragraph", "main", "post", "entry"}
	badWords  = []string{"related", "promo", "caption", "share", "social", "newsletter", "comment", "author", "bio", "footer", "nav", "ad", "teaser", "recirc", "tags", "meta", "byline", "date", "figure", "image", "credit", "aside", "header", "menu", "sidebar", "widget", "card", "list", "more", "recommended", "signup", "subscribe", "summary", "headline", "title", "copyright", "popular", "trending", "video", "gallery", "infobox", "correction", "disclaimer", "topics", "breadcrumb", "modal", "banner", "lead", "intro", "dek", "standfirst", "subtitle", "cookie", "consent", "live", "quote", "product", "affiliate", "transcript"}
)

// shapeWidth is the number of columns of shapeFeatures.
var shapeWidth = len(tagOrder) + len(goodWords) + len(badWords) + 34

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
	path, parent, look := s.groups.path[sh.Path], s.groups.parent[sh.Parent], s.groups.look[lookOf(sh)]
	total := max(s.groups.prose, 1)
	return append(row,
		float32(sh.Depth), float32(sh.LinkDensity), bit(sh.Readable), s.readable(i-2), s.readable(i-1), s.readable(i+1), s.readable(i+2), s.groups.readable,
		path.prose/total, parent.prose/total, look.prose/total, parent.meanLinks(), look.meanLinks(), look.meanReadable(), parent.meanReadable(), log(int(parent.blocks)), log(int(look.blocks)),
		s.siblings(i, i-1), s.siblings(i, i+1), bit(sh.Hidden), bit(sh.Author != ""), float32(s.ps[i].Level),
		float32(strings.Count(sh.Path, " ")), bit(strings.Contains(sh.Path, "article")), bit(strings.Contains(sh.Path, "main")),
		bit(strings.Contains(sh.Path, "aside")), bit(strings.Contains(sh.Path, "footer")), bit(strings.Contains(sh.Path, "nav") || strings.Contains(sh.Path, "header")), bit(strings.Contains(sh.Path, "figure")),
		bit(s.inMeta(i)), s.stated[i], s.statedAt(i-1), s.statedAt(i+1), s.statedAt(i+2))
}

// statedAt is the share of piece i that the page states as its article, -1 where
// nothing is known of it.
func (s *sheet) statedAt(i int) float32 {
	if i < 0 || i >= len(s.ps) {
		return unstated
	}
	return s.stated[i]
}

// lookOf names a block by its element and its nearest class words: blocks of one
// template look alike.
func lookOf(sh *decode.Shape) string {
	w := sh.Words
	if len(w) > 40 {
		w = w[:40]
	}
	return sh.Tag + " " + w
}

// siblings reports whether two blocks stand in one element; -1 at the edge.
func (s *sheet) siblings(i, j int) float32 {
	if j < 0 || j >= len(s.ps) {
		return -1
	}
	return bit(s.ps[i].shape.Parent == s.ps[j].shape.Parent)
}

// inMeta reports whether a block repeats the summary in the page's head.
func (s *sheet) inMeta(i int) bool {
	return s.metaSummary != 0 && s.ps[i].words > 4 && sequenceHash(s.ps[i].hashes) == s.metaSummary
}

// group sums up blocks that share an element, a path or a look.
type group struct {
	blocks, prose, links, readable float32
}

func (g group) meanLinks() float32 { return g.links / max(g.blocks, 1) }

func (g group) meanReadable() float32 { return g.readable / max(g.blocks, 1) }

// groups are the groups of a page; prose counts words, readable is a share.
type groups struct {
	path, look      map[string]group
	parent          map[int]group
	prose, readable float32
}

func groupsOf(ps []piece) groups {
	g := groups{path: map[string]group{}, look: map[string]group{}, parent: map[int]group{}}
	for i := range ps {
		sh := ps[i].shape
		one := group{blocks: 1, links: float32(sh.LinkDensity), readable: bit(sh.Readable)}
		if ps[i].prose() {
			one.prose = float32(ps[i].words)
		}
		g.path[sh.Path] = g.path[sh.Path].plus(one)
		g.look[lookOf(sh)] = g.look[lookOf(sh)].plus(one)
		g.parent[sh.Parent] = g.parent[sh.Parent].plus(one)
		g.prose += one.prose
		g.readable += one.readable / float32(len(ps))
	}
	return g
}

func (g group) plus(o group) group {
	return group{g.blocks + o.blocks, g.prose + o.prose, g.links + o.links, g.readable + o.readable}
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
