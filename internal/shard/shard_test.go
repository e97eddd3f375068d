package shard

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"sync"
	"testing"

	"wendang/internal/calendar"
	"wendang/internal/diag"
	"wendang/internal/failure"
	"wendang/internal/message"
	"wendang/internal/pack"
	"wendang/internal/pipeline"
)

var today = calendar.Day{Year: 2026, Month: 11, Day: 24}

// tasks are the tasks of one build.
type tasks struct {
	t       *testing.T
	site    *randomSite
	n       int
	work    string
	out     string
	reused  int
	results int
}

// newTasks returns the tasks that build a site in n parts, in folders of the test.
func newTasks(t *testing.T, site *randomSite, n int) *tasks {
	t.Helper()
	return &tasks{t: t, site: site, n: n, work: t.TempDir(), out: filepath.Join(t.TempDir(), "out")}
}

// sound returns the tasks that build a random site without mistakes in n parts.
func sound(t *testing.T, seed uint64, articles, n int) *tasks {
	t.Helper()
	site := newRandomSite(t, seed, articles)
	site.mend()
	return newTasks(t, site, n)
}

// options are those of a task for part i, on the day that was arranged for.
func (k *tasks) options(i int, problems *diag.List) Options {
	o := Options{Options: k.site.options(k.out, problems), Work: k.work, I: i, N: k.n}
	o.Today = calendar.Day{}
	return o
}

func (k *tasks) run(i int, task func(context.Context, Options) (Result, error)) (Result, []diag.Diagnostic, error) {
	var problems diag.List
	o := k.options(i, &problems)
	if reflect.ValueOf(task).Pointer() == reflect.ValueOf(Arrange).Pointer() {
		o.Today = today
	}
	result, err := task(context.Background(), o)
	return result, problems.Sorted(), err
}

// withHint says an error with its hint. A site with mistakes is broken without an error.
func withHint(err error) string {
	if err == nil {
		return "no error"
	}
	return fmt.Sprintf("%v (%v)", err, failure.Hint(err))
}

func (k *tasks) must(i int, task func(context.Context, Options) (Result, error)) Result {
	k.t.Helper()
	result, problems, err := k.run(i, task)
	if err != nil || result.Broken {
		k.t.Fatalf("part %d of %d: %s %v", i, k.n, withHint(err), problems)
	}
	return result
}

// each runs a task for all parts, in any order, some of them twice, some at the same time.
func (k *tasks) each(task func(context.Context, Options) (Result, error)) {
	k.t.Helper()
	order := k.site.random.Perm(k.n)
	for range k.n / 2 {
		order = append(order, k.site.random.IntN(k.n))
	}
	var mu sync.Mutex
	var wait sync.WaitGroup
	for at, i := range order {
		do := func() {
			result, problems, err := k.run(i+1, task)
			mu.Lock()
			defer mu.Unlock()
			if err != nil || result.Broken {
				k.t.Errorf("part %d of %d: %s %v", i+1, k.n, withHint(err), problems)
			}
			k.results++
			if result.Reused {
				k.reused++
			}
		}
		if at%2 == 0 {
			wait.Go(do)
		} else {
			do()
		}
	}
	wait.Wait()
	if k.t.Failed() {
		k.t.FailNow()
	}
}

// build runs all tasks, and returns the output and what is wrong.
func (k *tasks) build() (map[string]string, []diag.Diagnostic, bool) {
	k.t.Helper()
	k.each(Parse)
	result, problems, err := k.run(0, Arrange)
	if err != nil {
		k.t.Fatal(withHint(err))
	}
	if result.Broken {
		return nil, problems, false
	}
	k.each(Render)
	k.must(0, Finish)
	return readTree(k.t, k.out), problems, true
}

// However a site is divided, its tasks come to what a build comes to, from nothing and over
// what an earlier run has left: the files, the list of them, and what is wrong.
func TestTasks(t *testing.T) {
	t.Parallel()
	seeds := 2
	switch {
	case os.Getenv("WENDANG_LONG") != "":
		seeds = 60
	case testing.Short():
		seeds = 1
	}
	broken, built := 0, 0
	for seed := range seeds {
		for _, n := range []int{1, 2, 3, 7} {
			site := newRandomSite(t, uint64(seed*10+n), 30+seed*7)
			k := newTasks(t, site, n)
			for round := range 3 {
				what := fmt.Sprintf("site %d, round %d, %d parts", seed, round, n)
				want, wrong := site.build(n)
				got, problems, ok := k.build()
				if !reflect.DeepEqual(problems, wrong) {
					t.Fatalf("%s: the mistakes are\n%v\nnot\n%v", what, problems, wrong)
				}
				if len(want) == 0 {
					broken++
				} else {
					built++
				}
				if ok {
					compareTrees(t, what, got, want)
				} else if len(want) > 0 {
					t.Fatalf("%s: nothing is built", what)
				}
				if t.Failed() {
					t.FailNow()
				}
				if round == 1 {
					site.mend()
				}
				for range 4 {
					site.edit()
				}
			}
		}
	}
	if broken == 0 || built < 3 {
		t.Errorf("%d sites have mistakes, %d have none", broken, built)
	}
}

// What has not changed is neither parsed nor rendered again; an edit changes the part of the
// article, and those whose pages show it.
func TestReuse(t *testing.T) {
	t.Parallel()
	k := sound(t, 5, 60, 3)
	site := k.site
	k.build()
	if k.reused == k.results {
		t.Error("all was there before the first run")
	}
	k.reused, k.results = 0, 0
	k.build()
	if k.reused < k.results {
		t.Errorf("of %d tasks only %d find all done when nothing has changed", k.results, k.reused)
	}
	// The files are touched, as by another checkout.
	for p, text := range site.files {
		site.put(p, text)
	}
	if got := k.must(1, Parse); !got.Reused {
		t.Error("files with other times and the same bytes are parsed again")
	}
	site.article("content/a/0.md")
	reused := 0
	for i := range k.n {
		if k.must(i+1, Parse).Reused {
			reused++
		}
	}
	if reused != k.n-1 {
		t.Errorf("%d of %d parts are not parsed again after an edit", reused, k.n)
	}
}

// failsWith checks that an error says a message, with the hint to run a command.
func failsWith(t *testing.T, what string, err error, m message.Message, hint string) {
	t.Helper()
	if err == nil || failure.Of(err).String() != m.String() {
		t.Errorf("%s: %v, not %v", what, err, m)
	} else if got := failure.Hint(err).String(); got != hint {
		t.Errorf("%s: the hint is %q, not %q", what, got, hint)
	}
}

// Tasks that do not belong together are refused, with what to run.
func TestRefused(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	t.Parallel()
	k := sound(t, 7, 30, 2)
	site := k.site
	runs := func(command string) string { return message.ShardRun(command).String() }
	all := message.ShardRunAll().String()

	_, _, err := k.run(0, Arrange)
	failsWith(t, "nothing is parsed", err, message.ShardNotParsed(1, 2), runs("parse 1/2"))
	k.must(1, Parse)
	_, _, err = k.run(0, Arrange)
	failsWith(t, "one part is parsed", err, message.ShardNotParsed(2, 2), runs("parse 2/2"))
	k.must(2, Parse)
	_, _, err = k.run(1, Render)
	failsWith(t, "nothing is arranged", err, message.ShardNotArranged(2), runs("arrange 2"))
	k.must(0, Arrange)
	k.must(1, Render)
	_, _, err = k.run(0, Finish)
	failsWith(t, "one part is rendered", err, message.ShardNotRendered(2, 2), runs("render 2/2"))
	k.must(2, Render)
	k.must(0, Finish)

	// An output that somebody has changed.
	if err := os.WriteFile(filepath.Join(k.out, "index.html"), []byte("other"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, _, err = k.run(0, Finish)
	if err == nil || failure.Of(err).Code() != message.ShardOutputChanged("", 1, 1).Code() {
		t.Errorf("a changed output: %v", err)
	}
	k.must(1, Render)
	k.must(2, Render)
	k.must(0, Finish)

	// Another site.toml, theme or day.
	site.put("site.toml", siteTOML+"\n")
	_, _, err = k.run(1, Render)
	failsWith(t, "another site.toml", err, message.ShardOtherSite("arrange 2"), all)
	k.must(1, Parse)
	_, _, err = k.run(0, Arrange)
	failsWith(t, "a part of another site.toml", err, message.ShardOtherSite("parse 2/2"), all)
	site.put("site.toml", siteTOML)
	site.put("themes/portal/assets/more.css", "b{}")
	_, _, err = k.run(0, Finish)
	failsWith(t, "another theme", err, message.ShardOtherTheme("arrange 2"), all)
	site.remove("themes/portal/assets/more.css")

	var problems diag.List
	o := Options{Options: site.options(k.out, &problems), Work: k.work, I: 1, N: 2}
	o.Today = calendar.Day{Year: 2026, Month: 11, Day: 25}
	_, err = Render(context.Background(), o)
	failsWith(t, "another day", err, message.ShardOtherDay("arrange 2", "2026-11-24"), message.ShardTakeDay("arrange 2", "2026-11-25").String())

	// Another program.
	own, other := pipeline.Basis{Program: pack.FingerprintOf([]byte("1"))}, pipeline.Basis{Program: pack.FingerprintOf([]byte("2"))}
	failsWith(t, "another program", checkBasis(own, other, "arrange 2"),
		message.ShardOtherProgram("arrange 2", pipeline.ShortID(other.Program), pipeline.ShortID(own.Program)), all)
	if pipeline.ShortID(other.Program) == pipeline.ShortID(own.Program) {
		t.Error("nothing tells the programs apart")
	}

	// A file that was copied, and has gone since the site was arranged.
	site.put("static/gone.txt", "x")
	k.each(Parse)
	k.must(0, Arrange)
	site.remove("static/gone.txt")
	gone := 0
	for i := range k.n {
		if _, _, err = k.run(i+1, Render); err != nil {
			failsWith(t, "a file that has gone", err, message.ChangedWhileBuilt("static/gone.txt"), runs("arrange 2"))
			gone++
		}
	}
	if gone != 1 {
		t.Errorf("that a file has gone was told %d times", gone)
	}

	// A part that has changed since.
	k.each(Parse)
	k.must(0, Arrange)
	site.article("content/a/0.md")
	k.each(Parse)
	i := 1
	if _, _, err = k.run(i, Render); err == nil {
		i = 2
		_, _, err = k.run(i, Render)
	}
	failsWith(t, "a part that was parsed since", err, message.ShardParsedSince(i, 2), runs("arrange 2"))

	// A damaged file is told of, and made again.
	k.must(0, Arrange)
	bodies, err := filepath.Glob(filepath.Join(k.work, "n2", "bodies-1-*"))
	if err != nil || len(bodies) == 0 {
		t.Fatal(bodies, err)
	}
	for _, p := range bodies {
		if err := os.Truncate(p, 100); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.RemoveAll(k.out); err != nil {
		t.Fatal(err)
	}
	_, _, err = k.run(1, Render)
	if err == nil || failure.Of(err).Code() != message.ShardDamaged("").Code() || failure.Hint(err).String() != runs("parse 1/2") {
		t.Errorf("damaged bodies: %s", withHint(err))
	}
	if k.must(1, Parse).Reused {
		t.Error("damaged bodies are taken for good")
	}
	k.each(Render)
	k.must(0, Finish)
	want, _ := site.build(2)
	compareTrees(t, "after all", readTree(t, k.out), want)
}
