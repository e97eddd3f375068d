package build

import (
	"context"
	"errors"
	"path"
	"strings"
	"sync"
	"sync/atomic"

	"wendang/internal/load"
	"wendang/internal/parse"
	"wendang/internal/portal"
)

// readContent lists the site's files and parses its articles.
func (b *builder) readContent(ctx context.Context) (portal.Input, error) {
	in := portal.Input{Config: b.config, Broken: map[string]bool{}, Reserved: b.reserved()}
	b.stages.begin("list")
	var articles []load.File
	for _, f := range b.content.List(b.Jobs, b.problems) {
		if strings.EqualFold(path.Ext(f.Path), ".md") {
			articles = append(articles, f)
		} else {
			in.Files = append(in.Files, f.Path)
		}
	}
	for _, f := range b.static.List(b.Jobs, b.problems) {
		in.Static = append(in.Static, f.Path)
	}
	b.stages.begin("parse")
	metas, err := b.parse(ctx, articles)
	if err != nil {
		return in, err
	}
	for i, m := range metas {
		if m == nil {
			in.Broken[articles[i].Path] = true
			continue
		}
		in.Metas = append(in.Metas, m)
	}
	return in, nil
}

// chunk is how many files a goroutine takes at once: enough to read folders in
// their order, few enough to end together.
const chunk = 32

// parse parses the files. The result has a nil for each that has errors.
func (b *builder) parse(ctx context.Context, files []load.File) ([]*parse.Meta, error) {
	metas := make([]*parse.Meta, len(files))
	p := b.parser()
	err := inChunks(ctx, b.Jobs, len(files), func() (func(i int) error, func()) {
		reader := b.content.NewReader()
		appender := b.store.appender()
		scratch := &parse.Scratch{}
		return func(i int) error {
			f := files[i]
			name := "content/" + f.Path
			src, err := reader.Read(f, parse.MaxSize)
			if err != nil {
				b.problems.Add(b.content.Problem(f.Path, err))
				return nil
			}
			a, problems := p.Parse(f.Path, name, src, scratch)
			b.problems.Add(problems...)
			if a == nil {
				return nil
			}
			metas[i] = a.Meta
			return appender.put(a.Meta.Path, a.Content)
		}, reader.Close
	})
	return metas, err
}

// inChunks calls work for 0 … n-1 in jobs goroutines, each of which makes its
// own work function and calls done at its end. Every goroutine gets runs of
// neighbouring numbers. The first error ends it.
func inChunks(ctx context.Context, jobs, n int, start func() (work func(i int) error, done func())) error {
	var next atomic.Int64
	var stop atomic.Bool
	var wait sync.WaitGroup
	errs := make([]error, jobs)
	for j := range jobs {
		wait.Add(1)
		go func() {
			defer wait.Done()
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
		}()
	}
	wait.Wait()
	return errors.Join(errs...)
}
