package shard

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"

	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/paths"
	"wendang/internal/pipeline"
	"wendang/internal/publish/address"
	"wendang/internal/publish/target"
)

// checkWork refuses a work folder that would mix with the site or with its output: it holds
// the texts of drafts, too, and its files are removed by their names.
func checkWork(o Options) error {
	work, err := filepath.Abs(o.Work)
	if err != nil {
		return err
	}
	work = paths.Resolve(work)
	out, err := filepath.Abs(cmp.Or(o.Out, pipeline.DefaultOut(o.Source)))
	if err != nil {
		return err
	}
	within := func(dir string) bool {
		dir, absent := filepath.Abs(dir)
		return absent == nil && paths.Within(work, paths.Resolve(dir))
	}
	if within(out) {
		return refuseWork(o.Work, message.ShardWithinOut(out))
	}
	for _, name := range pipeline.SourceFolders() {
		if within(filepath.Join(o.Source, name)) {
			return refuseWork(o.Work, message.ShardWithinSite(name))
		}
	}
	if paths.Within(paths.Resolve(out), work) {
		return failure.New(message.ShardOutInWork(out, o.Work)).WithHint(message.ShardOutApart())
	}
	return nil
}

func refuseWork(work string, cause message.Message) error {
	return failure.New(message.ShardWorkAddress(work, cause)).WithHint(message.ShardNameWork())
}

// schemeForm is how an address begins: also a mistyped one, such as s3:/bucket/work, is no
// folder. One letter is a drive of Windows.
var schemeForm = regexp.MustCompile(`(?i)^(?:[a-z][a-z0-9+.-]+:[/\\]|s3:)`)

// openWork opens the work folder. What a task needs of one in an object store is brought into
// the folder scratch.
func openWork(ctx context.Context, o Options, scratch string) (work, error) {
	if o.Work == "" {
		return nil, failure.New(message.ShardWorkMissing()).WithHint(message.ShardNameWork())
	}
	if !schemeForm.MatchString(o.Work) {
		if err := checkWork(o); err != nil {
			return nil, err
		}
		w, err := openWorkFolder(o.Work)
		if err != nil {
			return nil, failure.New(message.ShardWorkFailed(o.Work, failure.Cause(err))).WithHint(message.ShardNameWork())
		}
		return w, nil
	}
	a, err := address.Parse(o.Work)
	var bad *address.Error
	if errors.As(err, &bad) && bad.Problem == address.UnknownOption {
		return nil, refuseWork(o.Work, message.ShardOptionUnknown(bad.Part))
	}
	if err != nil || a.Scheme != address.S3 {
		return nil, refuseWork(o.Work, message.ShardNoBucket())
	}
	env := o.Env
	if env == nil {
		env = os.Getenv
	}
	to, err := target.Open(ctx, a, target.Options{Env: env})
	if err != nil {
		return nil, failure.New(message.ShardWorkFailed(a.String(), failure.Cause(err))).WithHint(message.ShardCheckWork())
	}
	return &bucket{to: to, address: a.String(), scratch: scratch}, nil
}
