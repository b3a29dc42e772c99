package theme

import "testing"

// BenchmarkNew is part of every start.
func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		New(true, true)
	}
}
