//go:build !linux && !darwin

package stamp

import (
	"os"
	"path/filepath"
)

// Dir looks at files below a folder.
type Dir struct{ path string }

// OpenDir opens a folder for looking at the files below it.
func OpenDir(path string) (*Dir, error) { return &Dir{path}, nil }

// Close closes the folder.
func (d *Dir) Close() error { return nil }

// Look returns the stamp of the file at a slash-separated path, without its
// ChangeTime, and whether it is a regular file. A link at the end of the path
// is not followed.
func (d *Dir) Look(path string) (s Stamp, regular bool, err error) {
	info, err := os.Lstat(filepath.Join(d.path, filepath.FromSlash(path)))
	if err != nil {
		return Stamp{}, false, err
	}
	return Stamp{Size: info.Size(), ModTime: info.ModTime().UnixNano()}, info.Mode().IsRegular(), nil
}
