package scratch

import (
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
)

// leave makes a folder as a killed process leaves it.
func leave(t *testing.T, dir, name string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Join(dir, name+folderEnd, "sub"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+lockEnd), nil, 0o600); err != nil {
		t.Fatal(err)
	}
}

// names returns what stands in a folder.
func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

// A new folder takes the place of those that dead processes have left, also of a lock
// without a folder and a folder without a lock, and of no others.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	first, err := New(dir, "a-")
	if err != nil {
		t.Fatal(err)
	}
	leave(t, dir, "a-1")
	leave(t, dir, "b-1")
	if err := os.WriteFile(filepath.Join(dir, "a-2"+lockEnd), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "a-3"+folderEnd), 0o700); err != nil {
		t.Fatal(err)
	}
	second, err := New(dir, "a-")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []*Folder{first, second} {
		if err := os.WriteFile(filepath.Join(f.Path, "x"), nil, 0o600); err != nil {
			t.Errorf("a folder that is in use: %v", err)
		}
		if err := f.Remove(); err != nil {
			t.Error(err)
		}
	}
	left := names(t, dir)
	if want := []string{"b-1" + folderEnd, "b-1" + lockEnd}; len(left) != 2 || left[0] != want[0] || left[1] != want[1] {
		t.Errorf("%v are left, not %v", left, want)
	}
}

// However many processes make and remove folders at the same time, none loses one that it
// uses, nor the lock that keeps it from the others.
func TestInUse(t *testing.T) {
	dir := t.TempDir()
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			var before *Folder
			for range 1000 {
				f, err := New(dir, "a-")
				if err != nil {
					t.Error(err)
					return
				}
				if before != nil {
					leaveInUse(t, before)
				}
				before = f
			}
			leaveInUse(t, before)
		})
	}
	wait.Wait()
	if left := names(t, dir); len(left) > 0 && runtime.GOOS != "windows" { // see Release
		t.Errorf("%v are left", left)
	}
}

// leaveInUse removes a folder that must be in use until then.
func leaveInUse(t *testing.T, f *Folder) {
	for _, p := range []string{f.Path, f.lock.Path()} {
		if _, err := os.Lstat(p); err != nil {
			t.Errorf("while it is in use: %v", err)
		}
	}
	if err := f.Remove(); err != nil {
		t.Error(err)
	}
}
