package build

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
)

// chunk is how many files a goroutine takes at once: enough to read folders in
// their order, few enough to end together.
const chunk = 32

// inChunks calls work for 0 … n-1 in jobs goroutines, each of which makes its
// own work function and calls done at its end. Every goroutine gets runs of
// neighbouring numbers. The first error ends it.
func inChunks(ctx context.Context, jobs, n int, start func() (work func(i int) error, done func())) error {
	var next atomic.Int64
	var stop atomic.Bool
	var wait sync.WaitGroup
	errs := make([]error, jobs)
	for j := range jobs {
		wait.Go(func() {
			work, done := start()
			defer done()
			for !stop.Load() {
				to := int(next.Add(chunk))
				from := to - chunk
				if from >= n {
					return
				}
				if err := ctx.Err(); err != nil {
					errs[j] = err
					stop.Store(true)
					return
				}
				for i := from; i < min(to, n); i++ {
					if err := work(i); err != nil {
						errs[j] = err
						stop.Store(true)
						return
					}
				}
			}
		})
	}
	wait.Wait()
	return errors.Join(errs...)
}
