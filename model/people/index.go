package people

import "slices"

// A handle is a key under which the registry finds nodes: a hash of what kind of
// key it is and of its words. Two different keys share a handle about once in
// ten million libraries of a million persons; what is found is compared again in
// any case but for variants of spelling.
type handle uint64

// The kinds of handle.
const (
	byID      = 'i' // a PersonID
	byName    = '=' // a person's full name, folded
	byBlock   = 'b' // what the spellings of a full name share, see blocks
	bySurname = 's' // persons of a surname, a few
	byBare    = '1' // a name of one word and a state: who is known by it alone
	byKey     = 'k' // a body's key, an account's handle
	byAcronym = 'a'
	byRuled   = 'r' // a name that the reader spoke of
)

// handleOf is the FNV-1a hash of the key's kind and its words, mixed once more.
func handleOf(kind byte, words ...string) handle {
	const prime = 1099511628211
	h := (uint64(14695981039346656037) ^ uint64(kind)) * prime
	for _, w := range words {
		for i := 0; i < len(w); i++ {
			h = (h ^ uint64(w[i])) * prime
		}
		h = (h ^ 0xff) * prime
	}
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	return handle(h ^ h>>32)
}

// index finds nodes by handle, those of one handle in the order of their
// numbers, so that it is the same whenever they were filed.
type index struct {
	at    map[handle]int32 // a node; or, below 0, -1-k for chains[k]
	chain [][]int32
}

func newIndex() index { return index{at: map[handle]int32{}} }

// first is the first node filed under h, or -1.
func (x *index) first(h handle) int {
	n, ok := x.at[h]
	switch {
	case !ok:
		return -1
	case n >= 0:
		return int(n)
	case len(x.chain[-1-n]) == 0:
		return -1
	}
	return int(x.chain[-1-n][0])
}

// all are the nodes filed under h. The slice is valid until the next call; one
// may hand in a buffer for it.
func (x *index) all(h handle, buf []int32) []int32 {
	n, ok := x.at[h]
	switch {
	case !ok:
		return nil
	case n >= 0:
		return append(buf[:0], n)
	}
	return x.chain[-1-n]
}

// file files node n under h unless limit nodes are there already, or n is. It
// reports whether it did.
func (x *index) file(h handle, n int32, limit int) bool {
	old, ok := x.at[h]
	switch {
	case !ok:
		x.at[h] = n
		return true
	case old == n, limit == 1 && old >= 0:
		return false
	case old >= 0:
		x.chain = append(x.chain, []int32{min(old, n), max(old, n)})
		x.at[h] = int32(-len(x.chain))
		return true
	}
	list := x.chain[-1-old]
	if len(list) >= limit {
		return false
	}
	k, found := slices.BinarySearch(list, n)
	if !found {
		x.chain[-1-old] = slices.Insert(list, k, n)
	}
	return !found
}

// drop takes node n out from under h.
func (x *index) drop(h handle, n int32) {
	old, ok := x.at[h]
	if !ok {
		return
	}
	if old >= 0 {
		if old == n {
			delete(x.at, h)
		}
		return
	}
	list := x.chain[-1-old]
	kept := list[:0]
	for _, k := range list {
		if k != n {
			kept = append(kept, k)
		}
	}
	x.chain[-1-old] = kept
}
