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
	if !errors.Is(err, syscall.ENOSPC) || !strings.Contains(failure.Of(err).String(), "the disk is full") {
		t.Errorf("the build ends with %v", err)
	}
	left, err := os.ReadDir(disk)
	if err != nil || len(left) > 0 {
		t.Errorf("%v is left, %v", left, err)
	}
}
