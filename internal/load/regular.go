package load

import (
	"errors"
	"io/fs"
	"os"

	"wendang/internal/failure"
	"wendang/internal/message"
)

// errNotFile says that something else than a file stands at a path.
var errNotFile = failure.New(message.CauseNotFile())

// openRegular opens a regular file for reading. What was a file when it was listed may be
// a named pipe by now, for which a plain Open would wait for ever.
func openRegular(root *os.Root, p string) (*os.File, error) {
	f, err := root.OpenFile(p, os.O_RDONLY|nonBlocking, 0)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = &fs.PathError{Op: "open", Path: p, Err: errNotFile}
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}
