package target

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"
)

// tries is how often something is tried.
const tries = 6

// Retry runs an operation again while its error may pass, after waits that become longer
// and are not the same for all.
func Retry(ctx context.Context, wait time.Duration, run func() error) error {
	for n := 1; ; n++ {
		err := run()
		if err == nil || n == tries || !mayPass(err) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(wait/2 + rand.N(wait+1)):
		}
		wait *= 2
	}
}

// mayPass reports whether it is worth while to try again.
func mayPass(err error) bool {
	var e *Error
	return errors.As(err, &e) && e.Kind == Passing
}
