package search

import (
	"context"
	"math"

	"whosaid/model"
)

// memory is what an index that is not kept has beside: the articles it was given
// and the blocks that stand for a file's.
type memory struct {
	blocks   *memoryBlocks
	numbers  map[model.ArticleID]uint32
	articles map[uint32]*model.Article
	last     uint32
	story    func(text string) []model.ArticleID // nil: no story has a name
}

// tailMost is how many documents an index that is not kept gathers for a segment.
const tailMost = 256

// NewIndex returns an empty index that lives in memory. It numbers the articles
// itself and holds on to them.
func NewIndex() *Index {
	m := &memory{
		blocks: &memoryBlocks{data: map[uint32][][]byte{}}, numbers: map[model.ArticleID]uint32{},
		articles: map[uint32]*model.Article{},
	}
	x, _ := Open(nil, m.blocks) // without a manifest nothing can fail
	x.memory = m
	return x
}

// Add enters a document into an index made by NewIndex; one of the same article
// is replaced.
func (x *Index) Add(d Document) {
	t := Read(d.Article, d.Reading)
	x.mu.Lock()
	m := x.memory
	num, ok := m.numbers[d.Article.ID]
	if !ok {
		m.last++
		num = m.last
		m.numbers[d.Article.ID] = num
	}
	m.articles[num] = d.Article
	x.remove(num)
	x.live.enter(num, t, d.Speakers)
	full := len(x.live.docs) >= tailMost
	x.mu.Unlock()
	if full {
		x.compact()
	}
}

// compact seals the tail of an index in memory and goes on merging.
func (x *Index) compact() {
	const steps = 4
	c, err := x.Seal()
	for n := 0; c != nil && err == nil && n < steps; n++ {
		x.memory.blocks.write(&Change{Put: c.Put})
		x.Committed(c)
		x.memory.blocks.write(&Change{Drop: c.Drop})
		c, err = x.Merge()
	}
	if c != nil {
		x.Discard(c)
	}
}

// Remove takes an article out of an index made by NewIndex.
func (x *Index) Remove(id model.ArticleID) {
	x.mu.Lock()
	defer x.mu.Unlock()
	m := x.memory
	if num, ok := m.numbers[id]; ok {
		x.remove(num)
		delete(m.numbers, id)
		delete(m.articles, num)
	}
}

// Stories tells who answers story: in an index made by NewIndex: with the articles
// of the stories whose ID text is, or whose titles have its words (Contains).
func (x *Index) Stories(answer func(text string) []model.ArticleID) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.memory.story = answer
}

// numbers are those of some articles.
func (x *Index) numbers(ids []model.ArticleID) []uint32 {
	x.mu.RLock()
	defer x.mu.RUnlock()
	out := make([]uint32, 0, len(ids))
	for _, id := range ids {
		if num, ok := x.memory.numbers[id]; ok {
			out = append(out, num)
		}
	}
	return out
}

// Search is Find with the hits marked, for an index made by NewIndex: at most
// limit of them, best first, all when it is 0. It returns what it has, which may
// be nothing, when ctx ends.
func (x *Index) Search(ctx context.Context, q Query, limit int, state State) []Hit {
	o := Options{Limit: limit}
	if state != nil {
		o.Read = func(num uint32) bool { read, _ := state(x.article(num).ID); return read }
		o.Starred = func(num uint32) bool { _, starred := state(x.article(num).ID); return starred }
	}
	if answer := x.memory.story; answer != nil {
		o.Story = func(text string) []uint32 { return x.numbers(answer(text)) }
	}
	most := rankTop
	if limit == 0 {
		o.Limit, most = math.MaxInt, 0
	}
	found, err := x.find(ctx, q, o, most)
	if err != nil {
		return nil // blocks in memory don't fail, so ctx has ended
	}
	for i := range found.Hits {
		if i%64 == 63 && ctx.Err() != nil {
			return found.Hits[:i]
		}
		found.Hits[i].Mark(x.article(found.Hits[i].Number))
	}
	return found.Hits
}

var noArticle = &model.Article{}

func (x *Index) article(num uint32) *model.Article {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if a := x.memory.articles[num]; a != nil {
		return a
	}
	return noArticle // removed meanwhile
}
