//go:build unix

package shard

import (
	"path/filepath"
	"syscall"
	"testing"
)

// A named pipe in the work folder is refused, instead of being waited for.
func TestPipeInWork(t *testing.T) {
	dir := t.TempDir()
	w, err := openWorkFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer w.close()
	if err := syscall.Mkfifo(filepath.Join(dir, "arranged"), 0o644); err != nil {
		t.Skip(err)
	}
	if f, err := w.open(t.Context(), "arranged"); err == nil {
		_ = f.Close()
		t.Error("it was opened")
	}
}
