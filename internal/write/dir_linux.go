//go:build !portable

package write

import (
	"errors"
	"io"
	"os"

	"golang.org/x/sys/unix"

	"wendang/internal/regular"
	"wendang/internal/stamp"
)

// dir is an opened folder of the output. A build writes a hundred thousand
// files, so it asks the system itself: as os.Root does, for one name at a time
// and without following a link.
type dir struct {
	fd    int
	owned bool
}

// rootDir returns the output folder itself, which must stay open.
func (f *Folder) rootDir() dir { return dir{fd: int(f.self.Fd())} }

func (d dir) close() {
	if d.owned {
		_ = unix.Close(d.fd)
	}
}

// sub opens the folder name in d, whose path in the output is full.
func (d dir) sub(root *os.Root, name, full string) (dir, error) {
	fd, err := openat(d.fd, name, unix.O_PATH|unix.O_DIRECTORY|unix.O_NOFOLLOW)
	if err == nil {
		return dir{fd, true}, nil
	}
	if !errors.Is(err, unix.ELOOP) && !errors.Is(err, unix.ENOTDIR) {
		return dir{}, err
	}
	// It may be a link to another folder of the output.
	sub, err := regular.OpenFolder(root, full)
	if err != nil {
		return dir{}, err
	}
	defer func() { _ = sub.Close() }()
	self, err := sub.Open(".")
	if err != nil {
		return dir{}, err
	}
	defer func() { _ = self.Close() }()
	fd, err = openat(int(self.Fd()), ".", unix.O_PATH|unix.O_DIRECTORY)
	return dir{fd, true}, err
}

// look returns the stamp of a file, and false when there is none of that name.
func (d dir) look(name string) (s stamp.Stamp, ok bool) {
	var st unix.Stat_t
	if err := again(func() error { return unix.Fstatat(d.fd, name, &st, unix.AT_SYMLINK_NOFOLLOW) }); err != nil {
		return s, false
	}
	return stamp.Stamp{Size: st.Size, ModTime: st.Mtim.Nano(), ChangeTime: st.Ctim.Nano()}, st.Mode&unix.S_IFMT == unix.S_IFREG
}

func (d dir) mkdir(name string) error {
	err := again(func() error { return unix.Mkdirat(d.fd, name, 0o755) })
	return pathError("mkdir", name, err)
}

func (d dir) open(name string) (*os.File, error) {
	fd, err := openat(d.fd, name, unix.O_RDONLY|unix.O_NOFOLLOW|unix.O_NONBLOCK)
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(fd), name), nil
}

func (d dir) rename(from, to string) error {
	err := again(func() error { return unix.Renameat(d.fd, from, d.fd, to) })
	return pathError("rename", to, err)
}

func (d dir) remove(name string) error {
	err := again(func() error { return unix.Unlinkat(d.fd, name, 0) })
	return pathError("unlink", name, err)
}

// create makes a new file of what a reader has, and returns its stamp.
func (d dir) create(name string, content io.Reader) (s stamp.Stamp, err error) {
	fd, err := openat(d.fd, name, unix.O_WRONLY|unix.O_CREAT|unix.O_EXCL|unix.O_NOFOLLOW)
	if err != nil {
		return s, err
	}
	_, err = io.Copy(descriptor(fd), content)
	var stat unix.Stat_t
	statErr := again(func() error { return unix.Fstat(fd, &stat) })
	if err = errors.Join(err, statErr, unix.Close(fd)); err != nil {
		return s, pathError("write", name, err)
	}
	return stamp.Stamp{Size: stat.Size, ModTime: stat.Mtim.Nano(), ChangeTime: stat.Ctim.Nano()}, nil
}

// descriptor is a file that is written to.
type descriptor int

func (fd descriptor) Write(b []byte) (int, error) {
	written := 0
	for written < len(b) {
		n, err := unix.Write(int(fd), b[written:])
		switch {
		case err == unix.EINTR:
		case err != nil:
			return written, err
		case n == 0:
			return written, io.ErrUnexpectedEOF
		default:
			written += n
		}
	}
	return written, nil
}

func openat(at int, name string, flags int) (fd int, err error) {
	err = again(func() error {
		fd, err = unix.Openat(at, name, flags|unix.O_CLOEXEC, 0o644)
		return err
	})
	return fd, pathError("open", name, err)
}

// again does something until no signal comes between.
func again(do func() error) error {
	for {
		if err := do(); err != unix.EINTR {
			return err
		}
	}
}

func pathError(op, name string, err error) error {
	if err == nil {
		return nil
	}
	return &os.PathError{Op: op, Path: name, Err: err}
}
