//go:build (!linux && !darwin) || portable

package pack

import (
	"io"
	"os"
)

// contents reads a file of size bytes.
func contents(f *os.File, size int) (b []byte, release func(), err error) {
	b = make([]byte, size)
	if _, err := io.ReadFull(f, b); err != nil {
		return nil, nil, err
	}
	return b, func() {}, nil
}
