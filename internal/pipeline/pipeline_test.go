package pipeline

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"wendang/internal/calendar"
	"wendang/internal/diag"
	"wendang/internal/failure"
	"wendang/internal/write"
)

// sample copies the sample portal, which is the repository itself: what a build keeps
// of each output folder is not to stay there.
func sample(t *testing.T) string {
	t.Helper()
	const repository = "../.."
	dir := t.TempDir()
	for _, name := range []string{"content", "themes"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join(repository, name))); err != nil {
			t.Fatal(err)
		}
	}
	config, err := os.ReadFile(filepath.Join(repository, "site.toml"))
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "site.toml"), config, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// run builds and fails the test when the site has errors.
func run(t *testing.T, o Options) Result {
	t.Helper()
	o.Problems = &diag.List{}
	o.Now = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	r, err := Build(context.Background(), o)
	if err != nil || r.Broken {
		t.Fatal(err, o.Problems.Sorted())
	}
	return r
}

// tree reads an output folder, without what begins with a dot.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		b, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		files[filepath.ToSlash(rel)] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// diff tells in which files two outputs differ.
func diff(a, b map[string]string) []string {
	var list []string
	for p := range a {
		if got, ok := b[p]; !ok {
			list = append(list, "-"+p)
		} else if got != a[p] {
			list = append(list, "!"+p)
		}
	}
	for p := range b {
		if _, ok := a[p]; !ok {
			list = append(list, "+"+p)
		}
	}
	return list
}

// The same input gives the same bytes, whatever the number of goroutines and
// the time of the day.
func TestSameBytes(t *testing.T) {
	a, b := filepath.Join(t.TempDir(), "a"), filepath.Join(t.TempDir(), "b")
	source := sample(t)
	run(t, Options{Source: source, Out: a, Jobs: 1})
	run(t, Options{Source: source, Out: b, Jobs: 8})
	if d := diff(tree(t, a), tree(t, b)); len(d) > 0 {
		t.Errorf("with 1 and 8 goroutines these differ: %v", d)
	}
	if r := run(t, Options{Source: source, Out: a, Jobs: 3}); r.Written != 0 || r.Removed != 0 || r.Unchanged < 200 {
		t.Errorf("nothing has changed, but %+v", r)
	}
}

func TestCancelled(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := Build(ctx, Options{Source: sample(t), Out: out, Today: calendar.Day{Year: 2026, Month: 11, Day: 24}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled build ends with %v", err)
	}
	if _, err := os.Stat(out); !errors.Is(err, fs.ErrNotExist) {
		t.Error("it has written")
	}
}

func TestBusy(t *testing.T) {
	source := sample(t)
	b, err := newPortal(Options{Source: source, Out: filepath.Join(t.TempDir(), "out")})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	held, err := write.Open(b.Out, b.statePath(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = held.Close() }()
	_, err = Build(context.Background(), Options{Source: source, Out: b.Out, Now: time.Now()})
	var usage *failure.Failure
	if !errors.As(err, &usage) || !strings.Contains(err.Error(), "another build is at work") {
		t.Errorf("a second build ends with %v", err)
	}
}
