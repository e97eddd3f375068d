package publish

import (
	"context"
	"errors"
	"time"

	"wendang/internal/publish/target"
)

// retry runs an operation again while its error may pass.
func retry(ctx context.Context, wait time.Duration, run func() error) error {
	return target.Retry(ctx, wait, run)
}

// isFinal reports whether after an error nothing else on the target will go better.
func isFinal(err error) bool {
	var e *target.Error
	return errors.As(err, &e) && e.Kind.Final() || errors.Is(err, errLost) || errors.Is(err, context.Canceled)
}
