package shard

import (
	"context"
	"strings"

	"wendang/internal/failure"
	"wendang/internal/message"
)

// openWork opens the work folder.
func openWork(_ context.Context, o Options) (work, error) {
	if o.Work == "" {
		return nil, failure.New(message.ShardWorkMissing()).WithHint(message.ShardNameWork())
	}
	if strings.Contains(o.Work, "://") {
		return nil, failure.New(message.ShardWorkAddress(o.Work)).WithHint(message.ShardNameWork())
	}
	return openWorkFolder(o.Work)
}
