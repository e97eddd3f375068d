package cache

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"
)

// users makes a folder for the user's caches and one for temporary files.
func users(t *testing.T) (caches, temp string) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("the user's cache folder is elsewhere")
	}
	caches, temp = t.TempDir(), t.TempDir()
	t.Setenv("XDG_CACHE_HOME", caches)
	t.Setenv("TMPDIR", temp)
	return caches, temp
}

// A place on a full disk is passed over, down to one that does not last.
func TestFull(t *testing.T) {
	caches, temp := users(t)
	site := t.TempDir()
	var full []string
	for n, in := range []string{site, caches, temp} {
		p, err := Find(site, ".wendang", full)
		if err != nil {
			t.Fatal(err)
		}
		if rel, err := filepath.Rel(in, p.Path); err != nil || !filepath.IsLocal(rel) || p.Lasting != (n < 2) {
			t.Errorf("with %v full the place is %+v", full, p)
		}
		file := filepath.Join(p.Path, "bodies.1.tmp")
		full = append(full, FullAt(fmt.Errorf("x: %w", &os.PathError{Op: "write", Path: file, Err: syscall.ENOSPC})))
		if full[n] != file {
			t.Errorf("full is %q", full[n])
		}
		p.Done()
	}
	for _, err := range []error{nil, errors.New("x"), &os.PathError{Op: "write", Path: "a.html", Err: syscall.ENOSPC}, &os.PathError{Op: "write", Path: full[0], Err: syscall.EIO}} {
		if at := FullAt(err); at != "" {
			t.Errorf("%v is about %s", err, at)
		}
	}
}

// What killed processes have left goes with the next place that does not last.
func TestTemporarySwept(t *testing.T) {
	_, temp := users(t)
	first, err := Temporary()
	if err != nil {
		t.Fatal(err)
	}
	left := filepath.Join(temp, "wendang-cache-1.tmp")
	if err := os.Mkdir(left, 0o700); err != nil {
		t.Fatal(err)
	}
	second, err := Temporary()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(left); err == nil {
		t.Error("the folder of a killed process stays")
	}
	if info, err := os.Stat(first.Path); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder of another one: %v, %v", info, err)
	}
	first.Done()
	second.Done()
	if all, err := os.ReadDir(temp); err != nil || len(all) > 0 {
		t.Errorf("%v is left, %v", all, err)
	}
}
