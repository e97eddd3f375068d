package shard

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"wendang/internal/calendar"
	"wendang/internal/diag"
	"wendang/internal/message"
	"wendang/internal/pipeline"
)

// held runs a task that is held up before it replaces what others read.
func (k *tasks) held(i int, task func(context.Context, Options) (Result, error), day calendar.Day, do func()) (Result, []diag.Diagnostic, error) {
	k.t.Helper()
	var problems diag.List
	o := k.options(i, &problems)
	o.Today, o.ready = day, func() {
		if do != nil {
			now := do
			do = nil
			now()
		}
	}
	result, err := task(context.Background(), o)
	if do != nil {
		k.t.Fatal("the task was not held up")
	}
	return result, problems.Sorted(), err
}

// lock keeps others from the output folder until the function is called.
func (k *tasks) lock() (unlock func()) {
	k.t.Helper()
	site, err := pipeline.Configure(k.options(0, nil).Options)
	if err != nil {
		k.t.Fatal(err)
	}
	k.t.Cleanup(site.Close)
	free, err := site.LockOut()
	if err != nil {
		k.t.Fatal(err)
	}
	return func() {
		if err := free(); err != nil {
			k.t.Error(err)
		}
	}
}

// rest runs all tasks but the first, and compares.
func (k *tasks) rest(what string) {
	k.t.Helper()
	k.must(0, Arrange)
	k.each(Render)
	k.must(0, Finish)
	want, _ := k.site.build(k.n)
	compareTrees(k.t, what, readTree(k.t, k.out), want)
}

func (s *randomSite) say(text string) {
	s.put("content/a/0.md", "---\ntitle: 题\ndate: 2021-01-01\ncategory: fanwen\n---\n\n"+text+"\n")
}

// Of two runs of parsing that see other articles, the later ones are kept, whichever ends
// first.
func TestLateParse(t *testing.T) {
	t.Parallel()
	k := sound(t, 5, 20, 1)
	site := k.site
	site.say("先前的。")
	_, _, err := k.held(1, Parse, calendar.Day{}, func() {
		site.say("后来的。")
		k.must(1, Parse)
	})
	if err != nil {
		t.Fatal(err)
	}
	k.rest("after a task that ended late")
}

// What was arranged for a later day is not replaced by a task that ends late.
func TestLateArrange(t *testing.T) {
	t.Parallel()
	k := sound(t, 5, 20, 1)
	site := k.site
	k.must(1, Parse)
	yesterday := today
	yesterday.Day--
	_, _, err := k.held(0, Arrange, yesterday, func() { k.must(0, Arrange) })
	failsWith(t, "a task that ends late", err, message.ShardArrangedSince(), message.ShardRun("arrange 1").String())
	k.each(Render)
	k.must(0, Finish)
	want, _ := site.build(1)
	compareTrees(t, "after a task that ended late", readTree(t, k.out), want)
	// Whichever ends first.
	k.must(1, Parse)
	_, _, err = k.held(0, Arrange, today, func() {
		if _, _, err := k.held(0, Arrange, yesterday, func() {}); err != nil {
			t.Error(err)
		}
	})
	if err != nil {
		t.Error(err)
	}
	k.rest("after a task of yesterday")
	// The same task at the same time does no harm.
	if _, _, err := k.held(0, Arrange, today, func() { k.must(0, Arrange) }); err != nil {
		t.Error(err)
	}
	k.rest("the same twice")
}

// What has changed besides articles, or is wrong, counts as well.
func TestLateArrangeOfFiles(t *testing.T) {
	t.Parallel()
	k := sound(t, 5, 20, 1)
	site := k.site
	k.must(1, Parse)
	for what, change := range map[string]func(){
		"new":     func() { site.put("static/new.txt", "new") },
		"removed": func() { site.remove("static/new.txt") },
	} {
		site.put("static/new.txt", "old")
		if _, _, err := k.held(0, Arrange, today, func() { change(); k.must(0, Arrange) }); err != nil {
			t.Errorf("%s: %v", what, err)
		}
		k.each(Render)
		k.must(0, Finish)
		want, _ := site.build(1)
		compareTrees(t, what, readTree(t, k.out), want)
	}
	result, problems, err := k.held(0, Arrange, today, func() {
		site.put("static/index.html", "taken")
		if r, _, err := k.run(0, Arrange); err != nil || !r.Broken {
			t.Fatalf("%v, %v", r.Broken, err)
		}
	})
	if err != nil || !result.Broken || len(problems) == 0 {
		t.Errorf("while a mistake was made: %v, %v, %v", result.Broken, problems, err)
	}
	_, _, err = k.run(1, Render)
	failsWith(t, "rendering after mistakes", err, message.ShardNotArranged(1), message.ShardRun("arrange 1").String())
}

// A late task brings no mistakes back that are mended.
func TestLateParseProblems(t *testing.T) {
	t.Parallel()
	k := sound(t, 5, 20, 1)
	lost := filepath.Join(k.site.dir, "content", "a", "lost.md")
	if err := os.Symlink("nowhere", lost); err != nil {
		t.Skip(err)
	}
	_, _, err := k.held(1, Parse, calendar.Day{}, func() {
		if err := os.Remove(lost); err != nil {
			t.Error(err)
		}
		k.must(1, Parse)
	})
	if err != nil {
		t.Fatal(err)
	}
	k.rest("mended meanwhile")
}

// What the next build has parsed while the last one ends is still there afterwards.
func TestFinishBesideParse(t *testing.T) {
	t.Parallel()
	k := sound(t, 5, 20, 2)
	site := k.site
	k.render()
	unlock := k.lock()
	err := k.finish(context.Background(), func() {
		site.say("后来的。")
		k.each(Parse)
		unlock()
	})
	if err != nil {
		t.Fatal(err)
	}
	k.rest("the next build")
}

// An article that could not be listed is not taken for one that there is not.
func TestListedWrong(t *testing.T) {
	t.Parallel()
	k := sound(t, 5, 20, 2)
	site := k.site
	deep := filepath.Join(site.dir, "content", "fanwen", strings.Repeat("d/", 200))
	if err := os.MkdirAll(deep, 0o755); err != nil {
		t.Fatal(err)
	}
	_, want := site.build(2)
	k.each(Parse)
	if err := os.RemoveAll(filepath.Join(site.dir, "content", "fanwen", "d")); err != nil {
		t.Fatal(err)
	}
	result, problems, err := k.run(0, Arrange)
	if err != nil || !result.Broken || len(problems) == 0 || len(problems) != len(want) || problems[0].Message.String() != want[0].Message.String() {
		t.Errorf("%v, %v, %v; want %v", result.Broken, problems, err, want)
	}
	k.each(Parse)
	k.rest("mended")
}

// Records of another part in place of a part's are damaged ones.
func TestExchangedMetas(t *testing.T) {
	t.Parallel()
	k := sound(t, 5, 20, 2)
	k.each(Parse)
	at := func(i int) string {
		found, err := filepath.Glob(filepath.Join(k.work, "n2", "metas-"+string(rune('0'+i))+"-*"))
		if err != nil || len(found) != 1 {
			t.Fatal(found, err)
		}
		return found[0]
	}
	b, err := os.ReadFile(at(2))
	if err != nil {
		t.Fatal(err)
	}
	first := at(1)
	if err := os.WriteFile(first, b, 0o644); err != nil {
		t.Fatal(err)
	}
	_, _, err = k.run(0, Arrange)
	failsWith(t, "metas of another part", err, message.ShardDamaged("n2/"+filepath.Base(first)), message.ShardRun("parse 1/2").String())
	k.must(1, Parse)
	k.rest("mended")
}

// What was wrong with an article when it was parsed is not shown beside what stands there now.
func TestMendedSince(t *testing.T) {
	t.Parallel()
	k := sound(t, 5, 20, 1)
	site := k.site
	site.put("content/a/0.md", "---\ntitle: 题\ndate: 2021-01-01\ncategory: 没有的频道\n---\n\n话。\n")
	k.must(1, Parse)
	noted := func() (notes int, excerpt bool) {
		t.Helper()
		result, problems, err := k.run(0, Arrange)
		if err != nil || !result.Broken {
			t.Fatal(result.Broken, err)
		}
		for _, d := range problems {
			if d.File != "content/a/0.md" {
				continue
			}
			excerpt = excerpt || d.Excerpt != nil
			for _, n := range d.Notes {
				if n.Message.Code() == message.FileChangedSince().Code() {
					notes++
				}
			}
		}
		return notes, excerpt
	}
	if notes, excerpt := noted(); notes != 0 || !excerpt {
		t.Errorf("%d notes, excerpt %v", notes, excerpt)
	}
	site.say("话。")
	if notes, excerpt := noted(); notes != 1 || excerpt {
		t.Errorf("mended: %d notes, excerpt %v", notes, excerpt)
	}
}
