package publish

import (
	"syscall"
	"testing"
)

// smallDisk mounts a file system of a megabyte.
func smallDisk(t *testing.T) string {
	t.Helper()
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=1m"); err != nil {
		needs(t, "the right to mount a small file system")
	}
	t.Cleanup(func() {
		_ = syscall.Unmount(disk, syscall.MNT_DETACH)
	})
	return disk
}
