package shard

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/pipeline"
)

// rendered returns the tasks of a site all of whose parts are rendered.
func rendered(t *testing.T, n int) *tasks {
	k := sound(t, 28, 20, n)
	k.render()
	return k
}

// render runs all tasks but the last.
func (k *tasks) render() {
	k.t.Helper()
	k.each(Parse)
	k.must(0, Arrange)
	k.each(Render)
}

// The last task counts what it leaves that was not there before, however often parts have
// been rendered.
func TestFinishCounts(t *testing.T) {
	t.Parallel()
	k := rendered(t, 2)
	k.each(Render) // which writes nothing
	all := len(readTree(t, k.out))
	got := k.must(0, Finish)
	files := len(readTree(t, k.out)) - 1 // without the list
	if got.Written != files || got.Unchanged != 0 || got.Removed != 0 {
		t.Errorf("the first build: %d written, %d unchanged, %d removed; there are %d files, %d before", got.Written, got.Unchanged, got.Removed, files, all)
	}
	if got = k.must(0, Finish); got.Written != 0 || got.Unchanged != files {
		t.Errorf("the same again: %d written, %d unchanged of %d", got.Written, got.Unchanged, files)
	}
	k.site.put("static/robots.txt", "User-agent: x\n")
	k.render()
	k.each(Render)
	if got = k.must(0, Finish); got.Written != 1 || got.Unchanged != files-1 {
		t.Errorf("with another file: %d written, %d unchanged of %d", got.Written, got.Unchanged, files)
	}
}

// finish runs the last task; waiting is called when it waits.
func (k *tasks) finish(ctx context.Context, waiting func()) error {
	var problems diag.List
	o := k.options(0, &problems)
	o.Waiting = func(string) { waiting() }
	_, err := Finish(ctx, o)
	return err
}

// Two tasks that finish a build do so one after the other.
func TestFinishTwice(t *testing.T) {
	t.Parallel()
	k := rendered(t, 2)
	var wait sync.WaitGroup
	for range 3 {
		wait.Go(func() {
			if err := k.finish(context.Background(), func() {}); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	want, _ := k.site.build(2)
	compareTrees(t, "finished at the same time", readTree(t, k.out), want)
}

// begun calls what is to be done when a build has begun.
type begun func()

func (b begun) Begin(message.Message, int) { b() }
func (b begun) Done(int)                   {}

// While a build is at work on the output folder, finishing waits.
func TestFinishBesideBuild(t *testing.T) {
	t.Parallel()
	k := rendered(t, 1)
	var problems diag.List
	o := k.site.options(k.out, &problems)
	o.Segments = 1
	ended := make(chan error, 1)
	var once sync.Once
	o.Progress = begun(func() {
		once.Do(func() {
			ctx, cancel := context.WithCancel(context.Background())
			if err := k.finish(ctx, cancel); !errors.Is(err, context.Canceled) {
				t.Errorf("it does not wait for a build: %v", err)
			}
			waits := make(chan bool)
			go func() { ended <- k.finish(context.Background(), func() { close(waits) }) }()
			select {
			case <-waits:
			case err := <-ended:
				t.Error("it has not waited")
				ended <- err
			}
		})
	})
	if _, err := pipeline.Build(context.Background(), o); err != nil {
		t.Fatal(err)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
	want, _ := k.site.build(1)
	compareTrees(t, "finished after a build", readTree(t, k.out), want)
}

// What a build has noted of the site's age is not true of what parts have made since.
func TestAgeAfterParts(t *testing.T) {
	t.Parallel()
	site := newRandomSite(t, 28, 20)
	site.mend()
	out := filepath.Join(t.TempDir(), "out")
	var problems diag.List
	o := site.options(out, &problems)
	if _, err := pipeline.Build(context.Background(), o); err != nil {
		t.Fatal(err)
	}
	site.put("content/a/none.md", "---\ntitle: 新\ndate: 2021-01-01\ncategory: fanwen\n---\n\n新的。\n")
	if age, err := pipeline.AgeOf(o); err != nil || age != pipeline.Old {
		t.Errorf("before: %v, %v", age, err)
	}
	k := &tasks{t: t, site: site, n: 2, work: t.TempDir(), out: out}
	k.render()
	k.must(0, Finish)
	if age, err := pipeline.AgeOf(o); err != nil || age != pipeline.Unknown {
		t.Errorf("after: %v, %v", age, err)
	}
}

// Only files that tasks have made go from the work folder, whatever lies beside them.
func TestFinishSweeps(t *testing.T) {
	t.Parallel()
	k := rendered(t, 1)
	old := []string{"n1/list-1-0123456789abcdef", "n1/pages-0123456789abcdef"}
	others := []string{"n1/list-1.html", "n1/docs-x/list-1-0123456789abcdef", "n1/values-1-0123456789abcdef.bak", "list-1-0123456789abcdef"}
	aged := func(name string, age time.Duration) {
		p, then := filepath.Join(k.work, filepath.FromSlash(name)), time.Now().Add(-age)
		if err := errors.Join(os.MkdirAll(filepath.Dir(p), 0o755), os.WriteFile(p, nil, 0o644), os.Chtimes(p, then, then)); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range append(others, old...) {
		aged(name, time.Hour) // before the site was arranged
	}
	// Of outputs that somebody renders into, and of one that nobody does.
	aged("n1/out-0123456789abcdef/rendered-1", 2*forsaken)
	aged("n1/out-0123456789abcdef/rendered-2", forsaken/2)
	aged("n1/out-0123456789abcdef/mine", 2*forsaken)
	old = append(old, "n1/out-0123456789abcdef/rendered-1")
	others = append(others, "n1/out-0123456789abcdef/rendered-2", "n1/out-0123456789abcdef/mine")
	k.must(0, Finish)
	tree := readTree(t, k.work)
	for _, name := range old {
		if _, is := tree[name]; is {
			t.Errorf("%s is still there", name)
		}
	}
	for _, name := range others {
		if _, is := tree[name]; !is {
			t.Errorf("%s has gone", name)
		}
	}
}

// Pages that search engines may be told of are checked like everything else.
func TestDamagedPages(t *testing.T) {
	t.Parallel()
	k := rendered(t, 1)
	found, err := filepath.Glob(filepath.Join(k.work, "n1", "pages-*"))
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	b, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	b[len(b)/2] ^= 1
	if err := os.WriteFile(found[0], b, 0o644); err != nil {
		t.Fatal(err)
	}
	_, _, err = k.run(0, Finish)
	failsWith(t, "damaged pages", err, message.ShardDamaged("n1/"+filepath.Base(found[0])), message.ShardRun("arrange 1").String())
	k.must(0, Arrange)
	k.must(0, Finish)
}
