//go:build (linux || darwin) && !portable

package stamp

import (
	"io/fs"
	"os"

	"golang.org/x/sys/unix"
)

// Dir looks at the files of a folder and below it. It only asks for their
// stamps and opens none, so it needs no [os.Root]; and it asks the system once
// for a file and allocates nothing, since there may be a million of them.
type Dir struct {
	file *os.File
	fd   int
}

// NewDir returns a Dir for an opened folder, which stays the caller's.
func NewDir(f *os.File) *Dir { return &Dir{f, int(f.Fd())} }

// Look returns the stamp and the type of the file at a slash-separated path. A
// link at the end of the path is not followed.
func (d *Dir) Look(path string) (Stamp, fs.FileMode, error) {
	var st unix.Stat_t
	var err error
	for {
		if err = unix.Fstatat(d.fd, path, &st, unix.AT_SYMLINK_NOFOLLOW); err != unix.EINTR {
			break
		}
	}
	if err != nil {
		return Stamp{}, 0, &fs.PathError{Op: "lstat", Path: path, Err: err}
	}
	mode := fs.ModeIrregular
	switch st.Mode & unix.S_IFMT {
	case unix.S_IFREG:
		mode = 0
	case unix.S_IFDIR:
		mode = fs.ModeDir
	case unix.S_IFLNK:
		mode = fs.ModeSymlink
	}
	return Stamp{st.Size, st.Mtim.Nano(), st.Ctim.Nano()}, mode, nil
}

// Names returns the names of all that is in the folder, in no order.
func (d *Dir) Names() ([]string, error) { return d.file.Readdirnames(-1) }
