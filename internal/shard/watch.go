package shard

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"wendang/internal/message"
)

// A scheduler may give up a node that only was cut off for a while. A task that goes on there
// hours later belongs to a build of the past: it must not put old pages over those of a later
// one. So rendering looks now and then whether the site is still arranged as it was when it
// began. What is left is the moment between the look and the files that follow.

// watch remembers when a renderer has looked last.
type watch struct {
	mu      sync.Mutex
	checked time.Time
}

// lookAgain is the time between two looks: with an object store each is a request or two.
const lookAgain = 5 * time.Second

// checkNowAndThen is checkCurrent where that was some time ago. The other goroutines wait for
// it, so that they write nothing meanwhile.
func (t *renderer) checkNowAndThen(ctx context.Context) error {
	t.watch.mu.Lock()
	defer t.watch.mu.Unlock()
	if time.Since(t.watch.checked) < lookAgain {
		return nil
	}
	err := t.checkCurrent(ctx)
	t.watch.checked = time.Now()
	return err
}

// checkCurrent refuses to go on when the part's files would be made from something else by now.
func (t *renderer) checkCurrent(ctx context.Context) error {
	now, err := t.readArranged(ctx, t.site)
	if err != nil {
		return err
	}
	if p := &now.parts[t.I-1]; p.key != t.part.key || !slices.Equal(p.madeFrom(), t.part.madeFrom()) {
		return runHint(message.ShardArrangedSince(), t.rendering(t.I))
	}
	return nil
}

// watched does something that takes long without looking, and looks beside it.
func (t *renderer) watched(ctx context.Context, do func(ctx context.Context) error) error {
	working, stop := context.WithCancelCause(ctx)
	var wait sync.WaitGroup
	wait.Go(func() {
		for {
			select {
			case <-working.Done():
				return
			case <-time.After(lookAgain / 5):
			}
			if err := t.checkNowAndThen(working); err != nil {
				stop(err)
			}
		}
	})
	err := do(working)
	if cause := context.Cause(working); errors.Is(err, context.Canceled) && cause != nil {
		err = cause
	}
	stop(nil)
	wait.Wait()
	return err
}
