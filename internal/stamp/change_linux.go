//go:build !portable

package stamp

import (
	"io/fs"
	"syscall"
)

// changeTime also tells files apart that were put back with their old time.
func changeTime(info fs.FileInfo) int64 {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return s.Ctim.Nano()
	}
	return 0
}
