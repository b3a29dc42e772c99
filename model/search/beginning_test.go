package search

import (
	"reflect"
	"testing"
)

func TestFlaggedAddsAllAsOneByOne(t *testing.T) {
	const n = 1000
	one, all := newFlagged(n), newFlagged(n)
	var docs []uint32
	var flags []uint8
	for doc := uint32(0); doc < n; doc += 1 + doc%3 {
		docs = append(docs, doc)
		flags = append(flags, uint8(doc*7%(1<<flagBits)))
		one.add(doc, flags[len(flags)-1])
	}
	all.addAll(docs, flags)
	if !reflect.DeepEqual(one, all) {
		t.Errorf("got %v, want %v", all, one)
	}
}
