package people

import (
	"encoding/binary"
	"errors"

	"whosaid/model"
)

// A record is a person as a library stores it: a version, flags, the number of
// the person it was merged into, its names with their counts, its roles, the
// sounds of its surname, and the handles it is filed under. Numbers are varints, strings carry their length,
// handles are eight bytes, little end first.
const recordVersion = 1

// The flags of a record.
const (
	recordPlural = 1 << iota
	recordGone
)

var errRecord = errors.New("people: damaged record of a person; rebuild the library’s derived data")

// Record returns person number n (0 <= n < Len) for Restore.
func (g *Registry) Record(n int) []byte {
	x := g.at(n)
	b := make([]byte, 0, 96+8*len(x.filed))
	flags := byte(0)
	if x.person.Plural {
		flags |= recordPlural
	}
	if x.gone {
		flags |= recordGone
	}
	b = append(b, recordVersion, flags, byte(x.person.Gender))
	b = binary.AppendVarint(b, int64(x.into))
	for _, s := range [...]string{string(x.person.ID), string(x.person.Kind), x.person.Key, x.person.State, x.person.Name} {
		b = appendString(b, s)
	}
	b = appendStrings(b, x.person.Aliases)
	b = appendStrings(b, x.person.Roles)
	b = binary.AppendUvarint(b, uint64(len(x.counts)))
	b = append(b, x.counts...)
	b = append(b, x.quick[:1+x.quick[0]]...)
	b = binary.AppendUvarint(b, uint64(len(x.filed)))
	for _, h := range x.filed {
		b = binary.LittleEndian.AppendUint64(b, uint64(h))
	}
	return b
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

func appendStrings(b []byte, list []string) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, s := range list {
		b = appendString(b, s)
	}
	return b
}

// Restore enters a person from its Record. Records are restored in the order of
// their numbers, all of them, before the first Enter; what the reader said with
// Rule is told before.
func (g *Registry) Restore(record []byte) error {
	g.init()
	x, err := decodeRecord(record)
	if err != nil {
		return err
	}
	n := g.Len()
	if int(x.into) == n {
		return errRecord
	}
	g.append(x)
	for _, h := range x.filed {
		g.index.file(h, int32(n), 1<<30)
	}
	if x.into < 0 && !x.gone && len(g.rules.of) > 0 {
		g.fileRuled(n, g.ruled(&g.at(n).person))
	}
	return nil
}

// PersonOf returns the person that a Record holds, without a registry. A person
// who was merged into another, or dissolved, is told by gone.
func PersonOf(record []byte) (p model.Person, gone bool, err error) {
	x, err := decodeRecord(record)
	return x.person, x.gone || x.into >= 0, err
}

func decodeRecord(record []byte) (node, error) {
	r := reader{b: record}
	version, flags, gender := r.byte(), r.byte(), r.byte()
	x := node{into: int32(r.int()), gone: flags&recordGone != 0}
	p := &x.person
	p.ID, p.Kind = model.PersonID(r.string()), model.PersonKind(r.string())
	p.Key, p.State, p.Name = r.string(), r.string(), r.string()
	p.Aliases, p.Roles = r.strings(), r.strings()
	p.Gender, p.Plural = model.Gender(gender), flags&recordPlural != 0
	x.counts = append([]uint8(nil), r.take(r.len(1))...)
	copy(x.quick[1:], r.take(r.quick(&x.quick)))
	x.filed = make([]handle, r.len(8))
	for i := range x.filed {
		x.filed[i] = handle(binary.LittleEndian.Uint64(r.take(8)))
	}
	ok := len(x.counts) == 0 || len(x.counts) == 1+len(p.Aliases)
	if version != recordVersion || r.bad || !ok || x.into < -1 {
		return node{}, errRecord
	}
	return x, nil
}

// reader takes a record apart; after the first thing that does not fit all is
// zero and bad is set.
type reader struct {
	b   []byte
	bad bool
}

var zeros [8]byte

func (r *reader) take(n int) []byte {
	if n > len(r.b) {
		r.bad, r.b = true, nil
		return zeros[:min(n, 8)]
	}
	out := r.b[:n]
	r.b = r.b[n:]
	return out
}

func (r *reader) byte() byte { return r.take(1)[0] }

func (r *reader) int() int64 {
	v, n := binary.Varint(r.b)
	r.take(r.width(n))
	return v
}

// len reads a length of things of size bytes each, no more than are left.
func (r *reader) len(size int) int {
	v, n := binary.Uvarint(r.b)
	r.take(r.width(n))
	if v > uint64(len(r.b)/size) {
		r.bad, r.b = true, nil
		return 0
	}
	return int(v)
}

// quick reads the length of q.
func (r *reader) quick(q *quick) int {
	if q[0] = r.byte(); int(q[0]) >= len(q) {
		r.bad, q[0] = true, 0
	}
	return int(q[0])
}

// width is how many bytes a varint took, more than are left when it is none.
func (r *reader) width(n int) int {
	if n <= 0 {
		return len(r.b) + 1
	}
	return n
}

func (r *reader) string() string { return string(r.take(r.len(1))) }

func (r *reader) strings() []string {
	n := r.len(1)
	if n == 0 {
		return nil
	}
	out := make([]string, n)
	for i := range out {
		out[i] = r.string()
	}
	return out
}
