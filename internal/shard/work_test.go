package shard

import (
	"os"
	"path"
	"path/filepath"
	"testing"
	"time"
)

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
	gone := []string{put(temporary+"1", old), put("n2/out-a/state-1.123.tmp", old), put("n2/list-1-a", young)}
	stay := []string{put(temporary+"2", young), put("n2/out-a/state-1.124.tmp", young), put("n2/out-a/state-1", old), put("n3/list-1-a", old),
		put("n2/out/x/state-1.tmp", old), put("n2/mine/x.tmp", old), put("n2/mine/list-1-a", old), put("n2/out-a/mine.tmp", old), put("n2/out-a/out-b/list-1-a", old)}
	if err := w.sweep(t.Context(), "n2/", func(name string) bool { return path.Base(name) == "state-1" || path.Base(name) == "mine.tmp" }); err != nil {
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
