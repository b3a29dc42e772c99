package stories

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestChains holds chains against a map of lists.
func TestChains(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 6))
	var c chains
	const most = 1 << 20
	want := map[uint32][]uint32{}
	for n := range uint32(20_000) {
		key := uint32(rnd.ExpFloat64() * 300)
		list := want[key]
		if rnd.IntN(4) > 0 || len(list) == 0 {
			c.add(key, n, most)
			want[key] = append(list, n)
			continue
		}
		at := rnd.IntN(len(list))
		c.remove(key, list[at])
		want[key] = slices.Delete(list, at, at+1)
	}
	for key, list := range want {
		ref, count := c.find(key)
		if max(1, key) == 1 {
			continue // 0 and 1 are one key
		}
		if int(count) != len(list) {
			t.Fatalf("key %d: %d items, want %d", key, count, len(list))
		}
		for i := len(list) - 1; ref != 0; i-- {
			item, older := c.at(ref)
			if i < 0 || item != list[i] {
				t.Fatalf("key %d: %d is no %dth newest of %v", key, item, len(list)-1-i, list)
			}
			ref = older
		}
	}
	for key, list := range want {
		for _, item := range list {
			c.remove(key, item)
		}
	}
	if i := slices.IndexFunc(c.slots, func(s slot) bool { return s.ref != 0 }); i >= 0 {
		t.Errorf("something is left under %d", c.slots[i].key)
	}
}
