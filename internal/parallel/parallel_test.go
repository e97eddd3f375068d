package parallel

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
)

// Every step is done once, whatever the number of goroutines.
func TestEachOnce(t *testing.T) {
	for _, jobs := range []int{0, 1, 2, 7, 100} {
		for _, n := range []int{0, 1, 5, 64, 1000} {
			counts := make([]atomic.Int32, n)
			Each(jobs, n, func(i int) { counts[i].Add(1) })
			reported := atomic.Int64{}
			err := Chunks(context.Background(), jobs, n, 3,
				func() (func(int) error, func()) {
					return func(i int) error { counts[i].Add(1); return nil }, func() {}
				},
				func(steps int) { reported.Add(int64(steps)) })
			if err != nil || int(reported.Load()) != n {
				t.Errorf("%d jobs, %d steps: %v, %d reported", jobs, n, err, reported.Load())
			}
			for i := range counts {
				if counts[i].Load() != 2 {
					t.Fatalf("%d jobs: step %d was done %d times", jobs, i, counts[i].Load())
				}
			}
		}
	}
}

// An error ends the loop, every worker is closed, and a loop whose context has ended
// does nothing.
func TestChunksEnd(t *testing.T) {
	failed := errors.New("failed")
	var closed, done atomic.Int32
	start := func() (func(int) error, func()) {
		return func(i int) error {
			done.Add(1)
			if i == 10 {
				return failed
			}
			return nil
		}, func() { closed.Add(1) }
	}
	if err := Chunks(context.Background(), 4, 1_000_000, 4, start, nil); !errors.Is(err, failed) || closed.Load() != 4 || done.Load() == 1_000_000 {
		t.Errorf("%v; %d workers closed, %d steps", err, closed.Load(), done.Load())
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	done.Store(0)
	if err := Chunks(ctx, 2, 100, 4, start, nil); !errors.Is(err, context.Canceled) || done.Load() > 0 {
		t.Errorf("%v; %d steps", err, done.Load())
	}
}
