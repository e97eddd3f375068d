package write

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"wendang/internal/stamp"
)

// All that changes the output folder goes through the functions of this file, so that
// tests can let any of it fail.

// Fault is asked before the folder is changed: op is one of mkdir, create, rename,
// remove, note, list and state, path what it is about. What it returns happens instead.
type Fault func(op, path string) error

func (f *Folder) fault(op, path string) error {
	if f.Fault == nil {
		return nil
	}
	return f.Fault(op, path)
}

// gone reports whether an error says that there is nothing at a path.
func gone(err error) bool {
	// What is named longer than the system allows is nothing that anybody could find there.
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) || errors.Is(err, syscall.ENAMETOOLONG)
}

// path returns the whole path of a file in the folder.
func (f *Folder) path(p string) string { return filepath.Join(f.dir, filepath.FromSlash(p)) }

// at returns an error of the system that is about a file of the folder. It says the file's
// whole path, in place of its name in an opened folder, or of a temporary one, which tell
// nobody where to look.
func (f *Folder) at(p string, err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path) && !filepath.IsAbs(path.Path):
		return &fs.PathError{Op: path.Op, Path: f.path(p), Err: path.Err}
	case errors.As(err, &link):
		return &fs.PathError{Op: link.Op, Path: f.path(p), Err: link.Err}
	}
	return err
}

// removeFile removes a file or an empty folder. It is no error when there is none.
func (f *Folder) removeFile(path string) error {
	err := f.fault("remove", path)
	if err == nil {
		err = f.at(path, f.root.Remove(path))
	}
	if gone(err) {
		return nil
	}
	return err
}

func (f *Folder) removeAll(path string) error {
	if err := f.fault("remove", path); err != nil {
		return err
	}
	return f.at(path, f.root.RemoveAll(path))
}

func (f *Folder) rename(from, to string) error {
	if err := f.fault("rename", to); err != nil {
		return err
	}
	return f.at(to, f.root.Rename(from, to))
}

func (f *Folder) saveState(entries []entry) error {
	if err := f.fault("state", f.state.path); err != nil {
		return err
	}
	return f.state.save(entries)
}

func (f *Folder) mkdirIn(d dir, name, full string) error {
	if err := f.fault("mkdir", full); err != nil {
		return err
	}
	return f.at(full, d.mkdir(name))
}

// createIn makes a new file of what a reader has; full is the path that it is to have in
// the end. With an error, a part of it may be there.
func (f *Folder) createIn(d dir, name, full string, content io.Reader) (stamp.Stamp, error) {
	err := f.fault("create", full)
	if err == nil {
		s, err := d.create(name, content)
		return s, f.at(full, err)
	}
	const part = 10 // bytes
	_, _ = d.create(name, io.LimitReader(content, part))
	return stamp.Stamp{}, err
}

func (f *Folder) renameIn(d dir, from, to, full string) error {
	if err := f.fault("rename", full); err != nil {
		return err
	}
	return f.at(full, d.rename(from, to))
}

func (f *Folder) removeIn(d dir, name, full string) error {
	err := f.fault("remove", full)
	if err == nil {
		err = f.at(full, d.remove(name))
	}
	if gone(err) {
		return nil
	}
	return err
}
