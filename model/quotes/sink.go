package quotes

import "whosaid/model/quotes/crf"

// sink gathers the features of positions for all models but those of sequences: the
// hashes of templates, numbered from base, and what fills them. A position has some
// hundred at most; the size spares asking whether there is room.
type sink struct {
	to     *crf.Sequence
	base   uint32
	n      uint8
	hashes [256]uint32
}

// sinkTo is the page's sink, empty, for the positions of s.
func (p *page) sinkTo(s *crf.Sequence, base uint32) *sink {
	f := &p.sink
	f.to, f.base, f.n = s, base, 0
	return f
}

// add adds a feature to the position that next will close.
func (f *sink) add(template, x, y uint32) {
	f.hashes[f.n] = mix(f.base+template, x, y)
	f.n++
}

// next closes a position.
func (f *sink) next() {
	f.to.Put(f.hashes[:f.n], 0)
	f.n = 0
}
