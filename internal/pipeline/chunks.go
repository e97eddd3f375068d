package pipeline

import (
	"context"
	"sync"

	"wendang/internal/message"
	"wendang/internal/parallel"
)

// chunk is how many files a goroutine takes at once: enough to read folders in their
// order, few enough to end together.
const chunk = 32

// inChunks calls work for 0 … n-1 in several goroutines, and tells how far it is.
func (r *Reading) inChunks(ctx context.Context, stage message.Message, n, size int, start func() (work func(i int) error, end func())) error {
	return parallel.Chunks(ctx, r.Jobs, n, size, start, r.progressOf(stage, n))
}

// progressOf returns a function that reports how much of a stage is done.
func (r *Reading) progressOf(stage message.Message, total int) func(more int) {
	if r.Progress == nil {
		return func(int) {}
	}
	var mu sync.Mutex
	done := 0
	r.Progress.Begin(stage, total)
	return func(more int) {
		mu.Lock()
		defer mu.Unlock()
		done += more
		r.Progress.Done(done)
	}
}
