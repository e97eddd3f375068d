// Package regular opens regular files and nothing else. Opening a named pipe that somebody
// has put where a file is read would wait for ever; a device could give any number of bytes.
package regular

import (
	"errors"
	"io"
	"io/fs"
	"math"
	"os"
	"syscall"

	"wendang/internal/failure"
	"wendang/internal/message"
)

// ErrNot says that something else than a file stands at a path.
var ErrNot = failure.New(message.CauseNotFile()).WithHint(message.PutFileThere())

// ErrNotFolder says that something else than a folder stands at a path.
var ErrNotFolder error = syscall.ENOTDIR

// OpenIn opens a regular file of a folder for reading. What was a file when it was listed
// may be something else by now.
func OpenIn(root *os.Root, p string) (*os.File, error) {
	f, err := root.OpenFile(p, os.O_RDONLY|NonBlocking, 0)
	if err != nil {
		return nil, err
	}
	return regular(f, p)
}

// OpenFolder opens a folder of another. A named pipe in its place is not opened, which
// [os.Root.OpenRoot] would wait for.
func OpenFolder(root *os.Root, p string) (*os.Root, error) {
	info, err := root.Stat(p)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, &fs.PathError{Op: "open", Path: p, Err: ErrNotFolder}
	}
	return root.OpenRoot(p)
}

// OpenRoot opens a folder anywhere. The slash keeps it from waiting for a named pipe, since
// none has one behind its name.
func OpenRoot(dir string) (*os.Root, error) { return os.OpenRoot(dir + "/") }

// Open opens a regular file anywhere for reading.
func Open(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|NonBlocking, 0)
	if err != nil {
		return nil, err
	}
	return regular(f, path)
}

// regular returns an opened file, or closes what is none.
func regular(f *os.File, path string) (*os.File, error) {
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "open", Path: path, Err: ErrNot}
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// NoLimit is the limit for files that may have any size, such as those that only we write.
const NoLimit = math.MaxInt64 - 1

// ReadFile returns the bytes of a regular file anywhere, at most limit+1 of them, so that
// the caller can see that there are too many.
func ReadFile(path string, limit int64) ([]byte, error) {
	f, err := Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	return io.ReadAll(io.LimitReader(f, limit+1))
}

// Files are the regular files of a folder. Folders cannot be listed.
type Files struct{ Root *os.Root }

// Open implements [fs.FS].
func (f Files) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	file, err := OpenIn(f.Root, name)
	if err != nil {
		return nil, err // not a nil *os.File, which would be an fs.File
	}
	return file, nil
}
