package shard

import (
	"os"
	"path/filepath"
	"testing"
)

// A task removes what a killed one has left in the folder for temporary files, and leaves
// nothing itself.
func TestScratchOfKilled(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	if os.TempDir() != dir {
		t.Skip("the system has another variable for it")
	}
	site := newRandomSite(t, 3, 5)
	k := newTasks(t, site, 1)
	r, err := start(t.Context(), Options{Options: site.options(k.out, nil), Work: k.work, I: 1, N: 1})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "wendang-shard-1.tmp", "sub"), 0o700); err != nil {
		t.Fatal(err)
	}
	k.must(1, Parse)
	if left, err := os.ReadDir(dir); err != nil || len(left) != 2 { // the folder and the lock of r
		t.Errorf("beside a task that is alive there are %v, %v", left, err)
	}
	r.close()
	if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
		t.Errorf("%v are left, %v", left, err)
	}
}
