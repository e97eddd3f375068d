//go:build !linux || portable

package write

import (
	"errors"
	"io"
	"os"
)

// dir is an opened folder of the output.
type dir struct {
	root  *os.Root
	owned bool
}

// rootDir returns the output folder itself, which must stay open.
func (f *Folder) rootDir() dir { return dir{root: f.root} }

func (d dir) close() {
	if d.owned {
		_ = d.root.Close()
	}
}

// sub opens the folder name in d.
func (d dir) sub(_ *os.Root, name, _ string) (dir, error) {
	sub, err := d.root.OpenRoot(name)
	return dir{sub, true}, err
}

func (d dir) mkdir(name string) error { return d.root.Mkdir(name, 0o755) }

func (d dir) open(name string) (*os.File, error) { return d.root.Open(name) }

func (d dir) rename(from, to string) error { return d.root.Rename(from, to) }

func (d dir) remove(name string) error { return d.root.Remove(name) }

// create makes a new file of what a reader has, and returns when it was written,
// in nanoseconds since 1970.
func (d dir) create(name string, content io.Reader) (modTime int64, err error) {
	f, err := d.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return 0, err
	}
	_, err = io.Copy(f, content)
	info, statErr := f.Stat()
	if err = errors.Join(err, statErr, f.Close()); err != nil {
		return 0, err
	}
	return info.ModTime().UnixNano(), nil
}
