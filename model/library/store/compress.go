package store

import (
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// mostExpanded bounds what a blob may grow to: a torn file must not eat the memory.
const mostExpanded = 1 << 30

// Blobs are Zstandard frames (RFC 8878) with a checksum. Both coders are made on
// first use and are safe for many goroutines.
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
)

func compress(data []byte) []byte { return encoder().EncodeAll(data, nil) }

// expand undoes compress. Its error wraps ErrDamaged.
func expand(blob []byte) ([]byte, error) {
	data, err := decoder().DecodeAll(blob, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return data, nil
}
