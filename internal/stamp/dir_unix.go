//go:build linux || darwin

package stamp

import (
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// Dir looks at files below a folder. It only asks for their stamps and opens
// none, so it needs no [os.Root]; one call for a file instead of one for every
// folder on the way to it is what it is for.
type Dir struct {
	file *os.File
	fd   int
}

// OpenDir opens a folder for looking at the files below it.
func OpenDir(path string) (*Dir, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	return &Dir{f, int(f.Fd())}, nil
}

// Close closes the folder.
func (d *Dir) Close() error { return d.file.Close() }

// Look returns the stamp of the file at a slash-separated path, without its
// ChangeTime, and whether it is a regular file. A link at the end of the path
// is not followed.
func (d *Dir) Look(path string) (s Stamp, regular bool, err error) {
	var st unix.Stat_t
	for {
		if err = unix.Fstatat(d.fd, path, &st, unix.AT_SYMLINK_NOFOLLOW); err != unix.EINTR {
			break
		}
	}
	if err != nil {
		return Stamp{}, false, &fs.PathError{Op: "lstat", Path: path, Err: err}
	}
	return Stamp{Size: st.Size, ModTime: st.Mtim.Nano()}, st.Mode&unix.S_IFMT == unix.S_IFREG, nil
}
