package boost

import (
	"encoding/binary"
	"errors"
	"math"
)

// The encoded form: the bias (float32), the number of trees (uint16), then each
// tree as its number of nodes (uint16) and its nodes: feature (uint16, 0xffff
// for a leaf), left and right (uint8, absent in leaves; a tree has fewer than
// 256 nodes), value (float32). All little-endian.

// ErrFormat says that bytes are no encoded model.
var ErrFormat = errors.New("boost: not an encoded model")

// AppendBinary appends the encoded model to b.
func (m *Model) AppendBinary(b []byte) []byte {
	le := binary.LittleEndian
	b = le.AppendUint32(b, math.Float32bits(m.bias))
	b = le.AppendUint16(b, uint16(len(m.roots)))
	for i, root := range m.roots {
		end := int32(len(m.nodes))
		if i+1 < len(m.roots) {
			end = m.roots[i+1]
		}
		b = le.AppendUint16(b, uint16(end-root))
		for _, n := range m.nodes[root:end] {
			b = le.AppendUint16(b, n.feature)
			if n.feature != leafMark {
				b = append(b, byte(n.left), byte(n.right))
			}
			b = le.AppendUint32(b, math.Float32bits(n.value))
		}
	}
	return b
}

// What Load makes room for: usualNodes is as many nodes as trees of 28 leaves have,
// leafBytes the length of the shortest node.
const (
	usualNodes = 55
	leafBytes  = 6
)

// Load reads an encoded model and returns the bytes behind it. It checks that
// every tree is sound and that no feature reaches width.
func Load(b []byte, width int) (*Model, []byte, error) {
	r := reader{b: b}
	m := &Model{bias: math.Float32frombits(r.uint32())}
	trees := int(r.uint16())
	m.roots = make([]int32, 0, min(trees, len(b)))
	m.nodes = make([]node, 0, min(trees*usualNodes, len(b)/leafBytes))
	for range trees {
		root, count := int32(len(m.nodes)), int(r.uint16())
		m.roots = append(m.roots, root)
		for at := range count {
			n := node{feature: r.uint16()}
			if n.feature != leafMark {
				n.left, n.right = uint16(r.byte()), uint16(r.byte())
				if int(n.feature) >= width || int(n.left) <= at || int(n.right) <= at || int(n.left) >= count || int(n.right) >= count {
					return nil, nil, ErrFormat
				}
			}
			n.value = math.Float32frombits(r.uint32())
			if r.short {
				return nil, nil, ErrFormat
			}
			m.nodes = append(m.nodes, n)
		}
		if count == 0 {
			return nil, nil, ErrFormat
		}
	}
	if r.short {
		return nil, nil, ErrFormat
	}
	return m, r.b, nil
}

// reader takes numbers off the front of b and remembers when b was too short.
type reader struct {
	b     []byte
	short bool
}

func (r *reader) take(n int) []byte {
	if len(r.b) < n {
		r.short, r.b = true, nil
		return make([]byte, n)
	}
	head := r.b[:n]
	r.b = r.b[n:]
	return head
}

func (r *reader) byte() byte     { return r.take(1)[0] }
func (r *reader) uint16() uint16 { return binary.LittleEndian.Uint16(r.take(2)) }
func (r *reader) uint32() uint32 { return binary.LittleEndian.Uint32(r.take(4)) }
