//go:build !portable

package load

import (
	"os"

	"golang.org/x/sys/unix"
)

// direct reads a file of an opened folder into b, when it is a file with fewer
// bytes than b has room for, and reports how many. It asks the system itself,
// which takes half the time; whoever gets false finds out what is the matter.
func direct(dir *os.File, name string, b []byte) (n int, ok bool) {
	fd, err := unix.Openat(int(dir.Fd()), name, unix.O_RDONLY|unix.O_NOFOLLOW|unix.O_NONBLOCK|unix.O_CLOEXEC, 0)
	if err != nil {
		return 0, false
	}
	n, err = unix.Read(fd, b)
	_ = unix.Close(fd)
	return n, err == nil && n < len(b)
}
