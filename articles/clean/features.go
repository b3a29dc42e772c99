package clean

import (
	"math"
	"strings"

	"whosaid/articles/decode"
	"whosaid/model"
)

// The scorer sees a block as a row of numbers. A row has three parts: what the
// block itself shows (own), where it stands (place), and the most telling
// numbers of its neighbours (near). Blocks of pages add what the markup tells
// (shape). A second model sees the first one's answers around the block.

// ruleOrder fixes the columns of cue rules.
var ruleOrder = []string{"navigation", "share", "comments", "newsletter", "correction-notice", "ad-label", "teaser", "author-bio", "footer"}

// ownWidth is the number of columns of ownFeatures.
const ownWidth = 59

// ownFeatures appends what the block itself shows.
func (s *sheet) ownFeatures(row []float32, i int) []float32 {
	p, g := &s.ps[i], &s.signs[i]
	letters := float32(max(p.letters, 1))
	words := float32(max(p.words, 1))
	row = append(row,
		log(p.words), log(p.runes), bit(p.ends()), bit(p.last == ':'), bit(p.last == ','),
		float32(p.lower)/letters, float32(p.capWords)/words, float32(p.digits)/float32(max(p.runes, 1)),
		bit(isLowerClass(p.first)), bit(classOf(p.first) == classUpper), bit(p.quoted), bit(g.opens), letters/words,
		float32(p.sentences), float32(p.commas)/words, float32(p.shortWords)/words,
		bit(g.hasCue && g.cue.mode == cueWhole), bit(g.hasCue && g.cue.mode == cueStarts), bit(g.hasCue && g.cue.mode == cueHas), float32(g.cue.length))
	for _, r := range ruleOrder {
		row = append(row, bit(g.hasCue && g.cue.rule == r))
	}
	part, n := s.vocabulary.share(p.hashes, i >= s.first && i < s.last)
	inTitle := float32(0)
	if s.titleWords.words > 0 {
		share, _ := s.titleWords.share(p.hashes, false)
		inTitle = float32(share)
	}
	row = append(row,
		bit(g.caption), bit(g.signed), bit(g.credit), bit(g.date), bit(g.byline), bit(g.name), bit(g.outlet || g.agency), bit(g.age), bit(g.crumb), bit(g.headline), bit(g.stamp),
		float32(part), log(n), inTitle, bit(i == s.title), float32(min(s.copies[i], 3)), float32(min(p.gap, 4)),
		bit(strings.Contains(p.text, "http") || strings.Contains(p.text, "www.") || strings.Contains(p.text, ".com")), bit(strings.IndexByte(p.text, '@') >= 0), bit(strings.Contains(p.text, "©")),
		bit(p.last == '?'), bit(p.last == '!'), bit(p.prose()), float32(p.addresses)/words, float32(p.marks)/float32(max(p.runes, 1)), bit(p.Removed != ""), bit(p.glued), bit(p.last == '…'), float32(min(p.glues, 6)), log(s.alike[i]))
	return row
}

// placeWidth is the number of columns of placeFeatures.
const placeWidth = 17

// placeFeatures appends where the block stands.
func (s *sheet) placeFeatures(row []float32, i int) []float32 {
	run := float32(max(s.last-s.first, 1))
	k := s.flow.before[i]
	return append(row,
		clip(i-s.title, 40), bit(s.title >= 0), clip(i-s.first, 40), clip(s.last-i, 40), bit(i >= s.first && i < s.last),
		float32(i)/float32(len(s.ps)), float32(i-s.first)/run, float32(s.sum.words(k-3, k+4)), float32(s.sum.words(k-8, k+9)),
		float32(s.sum.words(k-3, k)), float32(s.sum.words(k+1, k+4)),
		clip(k-s.sum.before[k], 30), clip(s.sum.after[k]-k, 30), log(s.sum.total(0, k)), log(s.sum.total(k+1, len(s.ps))), log(len(s.ps)), log(s.last-s.first))
}

// nearOffsets are the neighbours a row sees, nearWidth how many columns of each.
var nearOffsets = []int{-3, -2, -1, 1, 2, 3}

const nearWidth = 11

// nearFeatures appends the most telling numbers of one neighbour.
func (s *sheet) nearFeatures(row []float32, i int) []float32 {
	if i < 0 || i >= len(s.ps) {
		return append(row, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1)
	}
	p, g := &s.ps[i], &s.signs[i]
	return append(row,
		log(p.words), bit(p.ends()), bit(g.headline), bit(g.hasCue), bit(g.caption || g.credit), bit(g.date || g.byline || g.name || g.age),
		bit(p.prose()), bit(p.quoted), float32(p.capWords)/float32(max(p.words, 1)), bit(p.Removed != ""), float32(min(s.copies[i], 3)))
}

// textWidth is the number of columns of a row without shape.
var textWidth = ownWidth + placeWidth + nearWidth*len(nearOffsets)

// rows makes the first model's input for every block but those that plain tells.
func (s *sheet) rows(plain []bool) [][]float32 {
	s.prepare()
	width := textWidth
	if s.doc.Format == model.FormatHTML {
		width += shapeWidth
	}
	cells := make([]float32, 0, width*(len(s.ps)-count(plain)))
	out := make([][]float32, len(s.ps))
	for i := range s.ps {
		if len(plain) > 0 && plain[i] {
			continue
		}
		start := len(cells)
		cells = s.ownFeatures(cells, i)
		cells = s.placeFeatures(cells, i)
		for _, d := range nearOffsets {
			cells = s.nearFeatures(cells, s.flow.beside(i, d))
		}
		if s.doc.Format == model.FormatHTML {
			cells = s.shapeFeatures(cells, i)
		}
		out[i] = cells[start:len(cells):len(cells)]
	}
	return out
}

func count(set []bool) int {
	n := 0
	for _, b := range set {
		if b {
			n++
		}
	}
	return n
}

// prepare counts what the features need of the whole document.
func (s *sheet) prepare() {
	s.copies = copiesOf(s.ps)
	s.flow = flowOf(s.ps, s.copies)
	s.sum = newProseSums(s.ps, s.flow)
	s.alike = alikeOf(s.ps)
	if s.doc.Format == model.FormatHTML {
		s.groups = groupsOf(s.ps)
		s.stated = statedShares(s.doc.Stated, s.ps)
		if s.doc.Meta.Standfirst != "" {
			s.metaSummary = sequenceHash(wordsOf(s.doc.Meta.Standfirst))
		}
	}
	if s.title >= 0 {
		s.titleWords = vocabularyOf(s.ps[s.title : s.title+1])
	}
}

// copiesOf counts how often each block's text stands elsewhere in the document.
func copiesOf(ps []piece) []int {
	seen := make(map[uint64]int, len(ps))
	keys := make([]uint64, len(ps))
	for i := range ps {
		keys[i] = sequenceHash(ps[i].hashes)
		seen[keys[i]]++
	}
	out := make([]int, len(ps))
	for i, k := range keys {
		out[i] = seen[k] - 1
	}
	return out
}

// alikeBytes is the longest block that is compared by its outline.
const alikeBytes = 72

// alikeOf counts for every short block how many others share its outline: its
// characters by class, runs folded. Templates repeat outlines: "0:0Aa Aa".
func alikeOf(ps []piece) []int {
	seen := make(map[uint64]int, len(ps))
	keys := make([]uint64, len(ps))
	for i := range ps {
		if len(ps[i].text) <= alikeBytes {
			keys[i] = outlineHash(ps[i].text)
			seen[keys[i]]++
		}
	}
	out := make([]int, len(ps))
	for i, k := range keys {
		out[i] = max(0, seen[k]-1)
	}
	return out
}

func outlineHash(s string) uint64 {
	h, last := uint64(fnvOffset), rune(-1)
	for _, r := range s {
		switch c := classOf(r); c {
		case classLower, classUpper, classLetter, classDigit, classCJK:
			r = rune(c)
		}
		if r != last {
			h = (h ^ uint64(r)) * fnvPrime
		}
		last = r
	}
	return h
}

// proseSums answers how much prose stands in a stretch of the flow. Its places
// are places in the flow, with one more for what stands behind all of it.
type proseSums struct {
	prefix        []int // words of prose before each place
	before, after []int // the nearest place of prose before and behind
}

func newProseSums(ps []piece, f flow) proseSums {
	n := len(f.pieces)
	s := proseSums{prefix: make([]int, n+1), before: make([]int, n+1), after: make([]int, n+1)}
	last := -100
	for k, i := range f.pieces {
		s.before[k] = last
		s.prefix[k+1] = s.prefix[k]
		if ps[i].prose() {
			s.prefix[k+1] += ps[i].words
			last = k
		}
	}
	s.before[n], s.after[n] = last, n+100
	last = n + 100
	for k := n - 1; k >= 0; k-- {
		s.after[k] = last
		if ps[f.pieces[k]].prose() {
			last = k
		}
	}
	return s
}

func (s *proseSums) total(from, to int) int {
	n := len(s.prefix) - 1
	from, to = min(max(from, 0), n), min(max(to, 0), n)
	return max(0, s.prefix[to]-s.prefix[from])
}

func (s *proseSums) words(from, to int) float32 { return log(s.total(from, to)) }

// log is the logarithm of n+1.
func log(n int) float32 {
	if n >= 0 && n < len(logs) {
		return logs[n]
	}
	return float32(math.Log1p(float64(n)))
}

// logs holds the logarithms that are asked for most.
var logs = func() (table [512]float32) {
	for n := range table {
		table[n] = float32(math.Log1p(float64(n)))
	}
	return table
}()

func clip(n, most int) float32 { return float32(max(-most, min(n, most))) }

func bit(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

func isLowerClass(r rune) bool { return r != 0 && classOf(r) == classLower }

// secondWidth is the number of columns the second model sees.
const (
	answerReach = 6
	secondWidth = ownWidth + placeWidth + 2*answerReach + 1 + 11
)

// secondRows makes the second model's input: the block's own row with the first
// model's answers p around it.
func (s *sheet) secondRows(rows [][]float32, p []float64) [][]float32 {
	out := make([][]float32, len(rows))
	first, last := edges(p)
	n := len(s.flow.pieces)
	sums := make([]float64, n+1)
	weighted := make([]float64, n+1)
	for k, i := range s.flow.pieces {
		sums[k+1] = sums[k] + p[i]
		weighted[k+1] = weighted[k] + p[i]*float64(s.ps[i].words)
	}
	mean := func(from, to int) float32 {
		from, to = min(max(from, 0), n), max(min(to, n), 0)
		return float32((sums[to] - sums[min(from, to)]) / float64(max(to-from, 1)))
	}
	extra := s.secondExtra()
	core := s.coreVocabulary(p)
	defer core.free()
	wanted := 0
	for _, row := range rows {
		wanted += int(bit(row != nil))
	}
	cells := make([]float32, 0, (secondWidth+extra)*wanted)
	for i := range rows {
		if rows[i] == nil {
			continue
		}
		start := len(cells)
		cells = append(cells, rows[i][:ownWidth+placeWidth]...)
		for d := -answerReach; d <= answerReach; d++ {
			x := float32(-1)
			if j := s.flow.beside(i, d); j >= 0 {
				x = float32(p[j])
			}
			cells = append(cells, x)
		}
		k := s.flow.before[i]
		cells = append(cells, mean(k-3, k+4), mean(k-8, k+9), mean(k-20, k), mean(k+1, k+21),
			float32(math.Log1p(weighted[k])), float32(math.Log1p(weighted[n]-weighted[min(k+1, n)])),
			clip(i-first, 40), clip(last-i, 40), float32(weighted[n]/1000))
		part, n := core.share(s.ps[i].hashes, p[i] > coreAnswer)
		cells = append(cells, float32(part), log(n))
		if extra > 0 {
			cells = append(cells, rows[i][textWidth:]...)
		}
		out[i] = cells[start:len(cells):len(cells)]
	}
	return out
}

// coreAnswer is the first model's answer above which a block's words count as
// the story's.
const coreAnswer = 0.6

// coreVocabulary is the vocabulary of the blocks the first model takes for story.
func (s *sheet) coreVocabulary(p []float64) (v vocabulary) {
	n := 0
	for i, x := range p {
		if x <= coreAnswer || n > vocabularyWords {
			continue
		}
		n += len(s.ps[i].hashes)
		v.addContent(s.ps[i].hashes)
	}
	return v
}

func (s *sheet) secondExtra() int {
	if s.doc.Format == model.FormatHTML {
		return shapeWidth
	}
	return 0
}

// edges are the first and last block the first model is sure of.
func edges(p []float64) (first, last int) {
	first, last = -1, -1
	for i, x := range p {
		if x > 0.7 {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last
}

// Rows is what the training command learns from: the blocks of a document and
// the first model's row of each.
type Rows struct {
	sheet  *sheet
	Spans  []model.Span
	First  [][]float32
	Format model.Format
}

// Featurize cuts a document as Clean does and measures its blocks.
func Featurize(doc *decode.Document) *Rows {
	ps := pieces(doc)
	s := survey(doc, ps)
	s.layHead()
	s.markRules()
	r := &Rows{sheet: s, First: s.rows(nil), Format: doc.Format, Spans: make([]model.Span, len(ps))}
	for i := range ps {
		r.Spans[i] = ps[i].Span
	}
	return r
}

// Second is the second model's row of each block, given the first one's answers.
func (r *Rows) Second(p []float64) [][]float32 { return r.sheet.secondRows(r.First, p) }

// Words is the number of words of block i.
func (r *Rows) Words(i int) int { return r.sheet.ps[i].words }

// Fixed reports whether a rule, not the scorer, decides on block i.
func (r *Rows) Fixed(i int) bool { return r.sheet.ps[i].Removed != "" }
