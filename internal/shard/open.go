package shard

import (
	"context"
	"os"
	"strings"

	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/publish/address"
	"wendang/internal/publish/target"
)

// openWork opens the work folder.
func openWork(ctx context.Context, o Options) (work, error) {
	if o.Work == "" {
		return nil, failure.New(message.ShardWorkMissing()).WithHint(message.ShardNameWork())
	}
	if !strings.Contains(o.Work, "://") {
		return openWorkFolder(o.Work)
	}
	a, err := address.Parse(o.Work)
	if err != nil || a.Scheme != address.S3 {
		return nil, failure.New(message.ShardWorkAddress(o.Work)).WithHint(message.ShardNameWork())
	}
	env := o.Env
	if env == nil {
		env = os.Getenv
	}
	to, err := target.Open(ctx, a, target.Options{Env: env})
	if err != nil {
		return nil, failure.New(message.ShardWorkFailed(a.String(), failure.Cause(err))).WithHint(message.ShardCheckWork())
	}
	return newBucket(to, a.String())
}
