package pipeline

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"

	"wendang/internal/message"
)

// chunk is how many files a goroutine takes at once: enough to read folders in their
// order, few enough to end together.
const chunk = 32

// inChunks calls work for 0 … n-1 in several goroutines, each of which makes its
// own work function and calls done at its end. Every goroutine gets runs of size
// neighbouring numbers. The first error ends it.
func (p *Portal) inChunks(ctx context.Context, stage message.Message, n, size int, start func() (work func(i int) error, done func())) error {
	var next atomic.Int64
	var stop atomic.Bool
	var wait sync.WaitGroup
	jobs := p.Jobs
	errs := make([]error, jobs)
	tell := p.tell(stage, n)
	for j := range jobs {
		wait.Go(func() {
			work, done := start()
			defer done()
			for !stop.Load() {
				to := int(next.Add(int64(size)))
				from := to - size
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
				tell(min(to, n) - from)
			}
		})
	}
	wait.Wait()
	return errors.Join(errs...)
}

// tell returns a function that passes on how much of a stage is done.
func (p *Portal) tell(stage message.Message, total int) func(more int) {
	if p.Progress == nil {
		return func(int) {}
	}
	var mu sync.Mutex
	done := 0
	p.Progress.Begin(stage, total)
	return func(more int) {
		mu.Lock()
		defer mu.Unlock()
		done += more
		p.Progress.Done(done)
	}
}

// each calls work for 0 … n-1 in several goroutines.
func each(jobs, n int, work func(i int)) {
	inParts(jobs, n, func(from, to int) {
		for i := from; i < to; i++ {
			work(i)
		}
	})
}

// inParts calls work for parts of 0 … n-1, each in its own goroutine.
func inParts(jobs, n int, work func(from, to int)) {
	var wait sync.WaitGroup
	for j := range jobs {
		wait.Go(func() { work(j*n/jobs, (j+1)*n/jobs) })
	}
	wait.Wait()
}
