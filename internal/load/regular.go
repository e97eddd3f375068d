package load

import (
	"errors"
	"io"
	"io/fs"
	"os"

	"wendang/internal/failure"
	"wendang/internal/message"
)

// errNotFile says that something else than a file stands at a path.
var errNotFile = failure.New(message.CauseNotFile()).WithHint(message.CheckPath())

// openRegular opens a regular file for reading. What was a file when it was listed may be
// a named pipe by now, for which a plain Open would wait for ever.
func openRegular(root *os.Root, p string) (*os.File, error) {
	f, err := root.OpenFile(p, os.O_RDONLY|nonBlocking, 0)
	if err != nil {
		return nil, err
	}
	return regular(f, p)
}

// OpenFile opens a regular file anywhere for reading.
func OpenFile(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|nonBlocking, 0)
	if err != nil {
		return nil, err
	}
	return regular(f, path)
}

// regular returns an opened file, or closes what is none.
func regular(f *os.File, path string) (*os.File, error) {
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "open", Path: path, Err: errNotFile}
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// ReadFile returns the bytes of a regular file anywhere, at most limit+1 of them, so that
// the caller can see that there are too many.
func ReadFile(path string, limit int64) ([]byte, error) {
	f, err := OpenFile(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	return io.ReadAll(io.LimitReader(f, limit+1))
}
