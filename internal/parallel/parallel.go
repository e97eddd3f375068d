// Package parallel runs loops in a bounded number of goroutines.
package parallel

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
)

// Parts calls work for jobs parts of 0 … n-1, of nearly equal length, each in its own
// goroutine. jobs below 1 counts as 1.
func Parts(jobs, n int, work func(from, to int)) {
	jobs = max(jobs, 1)
	var wait sync.WaitGroup
	for j := range jobs {
		wait.Go(func() { work(j*n/jobs, (j+1)*n/jobs) })
	}
	wait.Wait()
}

// Each calls work for 0 … n-1 in jobs goroutines.
func Each(jobs, n int, work func(i int)) {
	Parts(jobs, n, func(from, to int) {
		for i := from; i < to; i++ {
			work(i)
		}
	})
}

// Chunks does steps 0 … n-1 in jobs goroutines. Each calls start, does its steps with
// the function work that this returns, and calls end. A goroutine takes runs of size
// neighbouring steps: so files of one folder are read by one goroutine, and all end at
// about the same time. The first error, or the end of ctx, ends the loop. done, unless
// nil, is called after each run with the number of its steps.
func Chunks(ctx context.Context, jobs, n, size int, start func() (work func(i int) error, end func()), done func(steps int)) error {
	jobs = max(jobs, 1)
	var next atomic.Int64
	var stop atomic.Bool
	var wait sync.WaitGroup
	errs := make([]error, jobs)
	for j := range jobs {
		wait.Go(func() {
			work, end := start()
			defer end()
			for !stop.Load() {
				to := int(next.Add(int64(size)))
				from := to - size
				if from >= n {
					return
				}
				if errs[j] = run(ctx, work, from, min(to, n)); errs[j] != nil {
					stop.Store(true)
					return
				}
				if done != nil {
					done(min(to, n) - from)
				}
			}
		})
	}
	wait.Wait()
	return errors.Join(errs...)
}

func run(ctx context.Context, work func(i int) error, from, to int) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	for i := from; i < to; i++ {
		if err := work(i); err != nil {
			return err
		}
	}
	return nil
}
