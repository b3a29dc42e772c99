package search

// iterator goes through documents of one segment, newest first, that is with
// rising numbers.
type iterator interface {
	// doc is the present document, none at the end.
	doc() uint32
	// seek goes to the first document that is doc or comes after it, if it is not
	// there or beyond already, and returns it.
	seek(doc uint32) uint32
}

// inBitmap goes through a set.
type inBitmap struct {
	set bitmap
	at  uint32
}

func newInBitmap(set bitmap) *inBitmap { return &inBitmap{set, set.from(0)} }

func (b *inBitmap) doc() uint32 { return b.at }

func (b *inBitmap) seek(doc uint32) uint32 {
	if doc > b.at {
		b.at = b.set.from(doc)
	}
	return b.at
}

// inRange goes through the documents from at to end.
type inRange struct{ at, end uint32 }

func (b *inRange) doc() uint32 {
	if b.at < b.end {
		return b.at
	}
	return none
}

func (b *inRange) seek(doc uint32) uint32 {
	b.at = max(b.at, doc)
	return b.doc()
}

// inAll goes through the documents that all parts have.
type inAll struct {
	parts []iterator
	at    uint32
}

func newInAll(parts []iterator) iterator {
	if len(parts) == 1 {
		return parts[0]
	}
	b := &inAll{parts: parts}
	b.settle(0)
	return b
}

func (b *inAll) doc() uint32 { return b.at }

func (b *inAll) seek(doc uint32) uint32 {
	if doc > b.at {
		b.settle(doc)
	}
	return b.at
}

// settle looks for the first document from doc on that all have.
func (b *inAll) settle(doc uint32) {
	for agreed := 0; agreed < len(b.parts) && doc != none; {
		for _, p := range b.parts {
			at := p.seek(doc)
			if at != doc {
				doc, agreed = at, 0
			}
			agreed++
			if agreed >= len(b.parts) || doc == none {
				break
			}
		}
	}
	b.at = doc
}

// inAny goes through the documents that any part has.
type inAny struct {
	parts []iterator
	at    uint32
}

func newInAny(parts []iterator) iterator {
	if len(parts) == 1 {
		return parts[0]
	}
	b := &inAny{parts: parts}
	b.least()
	return b
}

func (b *inAny) doc() uint32 { return b.at }

func (b *inAny) least() {
	b.at = none
	for _, p := range b.parts {
		b.at = min(b.at, p.doc())
	}
}

func (b *inAny) seek(doc uint32) uint32 {
	if doc > b.at {
		for _, p := range b.parts {
			p.seek(doc)
		}
		b.least()
	}
	return b.at
}

// inNone goes through the documents, of so many, that the part has not.
type inNone struct {
	part iterator
	end  uint32
	at   uint32
}

func newInNone(part iterator, end int) *inNone {
	b := &inNone{part: part, end: uint32(end)}
	b.settle()
	return b
}

func (b *inNone) settle() {
	for b.at < b.end && b.part.seek(b.at) == b.at {
		b.at++
	}
	if b.at >= b.end {
		b.at = none
	}
}

func (b *inNone) doc() uint32 { return b.at }

func (b *inNone) seek(doc uint32) uint32 {
	if doc > b.at {
		b.at = doc
		b.settle()
	}
	return b.at
}

// inFilter goes through those of a part's documents that keep keeps.
type inFilter struct {
	r    *run
	part iterator
	keep func(doc uint32) bool
	at   uint32
}

func newInFilter(r *run, part iterator, keep func(doc uint32) bool) *inFilter {
	b := &inFilter{r: r, part: part, keep: keep}
	b.settle()
	return b
}

func (b *inFilter) settle() {
	for b.at = b.part.doc(); b.at != none && !b.keep(b.at); b.at = b.part.seek(b.at + 1) {
		if b.r.tick() {
			b.at = none
			return
		}
	}
}

func (b *inFilter) doc() uint32 { return b.at }

func (b *inFilter) seek(doc uint32) uint32 {
	if doc > b.at {
		b.part.seek(doc)
		b.settle()
	}
	return b.at
}

// inBatches goes through those of a part's documents that check keeps, which
// looks at many at a time, since some things are found for many at little more
// cost than for one. The batches grow while few are kept.
type inBatches struct {
	r     *run
	part  iterator
	hasty int // blocks that a document costs; 0 when there is no haste
	brief bool
	check check
	batch []uint32
	ready []uint32
	size  int
}

// Sizes of batches, documents. Looking for the words that begin alike goes through
// all of them for each batch, so there the first is larger.
const (
	firstBatch = 64
	hastyBatch = 128
	mostBatch  = 4096
	// manyKept: batches in which one of so many documents is kept need not grow.
	manyKept = 8
	// hastyMost is how many blocks, at worst, a search that is in haste reads to
	// see where a beginning shorter than hastyLetters stands. It is being typed, and
	// the next letter makes it longer.
	hastyMost    = 256
	hastyLetters = 3
)

// newInBatches looks at all documents when whole is set, even in a search that is
// hasty or brief.
func newInBatches(r *run, part iterator, hasty int, whole bool, check check) *inBatches {
	b := &inBatches{r: r, part: part, check: check, size: firstBatch, brief: r.brief && !whole}
	if hasty > 0 {
		b.size = hastyBatch / hasty
	}
	if r.hasty && !whole {
		b.hasty = hasty
	}
	b.fill()
	return b
}

func (b *inBatches) fill() {
	for len(b.ready) == 0 && b.part.doc() != none {
		if b.hasty > 0 && b.r.looked >= hastyMost {
			b.r.cut = true
			b.part = &inRange{}
			return
		}
		if b.brief && b.r.weary() {
			b.r.unfinished = true
			b.part = &inRange{}
			return
		}
		b.batch = b.batch[:0]
		for doc := b.part.doc(); doc != none && len(b.batch) < b.size; doc = b.part.seek(doc + 1) {
			b.batch = append(b.batch, doc)
		}
		b.ready = b.check(b.batch)
		b.r.looked += b.hasty * len(b.batch)
		b.r.checked += len(b.batch)
		if b.hasty == 0 && len(b.ready) < len(b.batch)/manyKept {
			b.size = min(3*b.size, mostBatch)
			if b.brief {
				b.size = min(b.size, briefBatch)
			}
		}
	}
}

func (b *inBatches) doc() uint32 {
	if len(b.ready) > 0 {
		return b.ready[0]
	}
	return none
}

func (b *inBatches) seek(doc uint32) uint32 {
	for {
		for len(b.ready) > 0 && b.ready[0] < doc {
			b.ready = b.ready[1:]
		}
		if len(b.ready) > 0 || b.part.doc() == none {
			return b.doc()
		}
		b.part.seek(doc)
		b.fill()
	}
}
