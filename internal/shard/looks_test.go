package shard

import (
	"context"
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"testing"
	"time"

	"wendang/internal/message"
	"wendang/internal/pipeline"
	"wendang/internal/write"
)

// opened returns part 1 as a task that renders it has opened it.
func (k *tasks) opened() *renderer {
	k.t.Helper()
	ctx := context.Background()
	r, err := start(ctx, Options{Options: pipeline.Options{Source: k.site.dir, Out: k.out}, Work: k.work, I: 1, N: k.n})
	if err != nil {
		k.t.Fatal(err)
	}
	k.t.Cleanup(r.close)
	site, a, err := r.configure(ctx)
	if err != nil {
		k.t.Fatal(err)
	}
	k.t.Cleanup(site.Close)
	task := &renderer{run: r, site: site, arranged: a, part: &a.parts[0]}
	k.t.Cleanup(task.close)
	if err := errors.Join(task.open(ctx), task.openBodies(ctx)); err != nil {
		k.t.Fatal(err)
	}
	return task
}

// A task that renders looks while it makes files, not only before they take their places: so
// it does not fill the folder with those of a build of the past.
func TestLooksWhileRendering(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	k := sound(t, 5, 20, 1)
	site := k.site
	for what, makes := range map[string]func(*renderer, *write.Batch) error{
		"copied files": func(r *renderer, b *write.Batch) error { return r.copyAll(ctx, b) },
		"pages":        func(r *renderer, b *write.Batch) error { return r.renderValues(ctx, b) },
		"the index":    func(r *renderer, b *write.Batch) error { return r.renderIndex(ctx, b) },
	} {
		k.must(1, Parse)
		k.must(0, Arrange)
		task := k.opened()
		for i := range task.stale {
			task.stale[i] = true
		}
		makeAll := func(looked time.Time) error {
			t.Helper()
			ours := func([]byte) bool { return false }
			folder, err := write.OpenPart(k.out, filepath.Join(t.TempDir(), "state"), partName(1, 1), ours)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = folder.Close() }()
			batch, err := begin(folder, len(task.items), func(i int) *item { return &task.items[i] })
			if err != nil {
				t.Fatal(err)
			}
			defer batch.Abort()
			task.watch.checked = looked
			return makes(task, batch)
		}
		site.put("static/new.txt", "for "+what)
		k.must(0, Arrange)
		if err := makeAll(time.Now().Add(time.Hour)); err != nil {
			t.Errorf("%s, just after a look: %v", what, err)
		}
		failsWith(t, what, makeAll(time.Now().Add(-time.Hour)), message.ShardArrangedSince(), message.ShardRun("render 1/1").String())
	}
}

// A task that finishes a build of the past removes nothing.
func TestLooksBeforeRemoving(t *testing.T) {
	t.Parallel()
	k := sound(t, 5, 20, 2)
	site := k.site
	k.build()
	site.remove("static/deep/x.txt")
	k.render()
	was := filepath.Join(k.out, "deep", "x.txt")

	// It has read what was arranged when it waits.
	unlock := k.lock()
	err := k.finish(context.Background(), func() {
		site.put("static/deep/x.txt", "x")
		k.must(0, Arrange)
		unlock()
	})
	failsWith(t, "a task of an earlier build", err, message.ShardArrangedSince(), message.ShardRun("finish 2").String())
	if _, err := os.Lstat(was); err != nil {
		t.Errorf("what the later build has is removed: %v", err)
	}

	site.remove("static/deep/x.txt")
	k.render()
	k.must(0, Finish)
	if _, err := os.Lstat(was); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("what no build has is still there: %v", err)
	}
}

// So many articles as numbers of 32 bits cannot count are refused before they are read.
func TestTooManyArticles(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	k := sound(t, 5, 20, 2)
	k.each(Parse)
	k.must(0, Arrange)
	task := k.opened()
	first, err := task.readParsed(ctx, 1, task.site.Basis())
	if err != nil {
		t.Fatal(err)
	}
	second, err := task.readParsed(ctx, 2, task.site.Basis())
	if err != nil || second.articles == 0 {
		t.Fatalf("%d articles, %v", second.articles, err)
	}
	claim := func(articles int) {
		t.Helper()
		first.articles = articles
		if err := task.keepParsed(ctx, &first, task.site); err != nil {
			t.Fatal(err)
		}
	}
	claim(math.MaxInt32 - second.articles)
	k.must(0, Arrange)
	claim(math.MaxInt32 - second.articles + 1)
	_, _, err = k.run(0, Arrange)
	failsWith(t, "one more", err, message.ShardTooMany(first.articles+second.articles, math.MaxInt32), "")
}
