package search

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math/bits"
)

// ErrCorrupt says that what was kept of the index can't be read, so that it has to
// be made anew from the articles.
var ErrCorrupt = errors.New("the search index is damaged")

// decoder reads what append* wrote. Bytes that can't be so make bad true and all
// that follows zero; nothing is read beyond the end.
type decoder struct {
	data []byte
	at   int
	bad  bool
}

func (d *decoder) uvarint() uint64 {
	if at := d.at; at < len(d.data) && d.data[at] < 0x80 {
		d.at = at + 1
		return uint64(d.data[at])
	}
	return d.long()
}

// varint reads a number with a sign.
func (d *decoder) varint() int64 {
	v := d.uvarint()
	return int64(v>>1) ^ -int64(v&1)
}

func (d *decoder) long() uint64 {
	if d.at <= len(d.data) {
		if v, n := binary.Uvarint(d.data[d.at:]); n > 0 {
			d.at += n
			return v
		}
	}
	d.bad, d.at = true, len(d.data)
	return 0
}

// uint32 reads a number that must be below 2^32.
func (d *decoder) uint32() uint32 {
	v := d.uvarint()
	if v >= 1<<32 {
		d.bad = true
		return 0
	}
	return uint32(v)
}

// count reads how many things follow, each of at least one byte, so that a wrong
// number never makes room for more than the data could hold.
func (d *decoder) count() int {
	v := d.uvarint()
	if v > uint64(len(d.data)-d.at) {
		d.bad, d.at = true, len(d.data)
		return 0
	}
	return int(v)
}

func (d *decoder) bytes() []byte {
	n := d.count()
	b := d.data[d.at : d.at+n]
	d.at += n
	return b
}

// skip steps over n numbers.
func (d *decoder) skip(n int) {
	at, data := d.at, d.data
	for n >= 8 && at+8 <= len(data) { // eight bytes end at most eight numbers
		n -= bits.OnesCount64(^binary.LittleEndian.Uint64(data[at:]) & 0x8080808080808080)
		at += 8
	}
	for ; n > 0 && at < len(data); at++ {
		if data[at] < 0x80 {
			n--
		}
	}
	d.at = at
	if n > 0 {
		d.bad = true
	}
}

func appendBytes(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// seal adds a checksum, unseal takes it off and verifies it.
func seal(b []byte) []byte {
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b, castagnoli))
}

func unseal(b []byte) ([]byte, error) {
	n := len(b) - 4
	if n < 0 || crc32.Checksum(b[:n], castagnoli) != binary.LittleEndian.Uint32(b[n:]) {
		return nil, fmt.Errorf("%w: a block has the wrong checksum", ErrCorrupt)
	}
	return b[:n:n], nil
}
