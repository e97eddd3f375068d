//go:build (!linux && !darwin) || portable

package stamp

import (
	"io/fs"
	"os"
	"path/filepath"
)

// Dir looks at the files of a folder and below it.
type Dir struct{ file *os.File }

// NewDir returns a Dir for an opened folder, which stays the caller's.
func NewDir(f *os.File) *Dir { return &Dir{f} }

// Look returns the stamp and the type of the file at a slash-separated path. A
// link at the end of the path is not followed.
func (d *Dir) Look(path string) (Stamp, fs.FileMode, error) {
	info, err := os.Lstat(filepath.Join(d.file.Name(), filepath.FromSlash(path)))
	if err != nil {
		return Stamp{}, 0, err
	}
	return Of(info), info.Mode().Type(), nil
}

// Names returns the names of all that is in the folder, in no order.
func (d *Dir) Names() ([]string, error) { return d.file.Readdirnames(-1) }
