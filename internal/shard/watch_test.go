package shard

import (
	"context"
	"maps"
	"testing"
	"time"

	"wendang/internal/calendar"
	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/pipeline"
)

// A task that goes on when a later build has rendered, or is done, leaves the output as that has
// left it.
func TestLeftOverRender(t *testing.T) {
	t.Parallel()
	for _, finished := range []bool{false, true} {
		k := sound(t, 5, 20, 1)
		site := k.site
		k.build()
		edit := func(text string) {
			site.put("content/a/0.md", "---\ntitle: 题\ndate: 2021-01-01\ncategory: fanwen\n---\n\n"+text+"\n")
			k.must(1, Parse)
			k.must(0, Arrange)
		}
		edit("先前的。")
		var problems diag.List
		o := Options{Options: site.options(k.out, &problems), Work: k.work, I: 1, N: 1}
		o.Today = calendar.Day{}
		o.Indexing = func() { // the task is held up here
			edit("后来的。")
			k.must(1, Render)
			if finished {
				k.must(0, Finish)
			}
		}
		_, err := Render(context.Background(), o)
		failsWith(t, "a task of an earlier build", err, message.ShardArrangedSince(), message.ShardRun("render 1/1").String())
		want, _ := site.build(1)
		if finished { // what the task has made since is known to the next build, which removes it
			got := readTree(t, k.out)
			maps.DeleteFunc(got, func(p, _ string) bool { _, ok := want[p]; return !ok })
			compareTrees(t, "after a task of an earlier build", got, want)
			k.must(1, Render)
		}
		k.must(0, Finish)
		compareTrees(t, "finished", readTree(t, k.out), want)
	}
}

// While a task is at work, it looks again after a while.
func TestLookAgain(t *testing.T) {
	t.Parallel()
	k := sound(t, 5, 20, 1)
	site := k.site
	k.must(1, Parse)
	k.must(0, Arrange)
	ctx := context.Background()
	r, err := start(ctx, Options{Options: pipeline.Options{Source: site.dir, Out: k.out}, Work: k.work, I: 1, N: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer r.close()
	opened, a, err := r.configure(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer opened.Close()
	task := &renderer{run: r, site: opened, arranged: a, part: &a.parts[0]}
	if err := task.checkNowAndThen(ctx); err != nil {
		t.Error(err)
	}
	site.put("static/new.txt", "new")
	k.must(0, Arrange)
	task.watch.checked = time.Now().Add(time.Hour)
	if err := task.checkNowAndThen(ctx); err != nil {
		t.Errorf("it has looked just now: %v", err)
	}
	task.watch.checked = time.Now().Add(-time.Hour)
	failsWith(t, "after an hour", task.checkNowAndThen(ctx), message.ShardArrangedSince(), message.ShardRun("render 1/1").String())
}
