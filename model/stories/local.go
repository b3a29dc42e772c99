package stories

// locals are the votes that segments of one article have for segments of the
// articles nearest to it, by telling words alone: between articles on one event
// less need be shared.
type locals struct {
	near  []neighbour
	words map[uint32][]int32 // segments of the new article, by stem
	votes map[int32][]vote   // by segment of the new article
}

// localNear is how many articles are looked at, and localFloor how near they must be.
const (
	localNear  = 6
	localFloor = 0.12
)

// gather finds the votes for the segments of the article at place at.
func (c *locals) gather(l *Links, at int32) {
	c.near = l.shelf.neighbours(at)
	if c.words == nil {
		c.words, c.votes = map[uint32][]int32{}, map[int32][]vote{}
	}
	clear(c.words)
	clear(c.votes)
	m := &l.shelf.articles[at]
	for k := m.segments; k < m.segments+m.nSegs; k++ {
		for _, w := range l.wordsOf(&l.segments[k]) {
			if w.class() == classTwo || known(w) < voiceBits {
				continue
			}
			list := c.words[w.stem()]
			if len(list) == 0 || list[len(list)-1] != k {
				c.words[w.stem()] = append(list, k)
			}
		}
	}
	for _, n := range c.near[:min(len(c.near), localNear)] {
		if n.cosine < localFloor {
			break
		}
		o := &l.shelf.articles[n.article]
		for k := o.segments; k < o.segments+o.nSegs; k++ {
			for _, w := range l.wordsOf(&l.segments[k]) {
				for _, own := range c.words[w.stem()] {
					c.votes[own] = append(c.votes[own], vote{posting(k, &l.segments[k]), float32(known(w))})
				}
			}
		}
	}
}

// vote adds the votes of the segment at place k.
func (c *locals) vote(k int32, v *votes) {
	for _, x := range c.votes[k] {
		v.add(x.item, x.sum)
	}
}
