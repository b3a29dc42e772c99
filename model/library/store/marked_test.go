package store

import (
	"path/filepath"
	"slices"
	"testing"
)

func TestNumbersOfManyKeys(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "library.db"))
	var batch Batch
	addresses := map[string]int64{}
	for i := range 300 {
		h := holding(i + 1)
		h.Address = int64(i / 2) // two keys share each
		addresses[h.Key] = h.Address
		batch.Articles = append(batch.Articles, h)
	}
	if err := s.Write(&batch); err != nil {
		t.Fatal(err)
	}
	address := func(key string) int64 { return addresses[key] }
	for _, n := range []int{0, 1, 127, 128, 129, 149} {
		var keys []string
		var want []uint32
		for i := range n {
			keys = append(keys, batch.Articles[2*i].Key)
			want = append(want, uint32(2*i+1))
		}
		got, err := s.NumbersOf(t.Context(), append(keys, "text:nothing"), address)
		slices.Sort(got)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%d keys: got %v, %v", n, got, err)
		}
	}
}
