//go:build (linux || darwin) && !portable

package pack

import (
	"os"

	"golang.org/x/sys/unix"
)

// contents maps a file of size bytes into memory: its pages are the system's
// own, and need be neither allocated nor copied. Files of a cache are replaced
// by new ones, never changed, so what is mapped stays as it is.
func contents(f *os.File, size int) (b []byte, release func(), err error) {
	b, err = unix.Mmap(int(f.Fd()), 0, size, unix.PROT_READ, unix.MAP_PRIVATE|populate)
	if err != nil {
		return nil, nil, err
	}
	return b, func() { _ = unix.Munmap(b) }, nil
}
