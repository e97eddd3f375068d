//go:build !linux || portable

package write

import (
	"errors"
	"io"
	"os"

	"wendang/internal/regular"
	"wendang/internal/stamp"
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
	sub, err := regular.OpenFolder(d.root, name)
	return dir{sub, true}, err
}

// look returns the stamp of a file, and false when there is none of that name.
func (d dir) look(name string) (s stamp.Stamp, ok bool) {
	info, err := d.root.Lstat(name)
	if err != nil {
		return s, false
	}
	return stamp.Of(info), info.Mode().IsRegular()
}

func (d dir) mkdir(name string) error { return d.root.Mkdir(name, 0o755) }

func (d dir) open(name string) (*os.File, error) {
	return d.root.OpenFile(name, os.O_RDONLY|regular.NonBlocking, 0)
}

func (d dir) rename(from, to string) error { return d.root.Rename(from, to) }

func (d dir) remove(name string) error { return d.root.Remove(name) }

// create makes a new file of what a reader has, and returns its stamp.
func (d dir) create(name string, content io.Reader) (s stamp.Stamp, err error) {
	f, err := d.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return s, err
	}
	_, err = io.Copy(f, content)
	info, statErr := f.Stat()
	if err = errors.Join(err, statErr, f.Close()); err != nil {
		return s, err
	}
	return stamp.Of(info), nil
}
