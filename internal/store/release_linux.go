//go:build !portable

package store

import (
	"os"
	"syscall"
)

// release gives a part of a file that is not needed any more back to the system.
// Where the file system cannot do that, it stays until the file goes.
func release(f *os.File, offset, size int64) {
	const keepSize, punchHole = 1, 2 // FALLOC_FL_…, linux/falloc.h
	conn, err := f.SyscallConn()
	if err != nil {
		return
	}
	_ = conn.Control(func(fd uintptr) { _ = syscall.Fallocate(int(fd), keepSize|punchHole, offset, size) })
}
