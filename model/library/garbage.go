package library

import (
	"runtime/debug"
	"runtime/metrics"
)

// garbage bounds what a long import leaves lying before it is collected: about so
// many bytes, however much is in use. Go's own measure, as much again as is in use,
// collects a small library too often, and lets a large one take twice its room,
// most of which is without pointers and costs the collector nothing.
type garbage struct {
	sample []metrics.Sample
	before int // the process's percentage; 0 when it was not changed
}

const (
	garbageBytes = 112 << 20
	garbageMost  = 300 // per cent of what is in use
	garbageLeast = 40
	garbageOwn   = 100 // Go's percentage; whoever has set another knows why
)

// bound sets the percentage anew, for what is in use now.
func (g *garbage) bound() {
	if g.sample == nil {
		g.sample = []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	}
	metrics.Read(g.sample)
	if g.sample[0].Value.Kind() != metrics.KindUint64 {
		return
	}
	live := max(1<<20, g.sample[0].Value.Uint64())
	was := debug.SetGCPercent(int(min(max(garbageBytes*100/live, garbageLeast), garbageMost)))
	if g.before > 0 {
		return
	}
	if g.before = was; was != garbageOwn {
		g.free()
		g.before = 0
	}
}

// free gives the process its percentage back.
func (g *garbage) free() {
	if g.before > 0 {
		debug.SetGCPercent(g.before)
		g.before = 0
	}
}
