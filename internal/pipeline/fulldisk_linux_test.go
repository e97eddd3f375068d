package pipeline

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"wendang/internal/diag"
	"wendang/internal/failure"
)

// TestFullDisk builds onto a file system of half a megabyte: the error is the
// machine's and says what it is, and nothing is left behind.
func TestFullDisk(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=512k"); err != nil {
		t.Skipf("a small file system cannot be mounted here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(disk, 0); err != nil {
			t.Error(err)
		}
	})
	_, err := Build(context.Background(), Options{Source: sample(t), Out: filepath.Join(disk, "out"), Now: time.Now(), Problems: &diag.List{}})
	if said := failure.Of(err).String(); !errors.Is(err, syscall.ENOSPC) || !strings.Contains(said, "the disk is full") ||
		!strings.HasPrefix(said, filepath.Join(disk, "out")+"/") || strings.Contains(said, ".wendang-tmp") {
		t.Errorf("the build ends with %v", err)
	}
	left, err := os.ReadDir(disk)
	if err != nil || len(left) > 0 {
		t.Errorf("%v is left, %v", left, err)
	}
}

// TestFullCacheDisk builds a site on a full disk, and on one on which the cache does not find
// room, into a folder elsewhere: that is no failure, since the cache can be elsewhere, too.
func TestFullCacheDisk(t *testing.T) {
	for name, free := range map[string]int{"full": 0, "almost full": 400 << 10} {
		t.Run(name, func(t *testing.T) {
			users := t.TempDir()
			t.Setenv("XDG_CACHE_HOME", users)
			disk := t.TempDir()
			if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=4m"); err != nil {
				t.Skipf("a small file system cannot be mounted here: %v", err)
			}
			t.Cleanup(func() {
				if err := syscall.Unmount(disk, 0); err != nil {
					t.Error(err)
				}
			})
			site := filepath.Join(disk, "site")
			if err := os.CopyFS(site, os.DirFS(sample(t))); err != nil {
				t.Fatal(err)
			}
			long := article(1, "长", strings.Repeat("一二三四五六七八九十。\n\n", 30_000))
			if err := os.WriteFile(filepath.Join(site, "content", "fanwen", "long.md"), []byte(long), 0o644); err != nil {
				t.Fatal(err)
			}
			fill(t, filepath.Join(disk, "fill"), free)
			problems := &diag.List{}
			result, err := Build(context.Background(), Options{Source: site, Out: t.TempDir(), Now: time.Now(), Problems: problems})
			if err != nil || result.Broken {
				t.Fatalf("%v\n%s", err, texts(problems.Sorted()))
			}
			if all, err := os.ReadDir(filepath.Join(users, "wendang")); err != nil || len(all) != 1 {
				t.Errorf("in the user's cache there are %v, %v", all, err)
			}
		})
	}
}

// fill writes a file until so many bytes are free on its disk.
func fill(t *testing.T, path string, free int) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	size := int64(0)
	for err == nil {
		var n int
		n, err = f.Write(make([]byte, 4096))
		size += int64(n)
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
	if err := errors.Join(f.Truncate(size-int64(free)), f.Close()); err != nil {
		t.Fatal(err)
	}
}
