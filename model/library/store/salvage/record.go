package salvage

import (
	"encoding/binary"
	"math"
	"unicode/utf8"
)

// record reads a row's values: nil, int64, float64, string or []byte. Text must be
// UTF-8. It returns false where the bytes are no record.
func record(b []byte) (values []any, ok bool) {
	size, n := varint(b)
	if n == 0 || size < uint64(n) || size > uint64(len(b)) {
		return nil, false
	}
	head, body := b[n:size], b[size:]
	for len(head) > 0 {
		kind, n := varint(head)
		if n == 0 {
			return nil, false
		}
		head = head[n:]
		width := widthOf(kind)
		if width > uint64(len(body)) {
			return nil, false
		}
		v, ok := value(kind, body[:width])
		if !ok {
			return nil, false
		}
		values, body = append(values, v), body[width:]
	}
	return values, len(body) == 0
}

// widthOf is how many bytes a value of a serial type takes.
func widthOf(kind uint64) uint64 {
	switch {
	case kind <= 4:
		return kind
	case kind == 5:
		return 6
	case kind == 6 || kind == 7:
		return 8
	case kind < 12:
		return 0
	}
	return (kind - 12) / 2
}

func value(kind uint64, b []byte) (any, bool) {
	switch {
	case kind == 0:
		return nil, true
	case kind <= 6:
		return integer(b), true
	case kind == 7:
		return math.Float64frombits(binary.BigEndian.Uint64(b)), true
	case kind == 8 || kind == 9:
		return int64(kind - 8), true
	case kind < 12:
		return nil, false
	case kind%2 == 0:
		return append([]byte{}, b...), true
	}
	return string(b), utf8.Valid(b)
}

// integer reads a two's complement number, the largest byte first.
func integer(b []byte) int64 {
	v := int64(int8(b[0]))
	for _, c := range b[1:] {
		v = v<<8 | int64(c)
	}
	return v
}
