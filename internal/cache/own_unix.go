//go:build unix

package cache

import (
	"io/fs"
	"os"
	"syscall"
)

// isOwn reports whether a folder is the user's, and nobody else can write to it.
func isOwn(info fs.FileInfo) bool {
	const others = 0o022
	s, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(s.Uid) == os.Getuid() && info.Mode()&others == 0
}
