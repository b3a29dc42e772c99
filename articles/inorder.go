package articles

import (
	"context"
	"iter"
	"sync"
)

// slotSize is how many results wait for whoever takes them.
const slotSize = 16

// work makes outputs of an input and emits them. It must return when emit returns
// false: then nobody listens any longer, or ctx has ended.
type work[I, O any] func(ctx context.Context, input I, emit func(O) bool)

// inOrder runs do on the values of in, n at once at most, and yields what it emits
// in the order of the inputs.
func inOrder[I, O any](ctx context.Context, in iter.Seq[I], n int, do work[I, O]) iter.Seq[O] {
	return func(yield func(O) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		slots := make(chan chan O, max(0, n-1))
		go func() {
			defer close(slots)
			for input := range in {
				slot := make(chan O, slotSize)
				if !into(ctx, slots)(slot) {
					return
				}
				go func() {
					defer close(slot)
					do(ctx, input, into(ctx, slot))
				}()
			}
		}()
		for slot := range slots {
			for out := range slot {
				if !yield(out) {
					return
				}
			}
		}
	}
}

// merged is inOrder for whom order does not matter: what is emitted first comes
// first, whichever input it is of.
func merged[I, O any](ctx context.Context, in iter.Seq[I], n int, do work[I, O]) iter.Seq[O] {
	return func(yield func(O) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		inputs, outputs := make(chan I), make(chan O, slotSize)
		go func() {
			defer close(inputs)
			in(into(ctx, inputs))
		}()
		var workers sync.WaitGroup
		for range n {
			workers.Go(func() {
				for input := range inputs {
					do(ctx, input, into(ctx, outputs))
				}
			})
		}
		go func() {
			workers.Wait()
			close(outputs)
		}()
		for out := range outputs {
			if !yield(out) {
				return
			}
		}
	}
}

// into sends to a channel and reports whether it was taken before ctx ended.
func into[T any](ctx context.Context, to chan<- T) func(T) bool {
	return func(v T) bool {
		select {
		case to <- v:
			return true
		case <-ctx.Done():
			return false
		}
	}
}
