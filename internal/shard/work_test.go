package shard

import (
	"context"
	"errors"
	"os"
	"path"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"wendang/internal/failure"
	"wendang/internal/message"
)

// What stands in the way of a file of the tasks is named, with what to do about it.
func TestWorkInTheWay(t *testing.T) {
	t.Parallel()
	k := sound(t, 9, 5, 1)
	instead := func(name string) string {
		found, err := filepath.Glob(filepath.Join(k.work, "n1", name))
		if err == nil && len(found) == 1 {
			err = errors.Join(os.Remove(found[0]), os.MkdirAll(filepath.Join(found[0], "sub"), 0o755))
		}
		if err != nil || len(found) != 1 {
			t.Fatal(found, err)
		}
		return found[0]
	}
	refused := func(p string, i int, task func(context.Context, Options) (Result, error)) {
		t.Helper()
		_, _, err := k.run(i, task)
		failsWith(t, p, err, message.ShardNotRecord(p), message.ShardDeleteIt().String())
	}
	k.render()
	metas := instead("metas-1-*")
	refused(metas, 0, Arrange)
	refused(metas, 1, Parse) // which does not find what it has done
	if err := os.RemoveAll(metas); err != nil {
		t.Fatal(err)
	}
	k.must(1, Parse)
	arranged := instead("arranged")
	refused(arranged, 0, Arrange)
	refused(arranged, 1, Render)
}

// A work folder that cannot be made is named as it was given.
func TestWorkNowhere(t *testing.T) {
	t.Parallel()
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(filepath.Join(t.TempDir(), "none", "work"), link); err != nil {
		t.Skip(err)
	}
	k := &tasks{t: t, site: newRandomSite(t, 9, 1), n: 1, work: link, out: filepath.Join(t.TempDir(), "out")}
	_, _, err := k.run(1, Parse)
	_, missing := os.Stat(link)
	failsWith(t, "a link that leads nowhere", err, message.ShardWorkFailed(link, failure.Cause(missing)), message.ShardNameWork().String())
}

// What killed tasks have left in the work folder goes when nobody can be at work on it any
// more.
func TestSweepForgotten(t *testing.T) {
	dir := t.TempDir()
	w, err := openWorkFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	put := func(name string, age time.Duration) string {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte("x"), 0o644); err != nil {
			t.Fatal(err)
		}
		then := time.Now().Add(-age)
		if err := os.Chtimes(p, then, then); err != nil {
			t.Fatal(err)
		}
		return p
	}
	const old, young = 2 * forgotten, forgotten / 2
	gone := []string{put(temporary+"1", old), put("n2/list-1-a", young)}
	stay := []string{put(temporary+"2", young), put("n2/out-a/rendered-1", old), put("n3/list-1-a", old),
		put("n2/out/x/state-1.tmp", old), put("n2/mine/x.tmp", old), put("n2/mine/list-1-a", old), put("n2/out-a/mine.tmp", old), put("n2/out-a/out-b/list-1-a", old)}
	stay = append(stay, put("n2/list-1-b", -time.Minute), put("n2/last", 0))
	stays := func(name string, age time.Duration) bool {
		return age <= 0 || slices.Contains([]string{"rendered-1", "mine.tmp", "last"}, path.Base(name))
	}
	stay = append(stay, put(temporary+"thesis.doc", old))
	if err := w.sweep(t.Context(), "n2/", "n2/none", func(string, time.Duration) bool { return false }); err != nil {
		t.Errorf("when nothing is arranged any more: %v", err)
	}
	if err := w.sweep(t.Context(), "n2/", "n2/last", stays); err != nil {
		t.Fatal(err)
	}
	for _, p := range gone {
		if _, err := os.Lstat(p); err == nil {
			t.Errorf("%s is still there", p)
		}
	}
	for _, p := range stay {
		if _, err := os.Lstat(p); err != nil {
			t.Error(err)
		}
	}
}
