package store

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"slices"
	"sync"

	"github.com/klauspost/compress/s2"
	"github.com/klauspost/compress/zstd"
)

// mostExpanded bounds what a blob may grow to: a torn file must not eat the memory.
const mostExpanded = 1 << 30

// Blobs come in two kinds, told apart by their first byte. Raw pages and texts are
// Zstandard frames (RFC 8878) with a checksum, which shrink most; so are readings of
// files before schema version 3. Readings and casts are blocks of S2 (an extension of
// Snappy) behind blockMark and a CRC-32C, little-endian, of the block: 1.25 times as
// large, in a fifth of the time, since its tables fit the processor's cache. Both
// coders are safe for many goroutines.
var (
	encoder = sync.OnceValue(func() *zstd.Encoder {
		e, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderConcurrency(2), zstd.WithLowerEncoderMem(true))
		if err != nil {
			panic(err) // the options are constants
		}
		return e
	})
	decoder = sync.OnceValue(func() *zstd.Decoder {
		d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(2), zstd.WithDecoderMaxMemory(mostExpanded), zstd.WithDecoderLowmem(true))
		if err != nil {
			panic(err) // the options are constants
		}
		return d
	})
	castagnoli = sync.OnceValue(func() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) })
)

// blockMark begins a block. A frame begins with the byte 0x28.
const (
	blockMark = 1
	blockHead = 5 // bytes before the block
)

// rooms are where blocks are made, which are larger at first.
var rooms = sync.Pool{New: func() any { return new([]byte) }}

// compress makes a frame.
func compress(data []byte) []byte { return encoder().EncodeAll(data, nil) }

// squeeze makes a block.
func squeeze(data []byte) []byte {
	room, _ := rooms.Get().(*[]byte) // rooms holds nothing else
	defer rooms.Put(room)
	*room = slices.Grow((*room)[:0], blockHead+s2.MaxEncodedLen(len(data)))
	blob := (*room)[:cap(*room)]
	block := s2.EncodeBetter(blob[blockHead:], data)
	blob[0] = blockMark
	binary.LittleEndian.PutUint32(blob[1:], crc32.Checksum(block, castagnoli()))
	return append(make([]byte, 0, blockHead+len(block)), blob[:blockHead+len(block)]...)
}

// expand undoes compress and squeeze. Its error wraps ErrDamaged.
func expand(blob []byte) (data []byte, err error) {
	if len(blob) >= blockHead && blob[0] == blockMark {
		data, err = expandBlock(blob[blockHead:], binary.LittleEndian.Uint32(blob[1:]))
	} else {
		data, err = decoder().DecodeAll(blob, nil)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return data, nil
}

func expandBlock(block []byte, sum uint32) ([]byte, error) {
	if crc32.Checksum(block, castagnoli()) != sum {
		return nil, s2.ErrCRC
	}
	if n, err := s2.DecodedLen(block); err != nil || n > mostExpanded {
		return nil, s2.ErrTooLarge
	}
	return s2.Decode(nil, block)
}
