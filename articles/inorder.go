package articles

import (
	"context"
	"iter"
)

// slotSize is how many results of one input wait for whoever takes them.
const slotSize = 16

// inOrder runs do on the values of in, n at once at most, and yields what do emits
// in the order of the inputs. do must return when emit returns false: then nobody
// listens any longer, or ctx has ended.
func inOrder[I, O any](ctx context.Context, in iter.Seq[I], n int, do func(ctx context.Context, input I, emit func(O) bool)) iter.Seq[O] {
	return func(yield func(O) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		queue := make(chan chan O, max(0, n-1))
		go func() {
			defer close(queue)
			for input := range in {
				slot := make(chan O, slotSize)
				select {
				case queue <- slot:
				case <-ctx.Done():
					return
				}
				go func() {
					defer close(slot)
					do(ctx, input, func(out O) bool {
						select {
						case slot <- out:
							return true
						case <-ctx.Done():
							return false
						}
					})
				}()
			}
		}()
		for slot := range queue {
			for out := range slot {
				if !yield(out) {
					return
				}
			}
		}
	}
}
