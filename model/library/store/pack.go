package store

import (
	"encoding/binary"
	"errors"
	"math"
	"sync"

	"whosaid/model"
)

// ErrDamaged is wrapped by the error of everything read from the file that is
// not what was written.
var ErrDamaged = errors.New("what the library keeps of it is damaged")

// packer writes values one behind the other: whole numbers as varints, strings
// and floating-point numbers once each, then by their place in a table. Fields
// are in the order of the nouns' declarations.
type packer struct {
	b       []byte
	strings map[string]uint64
	floats  map[uint64]uint64
}

// packers are used again: a blob is made of all they hold at once.
var packers = sync.Pool{New: func() any { return &packer{strings: map[string]uint64{}, floats: map[uint64]uint64{}} }}

func newPacker(version byte) *packer {
	p, _ := packers.Get().(*packer) // packers holds nothing else
	p.b = append(p.b[:0], version)
	return p
}

// done makes the blob. The packer must not be used afterwards.
func (p *packer) done() []byte { return p.doneWith(squeeze) }

// doneWith is done with another coder.
func (p *packer) doneWith(code func([]byte) []byte) []byte {
	blob := code(p.b)
	if cap(p.b) <= packerBytes && len(p.strings)+len(p.floats) <= packerValues {
		clear(p.strings)
		clear(p.floats)
		packers.Put(p)
	}
	return blob
}

// What a packer has room for at most that is used again: clearing takes as long as
// there is room.
const (
	packerBytes  = 1 << 20
	packerValues = 2000
)

func (p *packer) uint(n int)  { p.b = binary.AppendUvarint(p.b, uint64(n)) }
func (p *packer) int(n int)   { p.b = binary.AppendVarint(p.b, int64(n)) }
func (p *packer) byte(n byte) { p.b = append(p.b, n) }

func (p *packer) raw(s string) {
	p.uint(len(s))
	p.b = append(p.b, s...)
}

// string writes a string the first time, its place from then on.
func (p *packer) string(s string) {
	n, ok := p.strings[s]
	if ok {
		p.b = binary.AppendUvarint(p.b, n)
		return
	}
	p.strings[s] = uint64(len(p.strings)) + 1
	p.b = append(p.b, 0)
	p.raw(s)
}

func (p *packer) float(f float64) {
	bits := math.Float64bits(f)
	if n, ok := p.floats[bits]; ok {
		p.b = binary.AppendUvarint(p.b, n)
		return
	}
	p.floats[bits] = uint64(len(p.floats)) + 1
	p.b = append(p.b, 0)
	p.b = binary.LittleEndian.AppendUint64(p.b, bits)
}

// short writes a number with the precision of a float32: a score that only orders.
func (p *packer) short(f float64) {
	p.b = binary.LittleEndian.AppendUint32(p.b, math.Float32bits(float32(f)))
}

// span writes a span by its distance from a byte near it.
func (p *packer) span(s model.Span, near int) {
	p.int(s.Start - near)
	p.int(s.End - s.Start)
}

func (p *packer) spans(list []model.Span, near int) {
	p.uint(len(list))
	for _, s := range list {
		p.span(s, near)
		near = s.End
	}
}

func (p *packer) list(all []string) {
	p.uint(len(all))
	for _, s := range all {
		p.string(s)
	}
}

func flags(bits ...bool) (b byte) {
	for i, on := range bits {
		if on {
			b |= 1 << i
		}
	}
	return b
}

// unpacker reads what a packer wrote. After a fault it reads zeros; bad tells.
type unpacker struct {
	b       []byte
	at      int
	bad     bool
	strings []string
	floats  []float64
}

func (u *unpacker) fail() {
	u.bad = true
	u.at = len(u.b)
}

func (u *unpacker) uvarint() uint64 {
	n, size := binary.Uvarint(u.b[u.at:])
	if size <= 0 {
		u.fail()
		return 0
	}
	u.at += size
	return n
}

// uint reads a whole number that is no larger than an int32.
func (u *unpacker) uint() int {
	n := u.uvarint()
	if n > math.MaxInt32 {
		u.fail()
		return 0
	}
	return int(n)
}

// count reads the length of a list whose items take size bytes at least.
func (u *unpacker) count(size int) int {
	n := u.uint()
	if n > (len(u.b)-u.at)/size {
		u.fail()
		return 0
	}
	return n
}

func (u *unpacker) int() int {
	n, size := binary.Varint(u.b[u.at:])
	if size <= 0 || n > math.MaxInt32 || n < math.MinInt32 {
		u.fail()
		return 0
	}
	u.at += size
	return int(n)
}

func (u *unpacker) byte() byte {
	if u.at >= len(u.b) {
		u.fail()
		return 0
	}
	u.at++
	return u.b[u.at-1]
}

func (u *unpacker) raw() string {
	n := u.count(1)
	u.at += n
	return string(u.b[u.at-n : u.at])
}

func (u *unpacker) string() string {
	switch n := u.uvarint(); {
	case n > uint64(len(u.strings)):
		u.fail()
		return ""
	case n > 0:
		return u.strings[n-1]
	}
	s := u.raw()
	u.strings = append(u.strings, s)
	return s
}

func (u *unpacker) float() float64 {
	switch n := u.uvarint(); {
	case n > uint64(len(u.floats)):
		u.fail()
		return 0
	case n > 0:
		return u.floats[n-1]
	}
	if len(u.b)-u.at < 8 {
		u.fail()
		return 0
	}
	f := math.Float64frombits(binary.LittleEndian.Uint64(u.b[u.at:]))
	u.at += 8
	u.floats = append(u.floats, f)
	return f
}

func (u *unpacker) short() float64 {
	if len(u.b)-u.at < 4 {
		u.fail()
		return 0
	}
	u.at += 4
	return float64(math.Float32frombits(binary.LittleEndian.Uint32(u.b[u.at-4:])))
}

func (u *unpacker) span(near int) model.Span {
	start := near + u.int()
	return model.Span{Start: start, End: start + u.int()}
}

func (u *unpacker) spans(near int) []model.Span {
	n := u.count(2)
	if n == 0 {
		return nil
	}
	list := make([]model.Span, n)
	for i := range list {
		list[i] = u.span(near)
		near = list[i].End
	}
	return list
}

func (u *unpacker) list() []string {
	n := u.count(1)
	if n == 0 {
		return nil
	}
	all := make([]string, n)
	for i := range all {
		all[i] = u.string()
	}
	return all
}

// version reads the first byte and fails when it is not the one known.
func (u *unpacker) version(known byte) { //nolint:unparam // the formats' versions will part
	if u.byte() != known {
		u.fail()
	}
}
